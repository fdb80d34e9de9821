"""Home, and what is set up from there."""
