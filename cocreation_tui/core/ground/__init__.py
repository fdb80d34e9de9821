"""What everything stands on: identities, errors as keys, clean words, days, short names."""
