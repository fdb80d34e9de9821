"""Pages to read: rules and cards for the room, notes for the facilitator, help, speaking times."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import plain
from cocreation_tui.tui.words.pages import Page


class PageScreen(BaseDialog[None]):
    """One or more pages; left and right turn them, Esc or the key that opened them closes."""

    CSS_PATH = "../../styles/page.tcss"
    BINDINGS = [
        Binding("right,pagedown,space", "turn(1)", show=False),
        Binding("left,pageup", "turn(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("enter", "close_dialog", show=False),
        *bindings(Place.PAGE),
    ]

    number: reactive[int] = reactive(0)
    """Which page is shown, counted from 0."""

    def __init__(
        self, words: Words, pages: tuple[Page, ...], opened_by: str = "", large: bool = False
    ) -> None:
        super().__init__(words)
        self._pages = pages
        self._opened_by = opened_by.split(",")
        self._large = large

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "page-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """Title, text, and how to go on."""
        yield self.too_small
        with VerticalScroll(id="page", classes="-large" if self._large else ""):
            yield Static(id="page-title")
            yield Static(id="page-body")
        yield Static(id="page-hints")

    def on_mount(self) -> None:
        """Show the first page."""
        self._show_page()

    def on_key(self, event: events.Key) -> None:
        """Close on the key that opened the page."""
        if event.key in self._opened_by:
            event.stop()
            self.dismiss(None)

    def watch_number(self) -> None:
        """Show the page that was turned to."""
        if self.is_mounted:
            self._show_page()

    def _show_page(self) -> None:
        page = self._pages[self.number]
        self.query_one("#page-title", Static).update(plain(page.title))
        self.query_one("#page-body", Static).update(page.body)
        key = "page.hints" if len(self._pages) == 1 else "page.hints-many"
        said = self.words(key, number=self.number + 1, of=len(self._pages))
        self.query_one("#page-hints", Static).update(plain(said))

    def action_turn(self, by: int) -> None:
        """Turn to the next page or the one before; a single page scrolls instead."""
        if len(self._pages) == 1:
            scroll = self.query_one("#page", VerticalScroll)
            (scroll.scroll_page_down if by > 0 else scroll.scroll_page_up)(animate=False)
        else:
            self.number = max(0, min(self.number + by, len(self._pages) - 1))

    def action_scroll(self, by: int) -> None:
        """Scroll a little."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=2 * by, animate=False)
