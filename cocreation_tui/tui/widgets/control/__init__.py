"""Panels of the control face."""
