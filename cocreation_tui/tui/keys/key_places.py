"""Where a key means something: the places of the program, and which of them are built on others."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """Where a key means something; elsewhere the same key may mean something else."""

    MEETING = "meeting"
    HOME = "home"
    INITIATIVE = "initiative"
    TASKS = "tasks"
    FIND = "find"
    PAGE = "page"
    CODE = "code"
    READING = "reading"
    MINUTES = "minutes"
    NEWSLETTER = "newsletter"
    POSTER = "poster"
    CHECKLIST = "checklist"
    CLOSING = "closing"
    CORRECTING = "correcting"
    LEFT = "left"
    AGENDA = "agenda"
    SPEAKING = "speaking"
    TIMELINE = "timeline"
    RESCUE = "rescue"
    EXERCISE = "exercise"
    BACK_DATE = "back-date"
    QR = "qr"
    SETTINGS = "settings"
    FIELDS = "fields"
    FORM = "form"
    NEW_MEETING = "new-meeting"
    OVER = "over"
    """What lies over a screen and has letters for commands: no place of its own, but what such places have in common."""


WRITTEN = frozenset({Place.FIELDS, Place.FIND, Place.FORM, Place.NEW_MEETING})
"""Places where what is typed goes into fields."""
BUILT_ON: dict[Place, tuple[Place, ...]] = {
    Place.READING: (Place.PAGE, Place.OVER),
    Place.NEWSLETTER: (Place.MINUTES,),
    **dict.fromkeys((Place.FORM, Place.NEW_MEETING), (Place.FIELDS,)),
    **dict.fromkeys((Place.CLOSING, Place.CORRECTING, Place.LEFT), (Place.CHECKLIST,)),
    **dict.fromkeys((
        Place.CODE, Place.MINUTES, Place.POSTER, Place.CHECKLIST, Place.AGENDA, Place.SPEAKING, Place.TIMELINE,
        Place.RESCUE, Place.EXERCISE, Place.BACK_DATE, Place.QR, Place.SETTINGS,
    ), (Place.OVER,)),
}  # fmt: skip
"""Places where the keys of others hold too, and those of what these are built on."""
