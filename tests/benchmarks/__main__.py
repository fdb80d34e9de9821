"""``python -m tests.benchmarks``: everything that is promised about speed, as one table. About five minutes, on Linux.

With names of groups, only these: ``python -m tests.benchmarks starting keys``.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.benchmarks import finding, idle, keys, opening, poster, sharing, starting
from tests.benchmarks.table import Row, told

GROUPS: dict[str, Callable[[Path], Iterable[Row]]] = {
    "starting": starting.rows,
    "keys": keys.rows,
    "idle": lambda root: idle.rows(),
    "opening": opening.rows,
    "finding": finding.rows,
    "poster": poster.rows,
    "sharing": sharing.rows,
}
"""What is measured, by name."""


def _measured(names: Iterable[str]) -> Iterator[Row]:
    for name in names:
        with tempfile.TemporaryDirectory() as root:
            for row in GROUPS[name](Path(root)):
                print(f"{row.what}: {row.measured:.2f}", file=sys.stderr, flush=True)
                yield row


def main() -> int:
    """Print the table; 1 when a goal is missed."""
    rows = tuple(_measured(sys.argv[1:] or GROUPS))
    print(told(rows))
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())
