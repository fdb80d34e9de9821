"""The ways there are to other laptops, and opening one; what each needs is imported when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cocreation_tui.share.carrier import Carrier, CarrierError
from cocreation_tui.store.shared_streams import Shared, Way

FOLDER, POSTGRES = "folder", "postgres"
"""Kinds of ways that are set up once."""
FILE = "file"
"""The kind of a way that is a file to give to somebody."""

Opener = Callable[[Way, Shared | None, str], Carrier]
"""Opens a way for what is known of the initiative here; before one has joined, with the code from the wall instead.

Raises ``CarrierError``."""
OPENERS: dict[str, Opener] = {}
"""How each kind is opened. A carrier's module enters itself here."""


def open_way(way: Way, shared: Shared | None, code: str = "") -> Carrier:
    """A carrier by a way; to be closed. Raises ``CarrierError``: ``share.no-such-way``, or what the carrier says."""
    opener = OPENERS.get(way.kind)
    if opener is None:
        raise CarrierError("share.no-such-way", kind=way.kind)
    return opener(way, shared, code)


def file_way(path: Path) -> Way:
    """A file as a way."""
    return Way(FILE, str(path))
