"""Planned against held: each item of each kind of meeting as a bar against its plan, then meeting by meeting.

What is over and under is told in words, and drawn in another shape, beside its colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import groupby

from textual.content import Content

from cocreation_tui.core.initiative.held_times import ItemFate, ItemTime
from cocreation_tui.core.reports.times import (
    LATE_FROM,
    MeetingTimes,
    UsualItem,
    UsualKind,
    held_meetings,
    kinds,
    middle,
)
from cocreation_tui.export.duties import meeting_kind_words
from cocreation_tui.i18n.dates import clock, minute_words, minutes_of
from cocreation_tui.tui.room.bars import FULL, OVER, planned_bar
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row, empty, flat, gap, heading
from cocreation_tui.tui.screens.initiative.targets import OnlyRead
from cocreation_tui.tui.text import Part, fit, line, lines, pad, pad_left, plain, styled, width
from cocreation_tui.tui.words.pages import Page

FIGURE = 6
"""Columns for minutes."""
BESIDE = 13
"""Columns for how much is over or under, in words."""
MOST_BAR = 40
"""Columns of a bar at most."""
STYLES = {FULL: "$text-accent", OVER: "$text-warning"}
"""Colours of what was held within the plan and beyond it; the plan itself is muted."""


def rows(look: Look) -> Iterator[Row]:
    """Every kind of meeting with its items, the one held last first; then every meeting, newest first."""
    known = kinds(look.initiative.meetings)
    if not known:
        yield heading(look.words("times.title"))
        yield empty(look, "times.none")
        return
    for number, kind in enumerate(known):
        if number:
            yield gap()
        yield from _kind_rows(look, kind)
    yield gap()
    yield heading(look.words("times.by-meeting"))
    yield from (_meeting_row(look, one) for one in reversed(held_meetings(look.initiative.meetings)))


def _kind_rows(look: Look, kind: UsualKind) -> Iterator[Row]:
    held = look.words.count("times.held", len(kind.meetings))
    yield heading(fit(flat(_title(look, kind)), look.room // 2), held)
    yield Row(_punctual(look, kind), OnlyRead(f"kind:{kind.script}"), partial(_kind_page, look, kind))
    if kind.items:
        yield Row(_labels(look))
    most = max((max(one.median, one.planned) for one in kind.items), default=timedelta(0))
    for one in kind.items:
        content = _bar_line(look, one.title, one.planned, one.median, most, f"{one.count} ×")
        yield Row(content, OnlyRead(f"item:{kind.script}:{one.item}"), partial(_item_page, look, kind, one))


def _title(look: Look, kind: UsualKind) -> str:
    return meeting_kind_words(kind.script, kind.title, look.words)


def _punctual(look: Look, kind: UsualKind) -> Content:
    """How often its meetings began late and ended late, and by how much as a rule."""
    told = []
    for name, late in (("late", kind.late), ("overrun", kind.overruns)):
        if late:
            by = minute_words(look.words, minutes_of(middle(late)))
            told.append(look.words(f"times.{name}", n=len(late), of=len(kind.meetings), by=by))
        else:
            told.append(look.words(f"times.no-{name}"))
    style = "$text-warning" if kind.late or kind.overruns else "$text-success"
    return styled(fit(" · ".join(told), look.room), style)


def _bar_room(look: Look) -> int:
    return max(8, min(MOST_BAR, look.room // 3))


def _title_room(look: Look) -> int:
    return look.room - _bar_room(look) - 2 * FIGURE - BESIDE - FIGURE - 1


def _labels(look: Look) -> Content:
    """What the figures beside the bars are."""
    figures = "".join(pad_left(look.words(f"times.column-{name}"), FIGURE) for name in ("held", "plan"))
    return styled(pad("", _title_room(look) + 1 + _bar_room(look)) + figures, "$text-muted")


def _bar_line(
    look: Look, title: str, planned: timedelta, held: timedelta, most: timedelta, end: str
) -> Content:
    """A title, its bar against the plan, both in minutes, what is over or under in words, and how often it was held."""
    minute = timedelta(minutes=1)
    drawn = planned_bar(planned / minute, held / minute, most / minute, _bar_room(look))
    bar: list[Part] = [("".join(run), STYLES.get(sign, "$text-muted")) for sign, run in groupby(drawn)]
    figures = "".join(pad_left(str(minutes_of(one)), FIGURE) for one in (held, planned))
    over = minutes_of(held) - minutes_of(planned)
    style = "bold $text-warning" if over > 0 else "$text-secondary" if over < 0 else "$text-success"
    beside = (f"  {pad(beside_plan(look, over), BESIDE - 2)}", style)
    return line(
        pad(flat(title), _title_room(look)),
        " ",
        *bar,
        figures,
        beside,
        (pad_left(end, FIGURE), "$text-muted"),
    )


def beside_plan(look: Look, over: int) -> str:
    """``4 over``, ``3 under`` or that it fits, of whole minutes."""
    if not over:
        return look.words("times.fits")
    return look.words("times.over" if over > 0 else "times.under", n=abs(over))


def _meeting_row(look: Look, one: MeetingTimes) -> Row:
    """A meeting on one line: when, how late it began and ended."""
    said = " · ".join(_when_told(look, one))
    late = max(one.late, one.overrun) >= LATE_FROM
    end: tuple[Part, ...] = (
        (f"   {look.on(one.start)}", "$text-muted"),
        (f"   {said}", "$text-warning" if late else "$text-success"),
    )
    room = look.room - 2 - width(line(*end).plain)
    content = line("  ", pad(flat(one.title), max(12, room)), *end)
    return Row(content, OnlyRead(f"times:{one.id}"), partial(_meeting_page, look, one))


def _when_told(look: Look, one: MeetingTimes) -> list[str]:
    """How late it began and how late it ended, where it was."""
    told = [
        look.words(f"times.{name}", by=minute_words(look.words, minutes_of(by)))
        for name, by in (("began-late", one.late), ("ended-late", one.overrun))
        if by >= LATE_FROM
    ]
    return told or [look.words("times.on-time")]


def _meeting_page(look: Look, one: MeetingTimes) -> Page:
    """A meeting item by item, as planned and as held."""
    zone = look.initiative.zone
    planned, held = (
        (clock(at, zone) for at in ends)
        for ends in ((one.planned_start, one.planned_end), (one.start, one.end))
    )
    said = look.words("times.from-to", planned="–".join(planned), held="–".join(held))
    most = max((max(time.held, time.planned) for time in one.items), default=timedelta(0))
    told = [_time_line(look, time, most) for time in one.items]
    sums = _bar_sum(look, one)
    head = [
        styled(f"{look.on(one.start)} · {said}", "bold"),
        plain(" · ".join(_when_told(look, one))),
        plain(""),
    ]
    return Page(one.title, lines([*head, _labels(look), *told, sums]))


def _bar_sum(look: Look, one: MeetingTimes) -> Content:
    figures = "".join(pad_left(str(minutes_of(length)), FIGURE) for length in (one.held, one.planned))
    title = pad(look.words("times.sum"), _title_room(look) + 1 + _bar_room(look))
    over = minutes_of(one.held) - minutes_of(one.planned)
    return styled(f"{title}{figures}  {beside_plan(look, over)}", "bold")


def _time_line(look: Look, time: ItemTime, most: timedelta) -> Content:
    """An item of one meeting; one that was not held says so in place of the figures."""
    if time.fate is ItemFate.HELD:
        paused = minutes_of(time.paused)
        title = look.words("times.with-pause", title=time.title, n=paused) if paused else time.title
        return _bar_line(look, title, time.planned, time.held, most, "")
    said = look.words(f"times.fate-{time.fate.value}")
    return line(pad(flat(time.title), _title_room(look)), (f" {said}", "$text-muted"))


def _item_page(look: Look, kind: UsualKind, item: UsualItem) -> Page:
    """An item in every meeting it was on the agenda of."""
    times = [(one, time) for one in kind.meetings for time in one.items if time.item == item.item]
    most = max(max(time.held, time.planned) for _, time in times)
    told = [_time_line_of(look, one, time, most) for one, time in times]
    return Page(item.title, lines([styled(_spread(look, item), "bold"), plain(""), _labels(look), *told]))


def _time_line_of(look: Look, one: MeetingTimes, time: ItemTime, most: timedelta) -> Content:
    named = ItemTime(time.item, look.on(one.start), time.planned, time.held, time.paused, time.fate)
    return _time_line(look, named, most)


def _spread(look: Look, item: UsualItem) -> str:
    """How often it was held, how long as a rule, and between what."""
    least, most = minutes_of(item.least), minutes_of(item.most)
    between = str(least) if least == most else f"{least}–{most}"
    told = look.words.count("times.spread", item.count, middle=minutes_of(item.median), between=between)
    left = [look.words.count("times.left-out", item.left_out)] if item.left_out else []
    return " · ".join([told, beside_plan(look, minutes_of(item.drift)), *left])


def _kind_page(look: Look, kind: UsualKind) -> Page:
    """Its meetings one by one: when they were to begin and end, and when they did."""
    told: Iterable[Content] = (
        line((f"{pad(look.on(one.start), 16)}", "$text-secondary"), " · ".join(_when_told(look, one)))
        for one in reversed(kind.meetings)
    )
    return Page(_title(look, kind), lines([_punctual(look, kind), plain(""), *told]))
