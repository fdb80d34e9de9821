"""A meeting written at once, as one file: one that has been lived through elsewhere and needs no journal."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.session import Session
from cocreation_tui.store import files
from cocreation_tui.store import tinydb_tables as tables


def write_whole(path: Path, session: Session) -> None:
    """Write a session with all its steps into a new file; a power cut right after may take it away again.

    Raises ``StoreError``: ``store.exists`` where there is a file already, or what the disk says.
    """
    if files.exists(path):
        raise StoreError("store.exists", path)
    files.private_folder(path.parent)
    files.atomic_write(path, tables.build(session), durable_name=False)
