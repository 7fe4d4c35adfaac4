"""Composition root: the only room that knows every concrete class; demo, pictures and fill live here."""
