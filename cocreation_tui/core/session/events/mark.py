"""What every event carries about itself: its name in files, what undoes it, and the words it is told in."""

from __future__ import annotations

from enum import StrEnum

from cocreation_tui.core.ground.records import dataclass


class Lane(StrEnum):
    """What an undo may look for when it is not simply the last thing that was done."""

    AGENDA = "agenda"
    """Items, pauses, time given and taken, closing."""
    SPEAKING = "speaking"
    """Who had the word."""
    CAPTURE = "capture"
    """What was caught and changed."""
    PEOPLE = "people"
    """Who is here."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is so of every event of a class."""

    name: str
    """What it is called in files: never changed and never used again."""
    lane: Lane | None
    """Among what an undo finds it; None for what cannot be undone."""
    key: str
    """Key in the catalogues of the words it is told in."""
