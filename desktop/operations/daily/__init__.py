"""Verbs of the two ends of the day: chasing and closing."""
