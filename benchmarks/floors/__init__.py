"""Each bare floor as a function: the least that any program must do for the same result."""
