"""Events: what has happened, in the past tense."""
