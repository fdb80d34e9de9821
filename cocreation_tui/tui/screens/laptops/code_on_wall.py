"""The code that the others type to take part, in the largest letters that the window has room for."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.room.type_size import Passage, set_page
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import lines, plain, styled

AROUND, EDGE = 5, 4
"""Rows for title and keys, and columns at the sides."""
GROUPS = (3, 2, 1)
"""How many groups of a code may stand on a line: fewer may stand larger."""


class CodeOnWall(BaseDialog[None]):
    """One code, under the address of a room where it is for one, and nothing else; a key copies the code, Esc closes it."""

    CSS_PATH = "../../styles/page.tcss"
    WHERE = Place.CODE
    BINDINGS = bindings(Place.CODE)

    def __init__(self, words: Words, title: str, code: str, address: str = "") -> None:
        super().__init__(words)
        self._title = title
        self._code = code
        self._address = address

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {**super().acts, "code-copy": self.copy, "code-close": self.action_close_dialog}

    def copy(self) -> None:
        """Copy the code, for pasting into a message to those who are not in the room."""
        self.app.copy_to_clipboard(self._code)
        self.query_one("#page-hints", Static).update(plain(self.words("together.wall-copied")))

    def compose(self) -> ComposeResult:
        """Title, code, keys."""
        yield self.too_small
        yield Static(plain(self._title), id="code-title")
        yield Static(id="code-wall")
        hints = "together.room-hints" if self._address else "together.wall-hints"
        keys = self.keyboard.letters(Place.CODE)
        yield Static(plain(self.words(hints, **keys)), id="page-hints")

    def on_resize(self, event: events.Resize) -> None:
        """Set the code as large as the window allows."""
        super().on_resize(event)
        cells, height = event.size.width - EDGE, event.size.height - AROUND
        rows = []
        if self._address:
            setting = set_page((Passage(self._address),), cells, height // 3)
            rows = [*(row.text for row in setting.rows), ""]
        rows += code_rows(self._code, cells, height - len(rows))
        self.query_one("#code-wall", Static).update(lines([styled(row, "bold") for row in rows]))


def code_rows(code: str, cells: int, height: int) -> list[str]:
    """A code in rows: in letters where they have room, its groups on as many lines as make them largest."""
    groups = code.split("-")
    best: tuple[int, list[str]] = (0, [])
    for many in GROUPS:
        passages = tuple(Passage("  ".join(groups[at : at + many])) for at in range(0, len(groups), many))
        setting = set_page(passages, cells, height)
        size = setting.letters.height if setting.letters else 0
        if size > best[0] or not best[1]:
            best = size, [row.text for row in setting.rows]
    return best[1]
