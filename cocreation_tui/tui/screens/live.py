"""A dialog over a meeting that goes on: it is told of every new view."""

from __future__ import annotations

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog, Result
from cocreation_tui.tui.view import View


class LiveDialog(BaseDialog[Result]):
    """A dialog that shows the meeting as it is, not as it was when it was opened."""

    def __init__(self, words: Words, view: View) -> None:
        super().__init__(words)
        self.view = view
        """The meeting as it was last seen."""

    def renew(self, view: View) -> None:
        """Show the meeting as it is now."""
        self.view = view
        if self.is_mounted:
            self.show_view()

    def told(self, text: str, style: str) -> None:
        """Something was said in the meeting's quiet line; a dialog that covers the line says it itself."""

    def show_view(self) -> None:
        """Put the view on screen; called at every tick, so it changes only what has changed."""
        raise NotImplementedError


def relist(options: OptionList, rows: list[Option], highlight: bool = True) -> None:
    """List these rows; the highlight stays with its row, or where it was when that is gone.

    Without ``highlight``, nothing is highlighted that was not before.
    """
    before = [options.get_option_at_index(index) for index in range(options.option_count)]
    place = options.highlighted
    chosen = before[place].id if place is not None else None
    if [_shown(row) for row in rows] != [_shown(row) for row in before]:
        options.clear_options()
        options.add_options(rows)
    elif place is not None:
        return
    usable = [index for index, row in enumerate(rows) if not row.disabled]
    if not usable or (place is None and not highlight):
        return
    same = [index for index in usable if chosen is not None and rows[index].id == chosen]
    later = [index for index in usable if place is not None and index >= place]
    options.highlighted = (same or later or usable[-1 if place else 0 :])[0]


def _shown(row: Option) -> tuple[object, ...]:
    return row.id, row.prompt, row.disabled
