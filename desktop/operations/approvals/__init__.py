"""Verbs that join the hearts: cases, the permits they give, and the acts that use them up."""
