"""A line as it was read: who answers for it in words, and the command that keeps it."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.capture.capture_line import Reading
from cocreation_tui.core.people.finding import nearest
from cocreation_tui.core.session.commands.command import CaptureThis, EditCapture
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import doubt_words, short_day
from cocreation_tui.i18n.words import Words

MOST_APART = 3
"""Ways to write a name that are told at most."""


def catch_as_read(reading: Reading, kind: Kind | None = None) -> CaptureThis:
    """The command that keeps what a line says."""
    return CaptureThis(
        kind or reading.kind,
        reading.text,
        reading.owner,
        reading.owner_name,
        reading.due,
        reading.platform,
        also=reading.also,
        also_names=reading.also_names,
    )


def edit_as_read(old: Capture, reading: Reading) -> EditCapture:
    """The command that makes a capture what a line says; words that were not changed keep their lines."""
    return EditCapture(
        old.id,
        old.text if reading.text == " ".join(old.text.split()) else reading.text,
        reading.owner,
        reading.owner_name,
        reading.due,
        reading.platform,
        reading.also,
        reading.also_names,
    )


def line_as_read(reading: Reading, session: Session, words: Words) -> str:
    """A reading in words: kind, owner, date, platform, and what was not understood."""
    parts = [words(f"kind.{reading.kind.value}"), *owners_as_read(reading, session, words)]
    if reading.due:
        parts.append(words("reading.due", date=short_day(reading.due, words.language)))
    if reading.doubt:
        parts.insert(1, f"▲ {doubt_words(words, reading.doubt)}")
    if reading.platform:
        parts.append(f"#{reading.platform}")
        if reading.platform.casefold() not in {known.casefold() for known in session.platforms}:
            parts.append(words("reading.new-platform"))
    if reading.kind is Kind.NOTE:
        parts.append(words("reading.in-minutes"))
    # What is asked about is told already.
    unread = [mark for mark in reading.unread if not (reading.doubt and mark.startswith("!"))]
    if reading.apart:
        parts.insert(1, f"▲ {to_write(reading, words)}")
    elif unread:
        parts.append(words("reading.unread", marks=" ".join(unread)))
    return " · ".join(parts)


def owners_as_read(reading: Reading, session: Session, words: Words) -> list[str]:
    """Who answers for it, as it is read; who is not on the list is asked about."""
    known = [session.name(one) for one in (reading.owner, *reading.also) if one]
    names = [*known, *reading.off_list]
    said = [words("reading.owner", name=words.together(names))] if names else []
    return said + [off_list(name, session, words, at_end=len(names) == 1) for name in reading.off_list]


def off_list(name: str, session: Session, words: Words, at_end: bool = False) -> str:
    """That a name is not on the list, and who it may have been meant for."""
    near = nearest([one for one in session.people if one.name != name], name)
    key = "reading.nearest" if near else "reading.new-person" if at_end else "reading.off-list"
    return words(key, name=name, near=session.name(near.id) if near else "")


def to_write(reading: Reading, words: Words) -> str:
    """What to write so that an owner's name means one of several."""
    ways = [f"@{way}" for way in reading.apart[:MOST_APART]]
    more = ["…"] if len(reading.apart) > MOST_APART else []
    return words("reading.several", names=" / ".join([*ways, *more]))


def kept_as_read(said: str, reading: Reading, words: Words) -> str:
    """What is said of a line that was kept: first what its owner's name lacks, last which marks were not understood."""
    if reading.apart:
        return f"▲ {to_write(reading, words)} · {said}"
    return words("capture.unread", said=said, marks=" ".join(reading.unread)) if reading.unread else said
