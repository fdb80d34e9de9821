"""Names of files as they are typed: quotes and tildes understood, completed like in a shell."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line

LISTS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".ods", ".xls")
"""What files of lists of participants end with."""
_OF_A_SHARE = re.compile(r"[0-9a-f]{32}")
"""Folders the program makes in a common folder: nobody types their names, and Tab goes on instead of into them."""


def path_of(written: str) -> Path:
    """A path as typed: quotes around it, as some systems copy it, and a tilde are understood."""
    text = written.strip().strip("\"'")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def from_home(path: Path) -> str:
    """A path as people write it, with a tilde for their own folder."""
    with suppress(RuntimeError):
        home = Path.home()
        if path.is_relative_to(home):
            return str(Path("~") / path.relative_to(home))
    return str(path)


def visible(text: str) -> str:
    """A name of a file that is safe to show."""
    return clean_line(text, 200)


def completions(written: str, endings: tuple[str, ...] = LISTS, most: int = 200) -> tuple[str, ...]:
    """What a path may go on as: folders and files that end so, as whole paths in the way they were begun."""
    text = written.lstrip()
    head, slash, start = text.rpartition("/") if "/" in text or os.sep == "/" else text.rpartition(os.sep)
    folder = path_of(head + slash) if head or slash else Path()
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                (
                    f"{entry.name}/" if entry.is_dir() else entry.name
                    for entry in entries
                    if entry.name.casefold().startswith(start.casefold())
                    and not UNSAFE.search(entry.name)
                    and not _OF_A_SHARE.fullmatch(entry.name)
                    and (start.startswith(".") or not entry.name.startswith("."))
                    and (entry.is_dir() or entry.name.casefold().endswith(endings))
                ),
                key=str.casefold,
            )
    except (OSError, ValueError):
        return ()
    return tuple(f"{head}{slash}{name}" for name in found[:most])


def completed(written: str, endings: tuple[str, ...] = LISTS) -> str:
    """A path with everything added that all its completions share; the same when nothing is."""
    found = completions(written, endings)
    if not found:
        return written
    if len(found) == 1:
        return found[0]
    columns = zip(*(path.casefold() for path in found), strict=False)
    shared = len(list(takewhile(lambda letters: len(set(letters)) == 1, columns)))
    return found[0][:shared] if shared > len(written.lstrip()) else written
