"""Planned against held: each item of each kind of meeting as a bar against its plan, then meeting by meeting.

What is over and under is told in words, and drawn in another shape, beside its colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from textual.content import Content

from cocreation_tui.core.ground.records import dataclass
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
from cocreation_tui.tui.screens.initiative.listed_rows import EDGE, Look, Row, empty, flat, gap, heading
from cocreation_tui.tui.screens.initiative.targets import OnlyRead
from cocreation_tui.tui.text import Part, fit, line, lines, pad, pad_left, plain, styled, width
from cocreation_tui.tui.words.pages import Page

FIGURE = 6
"""Columns for minutes."""
BESIDE = 13
"""Columns for how much is over or under, in words."""
DAY = 13
"""Columns for a day."""
LAST = 5
"""Columns for how often it was held."""
MOST_BAR = 40
"""Columns of a bar at most."""
STYLES = {FULL: "$text-accent", OVER: "$text-warning"}
"""Colours of what was held within the plan and beyond it; the plan itself is muted."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn on one line, in whole minutes, so that figures and drawing agree."""

    title: str
    """What it is called."""
    planned: int
    """How long it was to take."""
    held: int
    """How long it took."""
    over: int
    """How much longer than planned; negative for less."""
    last: str = ""
    """What stands at the end of the line."""


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
    held = {one: " · ".join(_when_told(look, one)) for one in held_meetings(look.initiative.meetings)}
    column = max(map(width, held.values()))
    yield from (_meeting_row(look, one, pad(said, column)) for one, said in reversed(held.items()))


def _kind_rows(look: Look, kind: UsualKind) -> Iterator[Row]:
    held = look.words.count("times.held", len(kind.meetings))
    yield heading(fit(flat(_title(look, kind)), look.room // 2), held)
    yield Row(
        _punctual(look, kind), OnlyRead(f"kind:{kind.script}"), partial(_kind_page, _in_full(look), kind)
    )
    if kind.items:
        yield Row(_labels(look))
    drawn = [_usually(one) for one in kind.items]
    for one, bar in zip(kind.items, drawn, strict=True):
        content = _bar_line(look, bar, _most(drawn))
        yield Row(
            content,
            OnlyRead(f"item:{kind.script}:{one.item}"),
            partial(_item_page, _in_full(look), kind, one),
        )


def _usually(one: UsualItem) -> Bar:
    planned, held, over = map(minutes_of, (one.usual_plan, one.median, one.drift))
    return Bar(one.title, planned, held, over, f"{one.count} ×")


def _most(bars: Iterable[Bar]) -> int:
    """The largest figure of bars that are compared."""
    return max((max(one.planned, one.held) for one in bars), default=0)


def _in_full(look: Look) -> Look:
    """The same for a page that is read, which has wider edges."""
    return replace(look, columns=look.columns - EDGE)


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
    return max(8, min(MOST_BAR, look.room // 4))


def _title_room(look: Look) -> int:
    return look.room - _bar_room(look) - 2 * FIGURE - BESIDE - LAST - 1


def _labels(look: Look) -> Content:
    """What the figures beside the bars are."""
    figures = "".join(pad_left(look.words(f"times.column-{name}"), FIGURE) for name in ("held", "plan"))
    return styled(pad("", _title_room(look) + 1 + _bar_room(look)) + figures, "$text-muted")


def _bar_line(look: Look, bar: Bar, most: int) -> Content:
    """A title, the bar against the plan, held and planned minutes, what is over or under in words, and what is last."""
    drawn = planned_bar(bar.planned, bar.held, most, _bar_room(look))
    signs: list[Part] = [("".join(run), STYLES.get(sign, "$text-muted")) for sign, run in groupby(drawn)]
    figures = "".join(pad_left(str(one), FIGURE) for one in (bar.held, bar.planned))
    style = "bold $text-warning" if bar.over > 0 else "$text-secondary" if bar.over < 0 else "$text-success"
    beside = (f"  {pad(beside_plan(look, bar.over), BESIDE - 2)}", style)
    title = pad(flat(bar.title), _title_room(look))
    return line(title, " ", *signs, figures, beside, (pad_left(bar.last, LAST), "$text-muted"))


def beside_plan(look: Look, over: int) -> str:
    """``4 over``, ``3 under`` or that it fits, of whole minutes."""
    if not over:
        return look.words("times.fits")
    return look.words("times.over" if over > 0 else "times.under", n=abs(over))


def _meeting_row(look: Look, one: MeetingTimes, said: str) -> Row:
    """A meeting on one line: when, and what is said of how late it began and ended."""
    late = max(one.late, one.overrun) >= LATE_FROM
    end: tuple[Part, ...] = (
        (f"  {pad_left(look.on(one.start), DAY)}", "$text-muted"),
        (f"   {said}", "$text-warning" if late else "$text-success"),
    )
    room = look.room - 2 - width(line(*end).plain)
    content = line("  ", pad(flat(one.title), max(12, room)), *end)
    return Row(content, OnlyRead(f"times:{one.id}"), partial(_meeting_page, _in_full(look), one))


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
    most = _most(_as_bar(look, time) for time in one.items)
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


def _as_bar(look: Look, time: ItemTime, title: str = "") -> Bar:
    planned, held, paused = map(minutes_of, (time.planned, time.held, time.paused))
    title = title or time.title
    title = look.words("times.with-pause", title=title, n=paused) if paused else title
    return Bar(title, planned, held, held - planned)


def _time_line(look: Look, time: ItemTime, most: int, title: str = "") -> Content:
    """An item of one meeting; one that was not held says so in place of the figures."""
    bar = _as_bar(look, time, title)
    if time.fate is ItemFate.HELD:
        return _bar_line(look, bar, most)
    said = look.words(f"times.fate-{time.fate.value}")
    return line(pad(flat(bar.title), _title_room(look)), (f" {said}", "$text-muted"))


def _item_page(look: Look, kind: UsualKind, item: UsualItem) -> Page:
    """An item in every meeting it was on the agenda of."""
    times = [(one, time) for one in kind.meetings for time in one.items if time.item == item.item]
    most = _most(_as_bar(look, time) for _, time in times)
    told = [_time_line(look, time, most, look.on(one.start)) for one, time in times]
    return Page(item.title, lines([styled(_spread(look, item), "bold"), plain(""), _labels(look), *told]))


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
