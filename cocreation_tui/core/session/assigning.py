"""Tasks out of an exercise: one for each open point that somebody takes, and never the same twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.capture.line_names import owner_names, whom
from cocreation_tui.core.people.people import same_person
from cocreation_tui.core.session.commands.command import CaptureThis, Command, EditCapture
from cocreation_tui.core.session.events.event import Captured
from cocreation_tui.core.session.session import Session


def tasks_of(session: Session, wanted: Iterable[tuple[str, str]]) -> tuple[Command, ...]:
    """The commands that make a task of each pair of words and owner's name.

    A task that was made with the same words before is left as it is, also when it has been reworded since; when
    somebody else takes it now, it changes hands.
    """
    made = _made(session)
    return tuple(command for text, owner in wanted for command in _task(session, made.get(text), text, owner))


def _task(session: Session, made: Capture | None, text: str, owner: str) -> Iterator[Command]:
    if made is None:
        yield CaptureThis(Kind.TASK, text, owner_name=owner)
        return
    has = [one.name for one in map(session.person, made.owners) if one is not None]
    asked = owner_names(session.people, owner)
    if len(has) != len(asked) or not all(map(same_person, has, map(partial(_meant, session), asked))):
        yield EditCapture(made.id, made.text, None, owner, made.due, made.platform)


def _meant(session: Session, name: str) -> str:
    """The name of whom a name means."""
    person = whom(session.people, name)
    return person.name if person else name


def _made(session: Session) -> dict[str, Capture]:
    """The tasks that are there, by the words they were first caught with."""
    first = {
        event.capture.id: event.capture.text
        for step in session.steps
        for event in step.events
        if isinstance(event, Captured)
    }
    return {
        first.get(capture.id, capture.text): capture
        for capture in session.captures
        if capture.kind is Kind.TASK
    }
