"""Keys of one's own: choose a command, then press its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words, in_other_languages
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.names import as_read, why_not
from cocreation_tui.tui.keys.own import KeyProblem, usable
from cocreation_tui.tui.keys.table import KEYS
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.words.of_keys import command_words, key_problem_words


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key of one's own."""

    command: str
    """The command's id in the table of keys."""
    key: str = ""
    """Its new key, as written among the settings; empty for the usual one."""


class OwnKeysScreen(PickScreen[OwnKey]):
    """Every command with its keys. Closes with a command and its new key; Esc closes with nothing."""

    def __init__(self, words: Words, keyboard: Keyboard, own: Mapping[str, str]) -> None:
        self._own = own
        others = in_other_languages(words)
        choices = tuple(
            Choice(
                OwnKey(key.id),
                command_words(key.id, words),
                self._told(keyboard.shown(key.id) or "-", key.id, words),
                " ".join(command_words(key.id, other) for other in others),
            )
            for key in KEYS
        )
        super().__init__(words, words("keys.title"), choices)

    def _told(self, keys: str, command: str, words: Words) -> str:
        return words("keys.own", keys=keys) if command in self._own else keys

    def picked(self, choice: OwnKey) -> None:
        """Ask for the key."""
        screen = PressKeyScreen(self.words, choice.command, self._own)

        def pressed(key: str | None) -> None:
            if key is not None:
                self.dismiss(replace(choice, key=key))

        self.app.push_screen(screen, pressed)


class PressKeyScreen(BaseDialog[str]):
    """The next key pressed is the command's. Esc leaves it as it is, Backspace gives back the usual one."""

    CSS_PATH = "../../styles/settings.tcss"

    def __init__(self, words: Words, command: str, own: Mapping[str, str]) -> None:
        super().__init__(words)
        self._command = command
        self._own = own

    def compose(self) -> ComposeResult:
        """The command, and what to do."""
        yield self.too_small
        with Vertical(id="press-key"):
            yield Static(plain(command_words(self._command, self.words)), id="press-key-title")
            yield Static(plain(self.words("keys.press")), id="press-key-says")

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why it cannot be had."""
        if event.key == "escape":
            return
        event.stop()
        if event.key == "backspace":
            self.dismiss("")
            return
        problem = self._problem(event.key)
        if problem is None:
            self.dismiss(as_written(event.key))
        else:
            said = key_problem_words(problem, self.words)
            self.query_one("#press-key-says", Static).update(styled(said, "bold $text-warning"))

    def _problem(self, name: str) -> KeyProblem | None:
        why = why_not(name)
        if why:
            return KeyProblem(why, self._command, as_read(name))
        others = {command: key for command, key in self._own.items() if command != self._command}
        _, problems = usable({**others, self._command: as_written(name)}, self.words.language)
        return next((problem for problem in problems if problem.command == self._command), None)


def as_written(name: str) -> str:
    """Textual's name of a key as it is written among the settings."""
    read = as_read(name)
    return "comma" if read == "," else read
