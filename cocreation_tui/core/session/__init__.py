"""A held meeting as a stream of facts: events, commands, what commands mean, what events change."""
