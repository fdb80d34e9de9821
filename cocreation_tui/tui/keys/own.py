"""Keys of one's own: what the user wrote, made into Textual's names, with everything that cannot be used told.

The program has one keyboard. What it is set to here is what bindings, hints, help and palette show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

SEVERAL = ","
"""What stands between several keys of one command."""

_remapped: Mapping[str, str] = MappingProxyType({})

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
_RESERVED = frozenset({"escape", "tab", "shift+tab", "up", "down", "backspace"})


@dataclass(frozen=True, slots=True)
class KeyProblem:
    """A key of one's own that is not used, and why."""

    why: str
    """Catalogue key of the reason."""
    command: str
    """The command's id, as written."""
    key: str
    """The key, as written."""
    other: str = ""
    """Id of the command that has the key; empty when none does."""


def remapped(command: str) -> str | None:
    """The keys of one's own for a command; None for those it has anyway."""
    return _remapped.get(command)


def remap(keys: Mapping[str, str]) -> None:
    """Set the keyboard: Textual's names by command, separated by commas."""
    global _remapped
    _remapped = MappingProxyType(dict(keys))


def key_name(written: str) -> str:
    """Textual's name of a key as a person writes it: ``F8``, ``Ctrl+O``, ``+``, ``Mellemrum``."""
    text = written.strip()
    if len(text) == 1:
        return _character_name(text)
    name = re.sub(r"\s*\+\s*", "+", text.casefold())
    name = re.sub(r"^(?:control|strg|\^)\+", "ctrl+", name)
    return _NAMES.get(name, name.replace(" ", "_"))


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


def usable(
    wanted: Mapping[str, str], defaults: Mapping[str, str]
) -> tuple[dict[str, str], tuple[KeyProblem, ...]]:
    """Those of the wanted keys that can be used, in Textual's names, and why the others cannot.

    ``defaults`` has the keys of every command, empty for none. Where two commands want one key, the command that
    has it anyway keeps it; of two that were given it, the first.
    """
    good: dict[str, str] = {}
    problems: list[KeyProblem] = []
    for command, written in wanted.items():
        problem = _read(command, written, defaults)
        if isinstance(problem, KeyProblem):
            problems.append(problem)
        else:
            good[command] = problem
    while (clash := _clash(good, defaults)) is not None:
        problems.append(clash)
        del good[clash.command]
    return good, tuple(problems)


def _read(command: str, written: str, defaults: Mapping[str, str]) -> KeyProblem | str:
    if command not in defaults:
        return KeyProblem("keys.unknown-command", command, written)
    names = [key_name(part) for part in split_keys(written)]
    if not names:
        return KeyProblem("keys.no-key", command, written)
    for name in names:
        why = why_not(name)
        if why:
            return KeyProblem(why, command, written)
    return SEVERAL.join(dict.fromkeys(names))


def _clash(good: Mapping[str, str], defaults: Mapping[str, str]) -> KeyProblem | None:
    """The first of the wanted keys that another command has."""
    owner: dict[str, str] = {}
    kept = [(command, keys) for command, keys in defaults.items() if command not in good]
    for command, keys in [*kept, *good.items()]:
        for key in _each(keys):
            if key in owner and command in good:
                return KeyProblem("keys.taken", command, good[command], owner[key])
            owner.setdefault(key, command)
    return None


def _each(keys: str) -> Iterable[str]:
    return (key for key in keys.split(SEVERAL) if key)
