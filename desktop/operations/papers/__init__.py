"""Verbs of printed sheets: issue, outcome, signature, back in the binder."""
