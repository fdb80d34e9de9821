"""A way of working under way: the step, its own time, and which key goes on. Nothing here goes on by itself."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content
from textual.geometry import Size

from cocreation_tui.core.agenda.schedule import ZERO
from cocreation_tui.core.floor.work import Work
from cocreation_tui.i18n.dates import span
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit, line, plain, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.digits import draw, largest

TALLEST = 5
"""Rows of the bar of a silent step: enough to be seen from the back."""
SOON = timedelta(seconds=30)
"""Time left of a step at which it is about to end; shorter for short steps."""


def step_left(view: View, work: Work) -> timedelta:
    """Time left of the step under way; negative over time."""
    return work.left(view.session.facts.running, view.now)


def work_facts(words: Words, work: Work) -> str:
    """Which way of working, and how far: ``1-2-4-alle · 2 af 4``."""
    form = words(f"work.form.{work.form}")
    if len(work.steps) == 1:
        return form
    return words("work.facts", form=form, number=work.index + 1, of=len(work.steps))


def step_row(view: View, work: Work, cells: int) -> Content:
    """The step by name, that its time is up where it is, and the key for what comes."""
    words = view.words
    name = words(f"work.step.{work.step.id}")
    up = f"  ■ {words('running.time-up')}" if step_left(view, work) <= ZERO else ""
    key, which = view.keyboard.first("work"), "last" if last_step(work) else "next"
    room = cells - width(name) - width(up) - 3
    said = (words(f"work.{which}", key=key), words(f"work.{which}-short", key=key))
    more = next((one for one in said if width(one) <= room), "")
    return line((fit(name, cells), "bold"), (up, "bold $text-error"), (f"   {more}", "$text-muted"))


def last_step(work: Work) -> bool:
    """Whether the step under way is the last one."""
    return work.index + 1 >= len(work.steps)


def step_clock(view: View, work: Work, size: Size) -> list[Content]:
    """The step's own time in digits; a shrinking bar without digits where the room is to be silent."""
    left = step_left(view, work)
    style = _style(work, left, view)
    if work.silent:
        return _bar(work, left, size, style)
    figure = span(left) if left >= ZERO else "+" + span(-left)
    return [styled(text, style) for text in draw(figure, largest(figure, size.width, size.height))]


def _style(work: Work, left: timedelta, view: View) -> str:
    run = view.session.facts.running
    if run is not None and run.paused:
        return "$text-warning"
    if left <= ZERO:
        return "bold $text-error"
    return "$text-warning" if left <= min(SOON, work.step.length / 5) else "$text-success"


def _bar(work: Work, left: timedelta, size: Size, style: str) -> list[Content]:
    """What is left as a block that gets shorter, in as many rows as digits would take."""
    rows = largest("00:00", size.width, size.height).height
    tall = min(TALLEST, rows)
    part = max(0.0, min(1.0, left / work.step.length)) if work.step.length else 0.0
    full = -int(-part * size.width // 1)
    row = line(("█" * full, style), ("░" * (size.width - full), "$text-muted"))
    above = (rows - tall) // 2
    return [plain("")] * above + [row] * tall + [plain("")] * (rows - tall - above)
