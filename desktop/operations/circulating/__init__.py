"""Verbs of circulation (传阅): the folder is what is handed over; a slip lists every copy in it."""
