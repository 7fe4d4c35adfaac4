"""Wall to the printer: everything that writes a document."""
