"""Fields of a form that the keyboard alone fills in: a line, a text, a choice, a scale, a date."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from cocreation_tui.core.forms.form import DONT_KNOW
from cocreation_tui.core.ground.cleaning import LINE_LIMIT, clean_line, clean_text
from cocreation_tui.core.people.finding import IN_ORDER, begins_alike, best_first, rank
from cocreation_tui.tui.text import Part, line, lines, width
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus

TEXT_ROOM = 4_000
"""Longest text of a field of several lines, in characters."""


class Names(Suggester):
    """The name that fits best what is typed; none when what is typed is one of them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    def completed(self, typed: str) -> str:
        """The name; empty for none."""
        begun = typed.casefold()
        if not begun.strip() or any(name.casefold() == begun for name in self._names):
            return ""
        begins = [name for name in self._names if begins_alike(name, typed)]
        ranks = ((rank((name,), typed), name) for name in self._names)
        fitting = best_first((place, name) for place, name in ranks if place and place[1] <= IN_ORDER)
        return next(iter((*begins, *fitting)), "")

    async def get_suggestion(self, value: str) -> str | None:
        """The same, for the field."""
        return self.completed(value) or None


class LineField(HoldsFocus, Input):
    """One line; what it may be completed to is shown behind the cursor and taken with Tab or the right arrow."""

    BINDINGS = [
        Binding("tab", "take_or_next", show=False),
        Binding("down,enter", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, value: str = "", names: tuple[str, ...] = (), placeholder: str = "") -> None:
        self._complete = Names(names)
        super().__init__(
            value,
            placeholder,
            max_length=LINE_LIMIT,
            suggester=self._complete if names else None,
            select_on_focus=False,
            compact=True,
        )
        self.cursor_blink = False

    def action_take_or_next(self) -> None:
        """Take what is shown behind the cursor; with nothing shown, go on."""
        name = self._complete.completed(self.value) if self.cursor_at_end else ""
        if name:
            self.value = name
            self.cursor_position = len(name)
        else:
            self.screen.focus_next()

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste, as one line without controls."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean_line(event.text)[: max(0, LINE_LIMIT - len(self.value))])


class TextField(HoldsFocus, TextArea):
    """A text of several lines that grows with its words; Tab takes what its line may be completed to, or leaves it."""

    BINDINGS = [
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("tab", "take_or_next", show=False),
    ]

    def __init__(self, value: str = "", names: tuple[str, ...] = ()) -> None:
        self._complete = Names(names)
        super().__init__(
            value, soft_wrap=True, tab_behavior="focus", compact=True, highlight_cursor_line=False
        )
        self.cursor_blink = False

    def _longer(self) -> str:
        """What the line with the cursor at its end may be completed to; empty for nothing."""
        row, column = self.cursor_location
        text = self.document.get_line(row)
        longer = self._complete.completed(text) if column == len(text) else ""
        return longer if begins_alike(longer, text) else ""

    def update_suggestion(self) -> None:
        """Show behind the cursor what would be taken, as far as it goes on from what is typed."""
        longer, typed = self._longer(), self.document.get_line(self.cursor_location[0])
        self.suggestion = longer[len(typed) :] if longer.casefold().startswith(typed.casefold()) else ""

    def action_take_or_next(self) -> None:
        """Complete the line; with nothing to complete, go on."""
        longer, row = self._longer(), self.cursor_location[0]
        if longer:
            self.replace(longer, (row, 0), (row, len(self.document.get_line(row))))
            self.move_cursor((row, len(longer)))
        else:
            self.screen.focus_next()

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste without controls, as far as there is room."""
        event.prevent_default()
        event.stop()
        pasted = clean_text(event.text)[: max(0, TEXT_ROOM - len(self.text))]
        self.move_cursor(self.replace(pasted, *self.selection).end_location)


class OptionsField(HoldsFocus, Widget, can_focus=True):
    """One of a few, in a row that wraps: arrows choose, digits choose directly, Delete clears."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OptionsField { height: auto; width: 1fr; }
    """
    BINDINGS = [
        Binding("right,down", "step(1)", show=False),
        Binding("left,up", "step(-1)", show=False),
        Binding("space", "step(1)", show=False),
        Binding("enter", "app.focus_next", show=False),
        Binding("delete,backspace", "clear", show=False),
    ]

    chosen: reactive[str] = reactive("")
    """Id of what is chosen; empty for nothing."""

    class Chosen(Message):
        """Something else is chosen."""

    def __init__(self, options: tuple[tuple[str, str], ...], chosen: str = "") -> None:
        super().__init__()
        self._options = options
        self.set_reactive(OptionsField.chosen, chosen)

    @property
    def value(self) -> str:
        """Id of what is chosen."""
        return self.chosen

    def action_step(self, by: int) -> None:
        """Choose the next or the one before; the first or last when nothing is chosen."""
        ids = [option for option, _ in self._options]
        place = ids.index(self.chosen) + by if self.chosen in ids else (0 if by > 0 else -1)
        self.choose(ids[place % len(ids)])

    def action_clear(self) -> None:
        """Choose nothing."""
        self.choose("")

    def choose(self, option: str) -> None:
        """Choose one by id."""
        if option != self.chosen:
            self.chosen = option
            self.post_message(self.Chosen())

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self._options):
            event.stop()
            self.choose(self._options[int(event.character) - 1][0])

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses."""
        for row, start, end, option in _placed(self._options, self.size.width):
            if event.y == row and start <= event.x < end:
                self.choose(option)

    def get_content_height(self, container: Size, viewport: Size, cells: int) -> int:
        """As many rows as the options wrap to."""
        return _placed(self._options, cells)[-1][0] + 1

    def render(self) -> Content:
        """The options, the chosen one marked by a sign as well as by colour."""
        rows: dict[int, list[Part]] = {}
        names = dict(self._options)
        for row, _, _, option in _placed(self._options, self.size.width):
            chosen = option == self.chosen
            style = "bold $text-accent" if chosen else ""
            rows.setdefault(row, []).append((_marked(names[option], chosen) + "  ", style))
        return lines([line(*parts) for parts in rows.values()])


class ScaleField(OptionsField):
    """A number from 1 to 5; ``?`` or 6 for that nobody knows."""

    DEFAULT_CSS = """
    ScaleField { width: 42; }
    """

    def __init__(self, chosen: str = "") -> None:
        super().__init__((*((digit, digit) for digit in "12345"), (DONT_KNOW, "?")), chosen)

    def on_key(self, event: events.Key) -> None:
        """The sign chooses as the digits do."""
        if event.character == "?":
            event.stop()
            self.choose(DONT_KNOW)
        else:
            super().on_key(event)


def _marked(name: str, chosen: bool) -> str:
    return f"({'x' if chosen else ' '}) {name}"


def _placed(options: tuple[tuple[str, str], ...], cells: int) -> list[tuple[int, int, int, str]]:
    """Row, first and past-last column of every option, broken where the next does not fit."""
    placed: list[tuple[int, int, int, str]] = []
    row = column = 0
    for option, name in options:
        needed = width(_marked(name, True))
        if column and column + needed > cells:
            row, column = row + 1, 0
        placed.append((row, column, column + needed, option))
        column += needed + 2
    return placed
