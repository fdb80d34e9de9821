"""Asking for one line: what it is understood as is said while one types. Esc keeps what was typed for next time."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from cocreation_tui.core.ground.cleaning import LINE_LIMIT, clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus


@dataclass(frozen=True, slots=True)
class Line:
    """What is asked for."""

    title: str
    """What it is."""
    text: str
    """What the field holds to begin with."""
    understood: Callable[[str], tuple[bool, str]]
    """Whether a line can be taken, and how it is understood or what would be."""
    kept: Callable[[str], None]
    """Told what was typed when the field is left by Esc."""
    complete: Callable[[str, int], tuple[str, ...]] = lambda text, cursor: ()
    """Whole lines with the word at the cursor written out."""


class LineInput(HoldsFocus, Input):
    """The field."""

    BINDINGS = [Binding("tab", "screen.complete", show=False)]

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as one clean line."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean_line(event.text)[: max(0, LINE_LIMIT - len(self.value))])


class LineScreen(BaseDialog[str]):
    """A title, a field, its reading. Enter gives the line when it can be taken."""

    CSS_PATH = "../../styles/closing.tcss"

    def __init__(self, words: Words, line: Line) -> None:
        super().__init__(words)
        self._line = line

    def compose(self) -> ComposeResult:
        """Title, field, reading, keys."""
        yield self.too_small
        with Vertical(id="line"):
            yield Static(plain(self._line.title), id="line-title")
            field = LineInput(self._line.text, max_length=LINE_LIMIT, select_on_focus=False, compact=True)
            field.cursor_blink = False
            yield field
            yield Static(id="line-says")
            yield Static(plain(self.words("closing2.field-hints")), id="line-hints")

    def on_mount(self) -> None:
        """Begin behind the words that are there."""
        field = self.query_one(LineInput)
        field.cursor_position = len(field.value)
        self.set_focus(field)
        self._say()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it is understood."""
        event.stop()
        self._say()

    def _say(self) -> None:
        good, said = self._line.understood(self.query_one(LineInput).value)
        style = "$text-success" if good else "$text-warning"
        self.query_one("#line-says", Static).update(styled(said, style))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line; one that cannot be taken stays, with the reason below it."""
        event.stop()
        if self._line.understood(event.value)[0]:
            self.dismiss(event.value)

    def action_complete(self) -> None:
        """Write out the name at the cursor."""
        field = self.query_one(LineInput)
        found = self._line.complete(field.value, field.cursor_position)
        if found:
            field.value = found[0]
            field.cursor_position = len(found[0])

    def action_close_dialog(self) -> None:
        """Leave, and keep what was typed."""
        self._line.kept(self.query_one(LineInput).value)
        self.dismiss(None)
