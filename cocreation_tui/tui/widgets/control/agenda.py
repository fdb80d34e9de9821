"""The agenda: every item with its planned and actual minutes, the running one in sight."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from cocreation_tui.core.agenda.schedule import Row, State
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.i18n.dates import minutes_of
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
        words = view.words
        columns = f"{words('agenda.plan'):>5}{words('agenda.actual'):>5}"
        first, room = _first_row(view.seen.rows, size.height - 1), size.height - 1
        shown = f" {first + 1}-{first + room}/{len(view.seen.rows)}" if len(view.seen.rows) > room else ""
        title = pad(words("agenda.title") + shown, size.width - width(columns))
        rows = [styled(title + columns, "bold $text-secondary")]
        for index, row in enumerate(view.seen.rows[first : first + room], first + 1):
            rows.append(_row(index, row, size.width, words("agenda.skipped")))
        return rows


def _first_row(rows: tuple[Row, ...], room: int) -> int:
    """Index of the first row to show, so that the item under way and the one after it are among them."""
    if len(rows) <= room:
        return 0
    here = max((index for index, row in enumerate(rows) if row.state is not State.AHEAD), default=0)
    return max(0, min(here + 2 - room, len(rows) - room))


def _row(number: int, row: Row, cells: int, skipped: str) -> Content:
    planned = minutes_of(row.item.length)
    actual = "" if row.state is State.AHEAD and not row.elapsed else str(minutes_of(row.elapsed))
    if row.state is State.SKIPPED:
        actual = skipped
    figures = f"{planned:>4}" + pad_left(actual, 5)
    text = pad(f"{MARKS[row.state]} {number} {row.item.title}", cells - width(figures) - 1)
    return line(
        (text, STYLES[row.state]), (f" {figures}", "" if row.state is State.RUNNING else "$text-muted")
    )
