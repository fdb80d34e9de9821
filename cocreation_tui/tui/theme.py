"""The colours: two themes for a projector, one on a dark ground and one on a light one.

Whatever a colour says is also said by a word or a glyph. Names beginning with ``audience-`` are the only ones the
audience face uses; each of its texts stands at least 7:1 against its ground.
"""

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
    variables={
        "audience-ground": "#0B1016",
        "audience-text": "#F2F4F7",
        "audience-quiet": "#B7C3D0",
        "audience-accent": "#E8C468",
        "audience-calm": "#8CD3FF",
        "audience-warn": "#FFC457",
        "audience-band": "#1D2935",
        "audience-band-text": "#F2F4F7",
        "audience-message": "#F2D27A",
        "audience-message-text": "#14100A",
    },
)
"""Light words on a dark ground: for a dim room."""

LIGHT = Theme(
    name="cocreation-light",
    primary="#0B5C94",
    secondary="#1F4E79",
    accent="#7A4B00",
    foreground="#10161C",
    background="#FFFFFF",
    surface="#F1F4F7",
    panel="#DFE6ED",
    success="#1B6B33",
    warning="#8A5200",
    error="#A3231B",
    dark=False,
    variables={
        "audience-ground": "#FFFFFF",
        "audience-text": "#0B0F14",
        "audience-quiet": "#3B4856",
        "audience-accent": "#5C3A00",
        "audience-calm": "#07457A",
        "audience-warn": "#7A2E00",
        "audience-band": "#DFE6ED",
        "audience-band-text": "#0B0F14",
        "audience-message": "#33230A",
        "audience-message-text": "#FFFFFF",
    },
)
"""Dark words on a light ground: for a room with daylight."""

THEMES = (DARK, LIGHT)
"""Every theme; the first is the one used when none was asked for."""
PAIRS = (
    ("audience-text", "audience-ground"),
    ("audience-quiet", "audience-ground"),
    ("audience-accent", "audience-ground"),
    ("audience-calm", "audience-ground"),
    ("audience-warn", "audience-ground"),
    ("audience-band-text", "audience-band"),
    ("audience-message-text", "audience-message"),
)
"""Every text of the audience face with the ground it stands on."""


def theme_name(wanted: str) -> str:
    """The full name of a theme given as ``dark``, ``light`` or in full; that of the first for any other."""
    names = [theme.name for theme in THEMES]
    return next((name for name in names if wanted in (name, name.removeprefix("cocreation-"))), names[0])


def other_theme(name: str) -> str:
    """The theme that comes after the one of that name."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
