"""Open tasks and parked points of all meetings, and those that were dealt with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.initiative.initiative import Matter
from cocreation_tui.tui.screens.initiative.listed_rows import (
    Look,
    Row,
    empty,
    flat,
    gap,
    heading,
    more,
    noted_page,
    told,
)
from cocreation_tui.tui.screens.initiative.targets import Deed, Target
from cocreation_tui.tui.text import Part, fit, line, lines, width

DEALT_WITH = 20
"""How many that were dealt with are listed, the last first."""
PLACE = 20
"""Columns for the platform something concerns."""


def rows(look: Look) -> Iterator[Row]:
    """Tasks by their day, parked points, then what was dealt with."""
    tasks = sorted((one for one in look.initiative.tasks if one.open), key=_when)
    late = sum(one.late_on(look.today) for one in tasks)
    said = look.words.count("matters.late", late) if late else ""
    yield from _part(look, look.words("matters.tasks"), said, tasks, "matters.no-tasks")
    yield more(look, "matters.new", Target(Deed.FORM, "task"))
    yield gap()
    parked = [one for one in look.initiative.parked if one.open]
    yield from _part(look, look.words("matters.parked"), "", parked, "matters.no-parked")
    done = [one for one in (*look.initiative.tasks, *look.initiative.parked) if not one.open]
    if done:
        yield gap()
        done.sort(key=lambda one: one.settled_at or one.noted.capture.at, reverse=True)
        yield from _part(look, look.words("matters.done-title"), "", done[:DEALT_WITH], "")


def _part(look: Look, title: str, said: str, matters: Sequence[Matter], none: str) -> Iterator[Row]:
    yield heading(title, said)
    yield from (matter_row(look, one) for one in matters)
    if not matters and none:
        yield empty(look, none)


def _when(matter: Matter) -> tuple[bool, date, str]:
    """Tasks with a day first, by that day."""
    return matter.due is None, matter.due or date.max, matter.noted.ref


def matter_row(look: Look, matter: Matter) -> Row:
    """A task or a parked point: what, who, by when; a mark and words tell that it is late."""
    words, noted = look.words, matter.noted
    mark = {Fate.DONE: "✓ ", Fate.DROPPED: "× ", Fate.OPEN: "○ "}[matter.fate]
    when = look.near(matter.due) if matter.due else ""
    style = "$text-muted"
    if matter.late_on(look.today):
        mark, when, style = "▲ ", words("matters.late-since", day=when), "bold $text-error"
    if not matter.open:
        when = words(f"matters.fate-{matter.fate.value}")
    place = look.place(noted.platform, PLACE)
    owner = matter.owner or (
        words("matters.no-owner") if matter.open and noted.capture.kind == "task" else ""
    )
    about: tuple[Part, ...] = (
        (place, "$text-secondary"),
        (f"   {owner}" if owner else "", "" if matter.owner else "$text-warning"),
        (f"   {when}" if when else "", style),
    )
    text = flat(noted.capture.text)
    content = told(look, mark, text, *about)
    if look.room < width(mark + text) + width(line(*about).plain):
        content = lines([line((mark, "bold"), fit(text, look.room - 2)), line(*about)])
    return Row(content, Target(Deed.MATTER, noted.ref), lambda: noted_page(look, noted))
