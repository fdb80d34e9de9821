"""What lies open over a meeting that goes on: it is told of every new view."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog, Result
from cocreation_tui.tui.text import plain
from cocreation_tui.tui.view import View


class Live:
    """A screen that is told of every new view, also while another one lies over it."""

    def renew(self, view: View) -> None:
        """Show the meeting as it is now."""
        raise NotImplementedError

    def told(self, text: str, style: str) -> None:
        """Something was said in the meeting's quiet line; what covers the line says it itself."""


class LiveDialog(BaseDialog[Result], Live):
    """A dialog that shows the meeting as it is, not as it was when it was opened."""

    def __init__(self, words: Words, view: View) -> None:
        super().__init__(words)
        self.view = view
        """The meeting as it was last seen."""

    def renew(self, view: View) -> None:
        """Show the meeting as it is now."""
        self.view = view
        if self.is_mounted and self.children:  # what is on it goes before it does
            self.show_view()

    def show_view(self) -> None:
        """Put the view on screen; called at every tick, so it changes only what has changed."""
        raise NotImplementedError


class LiveText(Static):
    """Words that are redrawn only when they have changed."""

    _said: Content = plain("")

    def put(self, content: Content) -> None:
        """Show these."""
        if (content.plain, content.spans) != (self._said.plain, self._said.spans):
            self._said = content
            self.update(self._said)


def relist(into: OptionList, options: list[Option], highlight: bool = True) -> None:
    """List these; the highlight stays with its row, or where it was when that is gone.

    Without ``highlight``, nothing is highlighted that was not before.
    """
    before = [into.get_option_at_index(index) for index in range(into.option_count)]
    place = into.highlighted
    chosen = before[place].id if place is not None else None
    if [_shown(row) for row in options] != [_shown(row) for row in before]:
        into.clear_options()
        into.add_options(options)
    elif place is not None:
        return
    usable = [index for index, row in enumerate(options) if not row.disabled]
    if not usable or (place is None and not highlight):
        return
    same = [index for index in usable if chosen is not None and options[index].id == chosen]
    later = [index for index in usable if place is not None and index >= place]
    into.highlighted = (same or later or usable[-1 if place else 0 :])[0]


def _shown(row: Option) -> tuple[object, ...]:
    return row.id, row.prompt, row.disabled
