"""Bringing in a drejebog: which file, and what was understood, guessed and left out of it before anything is saved."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.drejebog import Preview, preview, save_script
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.drejebog.file_kinds import SUFFIXES
from cocreation_tui.method.drejebog.understanding import Drejebog, read_drejebog
from cocreation_tui.method.tables.charsets import Reading
from cocreation_tui.method.tables.telling import readings_of
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.which_letters import which_letters
from cocreation_tui.tui.text import line, lines, pad, pad_left, plain, styled, width
from cocreation_tui.tui.widgets.fields.choice_row import ChoiceRow, PathField
from cocreation_tui.tui.words.file_names import path_of

MOST = 200
"""How many guesses are listed."""
Mark = tuple[str, str, str, float, int]
"""A file, the sheet of it, its encoding, when it was changed, its size: what is read anew when one of them is another."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A drejebog that was saved."""

    script: str
    """The key of the script: language and id."""
    clock: str
    """When it says that the meeting begins: ``09:00``; empty when it does not say."""


class DrejebogField(PathField):
    """The path of a drejebog."""

    endings = SUFFIXES


class ImportScreen(BaseDialog[Imported]):
    """One field and a preview. Ctrl+S saves and goes on to a new meeting; Esc goes back and keeps the path."""

    CSS_PATH = "../../styles/import_script.tcss"
    BINDINGS = [
        *bindings(Place.FIELDS),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, kept: dict[str, str]) -> None:
        super().__init__(words)
        self._desk = desk
        self._kept = kept
        self._field = DrejebogField(kept.get("import", ""), placeholder=words("drejebog.file-how"))
        self._read: Drejebog | None = None
        self._mark: Mark | None = None
        self._sheet = ""
        self._sheets: tuple[str, ...] = ()
        self._encoding = ""
        self._readings: tuple[Reading, ...] = ()

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "fields-save": self.action_save,
        }

    def compose(self) -> ComposeResult:
        """Title, field, preview, keys."""
        yield self.too_small
        yield Static(plain(self.words("drejebog.heading")), id="import-title")
        with Horizontal(id="import-row"):
            yield Static(plain(self.words("drejebog.file")), id="import-label")
            yield self._field
        with Horizontal(id="import-sheet-row"):
            yield Static(plain(self.words("new.sheet")), id="import-sheet-label")
            yield ChoiceRow("screen.sheet", "import-sheet")
        with Horizontal(id="import-encoding-row"):
            yield Static(plain(self.words("new.encoding")), id="import-encoding-label")
            yield ChoiceRow("screen.encoding", "import-encoding")
        with VerticalScroll(id="import-says", can_focus=False):
            yield Static(id="import-preview")
        yield Static(
            plain(self.words("drejebog.hints", **self.keyboard.letters(Place.FIELDS))), id="import-hints"
        )

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.cursor_position = len(self._field.value)
        self.set_focus(self._field)
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take in the path."""
        event.stop()
        if event.value != self._kept.get("import", ""):
            self._sheet, self._sheets, self._encoding, self._readings = "", (), "", ()
        self._kept["import"] = event.value
        self._look()

    def _look(self) -> None:
        """Read the file anew when it is another one, or has changed."""
        mark = _mark_of(self._field.value, self._sheet, self._encoding)
        if mark is None:
            self._mark = self._read = None
            self._show_sheet()
            self._say(plain(self.words("drejebog.about")))
        elif mark != self._mark:
            self._mark, self._read = mark, None
            self._say(styled(self.words("drejebog.reading"), "$text-muted"))
            path = path_of(self._field.value)
            self.run_worker(
                lambda: self._reading(path, mark), thread=True, group="import", exit_on_error=True
            )

    def _reading(self, path: Path, mark: Mark) -> None:
        read = read_drejebog(path, self._desk.language, sheet=mark[1], encoding=mark[2])
        self.app.call_from_thread(self._was_read, read, readings_of(path), mark)

    def _was_read(self, read: Drejebog, readings: tuple[Reading, ...], mark: Mark) -> None:
        """Show what was read, unless another file has been named since."""
        if mark != self._mark or not self.is_mounted:
            return
        self._read, self._readings = read, readings
        self._sheets = read.sheets or self._sheets
        self._show_sheet()
        if read.script is not None:
            self._say(_told(preview(read, read.script, self.words), self.words))
        elif read.problem is not None:
            problem = read.problem
            self._say(styled(self.words(problem.key, **problem.values), "bold $text-warning"))

    def _show_sheet(self) -> None:
        """The sheet that is read, where the workbook has several."""
        self.query_one("#import-sheet-row").display = len(self._sheets) > 1
        said = (self._read.sheet if self._read else "") or self._sheet
        self.query_one("#import-sheet", ChoiceRow).update(styled(said, "bold"))

        self.query_one("#import-encoding-row").display = bool(self._readings)
        chosen = next((one for one in self._readings if one.encoding == self._encoding), None)
        said = chosen.sample if chosen else self.words("new.encoding-how")
        self.query_one("#import-encoding", ChoiceRow).update(
            styled(said, "bold" if chosen else "$text-warning")
        )

    def action_encoding(self) -> None:
        """Choose how the letters of the file are read."""
        self.app.push_screen(which_letters(self.words, self._readings), self._letters_chosen)

    def _letters_chosen(self, encoding: str | None) -> None:
        if encoding is not None:
            self._encoding = encoding
            self._look()

    def action_sheet(self) -> None:
        """Choose the sheet of the workbook."""
        choices = tuple(Choice(name, name) for name in self._sheets)
        screen = PickScreen(self.words, self.words("people.which-sheet"), choices)
        self.app.push_screen(screen, self._sheet_chosen)

    def _sheet_chosen(self, name: str | None) -> None:
        if name is not None:
            self._sheet = name
            self._look()

    def _say(self, said: Content) -> None:
        self.query_one("#import-preview", Static).update(lines([said]))
        self.query_one("#import-says", VerticalScroll).scroll_home(animate=False)

    def action_page(self, by: int) -> None:
        """Roll the preview."""
        says = self.query_one("#import-says", VerticalScroll)
        says.scroll_relative(y=by * max(1, says.size.height - 2), animate=False)

    def action_save(self) -> None:
        """Save the drejebog as a script and go on with it; without one, say what is missing."""
        if self._read is None or self._read.script is None:
            if self._mark is None:
                self._say(styled(self._missing(), "bold $text-warning"))
            return
        if self._readings and not self._encoding:
            self.action_encoding()
            return
        try:
            path = save_script(self._desk.workspace.scripts, self._read.script)
        except StoreError as error:
            self._say(styled(self.words(error.key, path=error.path.name, **error.values), "bold $text-error"))
            return
        self._kept.pop("import", None)
        clock = f"{self._read.start:%H:%M}" if self._read.start else ""
        self.dismiss(Imported(f"{self._read.script.language}/{path.stem}", clock))

    def _missing(self) -> str:
        written = self._field.value.strip()
        return self.words("new.no-file", path=written[:200]) if written else self.words("drejebog.no-file")


def _mark_of(written: str, sheet: str, encoding: str) -> Mark | None:
    """What changes with a file, the sheet of it and how it is read; None when there is none of that name."""
    if not written.strip():
        return None
    path = path_of(written)
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return None if path.is_dir() else (str(path), sheet, encoding, about.st_mtime, about.st_size)


def _told(shown: Preview, words: Words) -> Content:
    """The three groups, one under another."""
    rows = [styled(shown.summary, "bold"), *(styled(note, "$text-secondary") for note in shown.notes)]
    rows += [plain(""), _heading("drejebog.understood", words)]
    widths = [max(width(row[place]) for row in shown.rows) for place in range(4)]
    for number, start, length, kind, title in shown.rows:
        told = (pad_left(number, widths[0]), pad_left(start, widths[1]), pad_left(length, widths[2]))
        rows.append(line((f"  {'  '.join(told)}  {pad(kind, widths[3])}  ", "$text-muted"), (title, "bold")))
    for key, said in (("drejebog.guessed", shown.guessed), ("drejebog.left-out", shown.left_out)):
        rows += [plain(""), _heading(key, words)]
        rows += [styled(f"  {text}", "$text-warning") for text in said[:MOST]]
        if not said:
            rows.append(styled(f"  {words('drejebog.nothing')}", "$text-muted"))
        if len(said) > MOST:
            rows.append(styled(f"  {words('drejebog.more', n=len(said) - MOST)}", "$text-muted"))
    return lines(rows)


def _heading(key: str, words: Words) -> Content:
    return styled(words(key), "bold $text-secondary")
