"""The capture line: one field at the bottom in which a sentence is caught while the clock runs."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from cocreation_tui.core.capture import Kind
from cocreation_tui.core.words import LINE_LIMIT, clean_line
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import plain
from cocreation_tui.tui.widgets.focus import HoldsFocus


class CaptureInput(HoldsFocus, Input):
    """The field itself: keeps every word of a paste and gives up its words only on Enter."""

    BINDINGS = [
        Binding("escape", "put_away", show=False),
        Binding("tab", "complete", show=False),
    ]

    class PutAway(Message):
        """The field was left with its words in it."""

    class Given(Message):
        """Enter was pressed: the field gave up these words and is empty."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Complete(Message):
        """The word at the cursor is to be completed."""

    class Cut(Message):
        """A paste was longer than a capture may be."""

    def __init__(self) -> None:
        super().__init__(max_length=LINE_LIMIT, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste, as one line without controls."""
        event.prevent_default()
        event.stop()
        room = LINE_LIMIT - len(self.value)
        text = clean_line(event.text)
        if text and event.text[-1:].isspace():
            text += " "
        if text and event.text[:1].isspace() and self.value[: self.cursor_position].strip():
            text = " " + text
        self.insert_text_at_cursor(text[: max(0, room)])
        if len(event.text.strip()) > room:
            self.post_message(self.Cut())

    async def action_submit(self) -> None:
        """Give up the words at once, so that the next key begins the next sentence; with none, leave the field."""
        text = self.value
        if clean_line(text):
            self.value = ""
            self.post_message(self.Given(text))
        else:
            self.action_put_away()

    def action_put_away(self) -> None:
        """Leave the field at once, so that the next key is a command again."""
        self.screen.set_focus(None)
        self.post_message(self.PutAway())

    def action_complete(self) -> None:
        """Complete the word at the cursor."""
        self.post_message(self.Complete())


class CaptureLine(Horizontal):
    """A label that says what is being caught, and the field."""

    DEFAULT_CSS = """
    CaptureLine { height: 1; padding: 0 1; background: $surface; }
    CaptureLine > Static { width: auto; text-style: bold; color: $text-accent; padding-right: 1; }
    CaptureLine > CaptureInput { width: 1fr; background: $surface; }
    CaptureLine:focus-within { background: $panel; }
    CaptureLine:focus-within > CaptureInput { background: $panel; }
    """

    kind: reactive[Kind | None] = reactive(None, init=False)
    """What a letter has said is being caught; None for the open line."""

    class Changed(Message):
        """The words or the kind have changed."""

        def __init__(self, kind: Kind | None, text: str) -> None:
            super().__init__()
            self.kind = kind
            self.text = text

    class Caught(Message):
        """Enter was pressed: these words are to be kept."""

        def __init__(self, kind: Kind | None, text: str) -> None:
            super().__init__()
            self.kind = kind
            self.text = text

    class CompleteWanted(Message):
        """The word at ``cursor`` is to be completed."""

        def __init__(self, text: str, cursor: int) -> None:
            super().__init__()
            self.text = text
            self.cursor = cursor

    class Closed(Message):
        """The field was left."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.field = CaptureInput()
        """The field."""
        self._label = Static(plain(self._said()))

    def compose(self) -> ComposeResult:
        """Label and field."""
        yield self._label
        yield self.field

    @property
    def text(self) -> str:
        """The words in the field."""
        return self.field.value

    @property
    def is_open(self) -> bool:
        """Whether the field takes the keys."""
        # The screen knows at once; the field is told by a message.
        return self.is_attached and self.screen.focused is self.field

    def open(self, kind: Kind | None) -> None:
        """Take the keys. A kind given by letter replaces the one before; the words stay."""
        self.kind = kind or self.kind
        # At once, and not after the messages that wait: the next key is already part of the sentence.
        self.screen.set_focus(self.field, scroll_visible=False)
        self.post_message(self.Changed(self.kind, self.text))

    def give_back(self, kind: Kind | None, text: str) -> None:
        """Put words that could not be kept back before those typed since; what was said of them stays."""
        with self.field.prevent(Input.Changed):
            self.fill(kind, f"{text} {self.text}".strip())

    def fill(self, kind: Kind | None, text: str) -> None:
        """Put words into the field, with the cursor after them."""
        self.kind = kind
        self.field.value = text
        self.field.cursor_position = len(text)

    def watch_kind(self) -> None:
        """Say what is being caught."""
        self._label.update(plain(self._said()))

    def _said(self) -> str:
        return f"{self._words('capture.label' if self.kind is None else f'kind.{self.kind.value}')} ▸"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on every change, for the live reading and the draft."""
        event.stop()
        self.post_message(self.Changed(self.kind, event.value))

    def on_capture_input_given(self, event: CaptureInput.Given) -> None:
        """Pass on what is to be kept."""
        event.stop()
        self.post_message(self.Caught(self.kind, event.text))

    def on_capture_input_put_away(self, event: CaptureInput.PutAway) -> None:
        """Tell that the field was left; the words stay in it."""
        event.stop()
        self.post_message(self.Closed())

    def on_capture_input_complete(self, event: CaptureInput.Complete) -> None:
        """Ask for completion."""
        event.stop()
        self.post_message(self.CompleteWanted(self.text, self.field.cursor_position))
