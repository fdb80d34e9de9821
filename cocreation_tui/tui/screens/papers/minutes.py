"""The minutes, to be read and scrolled, and where they were saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import plain


class MinutesScreen(BaseDialog[None]):
    """Reads the Markdown as a colleague will see it."""

    CSS_PATH = "../../styles/page.tcss"
    BINDINGS = [
        Binding("enter", "close_dialog", show=False),
        Binding("down", "move(2)", show=False),
        Binding("up", "move(-2)", show=False),
        Binding("pagedown,space", "move(15)", show=False),
        Binding("pageup", "move(-15)", show=False),
        Binding("home", "turn_to(False)", show=False),
        Binding("end", "turn_to(True)", show=False),
        *bindings(Place.MINUTES),
    ]

    def __init__(
        self,
        words: Words,
        text: str,
        saved: str,
        path: str = "",
        export: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(words)
        self._text = text
        self._saved = saved
        self._path = path
        self._export = export

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "minutes-copy": self.copy_path,
            "minutes-tables": partial(self.export, "tables"),
            "minutes-html": partial(self.export, "html"),
            "minutes-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """Where it was saved, the minutes, how to go on."""
        yield self.too_small
        yield Static(plain(self._saved), id="minutes-saved")
        with VerticalScroll(id="minutes"):
            yield Markdown(self._text, open_links=False)
        key = "minutes.keys" if self._export else "page.hints"
        yield Static(plain(self.words(key, **self.keyboard.letters(Place.MINUTES))), id="page-hints")

    def tell(self, said: str) -> None:
        """Say what was done, in place of where the minutes are."""
        self.query_one("#minutes-saved", Static).update(plain(said))

    def copy_path(self) -> None:
        """Copy where the minutes are, for pasting elsewhere."""
        if self._path:
            self.app.copy_to_clipboard(self._path)
            self.tell(self.words("minutes.copied", path=self._path))
        else:
            self.tell(self.words("minutes.no-path"))

    def export(self, what: str) -> None:
        """Save tables or a page for the browser beside the minutes."""
        if self._export is not None:
            self._export(what)

    def action_turn_to(self, end: bool) -> None:
        """Go to the beginning or the end."""
        scroll = self.query_one("#minutes", VerticalScroll)
        (scroll.scroll_end if end else scroll.scroll_home)(animate=False)

    def action_move(self, by: int) -> None:
        """Scroll."""
        self.query_one("#minutes", VerticalScroll).scroll_relative(y=by, animate=False)
