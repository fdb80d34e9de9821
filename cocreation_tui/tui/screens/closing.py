"""Closing: what is still open, and the one key that closes. Nothing here blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cocreation_tui.core.capture import Capture, Kind, Status
from cocreation_tui.core.people import Attendance
from cocreation_tui.core.schedule import State, project
from cocreation_tui.core.session import Session
from cocreation_tui.i18n.dates import clock, drift_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import line, lines, plain, styled


class ClosingScreen(BaseDialog[bool]):
    """The checklist; F10 again closes the meeting, Esc goes on with it."""

    CSS_PATH = "../styles/page.tcss"
    BINDINGS = [
        Binding("f10", "confirm", show=False),
        Binding("down", "move(2)", show=False),
        Binding("up", "move(-2)", show=False),
    ]

    def __init__(self, words: Words, session: Session, now: datetime) -> None:
        super().__init__(words)
        self._session = session
        self._now = now

    def compose(self) -> ComposeResult:
        """The checklist and what the keys do."""
        yield self.too_small
        with VerticalScroll(id="page"):
            yield Static(plain(self.words("closing.title", title=self._session.title)), id="page-title")
            yield Static(checklist(self.words, self._session, self._now))
        yield Static(plain(self.words("closing.hints")), id="page-hints")

    def action_confirm(self) -> None:
        """Close the meeting."""
        self.dismiss(True)

    def action_move(self, by: int) -> None:
        """Scroll."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=by, animate=False)


def checklist(words: Words, session: Session, now: datetime) -> Content:
    """Everything a facilitator looks at before people stand up."""
    seen = project(session.agenda, session.facts, now)
    absent = sum(person.attendance is Attendance.ABSENT for person in session.people)
    unreached = [row.item.title for row in seen.rows if row.state is State.AHEAD]
    tasks = [c for c in session.captures if c.kind is Kind.TASK]
    rows = [
        _line(
            True, words("closing.clock", end=clock(now, session.zone), drift=drift_words(words, seen.drift))
        ),
        _line(bool(session.people), words("closing.people", present=len(session.present), absent=absent)),
        *_open(words, "closing.unreached", unreached),
        *_open(words, "closing.no-owner", _texts(tasks, lambda c: c.owner is None)),
        *_open(words, "closing.no-date", _texts(tasks, lambda c: c.due is None)),
        *_open(words, "closing.undecided", _undecided(session)),
        *_open(words, "closing.parked", _texts(session.captures, lambda c: c.kind is Kind.PARKING)),
        plain(""),
        styled(words("closing.decisions"), "bold"),
        *(_decision(words, c) for c in session.captures if c.kind is Kind.DECISION),
        plain(""),
        *([styled(words("closing.results"), "bold")] if session.results else []),
        *(plain(f"  {result}") for result in session.results),
    ]
    return lines(rows)


def _line(settled: bool, text: str) -> Content:
    mark, style = ("✓", "$text-success") if settled else ("▲", "$text-warning")
    return line((f"{mark} ", style), text)


def _open(words: Words, key: str, what: list[str]) -> list[Content]:
    """A heading that counts what is open and one line for each; one settled line when nothing is."""
    return [_line(not what, words.count(key, len(what))), *(plain(f"    {text}") for text in what)]


def _texts(captures: Iterable[Capture], wanted: Callable[[Capture], bool]) -> list[str]:
    return [" ".join(capture.text.split()) for capture in captures if wanted(capture)]


def _undecided(session: Session) -> list[str]:
    decisions = [c for c in session.captures if c.kind is Kind.DECISION]
    return _texts(decisions, lambda c: c.status is not Status.ADOPTED)


def _decision(words: Words, capture: Capture) -> Content:
    label = words("decision.label", number=capture.number)
    return line((f"  {label}  ", "bold"), " ".join(capture.text.split()))
