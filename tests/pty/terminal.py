"""A real terminal for tests: the ``cocreation`` command in a pty, and what a person would see of it.

The command runs in a session of its own with the pty as its controlling terminal, as under any terminal emulator. Every
byte it writes is kept in ``raw`` and drawn on a ``pyte`` screen. Nothing here waits for a fixed time: ``wait_for`` looks
at the screen again and again until it shows something. There are two exceptions. A pause after Escape, because a terminal
cannot tell Escape followed by a letter from Alt with that letter; and a pause before the same key, because nobody presses
a key twice as fast as a key held down repeats itself.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

import pyte

from cocreation_tui.clock import SystemClock

PATIENCE = 20.0
"""Seconds to wait for something to be shown."""
AFTER_ESCAPE = 0.2
"""Seconds between Escape and the next key."""
BEFORE_SAME = 0.15
"""Seconds between two presses of the same key."""
LOOK = 0.03
"""Seconds between two looks at the screen while nothing is written."""

KEYS = {
    "enter": "\r", "esc": "\x1b", "space": " ", "tab": "\t", "backspace": "\x7f",
    "right": "\x1b[C", "left": "\x1b[D", "up": "\x1b[A", "down": "\x1b[B",
    "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
    "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~",
    "f9": "\x1b[20~", "f10": "\x1b[21~", "ctrl+o": "\x0f", "ctrl+p": "\x10", "ctrl+q": "\x11", "ctrl+s": "\x13",
}  # fmt: skip
"""What xterm sends for keys with a name; any other key sends its character."""

_SCRIPT = Path(sys.executable).with_name("cocreation")
COCREATION: tuple[str, ...] = (
    (str(_SCRIPT),)
    if _SCRIPT.exists()
    else (sys.executable, "-c", "from cocreation_tui.cli.main import main; main()")
)
"""The command as it is installed."""
_IN_TERMINAL = "import fcntl, os, sys, termios\nfcntl.ioctl(0, termios.TIOCSCTTY, 0)\nos.execv(sys.argv[1], sys.argv[1:])"
_NOT_FOR_PYTE = re.compile(
    rb"\x1b\[[<=>][0-9;]*[@-~]|\x1b\[\?[0-9;]*(?:\$[@-~]|[@-gi-km-~])|\x1b[P_^X].*?\x1b\\"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<=>$ ]*)?\Z")


def _danish_time() -> str:
    """A time zone of Denmark's in which a meeting of two hours that begins now ends today."""
    copenhagen = "Europe/Copenhagen"
    hour = SystemClock().now().astimezone(ZoneInfo(copenhagen)).hour
    return copenhagen if 1 <= hour < 20 else "America/Nuuk"


HERE = _danish_time()
"""Where tests in a real terminal are held."""


def environment(home: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The surroundings of a test: everything of the user's in ``home``, Danish time, no language asked for."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_CTYPE": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TZ": HERE,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "COCREATION_WORKSPACE": str(home / "workspace"),
        **(extra or {}),
    }


def workspace(home: Path) -> Path:
    """Where the command keeps meetings when run with ``environment(home)``."""
    return home / "workspace"


class Terminal:
    """A terminal with one command in it. To be used in a ``with`` statement, which leaves nothing running."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = COCREATION,
    ) -> None:
        self.raw = bytearray()
        """Everything the command has written."""
        self.keystrokes = 0
        """Keys pressed; a paste counts as one."""
        self.screen = pyte.Screen(*size)
        """What is to be seen."""
        self.clock = SystemClock()
        """For deadlines and expectations."""
        self._stream = pyte.ByteStream(self.screen)
        self._held = b""
        self._lines: list[str] = []
        self._last = ("", self.clock.now())
        self._master, self._slave = os.openpty()
        os.set_blocking(self._master, False)
        self._set_size(*size)
        self._home, self._env = home, env
        self._process = self._started((*command, *arguments))

    def _started(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-ISc", _IN_TERMINAL, *command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=environment(self._home, self._env),
            cwd=self._home,
            start_new_session=True,
        )

    def again(self, *arguments: str, command: Sequence[str] = COCREATION) -> None:
        """Give the next command in the same window, after the last one has ended."""
        self._process = self._started((*command, *arguments))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self.kill9()
        self._close()

    # What is to be seen

    def text(self) -> list[str]:
        """The lines of the screen, without the spaces at their ends."""
        self._read()
        if not self._lines:
            self._lines = [line.rstrip() for line in self.screen.display]
        return self._lines

    def picture(self) -> str:
        """The screen as one text."""
        return "\n".join(self.text())

    def find(self, wanted: str | re.Pattern[str]) -> re.Match[str] | None:
        """A text, or the first match of a pattern, on the screen as it is now."""
        return re.search(re.escape(wanted) if isinstance(wanted, str) else wanted, self.picture())

    def wait_for(self, wanted: str | re.Pattern[str], timeout: float = PATIENCE) -> re.Match[str]:
        """Wait until a text, or a match of a pattern, is on the screen; where it was found."""
        found: list[re.Match[str]] = []

        def seen() -> bool:
            found.extend(filter(None, [self.find(wanted)]))
            return bool(found)

        self.wait_until(seen, f"{wanted!r} on the screen", timeout)
        return found[0]

    def wait_gone(self, unwanted: str, timeout: float = PATIENCE) -> None:
        """Wait until a text is no longer on the screen."""
        self.wait_until(lambda: self.find(unwanted) is None, f"{unwanted!r} gone from the screen", timeout)

    def wait_until(
        self, reached: Callable[[], bool], what: str, timeout: float = PATIENCE, reading: bool = True
    ) -> None:
        """Wait until something is so, reading what is written meanwhile, or leaving it unread."""
        deadline = self._after(timeout)
        while not reached():
            ended = self._process.poll() is not None
            anything = self._read(LOOK) if reading else bool(select.select([], [], [], LOOK)[0])
            if not anything and ended and not reached():
                raise AssertionError(self._told(f"the command ended before there was {what}"))
            if self.clock.now() > deadline:
                raise AssertionError(self._told(f"waited {timeout} s in vain for {what}"))

    # What a person does

    def press(self, *keys: str) -> None:
        """Press keys, by name or character."""
        for key in keys:
            self._rest(BEFORE_SAME if key == self._last[0] else 0)
            self._send(KEYS.get(key, key).encode("utf-8"))
            self.keystrokes += 1
            self._last = (key, self.clock.now())

    def type(self, text: str) -> None:
        """Type a text, as fast as the command takes it, a key a character."""
        for character in text:
            self._send(character.encode("utf-8"))
            self.keystrokes += 1

    def give(self, text: str) -> None:
        """Put something in at once, as nobody types."""
        self._send(text.encode("utf-8"))

    def paste(self, text: str) -> None:
        """Paste as terminals do that say so to programs (bracketed paste)."""
        self._send(b"\x1b[200~" + text.encode("utf-8") + b"\x1b[201~")
        self.keystrokes += 1

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the system tells the command."""
        self._read()
        self.screen.resize(lines=lines, columns=columns)
        self._lines = []
        self._set_size(columns, lines)

    # How it ends

    def signal(self, number: int) -> None:
        """Send the command a signal."""
        os.kill(self._process.pid, number)

    def kill9(self) -> None:
        """End the command, and whatever it started, at once and without a warning."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)

    def hang_up(self) -> int:
        """Close the window with the command in it, and wait until that has ended; its exit code."""
        self._close()
        return self._process.wait(PATIENCE)

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the command has ended; its exit code, minus the signal's number when one ended it."""
        deadline = self._after(timeout)
        while self._process.poll() is None:
            self._read(LOOK)
            if self.clock.now() > deadline:
                raise AssertionError(self._told(f"the command was still running after {timeout} s"))
        while self._read():
            pass
        return self._process.returncode

    @property
    def pid(self) -> int:
        """The command's process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the command is running."""
        return self._process.poll() is None

    def wait_stopped(self) -> None:
        """Wait until the command has been stopped, as by Ctrl+Z."""
        os.waitpid(self._process.pid, os.WUNTRACED)
        self._read()

    @property
    def is_jammed(self) -> bool:
        """Whether so much is unread that the command has to wait before it can write more; as far as Linux tells."""
        unread = struct.unpack("i", fcntl.ioctl(self._master, termios.FIONREAD, bytes(4)))[0]
        return bool(unread >= 4095)

    @property
    def is_cooked(self) -> bool:
        """Whether the terminal echoes and edits lines by itself, as a shell expects to find it."""
        local = int(termios.tcgetattr(self._slave)[3])
        return bool(local & termios.ECHO) and bool(local & termios.ICANON)

    # Inside

    def _close(self) -> None:
        for end in (self._slave, self._master):
            with suppress(OSError):
                os.close(end)
        self._slave = self._master = -1

    def _after(self, seconds: float) -> datetime:
        return self.clock.now() + timedelta(seconds=seconds)

    def _rest(self, seconds: float) -> None:
        """Let some time pass since the last key."""
        until = self._last[1] + timedelta(seconds=seconds)
        while (left := (until - self.clock.now()).total_seconds()) > 0:
            self._read(left)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _send(self, data: bytes) -> None:
        if self._last[0] == "esc":
            self._rest(AFTER_ESCAPE)
            self._last = ("", self.clock.now())
        deadline = self._after(PATIENCE)
        while data:
            try:
                data = data[os.write(self._master, data[:4096]) :]
            except BlockingIOError:
                select.select([self._master], [self._master], [], LOOK)
                self._read()
            if data and self.clock.now() > deadline:
                raise AssertionError(self._told("the command does not read its keys"))

    def _read(self, wait: float = 0) -> bool:
        """Take in what has been written; whether that was anything."""
        anything = False
        for data in self._chunks(wait):
            anything = True
            self.raw += data
            self._draw(data)
        return anything

    def _chunks(self, wait: float) -> Iterator[bytes]:
        while select.select([self._master], [], [], wait)[0]:
            wait = 0
            try:
                data = os.read(self._master, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                return
            yield data

    def _draw(self, data: bytes) -> None:
        """Draw, leaving out what pyte would stumble over, and keeping half a sequence for later."""
        data = self._held + data
        cut = _UNFINISHED.search(data)
        data, self._held = (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")
        self._lines = []
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))

    def _told(self, what: str) -> str:
        frame = "-" * self.screen.columns
        return f"{what}\n{frame}\n{self.picture()}\n{frame}\nlast bytes: {bytes(self.raw[-300:])!r}"
