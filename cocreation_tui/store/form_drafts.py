"""Half-filled forms beside a meeting, so that neither Esc nor a crash costs what was written in them."""

from __future__ import annotations

import json
from pathlib import Path

from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files

LIMIT = 1_000_000
"""Largest such file that is written and read, in bytes."""
Drafts = dict[str, dict[str, str]]
"""By what is being filled in: what each field says."""


def form_drafts_path(path: Path) -> Path:
    """Where they are for a meeting's file."""
    return path.with_suffix(".forms")


def write_form_drafts(path: Path, drafts: Drafts) -> None:
    """Keep half-filled forms of the meeting at ``path``, or forget them when there are none. Raises ``StoreError``."""
    if drafts:
        data = json.dumps(drafts, ensure_ascii=False).encode("utf-8", "replace")
        if len(data) <= LIMIT:
            files.atomic_write(form_drafts_path(path), data, durable_name=False)
    else:
        files.remove(form_drafts_path(path))


def read_form_drafts(path: Path) -> Drafts:
    """Half-filled forms of the meeting at ``path``; none when nothing can be read."""
    try:
        kept = json.loads(files.read_limited(form_drafts_path(path), LIMIT).decode("utf-8", "replace"))
    except (StoreError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {
        str(name): {str(field): clean_text(str(text)) for field, text in values.items()}
        for name, values in kept.items()
        if isinstance(values, dict)
    }
