"""Names of keys: Textual's, as a person writes them and as a person reads them, and those that cannot be had."""

from __future__ import annotations

import re
import unicodedata

from cocreation_tui.core.ground.languages import known_word

SEVERAL = ","
"""What stands between several keys of one command."""

_NAMES = {
    "hyphen_minus": "minus", "plus_sign": "plus", "solidus": "slash", "low_line": "underscore",
    "mellemrum": "space", "komma": "comma", "comma": "comma", "højre": "right", "venstre": "left", "op": "up", "ned": "down",
    "pgdn": "pagedown", "pgup": "pageup", "del": "delete", "ins": "insert", "return": "enter", "esc": "escape",
}  # fmt: skip
_NAMED = frozenset(
    {"space", "enter", "left", "right", "up", "down", "pageup", "pagedown", "home", "end", "insert", "delete", "backspace"}
    | {f"f{number}" for number in range(1, 13)}
    | {f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"}
)  # fmt: skip
_DEAD = frozenset("[]{}\\|@~^´`¨")
_NO_KEYS = frozenset({"ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z", "ctrl+s"})
MOVING = frozenset({"enter", "space", "left", "right", "pageup", "pagedown", "home", "end"})
"""Keys that move, turn and open everywhere but in the meeting, where they are commands."""
_RESERVED = frozenset({"escape", "tab", "shift+tab", "up", "down", "backspace"})


def key_name(written: str) -> str:
    """Textual's name of a key as a person writes it: ``F8``, ``Ctrl+O``, ``+``, ``Mellemrum``."""
    text = written.strip()
    if len(text) == 1:
        return _character_name(text)
    name = re.sub(r"\s*\+\s*", "+", text.casefold())
    name = re.sub(r"^(?:control|strg|\^)\+", "ctrl+", name)
    return _NAMES.get(known_word(name), known_word(name).replace(" ", "_"))


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _NAMES.get(name, name or character)


def as_read(name: str) -> str:
    """Textual's name of a key as a person reads it: ``Ctrl+O``, ``F8``, ``;``."""
    if name.startswith("ctrl+"):
        return f"Ctrl+{name[5:].upper()}"
    if name in _NAMED or len(name) == 1:
        return name if len(name) == 1 else name.capitalize()
    return _character_of(name) or name


def split_keys(written: str) -> list[str]:
    """The keys in a text: separated by commas or spaces; a comma alone is a key."""
    if written.strip() == SEVERAL:
        return [SEVERAL]
    joined = re.sub(r"\s*\+\s*(?=\S)", "+", written.strip()) if len(written.strip()) > 2 else written
    return [part for part in re.split(r"[,\s]+", joined) if part]


def why_not(name: str) -> str:
    """Catalogue key of why a key cannot be had for a command; empty when it can.

    AltGr and dead keys differ between keyboards, some Ctrl letters are other keys to a terminal, and those that move
    and leave are needed everywhere.
    """
    character = _character_of(name)
    if name.startswith(("alt+", "shift+alt+")) or character in _DEAD:
        return "keys.forbidden-dead"
    if name in _NO_KEYS:
        return "keys.forbidden-terminal"
    if name in _RESERVED:
        return "keys.forbidden-reserved"
    if name in _NAMED or (character and character.isprintable() and not character.isspace()):
        return ""
    return "keys.unknown-key"


def types(name: str) -> bool:
    """Whether a key types a character, by Textual's name, or deletes one."""
    return bool(_character_of(name)) or name == "delete"


def _character_of(name: str) -> str:
    """The character that a key types, by Textual's name; empty for a key that types none."""
    if len(name) == 1:
        return name
    names = {
        value: key
        for key, value in _NAMES.items()
        if key in ("hyphen_minus", "plus_sign", "solidus", "low_line")
    }
    try:
        return unicodedata.lookup(names.get(name, name).replace("_", " "))
    except KeyError:
        try:
            return unicodedata.lookup(names.get(name, name).replace("_", "-"))
        except KeyError:
            return ""
