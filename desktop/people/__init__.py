"""Persons, posts, departments, clearances, deputies, operators: dated, retired, never deleted."""
