"""Verbs of what comes in: signing for envelopes, opening them, registering documents, opening the book."""
