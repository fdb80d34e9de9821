"""Words, dates and what people write, in Danish and English."""
