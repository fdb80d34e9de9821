"""The plan of a meeting and its living schedule, with everything that follows from being late."""
