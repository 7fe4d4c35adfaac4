"""One reader per kind of file; ``opening`` chooses by content. A reader tells, it returns nothing."""
