"""What the room is shown, in a small file beside the meeting that a second terminal follows."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.showing import Showing
from cocreation_tui.store import files
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json

LIMIT = 1_000_000
"""Largest such file that is read, in bytes."""


def showing_path(path: Path) -> Path:
    """Where it is for a meeting's file."""
    return path.with_suffix(".showing")


def write_showing(path: Path, showing: Showing) -> None:
    """Tell the followers of the meeting at ``path`` what the room is shown. Raises ``StoreError``."""
    files.atomic_write(showing_path(path), dump_json(encode(showing)), durable_name=False)


def read_showing(path: Path) -> Showing:
    """What the room of the meeting at ``path`` is shown; the clock without names when that cannot be read."""
    try:
        return decode_record(Showing, parse_json(files.read_limited(showing_path(path), LIMIT)))
    except (StoreError, CodecError) as error:
        return Showing(hide_names=not isinstance(error, StoreError) or error.key != "store.missing")
