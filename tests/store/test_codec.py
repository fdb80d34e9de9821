"""Every event survives the way to JSON and back, and no value makes the decoder fail in its own way."""

from __future__ import annotations

import math
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.ground.ids import CaptureId, PersonId
from cocreation_tui.core.session.events import event as events
from cocreation_tui.core.session.events.event import Event, Step
from cocreation_tui.store import codec

EVENTS: tuple[type, ...] = get_args(Event)
NOW = datetime(2026, 3, 5, 9, 30, 0, 123456, UTC)

texts = st.text(max_size=30).map(lambda text: UNSAFE.sub("", text))
instants = st.timedeltas(timedelta(days=-700_000), timedelta(days=350_000)).map(lambda away: NOW + away)
lengths = st.timedeltas(-codec.LONGEST, codec.LONGEST)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(-(10**18), 10**18),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    datetime: instants,
    date: st.dates(),
    timedelta: lengths,
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type hint."""
    if isinstance(hint, NewType):
        return values(hint.__supertype__)
    if get_origin(hint) in (UnionType, Union):
        return st.one_of(*(st.none() if part is NoneType else values(part) for part in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = {field.name: values(hints[field.name]) for field in fields(hint)}
        return st.builds(cast("type", hint), **parts)
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return PLAIN[hint]


any_event = st.one_of(*map(values, EVENTS))
steps = st.builds(
    Step, st.integers(1, 10**9), instants, st.lists(any_event, min_size=1, max_size=3).map(tuple)
)


def through_json(value: object) -> object:
    return codec.parse_json(codec.dump_json(value))


def test_every_event_has_a_name_and_no_two_the_same() -> None:
    assert set(codec.event_types().values()) == set(EVENTS)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_an_event_comes_back_as_it_was(kind: type, data: st.DataObject) -> None:
    event = data.draw(values(kind))
    assert codec.decode_event(through_json(codec.encode_event(event))) == event


@given(steps)
def test_a_step_comes_back_as_it_was(step: Step) -> None:
    assert codec.decode_step(through_json(codec.encode_step(step))) == step


@given(any_event, st.data())
def test_a_spoiled_field_is_a_codec_error_or_a_value(event: Event, data: st.DataObject) -> None:
    document = codec.encode_event(event)
    document[data.draw(st.sampled_from(sorted(document)))] = data.draw(JSON)
    try:
        decoded = codec.decode_event(document)
    except codec.CodecError:
        return
    assert type(decoded) in EVENTS


@given(JSON)
def test_anything_else_is_a_codec_error(document: object) -> None:
    with pytest.raises(codec.CodecError):
        codec.decode_step(document)


def test_missing_fields_take_their_defaults_and_unknown_ones_are_ignored() -> None:
    capture = Capture(CaptureId("c1"), Kind.NOTE, "hej", NOW)
    required = [field.name for field in fields(Capture) if field.default is MISSING]
    table = codec.encode(capture)
    short = {name: table[name] for name in required} | {"colour": "red"}
    assert codec.decode_event({"type": "captured", "capture": short, "mood": 3}) == events.Captured(capture)
    del short["text"]
    with pytest.raises(codec.CodecError, match="text is missing"):
        codec.decode_event({"type": "captured", "capture": short})


def test_an_unknown_event_and_a_newer_schema_are_told_from_damage() -> None:
    with pytest.raises(codec.NewerFormat):
        codec.decode_event({"type": "hologram-shown"})
    with pytest.raises(codec.NewerFormat):
        codec.decode_step({"v": codec.SCHEMA + 1, "anything": "else"})


def test_instants_are_written_in_utc() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=9)))
    assert codec.encode(east) == "2026-03-05T09:30:00.123456Z"
    assert codec.decode_instant("2026-03-05T10:30:00.123456+01:00") == NOW


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05",
        "2026-03-05T10:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T00:00:00Z",
        "nu",
        "२०२६",
        "",
    ],
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(codec.CodecError):
        codec.decode_instant(text)


def test_whole_seconds_are_whole_numbers_and_microseconds_are_kept() -> None:
    assert codec.encode(timedelta(minutes=-5)) == -300
    assert codec.encode(timedelta(days=3000, microseconds=1)) == 3000 * 86400 + 0.000001


@pytest.mark.parametrize("value", [math.nan, math.inf, object(), {1: 2}, datetime(2026, 1, 1)])  # noqa: DTZ001
def test_what_no_file_can_hold_is_not_written(value: object) -> None:
    with pytest.raises(codec.CodecError):
        codec.encode(value)


def test_text_from_a_file_cannot_command_the_terminal() -> None:
    event = codec.decode_event(
        {"type": "turn-started", "speaker": "a\x1b]52;c;eA==\x07\u202eb", "at": "2026-03-05T09:00Z"}
    )
    assert event == events.TurnStarted(PersonId("a]52;c;eA==b"), datetime(2026, 3, 5, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 50,
        b"\xef\xbb\xbf{}",
        b"\xff{}",
        b"{'a':1}",
        b'{"a":NaN}',
        b'{"a":1,"a":2}',
        b"[" * 200_000,
        b"1" * 5_000,
    ],
    ids=range(9),
)
def test_hostile_json_is_a_codec_error(data: bytes) -> None:
    with pytest.raises(codec.CodecError):
        codec.parse_json(data)


def test_a_lone_surrogate_does_no_harm() -> None:
    assert codec.parse_json(codec.dump_json(["a\ud800b"])) == ["a\ud800b"]
