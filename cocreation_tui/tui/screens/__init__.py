"""Screens: the only places that send commands."""
