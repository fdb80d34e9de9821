"""Commands: what a facilitator asks for, in the imperative."""
