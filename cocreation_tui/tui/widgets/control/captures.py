"""What was caught: counts by kind, and the last captures that fit, the newest at the bottom."""

from __future__ import annotations

from collections import Counter

from textual.content import Content
from textual.geometry import Size

from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.tally import tally
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.dates import brief_day, clock_on, local
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import Part, fit, line, pad, styled, width, wrap
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.panel import Panel, Rows

ALWAYS = (Kind.FOCUS, Kind.ACTOR, Kind.GOAL, Kind.DECISION, Kind.TASK)
"""Kinds whose count is shown even when it is none: what co-creation is to bring about."""


class CapturesPanel(Panel):
    """Live counts and the last captures."""

    DEFAULT_CSS = """
    CapturesPanel { height: 1fr; padding: 0 1; border-top: solid $primary-muted; }
    """

    def told_by(self, view: View) -> object:
        """What was caught, who is there, and the day it is: times of other days carry theirs."""
        session = view.session
        today = local(view.now, session.zone).date()
        return session.captures, session.people, session.about, session.zone, today, view.words

    def paint(self, view: View, size: Size) -> Rows:
        """Counts, then as many captures as there is room for."""
        found, missing = tally(view.session), _missing(view.words, view.session)
        heading = wrap(_counts(view.words, found, missing, ALWAYS), size.width, 3)
        if len(heading) > 2:
            heading = wrap(_counts(view.words, found, missing, ()), size.width, 2)
        rows = [styled(text, "bold $text-secondary") for text in heading]
        room = size.height - len(rows)
        if room > 0:
            rows += [row(view, capture, size.width) for capture in view.session.captures[-room:]]
        return rows[: max(0, size.height)]


def _counts(words: Words, found: Counter[Kind], missing: str, always: tuple[Kind, ...]) -> str:
    """How many of each kind were caught; behind the tasks, what is missing of them.

    Its only spaces are those between kinds, so that it is broken nowhere else.
    """
    told = []
    for kind in Kind:
        if kind in always or found[kind]:
            told.append(words.count(f"count.{kind.value}", found[kind]))
            if kind is Kind.TASK:
                told[-1] += missing
    unbroken = (part.replace(" ", "\xa0") for part in told)
    return f"{words('captures.title')} " + "\xa0· ".join(unbroken)


def _missing(words: Words, session: Session) -> str:
    """How many tasks lack an owner or a date."""
    tasks = [capture for capture in session.captures if capture.kind is Kind.TASK]
    ownerless = sum(task.owner is None for task in tasks)
    undated = sum(task.due is None for task in tasks)
    parts = [words.count("captures.no-owner", ownerless)] if ownerless else []
    parts += [words.count("captures.no-date", undated)] if undated else []
    return f" ({', '.join(parts)})" if parts else ""


def label(words: Words, capture: Capture) -> str:
    """A decision's number, for others the name of the kind."""
    if capture.kind is Kind.DECISION:
        return words("decision.label", number=capture.number)
    return kind_name(words, capture, "short")


def row(view: View, capture: Capture, cells: int) -> Content:
    """A capture on one line: time, kind, particulars, words."""
    marks = particulars(view, capture)
    time = clock_on(capture.at, view.session.zone, view.now, view.words.language)
    named = label(view.words, capture)
    kind = pad(named, max(10, width(named)))
    room = cells - width(time) - width(kind) - 2
    parts: list[Part] = [(f"{time} ", "$text-muted"), (f"{kind} ", "bold $text-accent")]
    text = " / ".join(part for part in capture.text.split("\n") if part)
    if marks and room > 12:
        said = fit("  ".join(marks), max(8, room * 2 // 5))
        return line(*parts, (f"{said}  ", "$text-secondary"), fit(text, room - width(said) - 2))
    return line(*parts, fit(text, room))


def particulars(view: View, capture: Capture) -> list[str]:
    """Platform, owner, date and a decision's standing, as short marks."""
    marks = [f"#{capture.platform}"] if capture.platform else []
    marks += [f"@{name}" for name in view.session.owners(capture)]
    marks += [f"!{brief_day(capture.due, view.words.language)}"] if capture.due else []
    if capture.kind is Kind.DECISION and capture.status is not Status.ADOPTED:
        marks.append(view.words(f"status.{capture.status.value}"))
    return marks
