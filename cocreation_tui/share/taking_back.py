"""Papers that were saved here of what is no longer told: those that stand as they were written are taken back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.pseudonyms import texts_of
from cocreation_tui.export.saving import RECORD, as_written, take_back
from cocreation_tui.store import files
from cocreation_tui.store.traces import PICTURES, all_files, says

_SHORTEST = 4
"""Texts that are shorter may stand anywhere by chance."""


def take_back_papers(folder: Path, stream: str, before: tuple[Step, ...], now: tuple[Step, ...]) -> None:
    """Delete what was saved in an initiative's folder and says what a stream said ``before`` and does not say ``now``.

    Where letters are drawn, or nothing is said ``now``, all that was made of the stream is, and nothing else. It can be
    made again. Raises ``StoreError``.
    """
    told = {one.casefold() for one in texts_of(now)}
    gone = {one.casefold() for one in texts_of(before) if len(one) >= _SHORTEST} - told
    if not gone:
        return

    def unsaid(text: str) -> bool:
        return bool(now) and any(one in text.casefold() for one in gone)

    for home in [path.parent for path in all_files(folder) if path.name == RECORD]:
        names = [
            name
            for name, of in as_written(home).items()
            if (of == stream and (not now or Path(name).suffix in PICTURES))
            or unsaid(name)
            or (now and _says(home / name, gone))
        ]
        for path in take_back(home, names, unsaid):
            files.delete(path)


def _says(path: Path, gone: set[str]) -> bool:
    with suppress(StoreError):
        return any(one in text.casefold() for text in says(path) for one in gone)
    return False
