"""Keys: the one table of them, those of one's own, and keys that repeat."""
