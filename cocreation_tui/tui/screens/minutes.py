"""The minutes, to be read and scrolled, and where they were saved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import plain


class MinutesScreen(BaseDialog[None]):
    """Reads the Markdown as a colleague will see it."""

    CSS_PATH = "../styles/page.tcss"
    BINDINGS = [
        Binding("f9,q,enter", "close_dialog", show=False),
        Binding("down", "move(2)", show=False),
        Binding("up", "move(-2)", show=False),
        Binding("pagedown,space", "move(15)", show=False),
        Binding("pageup", "move(-15)", show=False),
    ]

    def __init__(self, words: Words, text: str, saved: str) -> None:
        super().__init__(words)
        self._text = text
        self._saved = saved

    def compose(self) -> ComposeResult:
        """Where it was saved, the minutes, how to go on."""
        yield self.too_small
        yield Static(plain(self._saved), id="minutes-saved")
        with VerticalScroll(id="minutes"):
            yield Markdown(self._text, open_links=False)
        yield Static(plain(self.words("page.hints")), id="page-hints")

    def action_move(self, by: int) -> None:
        """Scroll."""
        self.query_one("#minutes", VerticalScroll).scroll_relative(y=by, animate=False)
