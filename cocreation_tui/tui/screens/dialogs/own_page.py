"""A page for the room, written on the spot in Markdown."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import plain
from cocreation_tui.tui.widgets.fields.form_fields import TextField

LIMIT = 4_000
"""Characters of a page at most."""


class OwnPageScreen(BaseDialog[str]):
    """A text of several lines; gives it to be shown. Esc keeps what was written for next time."""

    CSS_PATH = "../../styles/agenda.tcss"
    BINDINGS = [*bindings(Place.FIELDS)]

    def __init__(self, words: Words, written: str, kept: Callable[[str], None]) -> None:
        super().__init__(words)
        self._field = TextField(written)
        self._kept = kept

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {"fields-save": self.show}

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield self.too_small
        with Vertical(id="own-page"):
            yield Static(plain(self.words("own-page.title")), id="own-page-title")
            yield self._field
            yield Static(
                plain(self.words("own-page.hints", save=self.keyboard.first("fields-save"))),
                id="own-page-hints",
            )

    def on_mount(self) -> None:
        """Begin behind the words that are there."""
        self.set_focus(self._field)
        self._field.move_cursor(self._field.document.end)

    @property
    def text(self) -> str:
        """What is written, cleaned."""
        return clean_text(self._field.text, LIMIT)

    def show(self) -> None:
        """Give it to be shown; an empty page shows nothing."""
        self.dismiss(self.text or None)

    def action_close_dialog(self) -> None:
        """Leave, and keep what was written."""
        self._kept(self.text)
        self.dismiss(None)
