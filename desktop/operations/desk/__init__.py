"""Verbs about the book itself: founded, unlocked, locked, rules in force, clock, excision."""
