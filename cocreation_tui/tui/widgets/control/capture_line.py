"""The capture line: one field at the bottom in which a sentence is caught while the clock runs."""

from __future__ import annotations

import re
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import LINE_LIMIT, clean_line, clean_text
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import line, width
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.widgets.kept import Kept

MOST_LINES = 200
"""Most lines that are taken of one paste."""
MOST_AT_ONCE = 8_000
"""Most characters of several lines that are taken at once."""
_POINT = re.compile(r"[-*•–·]\s+")


class CaptureInput(HoldsFocus, Input, Kept):
    """The field itself: keeps every word of a paste and gives up its words only on Enter.

    Several lines stay lines as long as nothing else is typed: Enter gives them up with their line breaks.
    """

    BINDINGS = [
        Binding("escape", "put_away", show=False),
        Binding("tab", "complete", show=False),
        # The field's own Ctrl+E goes to the end of the line; End does that too.
        Binding("ctrl+e", "screen.act('form-typed')", show=False, id="form-typed"),
        # The field's own Ctrl+F deletes the next word.
        Binding("ctrl+f", "screen.act('search')", show=False, id="search"),
    ]

    virtual_size: reactive[Size] = reactive(Size(0, 0))
    """How much room the words take. They move nothing around them, so nothing is laid out anew at a letter."""

    class PutAway(Message):
        """The field was left with its words in it."""

        def __init__(self, by_enter: bool = False) -> None:
            super().__init__()
            self.by_enter = by_enter

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
        self.several: tuple[str, ...] = ()
        """The lines of which each may be kept on its own; none when the field holds one."""
        self.splits: Callable[[], bool] = lambda: True
        """Whether several lines may become several captures now."""

    def watch_virtual_size(self) -> None:
        """Scroll no further than the words go."""
        self._scroll_update(self.virtual_size)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Look up the styles of the field alone; nothing of it moves from one to the other by and by."""
        self.app.stylesheet.apply(self)

    @property
    def held(self) -> str:
        """What the field holds, several lines with their line breaks."""
        return "\n".join(self.several) if self.several else self.value

    def fill(self, text: str) -> bool:
        """Hold a text of one line or several, with the cursor at its end; whether all of it is there."""
        every = lines_of(text) if "\n" in text or "\r" in text else ()
        self.several = _within(every) if len(every) > 1 else ()
        one = clean_line(text) if every else text
        self.value = " / ".join(self.several) or one
        self.cursor_position = len(self.value)
        return self.several == every or len(every) == 1

    def join(self) -> None:
        """Make several lines one."""
        if self.several:
            text, self.several = " ".join(self.several), ()
            self.value = clean_line(text)
            self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """The answer to whether lines are to be one: space says so and types nothing, as does all typing on."""
        if not self.several or event.key in _ASIDE:
            return
        if event.key in ("space", "backspace", "delete"):
            event.prevent_default()
            event.stop()
        self.join()

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste without controls: one for one, several as several when that makes sense."""
        event.prevent_default()
        event.stop()
        if self.splits() and len(lines_of(event.text)) > 1:
            start, end = sorted(self.selection)
            before, after = (self.held + "\n", "") if self.several else (self.value[:start], self.value[end:])
            if not self.fill(before + event.text + after):
                self.post_message(self.Cut())
            return
        self.join()
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
        text = self.held
        if clean_line(text):
            self.several = ()
            self.value = ""
            self.post_message(self.Given(text))
        else:
            self.screen.set_focus(None)
            self.post_message(self.PutAway(by_enter=True))

    def action_put_away(self) -> None:
        """Leave the field at once, so that the next key is a command again."""
        self.screen.set_focus(None)
        self.post_message(self.PutAway())

    def action_complete(self) -> None:
        """Complete the word at the cursor."""
        self.post_message(self.Complete())


class CaptureLine(Horizontal, Kept):
    """A label that says what is being caught, and the field."""

    DEFAULT_CSS = """
    CaptureLine { height: 1; }
    CaptureLine > CaptureInput { width: 1fr; background: $surface; }
    CaptureLine > CaptureInput:focus { background: $panel; }
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

        def __init__(self, by_enter: bool) -> None:
            super().__init__()
            self.by_enter = by_enter

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.field = CaptureInput()
        """The field."""
        self._make_room()

    def compose(self) -> ComposeResult:
        """The field."""
        yield self.field

    def render(self) -> Content:
        """The label, and what lies around and behind the field."""
        ground, said = "on $panel" if self.is_open else "on $surface", self._said()
        rest = " " * (self.size.width - width(said) - 1)
        return line((" ", ground), (said, f"bold $text-accent {ground}"), (rest, ground))

    def on_descendant_focus(self) -> None:
        """Show that the field takes the keys. A style of what has the focus in it would be looked up for all of it."""
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Show that it no longer does."""
        self.refresh()

    @property
    def text(self) -> str:
        """The words in the field; several lines with their line breaks."""
        return self.field.held

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
        between = "\n" if "\n" in text + self.text else " "
        with self.field.prevent(Input.Changed):
            self.fill(kind, f"{text}{between}{self.text}".strip())

    def on_click(self, event: events.Click) -> None:
        """Open the line, wherever it is clicked."""
        event.stop()
        if not self.is_open:
            self.open(None)

    def fill(self, kind: Kind | None, text: str) -> None:
        """Put words into the field, with the cursor after them."""
        self.kind = kind
        self.field.fill(text)

    def watch_kind(self) -> None:
        """Say what is being caught."""
        self._make_room()
        self.refresh()

    def _make_room(self) -> None:
        """Have the field begin behind the label."""
        self.field.styles.margin = (0, 1, 0, width(self._said()) + 2)

    def _said(self) -> str:
        return f"{self._words('capture.label' if self.kind is None else f'kind.{self.kind.value}')} ▸"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on every change, for the live reading and the draft."""
        event.stop()
        self.post_message(self.Changed(self.kind, self.text))

    def on_capture_input_given(self, event: CaptureInput.Given) -> None:
        """Pass on what is to be kept."""
        event.stop()
        self.post_message(self.Caught(self.kind, event.text))

    def on_capture_input_put_away(self, event: CaptureInput.PutAway) -> None:
        """Tell that the field was left; the words stay in it."""
        event.stop()
        self.post_message(self.Closed(event.by_enter))

    def on_capture_input_complete(self, event: CaptureInput.Complete) -> None:
        """Ask for completion."""
        event.stop()
        if self.field.several:
            return
        self.post_message(self.CompleteWanted(self.text, self.field.cursor_position))


_ASIDE = frozenset({"enter", "escape", "tab", "shift+tab", "ctrl+e", "ctrl+f", "ctrl+p", "ctrl+q"}) | {
    f"f{number}" for number in range(1, 13)
}
"""Keys that do not answer the question about lines."""


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, without controls; the signs of a list, when all have one, are left out."""
    found = [clean_line(line) for line in clean_text(text, MOST_AT_ONCE * 4).split("\n")]
    found = [line for line in found if line]
    if len(found) > 1 and all(_POINT.match(line) for line in found):
        found = [_POINT.sub("", line, count=1) for line in found]
    return tuple(line for line in found if line)


def _within(every: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines as may be taken at once."""
    taken: list[str] = []
    room = MOST_AT_ONCE
    for one in every[:MOST_LINES]:
        room -= len(one) + 1
        if room < 0 and taken:
            break
        taken.append(one)
    return tuple(taken)
