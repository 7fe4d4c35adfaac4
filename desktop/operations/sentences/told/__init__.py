"""What happened, one readable line per kind of fact: numbers, persons and places, never a title."""
