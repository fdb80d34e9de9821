"""Days and clock times out of what people write, in one way for every line and field."""
