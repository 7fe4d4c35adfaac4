"""Heart 1, pure: the ledger of physical copies."""
