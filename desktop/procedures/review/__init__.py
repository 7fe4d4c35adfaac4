"""保密审查: the item that is to be published, what is known of its text, and the sheet that carries many of them."""
