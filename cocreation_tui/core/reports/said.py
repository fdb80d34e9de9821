"""What was said and decided in a meeting, piece by piece, so that it can be found again.

Only what stands is a piece: what was deleted or undone is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.brought import REF
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.form import FieldType, Form
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.session import INITIATIVE, Session


class Around(StrEnum):
    """What can be found besides what was caught."""

    MEETING = "meeting"
    """What a meeting is called, what it is for and where it is held."""
    ITEM = "item"
    """A point of its agenda."""
    HANDS = "hands"
    """What a show of hands was about."""
    INITIATIVE = "initiative"
    """What an initiative is called."""


What = Kind | Around
"""What sort of thing was found."""
NO_WORDS = frozenset({"newsletter-sent", "step-done"})
"""Forms whose captures say which meeting or step is meant, by its identity, and nothing in words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a meeting that can be found."""

    kind: What
    """What sort of thing it is."""
    id: str
    """Identity within the meeting; empty for the meeting itself."""
    text: str
    """Its words, those that hold now first; a line for every field and every earlier version."""
    at: datetime
    """When it was caught, begun or held."""
    item: str = ""
    """The point of the agenda it belongs to, by title; empty for none."""
    person: str = ""
    """Who had the word."""
    owners: tuple[str, ...] = ()
    """Who answers for it."""
    platform: str = ""
    """The platform it concerns."""
    number: int = 0
    """A decision's number; 0 for everything else."""


def is_internal(session: Session) -> bool:
    """Whether a meeting is for the organisation behind the initiative alone."""
    return session.circle is Circle.INTERNAL


def begun_at(session: Session) -> datetime:
    """When a meeting began, or is to begin."""
    return session.facts.started_at or session.facts.planned_start


def said_in(session: Session) -> tuple[Said, ...]:
    """Everything that can be found of a meeting, or of what an initiative keeps about itself."""
    return tuple(
        one for one in (_whole(session), *_items(session), *_captures(session), *_hands(session)) if one.text
    )


def what_of(kind: str) -> What | None:
    """What sort of thing a word of ``Kind`` or ``Around`` is; None for no such word."""
    return next((one for one in (*Kind, *Around) if one.value == kind), None)


def _whole(session: Session) -> Said:
    kind = Around.INITIATIVE if session.script == INITIATIVE else Around.MEETING
    coming = session.next_meeting.place if session.next_meeting else ""
    lines = (session.title, session.purpose, *session.results, session.place, coming)
    return Said(kind, "", _lines(*lines), begun_at(session), person=session.led_by)


def _items(session: Session) -> Iterator[Said]:
    starts: dict[str, datetime] = {}
    for run in session.facts.runs:
        starts.setdefault(run.item, run.start)
    for item in session.agenda:
        if item.kind is not ItemKind.BREAK:
            at = starts.get(item.id, begun_at(session))
            yield Said(Around.ITEM, item.id, item.title.strip(), at, item.title)


def _captures(session: Session) -> Iterator[Said]:
    for one in session.captures:
        if one.form in NO_WORDS:
            continue
        yield Said(
            one.kind,
            one.id,
            capture_text(one),
            one.at,
            _item_title(session, one.item),
            session.name(one.speaker),
            session.owners(one),
            session.platform_of(one),
            one.number if one.kind is Kind.DECISION else 0,
        )


def _hands(session: Session) -> Iterator[Said]:
    for one in session.hands:
        yield Said(Around.HANDS, one.id, one.question.strip(), one.at, _item_title(session, one.item))


def _item_title(session: Session, wanted: str | None) -> str:
    item = next((one for one in session.agenda if one.id == wanted), None)
    return item.title if item else ""


def capture_text(capture: Capture) -> str:
    """The words of a capture: those that hold, what its form was filled in with, and what a decision said before."""
    form = form_of(capture.form)
    fields = (one.text for one in capture.fields if _is_words(one, form))
    return _lines(capture.text, *fields, *(old.text for old in capture.versions))


def _is_words(field: Field, form: Form | None) -> bool:
    """Whether a field says something in somebody's words, and not a choice, a day or an identity."""
    if field.name == REF:
        return False
    known = next((one for one in form.fields if one.name == field.name), None) if form else None
    if known is not None and known.type is FieldType.CHOICE:
        return field.text not in known.choices
    return known is None or known.type in (FieldType.LINE, FieldType.TEXT)


def _lines(*texts: str) -> str:
    return "\n".join(
        dict.fromkeys(line for text in texts for one in text.split("\n") if (line := one.strip()))
    )


def retold(session: Session, wanted: str, mark: str) -> Session:
    """The session with ``mark`` before the words of one piece of it, by identity: to see where those are told."""
    return replace(
        session,
        captures=tuple(
            replace(one, text=f"{mark}{one.text}") if one.id == CaptureId(wanted) else one
            for one in session.captures
        ),
        hands=tuple(
            replace(one, question=f"{mark}{one.question}") if one.id == wanted else one
            for one in session.hands
        ),
        agenda=tuple(
            replace(one, title=f"{mark}{one.title}") if one.id == wanted else one for one in session.agenda
        ),
    )
