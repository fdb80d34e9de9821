"""The keyboard: which keys mean what, in a language and with the user's own; bindings, hints, help and palette ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.names import SEVERAL, as_read
from cocreation_tui.tui.keys.table import BY_ID, Place, at

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


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The keys as they are set."""

    language: str
    """``da`` or ``en``."""
    own: Mapping[str, str] = field(default_factory=dict)
    """The user's own keys by command, in Textual's names, separated by commas; only those that can be used."""

    def keys(self, wanted: str) -> str:
        """The keys of a command, in Textual's names, separated by commas; empty when it has none."""
        own = self.own.get(wanted)
        return BY_ID[wanted].usual_keys(self.language) if own is None else own

    def keymap(self) -> dict[str, str]:
        """Keys by command, of those that have one."""
        return {wanted: keys for wanted in BY_ID if (keys := self.keys(wanted))}

    def shown(self, wanted: str) -> str:
        """The keys of a command as a person reads them: ``→ PgDn``."""
        names = _SHOWN | {"space": Words(self.language)("key-name.space")}
        return " ".join(names.get(key) or as_read(key) for key in self.keys(wanted).split(SEVERAL) if key)

    def first(self, wanted: str) -> str:
        """The first key of a command as a person reads it; empty when it has none."""
        return self.shown(wanted).split(" ")[0]

    def letters(self, where: Place) -> dict[str, str]:
        """The first keys of a place's commands, for texts that name them: ``open_held`` is that of ``home-open-held``."""
        return {
            key.id.removeprefix(f"{key.where}-").replace("-", "_"): self.first(key.id) for key in at(where)
        }
