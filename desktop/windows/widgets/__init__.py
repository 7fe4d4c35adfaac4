"""The kit the pages are built from: one small file for each widget."""
