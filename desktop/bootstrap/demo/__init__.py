"""The demonstration: a whole week of one unit on a fresh book, through the same operations as the windows."""
