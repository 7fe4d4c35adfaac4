"""Proof of the book: file, schema, chain, content, read tables, laws; and a printed sheet against it."""
