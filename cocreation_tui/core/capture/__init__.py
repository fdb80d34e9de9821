"""What is caught the moment it is said: its kinds, and reading it out of one line of typing."""
