"""Of the form of a new meeting: what there may be to choose of a list of participants, its sheet and how its letters are read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.tables.charsets import Reading
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.which_letters import which_letters
from cocreation_tui.tui.screens.home.plan_fields import Typed
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.widgets.fields.choice_row import ChoiceRow


class OfTheList(BaseDialog[Room]):
    """The part of the form that is about the list."""

    def __init__(self, words: Words, kept: dict[str, str]) -> None:
        super().__init__(words)
        self.kept = kept
        """What was typed and chosen, by field; kept when the form is left."""
        self._sheets: tuple[str, ...] = ()
        self._readings: tuple[Reading, ...] = ()

    def show_read(self) -> None:
        """Read the fields anew and show how they are understood."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Make the meeting."""
        raise NotImplementedError

    def rows_of_the_list(self) -> ComposeResult:
        """What there may be to choose of a list: the sheet, and how its letters are read."""
        for name in ("sheet", "encoding"):
            with Horizontal(classes="new-row", id=f"new-row-{name}"):
                yield Static(plain(self.words(f"new.{name}")), classes="new-label")
                yield ChoiceRow(f"screen.{name}", f"new-{name}")

    def show_list(self, typed: Typed) -> None:
        """What there is to choose of the list that is read now."""
        self._show_sheet(typed)
        self._show_letters(typed)

    def _show_sheet(self, typed: Typed) -> None:
        """The sheet of the list that is read, where its workbook has several."""
        several = typed.roster is not None and len(typed.roster.sheets) > 1
        self.query_one("#new-row-sheet").display = several
        if typed.roster is not None and several:
            self._sheets = typed.roster.sheets
            said = typed.roster.sheet or self.kept.get("sheet", "")
            self.query_one("#new-sheet", ChoiceRow).update(styled(said, "bold"))

    def _show_letters(self, typed: Typed) -> None:
        """How the letters of the list are read, where there is doubt."""
        self._readings = typed.readings
        self.query_one("#new-row-encoding").display = bool(typed.readings)
        chosen = next((one for one in typed.readings if one.encoding == self.kept.get("encoding")), None)
        said = chosen.sample if chosen else self.words("new.encoding-how")
        self.query_one("#new-encoding", ChoiceRow).update(styled(said, "bold" if chosen else "$text-warning"))

    def action_sheet(self) -> None:
        """Choose the sheet of the workbook that the list is on."""
        choices = tuple(Choice(name, name) for name in self._sheets)
        screen = PickScreen(self.words, self.words("people.which-sheet"), choices)
        self.app.push_screen(screen, self._sheet_chosen)

    def _sheet_chosen(self, name: str | None) -> None:
        if name is not None:
            self.kept["sheet"] = name
            self.show_read()

    def action_encoding(self) -> None:
        """Choose how the letters of the list are read."""
        self.app.push_screen(which_letters(self.words, self._readings), self._letters_chosen)

    def _letters_chosen(self, encoding: str | None) -> None:
        if encoding is not None:
            self.kept["encoding"] = encoding
            self.show_read()

    def ask_letters(self) -> None:
        """Ask how the list is to be read, and make the meeting then."""
        self.app.push_screen(which_letters(self.words, self._readings), self._letters_answered)

    def _letters_answered(self, encoding: str | None) -> None:
        """Read the list as was answered, and make the meeting."""
        self._letters_chosen(encoding)
        if encoding is not None:
            self.action_save()
