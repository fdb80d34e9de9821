"""What was found when an initiative was last exchanged: troubles, and what the histories here came to.

It is derived, so that it may be deleted at any time: then every history is read again.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.shared.streams import Digest, Ring
from cocreation_tui.share.carrier import ROOM_GONE
from cocreation_tui.share.news import Trouble
from cocreation_tui.store import files
from cocreation_tui.store.codec import CodecError, as_int, as_object, decode_instant, dump_json, encode
from cocreation_tui.store.shared_streams import LOOKED, sharing_folder


@dataclass(frozen=True, slots=True)
class Seen:
    """What a history came to when its files were like this."""

    marks: Any
    """What the files were like."""
    number: int
    """Its last step."""
    digest: Digest
    """What all of it came to."""
    ring: Ring
    """Whom it goes to."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found last."""

    at: datetime | None = None
    """When an exchange last came to its end; None for never."""
    troubles: tuple[Trouble, ...] = ()
    """What was not as it should be then."""
    seen: dict[str, Seen] = field(default_factory=dict)
    """The histories that are written here, by stream."""


def read_looked(folder: Path) -> Looked:
    """What was found last in an initiative; nothing where that cannot be read."""
    try:
        table = as_object(json.loads(files.read_limited(sharing_folder(folder) / LOOKED)))
        at = table["at"]
        return Looked(
            None if at is None else decode_instant(at),
            tuple(_trouble(as_object(row)) for row in _list(table["troubles"])),
            {name: _seen(_list(row)) for name, row in as_object(table["seen"]).items()},
        )
    except (StoreError, CodecError, ValueError, LookupError, TypeError, RecursionError):
        return Looked()


def write_looked(folder: Path, looked: Looked) -> None:
    """Keep what was found, where the disk lets it."""
    table = {
        "at": encode(looked.at),
        "troubles": [
            {"key": one.key, "values": one.values, "stream": one.stream, "title": one.title}
            for one in looked.troubles
            if one.key != ROOM_GONE  # it may be over: there is nothing to see to
        ],
        "seen": {
            name: [one.marks, one.number, one.digest, one.ring.value] for name, one in looked.seen.items()
        },
    }
    with suppress(StoreError):
        files.atomic_write(
            files.private_folder(sharing_folder(folder)) / LOOKED, dump_json(table), durable_name=False
        )


def tell_trouble(folder: Path, troubles: tuple[Trouble, ...]) -> None:
    """Keep troubles of an exchange that did not begin, where the disk lets it; what was found before stays."""
    before = read_looked(folder)
    more = tuple(one for one in troubles if one not in before.troubles)
    write_looked(folder, replace(before, troubles=(*before.troubles, *more)))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise CodecError("not a list")
    return value


def _trouble(row: dict[str, object]) -> Trouble:
    values = {name: part for name, part in as_object(row["values"]).items() if isinstance(part, str | int)}
    return Trouble(str(row["key"]), values, str(row["stream"]), str(row["title"]))


def _seen(row: list[Any]) -> Seen:
    marks, number, digest, ring = row
    return Seen(marks, as_int(number), Digest(str(digest)), Ring(ring))
