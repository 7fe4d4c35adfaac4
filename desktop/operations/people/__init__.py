"""Verbs of people: persons, departments, posts, deputies, named lists, operators."""
