"""Small traces on this computer: what has been said once, and which terminals are drawn on. Empty files, no words.

Nothing but looks depends on them: where they cannot be written, there are none.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files
from cocreation_tui.store.locations import traces_root


def first_time(name: str) -> bool:
    """Whether this is asked for the first time here, as far as can be told."""
    path = traces_root() / name
    if path.exists():
        return False
    _set(path)
    return True


def this_terminal() -> Path | None:
    """The terminal that is typed in and drawn on; None for none, and on Windows, where they have no names."""
    if sys.platform == "win32" or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    with suppress(OSError):
        return Path(os.ttyname(sys.stdin.fileno()))
    return None


def draw_on(terminal: Path | None) -> None:
    """Mark a terminal as drawn on by this program, until ``give_back``."""
    if terminal is not None:
        _set(_mark(terminal))


def give_back(terminal: Path | None) -> None:
    """Take the mark away."""
    if terminal is not None:
        _remove(_mark(terminal))


def left_drawn_on(terminal: Path) -> bool:
    """Whether programs that are no more left the terminal drawn on; asked again, they did not."""
    left = [mark for mark in traces_root().glob(f"{_named(terminal)}.*") if not _runs(mark.suffix[1:])]
    with suppress(OSError):
        began = terminal.stat().st_ctime
        for mark in left:
            drawn = mark.stat().st_mtime >= began
            _remove(mark)
            if drawn:
                return True
    return False


def _mark(terminal: Path) -> Path:
    return traces_root() / f"{_named(terminal)}.{os.getpid()}"


def _named(terminal: Path) -> str:
    return "-".join(terminal.parts[1:])


def _set(path: Path) -> None:
    with suppress(StoreError):
        files.private_folder(path.parent)
        files.make_private_file(path)


def _remove(path: Path) -> None:
    with suppress(StoreError):
        files.remove(path)


def _runs(pid: str) -> bool:
    """Whether the program of that number is there. Not for Windows, where asking would end it."""
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        pass
    return True
