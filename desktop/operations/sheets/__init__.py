"""What stands on each printed sheet: the book in, the slots of a form out. One file per form."""
