"""Dialogs that any place may use: ask, pick, answer, read."""
