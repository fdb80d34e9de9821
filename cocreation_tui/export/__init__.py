"""Read models made into files: minutes."""
