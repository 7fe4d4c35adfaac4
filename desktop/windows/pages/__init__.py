"""The pages of the window: each a package with its body, its list, its card and its entries."""
