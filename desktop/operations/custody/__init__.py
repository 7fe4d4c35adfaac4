"""Verbs that move copies: hand out, take back, record what really happened."""
