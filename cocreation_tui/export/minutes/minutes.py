"""The minutes as Markdown, in the language of the meeting (product: closing and minutes)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.reports.cover import covered
from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers
from cocreation_tui.core.reports.minutes import Minutes, minutes_of
from cocreation_tui.core.reports.outward import outward
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.versions import version_now
from cocreation_tui.export.minutes.by_item import by_item
from cocreation_tui.export.minutes.by_kind import by_kind
from cocreation_tui.export.minutes.called import cover_of
from cocreation_tui.export.minutes.corrected import corrected
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.export.saving import minutes_name
from cocreation_tui.i18n.words import Words


def minutes_markdown(
    session: Session,
    now: datetime,
    words: Words,
    speaking: Speaking = Speaking.GROUPS,
    manner: Manner = USUAL,
) -> str:
    """The minutes of a session seen from ``now``: the same twice, and of a closed session until it is set right."""
    minutes = minutes_told(session, now, words, manner)
    speaking = _of_groups(speaking) if manner.readers is Readers.ALL else speaking
    told = by_item if manner.order is Order.ITEM else by_kind
    return "\n\n".join(told(minutes, session, words, speaking)) + "\n"


def corrections_markdown(session: Session, now: datetime, words: Words, manner: Manner = USUAL) -> str:
    """What the minutes tell otherwise than the version before them, under its heading; empty for nothing."""
    return "\n\n".join(corrected(minutes_told(session, now, words, manner), words))


def minutes_told(session: Session, now: datetime, words: Words, manner: Manner = USUAL) -> Minutes:
    """What a session came to, with people called and things left out as a manner has it."""
    minutes = minutes_of(session, now)
    if manner.names is not Names.FULL:
        minutes = _covered(minutes, session, manner.names, words)
    match manner.readers:
        case Readers.ALL:
            return outward(minutes)
        case Readers.INTERNAL:
            return replace(minutes, readers=manner.readers)
        case Readers.OWN:
            return minutes


def _covered(minutes: Minutes, session: Session, names: Names, words: Words) -> Minutes:
    """The minutes without names; the version before them without those that people had then."""
    before = minutes.corrects
    if before:
        then = covered(before.then, cover_of(before.since.then, names, words))
        minutes = replace(minutes, corrects=replace(before, then=then))
    return covered(minutes, cover_of(session, names, words))


def _of_groups(speaking: Speaking) -> Speaking:
    """What of speaking goes to everybody: never how long somebody spoke."""
    return Speaking.GROUPS if speaking is Speaking.PEOPLE else speaking


def told_name(session: Session, manner: Manner, words: Words) -> str:
    """The file name of a meeting's minutes: ``2026-11-21-tovholdermoede-initialer.md`` for those with initials.

    A version after the first has files of its own, ``-version-2``, so that what went out before stays as it was sent.
    """
    parts = (
        (manner.order, USUAL.order, "order"),
        (manner.names, USUAL.names, "names"),
        (manner.readers, USUAL.readers, "readers"),
    )
    said = [words(f"minutes.file-{area}-{one}") for one, usual, area in parts if one != usual]
    version = version_now(session)
    said += [words("minutes.file-version", n=version)] if version > 1 else []
    if manner.names is not Names.FULL:
        session = replace(session, title=cover_of(session, manner.names, words).text(session.title))
    name = Path(minutes_name(session, session.zone))
    return name.with_stem("-".join((name.stem, *said))).name
