"""Heart 2, pure: the engine of cases, whose rules are data."""
