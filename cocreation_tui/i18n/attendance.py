"""Who was in the room when, in words: *kom kl. 09.20*, *gik kl. 10.05*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cocreation_tui.core.ground.languages import spoken
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.people.presence import Stay
from cocreation_tui.i18n.dates import clock
from cocreation_tui.i18n.words import Words

_DEEDS = (
    ("attendance.came-back", Attendance.PRESENT),
    ("attendance.came", Attendance.PRESENT),
    ("attendance.went", Attendance.LEFT),
)
"""How coming and going is told, the longest first, and what is so then."""


def at_clock(at: datetime, zone: str, words: Words) -> str:
    """An instant as a clock time within a sentence: ``kl. 09.20``."""
    told = clock(at, zone)
    return words("attendance.at", clock=told.replace(":", spoken(words.language).clock))


def told_stays(stays: Sequence[Stay], zone: str, words: Words) -> list[str]:
    """Comings and goings, in order; nothing for somebody who was there throughout."""
    said = []
    for number, stay in enumerate(stays):
        if stay.came is not None:
            said.append(
                words(
                    "attendance.came-back" if number else "attendance.came",
                    at=at_clock(stay.came, zone, words),
                )
            )
        if stay.left is not None:
            said.append(words("attendance.went", at=at_clock(stay.left, zone, words)))
    return said


def deed_behind(said: str, words: Words) -> tuple[str, Attendance | None]:
    """What stands before *kom* or *gik* at the end of a text, and what is so after that; None for neither."""
    for key, so in _DEEDS:
        deed = words(key, at="").strip()
        name = said[: -len(deed)].rstrip(" ,:")
        if name and said.casefold().endswith(f" {deed}"):
            return name, so
    return said, None
