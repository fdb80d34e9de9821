"""The user's settings as a value, and how they are written in ``settings.toml``.

Nothing here touches a file. What the program does not know in a file is kept as it is; what it knows but cannot use
is told and left as if it were not there.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.languages import LANGUAGES

SPEAKING = ("groups", "none")
"""What minutes may say of speaking."""

MEETINGS_DAYS, DRAFTS_DAYS, COPIES_DAYS = 90, 7, 14
"""Days after which a meeting, what was left unfinished in it, and copies of damaged files may be deleted."""
LONGEST_KEPT = 3_650
"""The most days that can be asked for."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_THEME = re.compile(r"[a-z0-9-]{1,40}")
_DEEPEST = 20
_LONGEST = 200


LINE_LIMIT = 1_000
"""Longest line that is read, in characters: long ones can be made such that reading them takes for ever."""


class SettingsDamaged(Exception):
    """The text is not TOML, or has a line that is too long."""

    def __init__(self, line: int, key: str = "settings.damaged") -> None:
        super().__init__(line)
        self.line = line
        """Where it stops making sense, counted from 1; 0 when that cannot be told."""
        self.key = key
        """Catalogue key of what is wrong."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen; everything has a default."""

    language: str = ""
    """Id of a language; empty to follow the computer."""
    theme: str = ""
    """Name of a theme, such as ``dark``; empty for the first one there is."""
    bell: bool = False
    """Whether the terminal's bell rings when an item comes near its end."""
    individual_times: bool = False
    """Whether the control face shows how long each person has spoken."""
    asks_agreement: bool = False
    """Whether a decision is a proposal until the room has agreed, also where the script does not say so."""
    hide_names: bool = False
    """Whether names are left out of what the room is shown until they are switched on."""
    speaking_in_minutes: str = "groups"
    """What minutes say of speaking: ``groups`` or ``none``."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Keys of one's own by a command's id, separated by commas."""
    name: str = ""
    """What the user is called: whose tasks are meant by *mine*; empty when nobody has said."""
    keep_speaking_times: bool = False
    """Whether who had the word and how long is kept after a meeting; otherwise it is forgotten when it is over."""
    meetings_days: int = MEETINGS_DAYS
    """Days after its end when a meeting without an initiative is deleted; 0 for never."""
    drafts_days: int = DRAFTS_DAYS
    """Days after the end of its meeting when what was left unfinished is deleted; 0 for never."""
    copies_days: int = COPIES_DAYS
    """Days after which a copy of a damaged file is deleted; 0 for never."""


CAREFUL = Settings(hide_names=True, speaking_in_minutes="none")
"""What holds where the settings cannot be read: nobody is shown or told of who might have been meant to be hidden."""
_UNREADABLE = {"hide_names": CAREFUL.hide_names, "speaking_in_minutes": CAREFUL.speaking_in_minutes}
HIDING = frozenset({"privacy", *_UNREADABLE})
"""What of the file hides names and times where it cannot be used."""


@dataclass(frozen=True, slots=True)
class Unused:
    """Something written in the settings that cannot be used."""

    name: str
    """Its name in the file."""
    value: str
    """What stands there."""


_GROUPS = {
    "privacy": ("individual_times", "keep_speaking_times", "hide_names", "speaking_in_minutes"),
    "retention": ("meetings_days", "drafts_days", "copies_days"),
}
"""Settings that stand in a table of their own, by its name."""


def read_settings(text: str) -> tuple[Settings, tuple[Unused, ...]]:
    """Settings from the text of their file, and what was not usable. Raises ``SettingsDamaged``."""
    return settings_of(parse(text))


def parse(text: str) -> dict[str, Any]:
    """The file as tables and values. Raises ``SettingsDamaged``."""
    if not text.strip():
        return {}
    import tomllib

    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE_LIMIT:
            raise SettingsDamaged(number, "settings.long-line")
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise SettingsDamaged(int(found[1]) if found else 0) from error


def settings_of(table: Mapping[str, Any]) -> tuple[Settings, tuple[Unused, ...]]:
    """Settings from the tables of their file, and what was not usable."""
    unused: list[Unused] = []
    privacy = _table(table, "privacy", unused, careful=_UNREADABLE)
    retention = _table(table, "retention", unused)
    keys = _table(table, "keys", unused)
    return Settings(
        language=_word(table, "language", LANGUAGES, "", unused),
        theme=_name(table, "theme", unused),
        bell=_switch(table, "bell", False, unused),
        asks_agreement=_switch(table, "asks_agreement", False, unused),
        individual_times=_switch(privacy, "individual_times", False, unused),
        keep_speaking_times=_switch(privacy, "keep_speaking_times", False, unused),
        hide_names=_switch(privacy, "hide_names", False, unused, careful=True),
        speaking_in_minutes=_word(privacy, "speaking_in_minutes", SPEAKING, "groups", unused, "none"),
        meetings_days=_days(retention, "meetings_days", MEETINGS_DAYS, unused),
        drafts_days=_days(retention, "drafts_days", DRAFTS_DAYS, unused),
        copies_days=_days(retention, "copies_days", COPIES_DAYS, unused),
        keys=MappingProxyType(_keys(keys, unused)),
        name=_text(table, "name", unused),
    ), tuple(unused)


def _told(value: object) -> str:
    return str(value)[:60]


def _table(
    table: Mapping[str, Any], name: str, unused: list[Unused], careful: Mapping[str, Any] | None = None
) -> Mapping[str, Any]:
    """A table of the file; ``careful`` instead of something else of that name."""
    found = table.get(name, {})
    if isinstance(found, dict):
        return found
    unused.append(Unused(name, _told(found)))
    return careful or {}


def _word(
    table: Mapping[str, Any],
    name: str,
    words: Iterable[str],
    default: str,
    unused: list[Unused],
    careful: str | None = None,
) -> str:
    """One of some words; ``careful`` instead of another, where that is not the default."""
    found = table.get(name, default)
    if found == default or (isinstance(found, str) and found in words):
        return str(found)
    unused.append(Unused(name, _told(found)))
    return default if careful is None else careful


def _name(table: Mapping[str, Any], name: str, unused: list[Unused]) -> str:
    found = table.get(name, "")
    if found == "" or (isinstance(found, str) and _THEME.fullmatch(found)):
        return str(found)
    unused.append(Unused(name, _told(found)))
    return ""


def _text(table: Mapping[str, Any], name: str, unused: list[Unused]) -> str:
    found = table.get(name, "")
    if isinstance(found, str) and len(found) <= _LONGEST:
        return clean_line(found)
    unused.append(Unused(name, _told(found)))
    return ""


def _switch(
    table: Mapping[str, Any], name: str, default: bool, unused: list[Unused], careful: bool | None = None
) -> bool:
    """On or off; ``careful`` instead of anything else, where that is not the default."""
    found = table.get(name, default)
    if isinstance(found, bool):
        return found
    unused.append(Unused(name, _told(found)))
    return default if careful is None else careful


def _days(table: Mapping[str, Any], name: str, default: int, unused: list[Unused]) -> int:
    """A number of days; what is none keeps everything, for nothing is deleted by a slip."""
    found = table.get(name, default)
    if type(found) is int and 0 <= found <= LONGEST_KEPT:
        return found
    unused.append(Unused(f"retention.{name}", _told(found)))
    return 0


def _keys(table: Mapping[str, Any], unused: list[Unused]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, str) and len(value) <= _LONGEST:
            keys[name] = value
        else:
            unused.append(Unused(f"keys.{_told(name)}", _told(value)))
    return keys


def written(settings: Settings, before: Mapping[str, Any] | None = None) -> str:
    """The text of the file for these settings; whatever else ``before`` holds is kept.

    Of what is as it would be anyway nothing is written, so that a later default is not stood in the way of.
    """
    table = dict(before or {})
    plain = Settings()
    _put(table, "language", settings.language, plain.language)
    _put(table, "name", settings.name, plain.name)
    _put(table, "theme", settings.theme, plain.theme)
    _put(table, "bell", settings.bell, plain.bell)
    _put(table, "asks_agreement", settings.asks_agreement, plain.asks_agreement)
    for group, names in _GROUPS.items():
        inner = dict(table[group]) if isinstance(table.get(group), dict) else {}
        for name in names:
            _put(inner, name, getattr(settings, name), getattr(plain, name))
        _put(table, group, inner, {})
    _put(table, "keys", dict(settings.keys), {})
    return "\n".join(_tables(table, (), 0)).strip("\n") + "\n"


def _put(table: dict[str, Any], name: str, value: object, default: object) -> None:
    if value == default:
        table.pop(name, None)
    else:
        table[name] = value


def _tables(table: Mapping[str, Any], path: tuple[str, ...], depth: int) -> list[str]:
    """The lines of a table: its values, then the tables in it under headings of their own."""
    values = {name: value for name, value in table.items() if not isinstance(value, dict)}
    rows = [f"{_key(name)} = {_value(value, depth)}" for name, value in values.items()]
    for name, value in table.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            inner = (*path, name)
            rows += ["", f"[{'.'.join(map(_key, inner))}]", *_tables(value, inner, depth + 1)]
    return rows


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    # JSON writes a basic string of TOML, all but for the one control that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object, depth: int) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case float() if not math.isfinite(value):
            return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
        case datetime() | date() | time():
            return value.isoformat()
        case list() if depth < _DEEPEST:
            return "[" + ", ".join(_value(one, depth + 1) for one in value) + "]"
        case dict() if depth < _DEEPEST:
            pairs = (f"{_key(name)} = {_value(one, depth + 1)}" for name, one in value.items())
            return "{" + ", ".join(pairs) + "}"
    return repr(value)
