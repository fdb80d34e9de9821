"""The agenda: every item with its minutes, planned, current and used, and its clock time; the running one in sight."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from cocreation_tui.core.agenda.schedule import Row, State
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.i18n.dates import clock_on, minutes_of
from cocreation_tui.tui.text import line, pad, pad_left, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.panel import Panel, Rows

MARKS = {State.AHEAD: " ", State.RUNNING: "▸", State.PAUSED: "=", State.DONE: "✓", State.SKIPPED: "-"}
STYLES = {
    State.AHEAD: "",
    State.RUNNING: "bold $text-primary",
    State.PAUSED: "bold $text-warning",
    State.DONE: "$text-muted",
    State.SKIPPED: "$text-muted strike",
}


class AgendaPanel(Panel):
    """One line per item; scrolls by itself so that the running item and the next stay in sight."""

    DEFAULT_CSS = """
    AgendaPanel { height: auto; padding: 0 1; }
    """

    class Picked(Message):
        """An item was clicked."""

        def __init__(self, item: ItemId) -> None:
            super().__init__()
            self.item = item

    def on_click(self, event: events.Click) -> None:
        """Tell which item was clicked."""
        at = event.get_content_offset(self)
        if at is None or self.view is None or at.y < 1:
            return
        rows = self.view.seen.rows
        place = _first_row(rows, self.size.height - 1) + at.y - 1
        if place < len(rows):
            event.stop()
            self.post_message(self.Picked(rows[place].item.id))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for the heading and one per item."""
        return 1 + (len(self.view.seen.rows) if self.view else 0)

    def paint(self, view: View, size: Size) -> Rows:
        """Heading and the rows that fit."""
        words, seen = view.words, view.seen.rows
        first, room = _first_row(seen, size.height - 1), size.height - 1
        shown = f" {first + 1}-{first + room}/{len(seen)}" if len(seen) > room else ""
        columns = _columns(view, seen[first : first + room], size.width)
        widths = [max(5, *(width(cell) + 1 for cell in (name, *cells))) for name, cells in columns]
        names = "".join(pad_left(name, cells) for (name, _), cells in zip(columns, widths, strict=True))
        title = pad(words("agenda.title") + shown, size.width - width(names))
        rows = [styled(title + names, "bold $text-secondary")]
        for index, row in enumerate(seen[first : first + room]):
            figures = (pad_left(cells[index], wide) for (_, cells), wide in zip(columns, widths, strict=True))
            rows.append(_row(first + index + 1, row, size.width, "".join(figures)))
        return rows


CLOCKS_FROM = 36
"""Cells from which there is room for clock times beside minutes."""
LONGEST = 1000
"""Minutes from which a length is told in hours, so that columns stay narrow."""


def _columns(view: View, rows: tuple[Row, ...], cells: int) -> list[tuple[str, list[str]]]:
    """The columns behind the titles, each with its name: minutes, clock times where there is room, or one of them."""
    words = view.words
    minutes = [
        (words("agenda.plan"), [length_told(view, row) for row in rows]),
        (words("agenda.actual"), [_used(view, row) for row in rows]),
    ]
    clocks = [clock_told(view, row) for row in rows]
    at = [(words("agenda.clock"), clocks)]
    if cells >= CLOCKS_FROM:
        return [*minutes, *at]
    return [*minutes[:1], *at] if view.clocks else minutes


def length_told(view: View, row: Row) -> str:
    """The planned minutes, and those there are now where they are others: ``25→15``; ``+10`` for what was not planned."""
    planned = minutes_of(row.planned_end - row.planned_start)
    over = row.state in (State.DONE, State.SKIPPED) or view.seen.closed
    if row.state is State.DONE and view.session.is_part(row.item.id):
        over = row.allotted >= row.item.length
    now = planned if over else minutes_of(row.allotted)
    if row.new:
        return f"+{_briefly(view, minutes_of(row.item.length if now == planned else row.allotted))}"
    return _briefly(view, planned) if now == planned else f"{_briefly(view, planned)}→{_briefly(view, now)}"


def clock_told(view: View, row: Row) -> str:
    """When an item began or is expected to; nothing for one that was left out or never reached."""
    reached = row.state is not State.SKIPPED and not (view.seen.closed and row.state is State.AHEAD)
    return clock_on(row.start, view.session.zone, view.now, view.words.language) if reached else ""


def _briefly(view: View, minutes: int) -> str:
    return str(minutes) if minutes < LONGEST else view.words("length.hours", hours=minutes // 60)


def _used(view: View, row: Row) -> str:
    if row.state is State.SKIPPED:
        return view.words("agenda.skipped")
    return "" if row.state is State.AHEAD and not row.elapsed else _briefly(view, minutes_of(row.elapsed))


def _first_row(rows: tuple[Row, ...], room: int) -> int:
    """Index of the first row to show, so that the item under way and the one after it are among them."""
    if len(rows) <= room:
        return 0
    here = max((index for index, row in enumerate(rows) if row.state is not State.AHEAD), default=0)
    return max(0, min(here + 2 - room, len(rows) - room))


def _row(number: int, row: Row, cells: int, figures: str) -> Content:
    text = pad(f"{MARKS[row.state]} {number} {row.item.title}", cells - width(figures))
    return line((text, STYLES[row.state]), (figures, "" if row.state is State.RUNNING else "$text-muted"))
