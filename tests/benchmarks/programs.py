"""Programs in pseudo-terminals of their own, and what they have cost: to their first picture, and from key to rest.

Costs are of the processor, read from the kernel to the nanosecond: seconds of the clock mean nothing on a shared
machine. Linux only.
"""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 120, 36
"""Of every terminal here that is not told otherwise."""
COCREATION = "from cocreation_tui.cli.main import main; main()"
"""The program, as what ``python -c`` is given."""
_LOOK = 0.01
"""Seconds between two looks at a program."""
_LOOKS = 5
"""How often in a row it must be at rest; longer than a key waits for those that come with it."""
_STIRS = 0.0004
"""Seconds of the processor that a program at rest may take between two looks: its threads look whether to go on."""
_PATIENCE = 12_000
"""Looks until a program is given up, on the busiest of machines."""
_CONTROL = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P_^X].*?\x1b\\|\x1b.", re.S
)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a program has taken from its start to its end."""

    cpu: float
    """Seconds of the processor."""
    memory: int
    """The most it held in memory, in KiB; 0 where nobody looked."""


def python(code: str, *arguments: object) -> list[str]:
    """The command that runs code with arguments."""
    return [sys.executable, "-c", code, *map(str, arguments)]


def environment(home: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Danish time, true colour, compiled code kept, and everything of the user's in ``home``."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_CTYPE": "C.UTF-8",
        "TZ": "Europe/Copenhagen",
        "HOME": str(home),
        **(extra or {}),
    }


def spent(command: Sequence[str], home: Path) -> Spent:
    """Run a command that draws nothing to its end."""
    process = subprocess.Popen(
        command, env=environment(home), stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    return Spent(_ended(process), 0)


class Program:
    """A command in a terminal. To be used in a ``with`` statement, which leaves nothing running."""

    def __init__(self, command: Sequence[str], home: Path, size: tuple[int, int] = (COLUMNS, ROWS)) -> None:
        self._terminal, inside = os.openpty()
        termios.tcsetwinsize(inside, (size[1], size[0]))
        self._drawn = b""
        self._process = subprocess.Popen(
            command, stdin=inside, stdout=inside, stderr=inside, env=environment(home), start_new_session=True
        )
        os.close(inside)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.returncode is None:
            self.kill()
        os.close(self._terminal)

    def kill(self) -> Spent:
        """End it as it stands."""
        told = Path(f"/proc/{self._process.pid}/status").read_text()
        memory = re.search(r"VmHWM:\s*([0-9]+)", told)
        self._process.send_signal(signal.SIGKILL)
        return Spent(_ended(self._process), int(memory[1]) if memory else 0)

    def wait_for(self, words: str) -> None:
        """Read what it draws until it has drawn these words."""
        for _ in range(_PATIENCE):
            if words in self._shown:
                return
            self._read()
        raise AssertionError(f"never showed {words!r}: {self._shown[-2_000:]!r}")

    def write(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._terminal, keys)

    @property
    def _shown(self) -> str:
        return _CONTROL.sub(b"", self._drawn).decode("utf-8", "replace")

    def press(self, keys: bytes) -> float:
        """Press keys, and the seconds of the processor until it rests again."""
        self.rest()
        before = self.cpu()
        self.write(keys)
        self.rest()
        return self.cpu() - before

    def rest(self) -> None:
        """Read what it draws until nothing more comes and every thread of it sleeps."""
        quiet, before = 0, self.cpu()
        for _ in range(_PATIENCE):
            drew, now = self._read(), self.cpu()
            quiet = 0 if drew or now - before > _STIRS or self._works() else quiet + 1
            before = now
            if quiet == _LOOKS:
                return
        raise AssertionError("never came to rest")

    def _read(self) -> bool:
        """Take in what it has drawn; whether that was anything."""
        if not select.select([self._terminal], [], [], _LOOK)[0]:
            return False
        with suppress(OSError):
            self._drawn += os.read(self._terminal, 1 << 20)
            return True
        raise AssertionError(f"ended: {self._shown[-2_000:]!r}")

    def _of_threads(self, name: str) -> list[str]:
        found = []
        for thread in Path(f"/proc/{self._process.pid}/task").iterdir():
            with suppress(OSError):
                found.append((thread / name).read_text())
        return found

    def cpu(self) -> float:
        """Seconds of the processor that it has taken so far."""
        return sum(int(one.split()[0]) for one in self._of_threads("schedstat")) / 1e9

    def _works(self) -> bool:
        return any(one.rpartition(")")[2].split()[0] in "RD" for one in self._of_threads("stat"))


def _ended(process: subprocess.Popen[bytes]) -> float:
    """The seconds of the processor that it took."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime
