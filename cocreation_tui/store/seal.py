"""Whether a meeting's file still says what was written: SHA-256 sums in its ``meta`` row.

One sum is of the rows of table ``events``, the other of the ``meta`` row with that sum in it; so a list that reads no more
than the row can tell that it is whole. They are of values and not of bytes: another program may write the same rows in
another form. Derived tables are in neither.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

EVENTS, META = "events_sha256", "meta_sha256"
"""The fields of the ``meta`` row with the sums."""
_JSON = json.JSONEncoder(ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))


def sealed(meta: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A ``meta`` row with both sums; ``events`` are the rows in the order of their steps."""
    row = {**meta, EVENTS: _sum(events)}
    return {**row, META: _sum(row)}


def is_sealed(row: Mapping[str, object]) -> bool:
    """Whether a ``meta`` row has a sum; those of the first released version have none."""
    return EVENTS in row or META in row


def row_holds(row: Mapping[str, object]) -> bool:
    """Whether a ``meta`` row that has a sum is as it was written."""
    return row.get(META) == _sum({name: value for name, value in row.items() if name != META})


def events_hold(row: Mapping[str, object], events: Sequence[Mapping[str, object]]) -> bool:
    """Whether the rows of events are as they were written with a ``meta`` row that has a sum."""
    return row.get(EVENTS) == _sum(events)


def _sum(value: object) -> str:
    return sha256(_JSON.encode(value).encode("ascii")).hexdigest()
