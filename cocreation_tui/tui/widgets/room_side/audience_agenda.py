"""The agenda as the room sees it: every item with its clock time, breaks, where we are, and when we end."""

from __future__ import annotations

from itertools import chain

from textual.content import Content

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.schedule import Row, State
from cocreation_tui.i18n.dates import clock, clock_on
from cocreation_tui.tui.room.letters import SIZES, SMALL, Letters, drawn
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.text import fit, line, pad_left, width
from cocreation_tui.tui.widgets.control.agenda import clock_told
from cocreation_tui.tui.widgets.room_side.audience_clock import end_told
from cocreation_tui.tui.widgets.room_side.corner import headed
from cocreation_tui.tui.widgets.room_side.sheet import (
    ACCENT,
    CALM,
    EMPTY,
    QUIET,
    TEXT,
    Budget,
    Rows,
    block,
    centred,
    exactly,
    moved,
)

MARKS = {State.AHEAD: " ", State.RUNNING: "▸", State.PAUSED: "=", State.DONE: "✓", State.SKIPPED: "–"}
_TO_READ = (State.AHEAD, State.RUNNING, State.PAUSED)
"""Items that are set in letters where there is room for them."""


def agenda(scene: Scene, cells: int, height: int) -> Rows:
    """Title and time of day, the items, and when we end.

    As much as there is room for is in letters: what runs, when we end, the next break, then what comes next. Of an
    agenda that is longer than the window, the part around the item under way; the end is always told.
    """
    seen, title = scene.view.seen, scene.view.words("audience.agenda")
    now = (clock(scene.view.now, scene.view.session.zone), TEXT)
    head, least = headed(scene, title, cells, height, now), len(seen.rows) + 1
    if len(head) + least > height:
        head = [centred(title, cells, f"bold {ACCENT}")]
    room = max(2, height - len(head))
    rows = [_item(scene, number, row, cells) for number, row in enumerate(seen.rows, 1)]
    if least > room:
        body, end = _around(scene, rows, room - 1), _end_in_words(scene, cells)
    else:
        body, end = _laid(scene, rows, cells, room - least)
    return [*head, *exactly(moved(body, cells), room - len(end)), *end]


def _laid(scene: Scene, rows: Rows, cells: int, more: int) -> tuple[Rows, Rows]:
    """The items and the end in the largest letters in which all to be read fits; ``more`` rows may be added to theirs."""
    set_in = ((_set(scene, rows, cells, Budget(more), size), size) for size in SIZES)
    return next(laid for (laid, whole), size in set_in if whole or size is SMALL)


def _set(
    scene: Scene, rows: Rows, cells: int, budget: Budget, size: Letters
) -> tuple[tuple[Rows, Rows], bool]:
    """The items and the end, as many of them in letters as there is room for; and whether all to be read is."""
    parts, words = [[row] for row in rows], _end_in_words(scene, cells)
    breaks, others = _breaks_and_others(scene)
    for place in _to_read(scene)[:1]:
        parts[place] = _grown(parts[place], _in_letters(scene, place, cells, size), budget)
    end = _grown(words, _end_in_letters(scene, cells, size), budget)
    for place in (*breaks, *others):
        was = parts[place]
        parts[place] = _grown(was, _in_letters(scene, place, cells, size), budget)
        if parts[place] is was and place in others:
            break
    whole = end is not words and all(len(parts[place]) > 1 for place in _to_read(scene))
    between = [EMPTY] if budget.rows >= len(parts) else []
    return (list(chain.from_iterable((*between, *part) for part in parts)), end), whole


def _to_read(scene: Scene) -> list[int]:
    """Places of the items that run or are to come."""
    return [place for place, row in enumerate(scene.view.seen.rows) if row.state in _TO_READ]


def _breaks_and_others(scene: Scene) -> tuple[list[int], list[int]]:
    """Places of the next break, and of the others to come, which are in letters as far as all before them are."""
    to_come, rows = _to_read(scene)[1:], scene.view.seen.rows
    breaks = [place for place in to_come if rows[place].item.kind is ItemKind.BREAK][:1]
    return breaks, [place for place in to_come if place not in breaks]


def _grown(part: Rows, letters: Rows | None, budget: Budget) -> Rows:
    """A part in letters, where it has any and there is room for them; else as it is."""
    return letters if letters and budget.whole(letters[len(part) :]) else part


def _in_letters(scene: Scene, place: int, cells: int, size: Letters) -> Rows | None:
    """An item in letters: clock time, mark and number, title; None where the title is too long for that."""
    row = scene.view.seen.rows[place]
    at = clock_told(scene.view, row)
    time, mark = drawn(at, cells // 3, size.height, size), f" {MARKS[row.state]} {place + 1:>2} "
    time, mark = (time, mark) if time else ([""] * size.height, _front(scene, place + 1, row))
    room = cells - width(time[0]) - width(mark)
    title = drawn(scene.said(row.item.title), room, _MOST * size.height, size)
    if title is None:
        return None
    blank, style = " " * width(mark), _style(row)
    marks = [mark if number == size.height // 2 else blank for number in range(len(title))]
    times = [*time, *[" " * width(time[0])] * len(title)]
    letters = style.removeprefix("bold ")
    rows = zip(times, marks, title, strict=False)
    return [line((at, letters), (front, style), (text, letters)) for at, front, text in rows]


_MOST = 3
"""Lines of letters that a title may take."""


def _end_in_words(scene: Scene, cells: int) -> Rows:
    """When we end, in one ordinary row."""
    return [centred(_end(scene), cells, f"bold {CALM}")]


def _end(scene: Scene) -> str:
    """When we end; of a meeting that is over, when it ended."""
    return _ended(scene) if scene.view.seen.closed else end_told(scene)


def _ended(scene: Scene) -> str:
    view = scene.view
    at = clock_on(view.seen.end, view.session.zone, view.now, view.words.language)
    return view.words("heading.closed" if view.seen.closed else "audience.ends-at", ended=at, end=at)


def _end_in_letters(scene: Scene, cells: int, size: Letters) -> Rows | None:
    """When we end, in letters; with how far off the plan that is where there is room for it."""
    found = (drawn(told, cells, size.height, size) for told in (_end(scene), _ended(scene)))
    letters = next(filter(None, found), None)
    return block(letters, cells, CALM) if letters else None


def _around(scene: Scene, rows: Rows, room: int) -> Rows:
    """As many rows as there is room for, with the item under way and what comes after it."""
    here = next(iter(_to_read(scene)), 0)
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
    return line((front, style), (fit(title, across - width(front)), style))


def _style(row: Row) -> str:
    """Breaks stand out, and so does what runs; what is over steps back."""
    if row.state in (State.RUNNING, State.PAUSED):
        return f"bold {CALM}"
    if row.state in (State.DONE, State.SKIPPED):
        return QUIET
    return f"bold {ACCENT}" if row.item.kind is ItemKind.BREAK else f"bold {TEXT}"
