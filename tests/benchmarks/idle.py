"""What standing there costs: CPU of every screen that shows a clock, against a bare app with digits, side by side.

Each app has a pseudo-terminal and a process of its own, and all stand
there during the same seconds, so that whatever else goes on touches them alike: the ratios are what matters.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Digits, Static

from cocreation_tui.clock import ManualClock, SystemClock
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.app.stage import StageApp
from tests.benchmarks.table import Row
from tests.tui.stage import Stage, lively, on_disk

WARM = 4.0
"""Seconds an app stands there before it is measured."""
PATIENCE = 120.0
"""Seconds it may take besides on a busy machine."""
SIZE = (80, 24)
"""Columns and rows of every terminal."""

CLOCK = 1.3
"""How many times what a bare app with digits takes a meeting, its room's side and the second terminal may take."""
STILL = 1.5
"""How many times what a bare app without anything moving takes Home may take."""


class Bare(App[None]):
    """Digits at one a second and nothing else."""

    _clock = SystemClock()

    def compose(self) -> ComposeResult:
        """The digits."""
        yield Digits("00:00")

    def on_mount(self) -> None:
        """Let them run."""
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self.query_one(Digits).update(f"{self._clock.now():%M:%S}")


class Still(App[None]):
    """Words that do not move."""

    def compose(self) -> ComposeResult:
        """The words."""
        yield Static("Nothing moves.")


class GoingOn(ManualClock):
    """The story's clock, which runs on from where the story ends."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self._steady, self._since = SystemClock(), SystemClock().now()

    def now(self) -> datetime:
        """The instant it is in the story."""
        return super().now() + (self._steady.now() - self._since)


def _meeting(root: Path) -> Stage:
    stage = lively(on_disk(root))
    going_on = GoingOn(stage.room.runner.clock.now() + timedelta(seconds=30))
    stage.desk.clock = stage.room.runner.clock = going_on
    # Done once, twenty seconds after a command; it is not what standing there costs.
    stage.room.fold()
    return stage


def _control(root: Path) -> App[None]:
    return _meeting(root).app()


def _room_side(root: Path) -> App[None]:
    app = _meeting(root).app()
    app.call_later(app.run_action, "screen.act('face')")
    return app


def _second_terminal(root: Path) -> App[None]:
    stage = _meeting(root)
    stage.room.close()
    return StageApp(stage.desk)


def _home(root: Path) -> App[None]:
    stage = _meeting(root)
    stage.room.close()
    return CocreationApp(stage.desk)


APPS: dict[str, Callable[[Path], App[Any]]] = {
    "bare": lambda root: Bare(),
    "still": lambda root: Still(),
    "home": _home,
    "meeting": _control,
    "room's side": _room_side,
    "stage": _second_terminal,
}
"""What is measured, by name."""


def stand(name: str, seconds: float, told: Path) -> None:
    """Let one app stand there, and write to a file what it cost."""
    with tempfile.TemporaryDirectory() as root:
        app = APPS[name](Path(root))
        spent: list[float] = []

        def look() -> None:
            if not spent:
                # What starting left behind is swept here, in every app, and not at random in one of them.
                gc.collect()
            spent.append(time.process_time())
            if len(spent) == 1:
                app.set_timer(seconds, look)
            else:
                app.exit()

        app.call_later(app.set_timer, WARM, look)
        app.run()
    told.write_text(str(spent[1] - spent[0]))


def _drain(terminal: int) -> None:
    """Read what an app draws, as a terminal does."""
    with suppress(OSError):
        while os.read(terminal, 65_536):
            pass


def side_by_side(seconds: float, names: tuple[str, ...] = tuple(APPS)) -> dict[str, float]:
    """CPU-seconds that each app took in the same ``seconds`` of standing there."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        told = {name: Path(folder) / str(number) for number, name in enumerate(names)}
        running = [_start(name, seconds, told[name], opened) for name in names]
        for process in running:
            assert process.wait(seconds + PATIENCE) == 0
        return {name: float(path.read_text()) for name, path in told.items()}


def _start(name: str, seconds: float, told: Path, opened: ExitStack) -> subprocess.Popen[bytes]:
    """One app in a terminal of its own, whose drawing is read."""
    terminal, inside = os.openpty()
    opened.callback(os.close, terminal)
    termios.tcsetwinsize(inside, (SIZE[1], SIZE[0]))
    command = [sys.executable, "-m", "tests.benchmarks.idle", name, str(seconds), str(told)]
    known = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(
        command, stdin=inside, stdout=inside, stderr=inside, env={**os.environ, **known}
    )
    os.close(inside)
    Thread(target=_drain, args=(terminal,), daemon=True).start()
    return process


def rows(seconds: float = 20.0) -> Iterator[Row]:
    """Each screen with a clock against a bare clock, and Home against words that do not move."""
    spent = side_by_side(seconds)
    for name in ("meeting", "room's side", "stage"):
        yield Row(f"idle, {name} ÷ a bare clock", spent[name] / spent["bare"], CLOCK, 1)
    yield Row("idle, Home ÷ a bare app", spent["home"] / spent["still"], STILL, 1)


if __name__ == "__main__":
    stand(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]))
