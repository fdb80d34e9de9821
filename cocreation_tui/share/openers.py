"""The ways there are to other laptops and how each is opened, packed and sealed; carriers enter themselves here.

What a carrier needs is imported when it is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cocreation_tui.core.shared.streams import Batch, Hello, Ring
from cocreation_tui.share.carrier import Carrier, CarrierError
from cocreation_tui.store.shared_streams import Shared, Way

FOLDER, POSTGRES, FILE, ROOM = "folder", "postgres", "file", "room"
"""Kinds of ways: two that are set up once, a file to give to somebody, and a table in the room of an anchor's laptop."""

Opener = Callable[[Way, Shared | None, str], Carrier]
"""Opens a way for what is known of the initiative here; before one has joined, with the code from the wall instead.

Raises ``CarrierError``."""
Packer = Callable[[Path, Shared, Hello, Iterable[Batch]], None]
"""Writes a file with steps to give to somebody. Raises ``CarrierError``."""


@dataclass(frozen=True, slots=True)
class Seals:
    """How the codes on the wall are made."""

    new: Callable[[], str]
    """A new code for the anchor persons."""
    for_others: Callable[[str], str]
    """The code for everybody else, from either code."""
    is_for_anchors: Callable[[str], bool]
    """Whether a code is that of the anchor persons. Raises ``CarrierError`` for one that was mistyped."""
    key: Callable[[Shared], str]
    """The public key that a laptop tells; empty where it has no code."""
    closes: Callable[[Shared, Ring], bool]
    """Whether a laptop with a code can seal what goes to a ring."""


OPENERS: dict[str, Opener] = {}
"""How each kind is opened."""
PACKERS: dict[str, Packer] = {}
"""How each kind that is written as a whole is."""
SEALS: list[Seals] = []
"""How codes are made; the last one counts."""


def open_way(way: Way, shared: Shared | None, code: str = "") -> Carrier:
    """A carrier by a way; to be closed. Raises ``CarrierError``: ``share.no-such-way``, or what the carrier says."""
    opener = OPENERS.get(way.kind)
    if opener is None:
        raise CarrierError("share.no-such-way", kind=way.kind)
    return opener(way, shared, code)


def file_way(path: Path) -> Way:
    """A file as a way."""
    return Way(FILE, str(path))


def pack_file(path: Path, shared: Shared, hello: Hello, batches: Iterable[Batch]) -> None:
    """Write a file to give to somebody. Raises ``CarrierError``."""
    packer = PACKERS.get(FILE)
    if packer is None:
        raise CarrierError("share.no-such-way", kind=FILE)
    packer(path, shared, hello, batches)


def seals() -> Seals | None:
    """How codes are made; None where nothing is sealed."""
    return SEALS[-1] if SEALS else None
