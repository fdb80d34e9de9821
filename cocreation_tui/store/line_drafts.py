"""The unfinished text of the capture line, so that a crash in the middle of a sentence costs next to nothing."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_text
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files


def draft_path(path: Path) -> Path:
    """Where the draft of a meeting's file lies."""
    return path.with_suffix(".draft")


def write_draft(path: Path, text: str) -> None:
    """Keep ``text`` as the draft at ``path``. Raises ``StoreError``; the earlier draft is still there then."""
    files.atomic_write(path, text[:TEXT_LIMIT].encode("utf-8", "replace"), durable_name=False)


def read_draft(path: Path) -> str:
    """The draft at ``path``; empty when there is none or it cannot be read."""
    try:
        return clean_text(files.read_limited(path, 8 * TEXT_LIMIT).decode("utf-8", "replace"))
    except StoreError:
        return ""


def clear_draft(path: Path) -> None:
    """Delete the draft at ``path``, if any. Raises ``StoreError``."""
    files.remove(path)
