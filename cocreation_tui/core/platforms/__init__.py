"""Development platforms: what they are, how they came to be it, and which one is meant."""
