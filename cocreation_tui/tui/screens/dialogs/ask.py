"""Asking for a few lines of text: labels and fields, what they are understood as while one types, Enter and Esc."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Button, Input, Static

from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog, Result
from cocreation_tui.tui.text import lines, plain, styled
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.words.file_names import completed

LONGEST = 300
"""Most characters of a field."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One field."""

    id: str
    """Its name among the values."""
    label: str
    """What it is called."""
    value: str = ""
    """What it holds to begin with."""
    example: str = ""
    """What is shown in it while it is empty."""
    verbatim: bool = False
    """Whether spaces count, as in a password."""
    endings: tuple[str, ...] | None = None
    """What files end with whose names Tab completes; empty for folders alone, None for a field that is no path."""


class AskInput(HoldsFocus, Input):
    """A field that takes a paste as one clean line."""

    BINDINGS = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("tab", "complete", show=False),
    ]

    def __init__(self, ask: Ask) -> None:
        super().__init__(
            ask.value, placeholder=ask.example, max_length=LONGEST, select_on_focus=False, compact=True
        )
        self.ask = ask
        """What it asks for."""
        self.cursor_blink = False

    def action_complete(self) -> None:
        """Complete the name of a file or folder, or go on."""
        longer = self.value
        if self.ask.endings is not None and longer.strip():
            longer = completed(longer, self.ask.endings)
        if longer == self.value:
            self.screen.focus_next()
        else:
            self.value, self.cursor_position = longer, len(longer)

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste as one, without controls."""
        event.prevent_default()
        event.stop()
        pasted = UNSAFE.sub("", event.text) if self.ask.verbatim else clean_line(event.text)
        pasted = pasted.replace("\n", "").replace("\t", " ")
        self.insert_text_at_cursor(pasted[: LONGEST - len(self.value)])


class Across(Static):
    """Words across both columns, as high as they are there: a grid measures what spans columns by the first one."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines it takes in all of the dialog's width."""
        return super().get_content_height(container, viewport, max(width, container.width))


@dataclass(frozen=True, slots=True)
class Understood(Generic[Result]):
    """What the fields say together."""

    result: Result | None = None
    """What Enter gives; None while something is missing or not understood."""
    rows: tuple[Content, ...] = ()
    """How it is understood, or what is missing: shown under the fields while one types."""
    field: str = ""
    """The field to go to when something is missing; empty for none in particular."""


class AskScreen(BaseDialog[Result]):
    """Fields under one another. Enter goes to the next and from the last one gives the result; Esc changes nothing.

    Subclasses say what the values mean.
    """

    CSS_PATH = "../../styles/ask.tcss"

    def __init__(
        self, words: Words, title: str, asks: tuple[Ask, ...], give: str = "ask.save", first: str = ""
    ) -> None:
        super().__init__(words)
        self._title = title
        self._give = give
        self._first = first
        self._fields = tuple(AskInput(ask) for ask in asks)

    def understand(self, values: Mapping[str, str]) -> Understood[Result]:
        """What the fields mean as they are filled in."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, labelled fields, what is understood, what can be done."""
        yield self.too_small
        # No deeper: a key comes back through every container, and the last one closes them all.
        with Grid(id="ask"):
            yield Across(plain(self._title), id="ask-title")
            for field in self._fields:
                yield Static(plain(field.ask.label))
                yield field
            yield Across(id="ask-says")
            with Horizontal(id="ask-buttons"):
                for action, key in (("give", self._give), ("close", "ask.close")):
                    button = Button(plain(self.words(key)), id=f"ask-{action}", compact=True)
                    button.can_focus = False
                    yield button
            yield Across(plain(self.words("ask.hints")), id="ask-hints")

    def on_mount(self) -> None:
        """Start in the first field that is to be filled in."""
        self.set_focus(self._field(self._first) or self._fields[0])
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        """Give up the space between the parts when there is little of it."""
        super().on_resize(event)
        self.set_class(event.size.height < 24, "-low")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the field that takes the keys, where there are more than the window has room for."""
        event.widget.scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Give back the keys to a field when nothing has them."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self.set_focus(self._fields[0])
            self._fields[0].insert_text_at_cursor(event.character)

    @property
    def values(self) -> dict[str, str]:
        """What the fields hold, cleaned."""
        return {
            field.ask.id: field.value if field.ask.verbatim else clean_line(field.value, LONGEST)
            for field in self._fields
        }

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood."""
        event.stop()
        self._say()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field, or give the result."""
        event.stop()
        place = self._fields.index(event.input) if isinstance(event.input, AskInput) else -1
        if 0 <= place < len(self._fields) - 1:
            self.set_focus(self._fields[place + 1])
        else:
            self.give()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what was clicked."""
        event.stop()
        if event.button.id == "ask-give":
            self.give()
        else:
            self.action_close_dialog()

    def give(self) -> None:
        """Close with the result; with none, say what is missing and go there."""
        understood = self.understand(self.values)
        if understood.result is not None:
            self.dismiss(understood.result)
            return
        self._say(pressed=True)
        self.set_focus(self._field(understood.field) or self.focused)

    def _field(self, wanted: str) -> AskInput | None:
        return next((field for field in self._fields if field.ask.id == wanted), None)

    def _say(self, pressed: bool = False) -> None:
        rows = self.understand(self.values).rows
        said = [styled(row.plain, "bold $text-warning") for row in rows] if pressed else list(rows)
        self.query_one("#ask-says", Static).update(lines(said))
