"""WALL terminal: the same operations without a screen."""
