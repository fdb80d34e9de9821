"""What one meeting knows of somebody: for whoever asks what is kept about them (GDPR, articles 15 and 20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.floor.speaking import Turn
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.mentions import Mentions
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.presence import Stay
from cocreation_tui.core.session.pseudonyms import texts_of
from cocreation_tui.core.session.session import Session


@dataclass(frozen=True, slots=True)
class Personal:
    """Somebody in one meeting, or in what an initiative keeps about itself."""

    session: Session
    """The meeting."""
    entries: tuple[Person, ...]
    """Their entries on its list."""
    stays: tuple[Stay, ...]
    """When they were in the room."""
    turns: tuple[Turn, ...]
    """When they had the word."""
    owns: tuple[Capture, ...]
    """What they answer for."""
    said: tuple[Capture, ...]
    """What was caught while they had the word."""
    named: tuple[str, ...]
    """Every other text that names them, earlier wordings among them, each once."""


def personal(session: Session, mentions: Mentions) -> Personal:
    """What a meeting knows of somebody."""
    ids = mentions.one.ids
    entries = tuple(one for one in session.people if one.id in ids)
    owns = tuple(one for one in session.captures if set(one.owners) & {*ids})
    said = tuple(one for one in session.captures if one.speaker in ids)
    told = {one.text for one in (*owns, *said)}
    return Personal(
        session,
        entries,
        tuple(stay for one in entries for stay in session.stays(one)),
        tuple(one for one in session.turns if one.speaker in ids),
        owns,
        said,
        tuple(dict.fromkeys(one for one in _naming(session, mentions, ids) if one not in told)),
    )


def _naming(session: Session, mentions: Mentions, ids: tuple[PersonId, ...]) -> Iterator[str]:
    return (text for text in texts_of(session.steps, ids) if mentions.find(text))
