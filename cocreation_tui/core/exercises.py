"""Exercises that a meeting answers on a screen of their own (method: what is felt by whom, for municipalities)."""

from __future__ import annotations

from cocreation_tui.core.form import Form

EXERCISES: tuple[Form, ...] = ()
"""Every exercise."""
