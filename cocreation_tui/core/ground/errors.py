"""What can be wrong, as keys of the catalogues and never as sentences.

Refused       a command makes no sense now; nothing happened
StoreError    a file could not be read or written; raised by the store, shown by every shell
Problem       one thing wrong in a file a person wrote: a value in a list, not an exception
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from cocreation_tui.core.ground.records import dataclass


class Refused(Exception):
    """A command that makes no sense now. Nothing has changed."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        """Catalogue key of the explanation, such as ``refused.nothing-runs``."""
        self.values = values
        """What the explanation's placeholders stand for."""


class StoreError(Exception):
    """A file could not be read or written. What was on disk before is still there."""

    def __init__(self, key: str, path: Path, **values: str | int) -> None:
        super().__init__(f"{key}: {path}")
        self.key = key
        """Catalogue key of the explanation, such as ``store.disk-full``."""
        self.path = path
        """The file it is about."""
        self.values = values
        """What the explanation's placeholders stand for, besides ``path``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, guessed or left out in a file a person wrote."""

    path: Path
    """The file."""
    line: int
    """Line number, counted from 1; 0 when it is about the whole file."""
    key: str
    """Catalogue key: what is wrong and what was expected."""
    values: dict[str, str | int] = field(default_factory=dict)
    """What the placeholders of the explanation stand for."""
    fatal: bool = True
    """False for a notice: the file is usable, but this was guessed or left out."""
