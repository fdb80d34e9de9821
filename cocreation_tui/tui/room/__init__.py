"""What the room sees, before it is painted."""
