"""The issue of a paper: prepared from the book, entered in it, drawn, its outcome noted. Also labels."""
