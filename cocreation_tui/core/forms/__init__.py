"""The templates of the method: their fields, and what a filled-in one says."""
