"""The running item: its title, the clock that the back row can read, the bar, and who has the word."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content
from textual.geometry import Size

from cocreation_tui.core.agenda.agenda import ItemKind, Want
from cocreation_tui.core.agenda.schedule import Level, Row, State
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.tally import needed, toward
from cocreation_tui.i18n.dates import clock, clock_on, minute_words, span
from cocreation_tui.i18n.promised import want_count
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit, line, pad, plain, styled, width, wrap
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.digits import draw, largest
from cocreation_tui.tui.widgets.control.owed import idle_face, owed_line
from cocreation_tui.tui.widgets.control.panel import Panel, Rows
from cocreation_tui.tui.widgets.control.speaker import speaker_line
from cocreation_tui.tui.widgets.control.work_face import step_clock, step_row, work_facts
from cocreation_tui.tui.words.of_voices import round_now

GLYPHS = {Level.CALM: " ", Level.WARNING: "▲", Level.DANGER: "▲▲", Level.OVER: "■"}
STYLES = {
    Level.CALM: "$text-success",
    Level.WARNING: "$text-warning",
    Level.DANGER: "bold $text-error",
    Level.OVER: "bold $text-error",
}


class RunningItem(Panel):
    """Everything about the item under way; before the start and between items, what comes next."""

    DEFAULT_CSS = """
    RunningItem { height: 11; padding: 0 1; }
    """

    _title: tuple[object, Rows] = (None, [])

    def paint(self, view: View, size: Size) -> Rows:
        """Title, digits as tall as the room allows, bar with words, speaker."""
        row = view.seen.current
        if row is None:
            return _between(view, size)
        title = self._titled(view, row, size)
        room = Size(size.width, size.height - len(title) - 3)
        rows, work = [*title], view.session.work
        if work is None:
            rows += [plain(""), *_digits(row, room)]
        else:
            rows += [step_row(view, work, size.width), *step_clock(view, work, room)]
        rows += [_bar(view, row, size.width), *owed_line(view, row, size.width)]
        rows.append(speaker_line(view, row, size.width))
        if len(rows) > size.height:
            # What is missing takes the blank row below the title, so that the digits keep their size; a step needs it.
            del rows[len(title) if work is None else -2]
        elif len(rows) < size.height and work is not None:
            rows.insert(len(title) + 1, plain(""))
        return rows

    def _titled(self, view: View, row: Row, size: Size) -> Rows:
        """Title and facts; their figures are counted again only when the meeting is another."""
        again = clock(row.end, view.session.zone) if row.item.kind is ItemKind.BREAK else ""
        key = (view.session, view.words, row.item, again, size)
        if key != self._title[0]:
            self._title = key, _title(view, row, size)
        return self._title[1]


def _title(view: View, row: Row, size: Size) -> Rows:
    texts = wrap(f"{_number(view, row)}  {row.item.title}", size.width, 2 if size.height > 9 else 1)
    first = _with_right(texts[0], _facts(view, row), size.width, _under_way(view))
    return [first, *(styled(text, "bold") for text in texts[1:])]


def _digits(row: Row, room: Size) -> list[Content]:
    left = row.left
    figure = span(left) if left >= timedelta(0) else "+" + span(-left)
    style = STYLES[row.level] if row.state is State.RUNNING else "$text-warning"
    return [styled(text, style) for text in draw(figure, largest(figure, room.width, room.height))]


def _under_way(view: View) -> bool:
    """Whether the item is in a round or a way of working, which is told at the cost of its title."""
    return view.session.round is not None or view.session.work is not None


def _number(view: View, row: Row) -> int:
    return view.seen.rows.index(row) + 1


def _facts(view: View, row: Row) -> tuple[str, ...]:
    """What kind of item it is and what it is to bring, and the same in fewer words."""
    words, item = view.words, row.item
    if view.session.work is not None:
        return (work_facts(words, view.session.work),)
    seen = round_now(view)
    if seen is not None:
        return (words("round.facts", n=len(seen.left)),)
    kind = words(f"item-kind.{item.kind.value}")
    if item.kind is ItemKind.BREAK:
        return (
            words("running.again-at", clock=clock_on(row.end, view.session.zone, view.now, words.language)),
        )
    if not item.wants:
        return (kind,)
    wants = ", ".join(_want(words, view.session, row, want) for want in item.wants)
    return f"{kind} · {wants}", wants


def _want(words: Words, session: Session, row: Row, want: Want) -> str:
    caught, wanted = toward(session, want, row.item.id), needed(session, want)
    if not wanted:
        return want_count(words, want, caught)
    return words("running.want", caught=caught, wanted=want_count(words, want, wanted))


def _with_right(left: str, rights: tuple[str, ...], cells: int, needed: bool = False) -> Content:
    """Words on the left, and on the right the first that there is room for, or the last when it is needed."""
    for right in rights:
        room = cells - width(right) - 2
        if room >= width(left) or (needed and right == rights[-1]):
            return line((pad(left, room) + "  ", "bold"), (right, "$text-muted"))
    return styled(fit(left, cells), "bold")


def _bar(view: View, row: Row, cells: int) -> Content:
    work = view.session.work
    said = GLYPHS[row.level] if work is not None and work.silent else _left_in_words(view.words, row)
    cells = max(0, cells - width(said) - 3)
    part = min(1.0, row.elapsed / row.allotted) if row.allotted > timedelta(0) else 1.0
    done = round(part * cells)
    style = STYLES[row.level]
    return line(("━" * done, style), ("─" * (cells - done), "$text-muted"), "  ", (said, style))


def _left_in_words(words: Words, row: Row) -> str:
    """How much time is left, told by words and glyph."""
    if row.state is State.PAUSED:
        return f"= {words('running.paused')}"
    if row.level is Level.OVER:
        over = -row.left
        said = (
            words("running.time-up") if over < timedelta(minutes=1) else _minutes(words, "running.over", over)
        )
        return f"{GLYPHS[row.level]} {said}"
    return f"{GLYPHS[row.level]} {_minutes(words, 'running.left', row.left)}".strip()


def _minutes(words: Words, key: str, time: timedelta) -> str:
    if time < timedelta(minutes=1):
        return words(f"{key}.seconds", n=int(time.total_seconds()))
    return words(f"{key}.minutes", length=minute_words(words, time // timedelta(minutes=1)))


def _between(view: View, size: Size) -> Rows:
    """Before the first item, between items, and after the last."""
    words, key, following = view.words, view.keyboard.first, view.seen.next
    if view.session.facts.closed_at:
        said, more = words("between.closed"), words("between.closed-more", minutes=key("minutes"))
    elif view.session.facts.started_at is None:
        said, more = words("between.ready"), words("between.start", toggle=key("toggle"))
    elif following is None:
        said, more = words("between.done"), words("between.close", close=key("close"), minutes=key("minutes"))
    else:
        said, more = words("between.nothing"), words("between.next", toggle=key("toggle"))
    figure = clock(view.now, view.session.zone)
    digits = draw(figure, largest(figure, size.width, size.height - 5))
    coming = following if view.session.facts.closed_at is None else None
    comes = words("between.comes", title=coming.item.title) if coming else ""
    if view.idle is not None and following is not None:
        return idle_face(view, following, view.idle, digits, size)
    rows = [styled(fit(said, size.width), "bold"), plain(""), *(plain(text) for text in digits)]
    return [*rows, styled(fit(comes, size.width), "bold"), styled(fit(more, size.width), "$text-muted")]
