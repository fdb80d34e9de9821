"""The library: cards and scripts, searched and read."""
