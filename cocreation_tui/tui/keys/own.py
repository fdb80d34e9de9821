"""Keys of one's own: what the user wrote, made into Textual's names, with everything that cannot be used told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.tui.keys.names import MOVING, SEVERAL, key_name, split_keys, types, why_not
from cocreation_tui.tui.keys.table import BY_ID, KEYS, WRITTEN, Place, holds_at


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


def usable(wanted: Mapping[str, str], language: str) -> tuple[dict[str, str], tuple[KeyProblem, ...]]:
    """Those of the wanted keys that can be used in a language, in Textual's names, and why the others cannot.

    Where two commands of a place want one key, the command that has it anyway keeps it; of two that were given it, the first.
    """
    defaults = {key.id: key.usual_keys(language) for key in KEYS}
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
        why = why_not(name) or _why_not_at(BY_ID[command].where, name)
        if why:
            return KeyProblem(why, command, written)
    return SEVERAL.join(dict.fromkeys(names))


def _why_not_at(where: Place, name: str) -> str:
    """Catalogue key of why a key cannot be had at a place; empty when it can."""
    if where is not Place.MEETING and name in MOVING:
        return "keys.forbidden-reserved"
    return "keys.forbidden-typed" if where in WRITTEN and types(name) else ""


def _clash(good: Mapping[str, str], defaults: Mapping[str, str]) -> KeyProblem | None:
    """The first of the wanted keys that another command of its place has."""
    owner: dict[tuple[Place, str], str] = {}
    kept = [(command, keys) for command, keys in defaults.items() if command not in good]
    for command, keys in [*kept, *good.items()]:
        for key in _each(keys):
            for there in ((where, key) for where in holds_at(BY_ID[command])):
                if there in owner and command in good:
                    return KeyProblem("keys.taken", command, good[command], owner[there])
                owner.setdefault(there, command)
    return None


def _each(keys: str) -> Iterable[str]:
    return (key for key in keys.split(SEVERAL) if key)
