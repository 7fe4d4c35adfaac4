"""Read tables, derived from streams: the same code for live writing and for rebuilding."""
