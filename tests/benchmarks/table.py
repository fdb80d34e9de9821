"""Rows of the benchmarks' one table, and how they are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What one thing costs, against the bare thing measured in turns with it."""

    what: str
    """The thing, and what it is compared with."""
    measured: float
    """How many times as much of the processor it takes, unless ``unit`` says otherwise; the median of all turns."""
    goal: float
    """The most it may be."""
    times: int
    """How many turns there were."""
    unit: str = "×"
    """``×`` for a ratio, ``s`` for seconds of the processor."""

    @property
    def kept(self) -> bool:
        """Whether it is within its goal."""
        return self.measured <= self.goal


def told(rows: Iterable[Row]) -> str:
    """All rows as a Markdown table."""
    return "\n".join(
        (
            "| What | Measured | Goal | n | |",
            "| --- | --- | --- | --- | --- |",
            *(
                f"| {row.what} | {row.measured:.2f} {row.unit} | {row.goal:.2f} {row.unit} | {row.times} "
                f"| {'pass' if row.kept else '**FAIL**'} |"
                for row in rows
            ),
        )
    )
