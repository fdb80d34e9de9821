"""What is told of a drejebog in a preview: guesses, and what is not in the script; each with its row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import timedelta
from pathlib import Path

from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.drejebog.clocks import DAY, ZERO
from cocreation_tui.method.drejebog.rows import Entry
from cocreation_tui.method.drejebog.timetable import Origin, Timed, Timetable
from cocreation_tui.method.sources import excerpt

_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Telling:
    """Guesses and omissions as they are found."""

    path: Path
    """The file."""
    guessed: list[Problem] = field(default_factory=list)
    """What was guessed."""
    left: list[Problem] = field(default_factory=list)
    """What was left out."""

    def guess(self, row: int, key: str, **values: str | int) -> None:
        """Something was guessed; ``row`` is 0 for the whole file."""
        self.guessed.append(Problem(self.path, row, key, values, fatal=False))

    def leave(self, row: int, key: str, **values: str | int) -> None:
        """Something is not in the script."""
        self.left.append(Problem(self.path, row, key, values, fatal=False))

    def in_order(self) -> tuple[Problem, ...]:
        """The guesses, by row."""
        return tuple(sorted(self.guessed, key=lambda problem: problem.line))

    def left_in_order(self) -> tuple[Problem, ...]:
        """What is left out, by row."""
        return tuple(sorted(self.left, key=lambda problem: problem.line))

    def times(self, times: Timetable) -> None:
        """What does not add up, and what clock times are taken for."""
        if times.start is not None:
            self.guess(0, "drejebog.clock", clock=clock_of(times.start))
        for gap in times.gaps:
            key = "drejebog.gap" if gap.length > ZERO else "drejebog.overlap"
            self.guess(gap.row, key, next=gap.following, minutes=minutes_of(abs(gap.length)))
        for row in times.backwards:
            self.guess(row, "drejebog.backwards")

    def length(self, entry: Entry, timed: Timed) -> None:
        """How a row got its length, when the row does not simply say it."""
        when, minutes = entry.when, minutes_of(timed.length)
        if when.number and when.start is not None:
            self.guess(entry.row, "drejebog.number-clock", number=when.number, clock=clock_of(when.start))
        if when.length is not None and when.start is not None and when.end is not None:
            self._two_lengths(entry, minutes)
        if timed.origin is Origin.SHARED:
            self.guess(entry.row, "drejebog.shared", title=excerpt(entry.title), minutes=minutes)
        elif timed.origin is Origin.ASSUMED and when.left:
            self.guess(entry.row, "drejebog.unread", text=excerpt(when.left), minutes=minutes)
        elif timed.origin is Origin.ASSUMED:
            self.guess(entry.row, "drejebog.assumed", title=excerpt(entry.title), minutes=minutes)
        elif when.left:
            self.guess(entry.row, "drejebog.picked", text=excerpt(when.left), minutes=minutes)
        elif when.guessed:
            self.guess(entry.row, "drejebog.about-time", minutes=minutes)

    def _two_lengths(self, entry: Entry, minutes: int) -> None:
        between = ((entry.when.end or ZERO) - (entry.when.start or ZERO)) % DAY
        if between != entry.when.length:
            self.guess(entry.row, "drejebog.two-lengths", minutes=minutes, between=minutes_of(between))

    def discussions(self, rows: Iterable[int]) -> None:
        """The rows of which nothing says what the room does."""
        listed = in_words(rows)
        if listed:
            self.guess(0, "drejebog.kind-discussion", rows=listed)


def clock_of(since: timedelta) -> str:
    """A time since midnight as a clock shows it: ``18:00``."""
    minutes = since % DAY // _MINUTE
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(length: timedelta) -> int:
    """A length in whole minutes, at least one."""
    return max(1, round(length / _MINUTE))


def in_words(rows: Iterable[int]) -> str:
    """Rows as a list with runs in short: ``3, 5–9``."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
