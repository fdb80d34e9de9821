"""What a workspace remembers of being kept in order: a small file in its root, without a word of any meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json

NAME = ".housekeeping"
"""Name of the file."""
A_DAY = timedelta(days=1)
_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """What has been looked at, agreed to and told."""

    looked: datetime | None = None
    """When it was last looked whether anything is to be deleted: by the clock of this program; None for never."""
    agreed: bool = False
    """Whether somebody has seen a list of what is to be deleted and said yes."""
    told: tuple[str, ...] = ()
    """Keys of what is told once and has been."""


def read_housekeeping(root: Path) -> Housekeeping:
    """What is remembered in a workspace; nothing where it cannot be read, so that it is asked anew."""
    try:
        return decode_record(Housekeeping, parse_json(files.read_limited(root / NAME, _LIMIT)))
    except (StoreError, CodecError):
        return Housekeeping()


def looked_lately(root: Path, now: datetime) -> bool:
    """Whether it has been looked within a day, or there is no workspace to look at."""
    looked = read_housekeeping(root).looked
    return not root.is_dir() or (looked is not None and abs(now - looked) < A_DAY)


def write_housekeeping(root: Path, kept: Housekeeping) -> None:
    """Remember it, in a workspace that is there. Raises ``StoreError``."""
    if root.is_dir():
        files.atomic_write(root / NAME, dump_json(encode(kept)), durable_name=False)
