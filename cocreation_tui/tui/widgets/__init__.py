"""Widgets: data comes down as one frozen view, messages go up; none knows a screen, the app or the store."""
