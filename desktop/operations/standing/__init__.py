"""Verbs of what stands: safes and issuing bodies."""
