"""The keyboard: which keys mean what, in a language and with the user's own; bindings, hints, help and palette ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.names import SEVERAL, as_read
from cocreation_tui.tui.keys.table import BY_ID, Place, at, holds_at

_SHOWN = {
    "right": "→",
    "left": "←",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "plus": "+",
    "minus": "-",
    "enter": "Enter",
    "escape": "Esc",
    "full_stop": ".",
    "question_mark": "?",
}


@dataclass(frozen=True)
class Keyboard:
    """The keys as they are set."""

    language: str
    """Id of its language."""
    own: Mapping[str, str] = field(default_factory=dict)
    """The user's own keys by command, in Textual's names, separated by commas; only those that can be used."""

    def keys(self, wanted: str) -> str:
        """The keys of a command, in Textual's names, separated by commas; empty when it has none."""
        own = self.own.get(wanted)
        return BY_ID[wanted].usual_keys(self.language) if own is None else own

    def keymap(self) -> dict[str, str]:
        """Keys by command, of those that have one; a letter counts with Caps Lock on too."""
        return {
            wanted: SEVERAL.join((keys, *self.capitals(wanted)))
            for wanted in BY_ID
            if (keys := self.keys(wanted))
        }

    def capitals(self, wanted: str) -> tuple[str, ...]:
        """The capitals of a command's letters that are no command of their own anywhere it holds."""
        places = holds_at(BY_ID[wanted])
        big = (key.upper() for key in self.keys(wanted).split(SEVERAL) if len(key) == 1 and key.islower())
        return tuple(
            key for key in big if len(key) == 1 and not any((at, key) in self._taken for at in places)
        )

    @cached_property
    def _taken(self) -> frozenset[tuple[Place, str]]:
        """Every key where it means something."""
        return frozenset(
            (where, key)
            for wanted in BY_ID
            for key in self.keys(wanted).split(SEVERAL)
            for where in holds_at(BY_ID[wanted])
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        """What keys are called that do not show what they type."""
        return {**_SHOWN, "space": Words(self.language)("key-name.space")}

    def shown(self, wanted: str) -> str:
        """The keys of a command as a person reads them: ``→ PgDn``."""
        return " ".join(
            self._names.get(key) or as_read(key) for key in self.keys(wanted).split(SEVERAL) if key
        )

    def first(self, wanted: str) -> str:
        """The first key of a command as a person reads it; empty when it has none."""
        return self.shown(wanted).split(" ")[0]

    def letters(self, where: Place) -> dict[str, str]:
        """The first keys of a place's commands, for texts that name them: ``open_held`` is that of ``home-open-held``."""
        return {
            key.id.removeprefix(f"{key.where}-").replace("-", "_"): self.first(key.id) for key in at(where)
        }
