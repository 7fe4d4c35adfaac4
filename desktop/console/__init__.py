"""Wall to the terminal: the same operations without a screen."""
