"""Whose turn it is: speaking, the queue, rounds, ways of working."""
