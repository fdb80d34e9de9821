"""The colours: dark, calm, and readable from the back row."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="cocreation-dark",
    primary="#5FB3E6",
    secondary="#A9C7E8",
    accent="#E8C468",
    foreground="#F2F4F7",
    background="#0B1016",
    surface="#131B24",
    panel="#1D2935",
    success="#7BD88F",
    warning="#FFC457",
    error="#FF7A70",
    dark=True,
)
"""Light words on a dark ground."""
