"""From events to the session: total functions, because a fact cannot be refused."""
