"""The key file beside the vault: who can open what, each with his own password."""
