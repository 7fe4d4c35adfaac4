"""Wall to foreign files: everything that reads what somebody else made."""
