"""Who takes part, and the one rule of whom a name means."""
