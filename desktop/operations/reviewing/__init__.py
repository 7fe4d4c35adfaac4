"""保密审查: verbs of items, their texts, letters, batch sheets and publications."""
