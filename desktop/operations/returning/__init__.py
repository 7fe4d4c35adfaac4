"""Verbs of clearance return (清退): along the collecting body's list (D13)."""
