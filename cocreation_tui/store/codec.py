"""Steps and events to JSON values and back, by the type hints of the event classes.

Instants are ISO 8601 in UTC with microseconds, lengths are seconds, enumerations their values. Decoding is strict
about types, fills in fields a file lacks, ignores fields it does not know, and cleans every string of what must not
reach a terminal. Whatever a file contains, the only error is ``CodecError``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from cocreation_tui.core.ground.cleaning import UNSAFE

if TYPE_CHECKING:
    from cocreation_tui.core.session.events.event import Event, Step

SCHEMA = 1
"""Version of everything this package writes."""

LONGEST = timedelta(days=3_650)
"""Lengths beyond this, either way, are damage."""
LATEST = 2999
"""Instants after this year are damage."""

_Record = TypeVar("_Record")


class CodecError(ValueError):
    """A value that is not what it should be: the file is damaged."""


class NewerFormat(CodecError):
    """Something only a newer version of the program knows."""


def parse_json(data: bytes) -> object:
    """Strict JSON in UTF-8: no NaN, no name twice in an object, no bottomless nesting. Raises ``CodecError``."""
    try:
        parsed: object = json.loads(
            data.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_unique
        )
    except (ValueError, RecursionError) as error:
        raise CodecError(f"not JSON: {type(error).__name__}") from error
    return parsed


def dump_json(value: object, indent: int | None = None, ascii_only: bool = False) -> bytes:
    """JSON in UTF-8, letters as they are or as ASCII escapes; compact unless ``indent`` is given."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, indent=indent, separators=separators)
    # A lone surrogate has no UTF-8; written as a JSON escape it comes back as it was.
    return text.encode("utf-8", "backslashreplace")


def encode_step(step: Step) -> dict[str, Any]:
    """A step as JSON values, with the schema number ``v``."""
    return {
        "v": SCHEMA,
        "seq": step.number,
        "at": encode(step.at),
        "events": [encode_event(event) for event in step.events],
    }


def decode_step(document: object) -> Step:
    """The step that JSON values stand for. Raises ``CodecError``, and ``NewerFormat`` for a newer schema."""
    from cocreation_tui.core.session.events.event import Step

    table = as_object(document)
    if as_int(table.get("v")) > SCHEMA:
        raise NewerFormat("schema")
    happened = _tuple(decode_event, table.get("events"))
    number = as_int(table.get("seq"))
    if number < 1 or not happened:
        raise CodecError("a step without number or events")
    return Step(number, decode_instant(table.get("at")), happened)


@cache
def event_types() -> dict[str, type[Event]]:
    """What each event is called in files."""
    from cocreation_tui.core.session.events.event import Event

    return {kind.mark.name: kind for kind in get_args(Event)}


def encode_event(event: Event) -> dict[str, Any]:
    """An event as JSON values: its ``type`` and its own fields, defaults too."""
    return {"type": event.mark.name, **encode(event)}


def decode_event(document: object) -> Event:
    """The event that JSON values stand for. Raises ``CodecError``, and ``NewerFormat`` for an unknown type."""
    table = as_object(document)
    name = table.get("type")
    if not isinstance(name, str):
        raise CodecError("an event without type")
    if name not in event_types():
        raise NewerFormat("event type")
    return cast("Event", decode_record(event_types()[name], table))


def encode(value: object) -> Any:
    """Any value of an event as JSON values. Raises ``CodecError`` for what no file can hold."""
    match value:
        case StrEnum():
            return value.value
        case None | bool() | int() | str():
            return value
        case datetime():
            return _encode_instant(value)
        case date():
            return value.isoformat()
        case timedelta():
            return value.total_seconds() if value.microseconds else value.days * 86_400 + value.seconds
        case float() if math.isfinite(value):
            return value
        case tuple():
            return [encode(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: encode(part) for name, part in _said(value)}
    raise CodecError(f"cannot be written: {type(value).__name__}")


def encode_briefly(value: object) -> Any:
    """The same without the fields of records that say what they say by default: for what is derived and read often."""
    if isinstance(value, tuple):
        return [encode_briefly(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        said = ((name, default, getattr(value, name)) for name, default in _defaults(type(value)))
        return {name: encode_briefly(part) for name, default, part in said if part != default}
    return encode(value)


def decode_record(kind: Callable[..., _Record], document: object) -> _Record:
    """A dataclass from JSON values; missing fields take their defaults, unknown ones are ignored."""
    table = as_object(document)
    decoders, required = _plan(cast("type", kind))
    values = {name: decoders[name](part) for name, part in table.items() if name in decoders}
    if not required <= values.keys():
        raise CodecError(f"{min(required - values.keys())} is missing")
    return kind(**values)


def decode_instant(value: object) -> datetime:
    """An aware instant in UTC."""
    try:
        instant = datetime.fromisoformat(_decode_str(value))
        if instant.tzinfo is None:
            raise CodecError("an instant without offset")
        instant = instant.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CodecError("not an instant") from error
    if instant.year > LATEST:
        raise CodecError("an instant too far away")
    return instant


def as_object(value: object) -> dict[str, object]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise CodecError("not an object")
    return value


def as_int(value: object) -> int:
    """A whole number."""
    if type(value) is not int:
        raise CodecError("not a whole number")
    return value


def _encode_instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise CodecError("an instant without offset")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _no_constant(name: str) -> object:
    raise CodecError(f"{name} is not JSON")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise CodecError("a name occurs twice")
    return table


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _said(value: object) -> Iterator[tuple[str, object]]:
    """Names and values of a record's fields, without those that older files do not have and that say nothing."""
    kind: type = type(value)
    later = _later(kind)
    for name in _field_names(kind):
        part = getattr(value, name)
        if name not in later or part != later[name]:
            yield name, part


@cache
def _later(kind: type) -> dict[str, object]:
    """The defaults of the fields that older files do not have."""
    return {field.name: field.default for field in fields(kind) if field.metadata.get("later")}


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Name and default of each field of a dataclass; where there is none, what is equal to nothing."""
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _plan(kind: type) -> tuple[dict[str, Callable[[object], Any]], frozenset[str]]:
    """A decoder for each field of a dataclass by its name, and the names of those that must be there."""
    hints = get_type_hints(kind)
    bare = (one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING)
    return {field.name: _decoder(hints[field.name]) for field in fields(kind)}, frozenset(bare)


def _decoder(hint: Any) -> Callable[[object], Any]:
    if isinstance(hint, NewType):
        return _decoder(hint.__supertype__)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        (only,) = (part for part in inner if part is not NoneType)
        return partial(_optional, _decoder(only))
    if origin is tuple:
        return partial(_tuple, _decoder(inner[0]))
    if is_dataclass(hint):
        return partial(decode_record, cast("type", hint))
    if issubclass(hint, StrEnum):
        return partial(_enum, {member.value: member for member in hint})
    return _PLAIN[hint]


def _optional(decoder: Callable[[object], Any], value: object) -> Any:
    return None if value is None else decoder(value)


def _tuple(decoder: Callable[[object], Any], value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise CodecError("not a list")
    return tuple(decoder(part) for part in value)


def _enum(members: dict[str, StrEnum], value: object) -> StrEnum:
    found = members.get(value) if isinstance(value, str) else None
    if found is None:
        raise CodecError("not one of the choices")
    return found


def _decode_str(value: object) -> str:
    if not isinstance(value, str):
        raise CodecError("not text")
    # Whatever is printable is safe, and told faster.
    return value if value.isprintable() else UNSAFE.sub("", value)


def _decode_bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise CodecError("not true or false")
    return value


def _decode_float(value: object) -> float:
    if type(value) not in (int, float):
        raise CodecError("not a number")
    try:
        number = float(cast("float", value))
    except OverflowError as error:
        raise CodecError("not a number") from error
    if not math.isfinite(number):
        raise CodecError("not a number")
    return number


def _decode_date(value: object) -> date:
    try:
        return date.fromisoformat(_decode_str(value))
    except ValueError as error:
        raise CodecError("not a date") from error


def _decode_length(value: object) -> timedelta:
    _decode_float(value)
    try:
        length = timedelta(seconds=cast("float", value))
    except OverflowError as error:
        raise CodecError("not a length") from error
    if abs(length) > LONGEST:
        raise CodecError("too long a length")
    return length


_PLAIN: dict[type, Callable[[object], Any]] = {
    str: _decode_str,
    int: as_int,
    bool: _decode_bool,
    float: _decode_float,
    datetime: decode_instant,
    date: _decode_date,
    timedelta: _decode_length,
}
