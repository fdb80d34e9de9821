"""The agenda as the room sees it: every item with its clock time, breaks, where we are, and when we end."""

from __future__ import annotations

from textual.content import Content

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.schedule import Row, State
from cocreation_tui.i18n.dates import clock_on
from cocreation_tui.tui.room.letters import HEIGHT, large
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.text import fit, line, pad, pad_left, width
from cocreation_tui.tui.widgets.control.agenda import clock_told
from cocreation_tui.tui.widgets.room_side.audience_clock import end_told
from cocreation_tui.tui.widgets.room_side.sheet import (
    ACCENT,
    CALM,
    EMPTY,
    QUIET,
    TEXT,
    Rows,
    block,
    centred,
    middle,
)

MARKS = {State.AHEAD: " ", State.RUNNING: "▸", State.PAUSED: "=", State.DONE: "✓", State.SKIPPED: "–"}
WIDEST = 96
"""Columns beyond which a clock time is too far from its title."""


def agenda(scene: Scene, cells: int, height: int) -> Rows:
    """Where there is room: a large title, blank rows between items, the item under way in large letters.

    Of an agenda that is longer than the window, the part around the item under way; the end is always told.
    """
    seen = scene.view.seen
    across = min(cells, WIDEST)
    title = scene.view.words("audience.agenda")
    drawn = large(title, cells, HEIGHT) if height >= len(seen.rows) + 2 * HEIGHT else None
    head = block(drawn, cells, ACCENT) if drawn else [centred(title, cells, f"bold {ACCENT}")]
    head = [EMPTY, *head, EMPTY] if height >= len(seen.rows) + 6 else head
    foot = [EMPTY, centred(_end(scene), cells, f"bold {CALM}")]
    room = max(1, height - len(head) - len(foot))
    rows = [_item(scene, number, row, across) for number, row in enumerate(seen.rows, 1)]
    here = next((place for place, row in enumerate(seen.rows) if row is seen.current), None)
    left = " " * ((cells - across) // 2)
    body = middle([line(left, row) for row in _drawn(scene, rows, here, across, room)], room)
    return [*head, *body, *[EMPTY] * (room - len(body)), *foot]


def _end(scene: Scene) -> str:
    """When we end; of a meeting that is over, when it ended."""
    view = scene.view
    if not view.seen.closed:
        return end_told(scene)
    return view.words(
        "heading.closed", ended=clock_on(view.seen.end, view.session.zone, view.now, view.words.language)
    )


def _drawn(scene: Scene, rows: Rows, here: int | None, across: int, room: int) -> Rows:
    """The rows of the items as large as there is room for."""
    if len(rows) > room:
        return _around(scene, rows, here or 0, room)
    if here is not None:
        shown = _enlarged(scene, here, across)
        if shown and len(rows) - 1 + len(shown) <= room:
            rows = [*rows[:here], *shown, *rows[here + 1 :]]
    if 2 * len(rows) - 1 <= room:
        rows = [part for row in rows for part in (row, EMPTY)][:-1]
    return rows


def _enlarged(scene: Scene, here: int, across: int) -> Rows | None:
    """The item under way in large letters; None where its title is too long for that."""
    row = scene.view.seen.rows[here]
    drawn = large(scene.said(row.item.title), across - _MARGIN, HEIGHT)
    if drawn is None:
        return None
    mark = _front(scene, here + 1, row)
    lead = [" " * width(mark)] * len(drawn)
    lead[len(drawn) // 2] = mark
    return [
        EMPTY,
        *(line((front, f"bold {CALM}"), (text, CALM)) for front, text in zip(lead, drawn, strict=True)),
        EMPTY,
    ]


_MARGIN = 14
"""Columns that clock time, mark and number take at most."""


def _around(scene: Scene, rows: Rows, here: int, room: int) -> Rows:
    """As many rows as there is room for, with the item under way and what comes after it."""
    first = max(0, min(here - 1, len(rows) - room))
    shown = rows[first : first + room]
    more = len(rows) - first - room
    if first and shown:
        shown[0] = line((f"      … {scene.view.words.count('audience.agenda-before', first + 1)}", QUIET))
    if more > 0 and len(shown) > 1:
        shown[-1] = line((f"      … {scene.view.words.count('audience.agenda-more', more + 1)}", QUIET))
    return shown


def _front(scene: Scene, number: int, row: Row) -> str:
    """Clock time, mark and number."""
    at = clock_told(scene.view, row)
    return f"{pad_left(at, max(5, width(at)))} {MARKS[row.state]} {number:>2} "


def _item(scene: Scene, number: int, row: Row, across: int) -> Content:
    front = _front(scene, number, row)
    title = scene.said(row.item.title)
    if row.state is State.SKIPPED:
        title = f"{title} · {scene.view.words('audience.left-out')}"
    style = _style(row)
    return line((front, style), (pad(fit(title, across - width(front)), across - width(front)), style))


def _style(row: Row) -> str:
    """Breaks stand out, and so does what runs; what is over steps back."""
    if row.state in (State.RUNNING, State.PAUSED):
        return f"bold {CALM}"
    if row.state in (State.DONE, State.SKIPPED):
        return QUIET
    return f"bold {ACCENT}" if row.item.kind is ItemKind.BREAK else f"bold {TEXT}"
