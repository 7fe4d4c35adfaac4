"""A unit's own rules: text in, definitions out, checked whole."""
