"""Rules in force, and others beside them: what differs, what is wrong with them, from which day they hold."""
