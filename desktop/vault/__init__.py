"""Wall to the disk: the encrypted store."""
