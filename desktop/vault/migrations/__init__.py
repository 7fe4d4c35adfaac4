"""Numbered migrations of our own: frozen SQL, one transaction each, ``PRAGMA user_version``."""
