"""Links at the foot of a page, each with its digit, and clicked as well."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import ItemGrid
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from cocreation_tui.tui.text import line, plain

NARROWEST = 32
"""Columns of a link, at least."""


class LinkLine(Static):
    """One link."""

    DEFAULT_CSS = """
    LinkLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    LinkLine:hover { background: $boost; }
    """

    class Picked(Message):
        """A link was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """Which one, counted from 1."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        """Which one it is, counted from 1; the digit that follows it."""

    def on_click(self, event: events.Click) -> None:
        """Follow it."""
        event.stop()
        self.post_message(self.Picked(self.number))


class SeeAlso(ItemGrid):
    """The links of what is read; gone when there are none."""

    DEFAULT_CSS = """
    SeeAlso { height: auto; padding: 0 1; border-top: solid $primary; border-title-color: $text-primary; }
    """

    links: reactive[tuple[str, ...]] = reactive(())
    """What the links say, in order."""

    def __init__(self, title: str, most: int) -> None:
        super().__init__(min_column_width=NARROWEST, regular=False)
        self.border_title = plain(title)
        self._lines = tuple(LinkLine(number) for number in range(1, most + 1))

    def compose(self) -> ComposeResult:
        """As many lines as there can be links."""
        yield from self._lines

    def watch_links(self, links: tuple[str, ...]) -> None:
        """Show those there are."""
        self.display = bool(links)
        for shown, words in self._pairs(links):
            shown.display = bool(words)
            shown.update(line((f"{shown.number} ", "bold $text-primary"), words))

    def _pairs(self, links: tuple[str, ...]) -> Iterator[tuple[LinkLine, str]]:
        return zip(self._lines, (*links, *[""] * len(self._lines)), strict=False)
