"""One module per heading of the settings: its lines, the cards of its lines."""
