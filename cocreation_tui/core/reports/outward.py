"""Minutes that go to everybody: without what stays with those who were there (method: ground rules)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.speaking import Balance
from cocreation_tui.core.forms.fact_reading import fact_of
from cocreation_tui.core.forms.facts import ChallengeStated
from cocreation_tui.core.initiative.hearing import stays_inside
from cocreation_tui.core.reports.manner import Readers
from cocreation_tui.core.reports.minutes import Entry, LeftOpen, Minutes

_SILENT = Balance((), (), timedelta(0), timedelta(0), ())


def outward(minutes: Minutes) -> Minutes:
    """The minutes for everybody who takes part in the initiative.

    Nobody is named with what was said while they had the word. Of an internal meeting, or one with a single actor,
    nothing is told but the shared challenge it stated.
    """
    inside = stays_inside(minutes.circle)
    captures = (
        (kind, tuple(replace(one, speaker="") for one in entries if not inside or _is_shared(one)))
        for kind, entries in minutes.captures
    )
    told = replace(
        minutes,
        readers=Readers.ALL,
        captures=tuple((kind, entries) for kind, entries in captures if entries),
        balance=replace(minutes.balance, voices=()),
        corrects=minutes.corrects and replace(minutes.corrects, then=outward(minutes.corrects.then)),
    )
    return _emptied(told) if inside else told


def _is_shared(entry: Entry) -> bool:
    return isinstance(fact_of(entry.capture), ChallengeStated) and entry.capture.kind is not Kind.TASK


def _emptied(minutes: Minutes) -> Minutes:
    """Minutes without who was there, what it was about, how it went, and what follows from it."""
    return replace(
        minutes,
        kept_inside=True,
        purpose="",
        results=(),
        outcomes=(),
        present=(),
        absent=(),
        mentioned=(),
        excused=(),
        agenda=(),
        balance=_SILENT,
        open=LeftOpen(),
        hands=(),
        next_meeting=None,
        platforms_meet=(),
        left=(),
        stays=(),
        about=(),
        no=None,
        later={},
        version=0,
        issues=(),
        corrects=None,
    )
