"""The minutes of a meeting as files."""
