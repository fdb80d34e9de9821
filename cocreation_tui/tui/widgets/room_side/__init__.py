"""Painters of the audience face."""
