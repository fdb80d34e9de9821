"""Closing: what is still open, what can be done about each, and the one key that closes. Nothing here blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.over_meeting.checklist_row import Check, ToClose
from cocreation_tui.tui.text import line, plain, styled
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.words.pages import Page

LOOK_AGAIN = 5.0
"""Seconds after which the checklist is looked at again: the clock goes on."""

T = TypeVar("T")


class Checklist(HoldsFocus, OptionList):
    """The rows."""


class ChecklistScreen(BaseDialog[bool], Generic[T]):
    """Rows with a mark for what is settled: Enter deals with a row, u and U undo and do again, Esc leaves."""

    CSS_PATH = "../../styles/closing.tcss"
    NAMES = ("closing.title", "closing2.keys", "closing.hints")
    """Keys of the title, of what the keys do, and of how to leave."""
    BINDINGS = bindings(Place.CHECKLIST)
    WHERE: ClassVar[Place] = Place.CHECKLIST

    def __init__(
        self,
        words: Words,
        title: str,
        look: Callable[[], tuple[Check[T], ...]],
        chosen: Callable[[T], None],
        step: Callable[[bool], None],
    ) -> None:
        super().__init__(words)
        self._title = title
        self._look = look
        self._chosen = chosen
        self._step = step
        self._rows: tuple[Check[T], ...] = ()

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "checklist-undo": lambda: self._step(False),
            "checklist-redo": lambda: self._step(True),
        }

    def compose(self) -> ComposeResult:
        """Title, checklist, what just happened, what the keys do."""
        yield self.too_small
        yield Static(plain(self.words(self.NAMES[0], title=self._title)), id="closing-title")
        yield Checklist(id="closing-list", compact=True)
        yield Static(id="closing-says")
        letters = self.keyboard.letters(self.WHERE)
        yield Static(plain(self.words(self.NAMES[1], **letters)), id="closing-keys")
        yield Static(plain(self.words(self.NAMES[2], **letters)), id="closing-hints")

    def on_mount(self) -> None:
        """Stand on the first row that is open."""
        self.renew()
        options = self.query_one(Checklist)
        first = next((place for place, row in enumerate(self._rows) if _is_open(row)), None)
        if first is not None:
            options.highlighted = first
        self.set_focus(options)
        self.set_interval(LOOK_AGAIN, self.renew)

    def renew(self) -> None:
        """Show the meeting as it is now, with the highlight where it was."""
        rows = self._look()
        if rows == self._rows:
            return
        options = self.query_one(Checklist)
        place = options.highlighted
        before = self._rows[place] if place is not None else None
        self._rows = rows
        options.clear_options()
        options.add_options([Option(_shown(row), disabled=row.target is None) for row in rows])
        options.highlighted = _go_on(rows, before, place)

    def tell(self, said: str) -> None:
        """Say what just happened."""
        self.query_one("#closing-says", Static).update(plain(said))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Deal with what was chosen."""
        event.stop()
        self.tell("")
        target = self._rows[event.option_index].target
        if target is not None:
            self._chosen(target)

    @property
    def row(self) -> Check[T] | None:
        """The row that is highlighted; None for none."""
        place = self.query_one(Checklist).highlighted
        return self._rows[place] if place is not None else None


class ClosingScreen(ChecklistScreen[ToClose]):
    """The checklist of a meeting: F10 again closes it, Esc goes on with it."""

    BINDINGS = bindings(Place.CLOSING)
    WHERE = Place.CLOSING

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "closing-close": self.confirm,
        }

    def confirm(self) -> None:
        """Close the meeting."""
        self.dismiss(True)


def _is_open(row: Check[object]) -> bool:
    """Whether something is still to be done about a row."""
    return row.target is not None and not row.settled


def _go_on(rows: tuple[Check[T], ...], before: Check[T] | None, place: int | None) -> int | None:
    """The row that was highlighted, or the next open one when that has been settled."""
    target = before.target if before else None
    stays = next((index for index, row in enumerate(rows) if target and row.target == target), None)
    if stays is not None and not (rows[stays].settled and before and not before.settled):
        return stays
    after = stays if stays is not None else (place or 0)
    following = (index for index, row in enumerate(rows) if index >= after and _is_open(row))
    return next(following, _near(rows, after))


def _near(rows: tuple[Check[object], ...], place: int | None) -> int | None:
    """The row that can be dealt with at a place or after it, or else before it."""
    usable = [index for index, row in enumerate(rows) if row.target is not None]
    later = [index for index in usable if index >= (place or 0)]
    return later[0] if later else (usable[-1] if usable else None)


def _shown(row: Check[object]) -> Content:
    if row.heading:
        return styled(row.text, "bold $text-secondary")
    marks = {True: ("✓ ", "bold $text-success"), False: ("○ ", "bold $text-warning"), None: ("  ", "")}
    indent = "  " if row.settled is None else ""
    detail = (f"   {row.detail}" if row.detail else "", "$text-muted")
    return line(marks[row.settled], indent, row.text, detail)


class ReadAloudScreen(PageScreen):
    """Decisions one by one, large; whoever follows is told which one is read."""

    def __init__(
        self, words: Words, pages: tuple[Page, ...], first: int, reading: Callable[[int], None]
    ) -> None:
        super().__init__(words, pages, large=True)
        self.set_reactive(PageScreen.number, first)
        self._reading = reading

    def on_mount(self) -> None:
        """Read the first one."""
        super().on_mount()
        self._reading(self.number)

    def watch_number(self) -> None:
        """Read the one that was turned to."""
        super().watch_number()
        if self.is_mounted:
            self._reading(self.number)
