"""What searching costs at a thousand meetings, against reading one of them: how much a key, an opening and a filling take.

Times are of the processor, because those of the clock mean nothing on a
shared machine; what is compared is taken in turns within one run, and the least of each is what it takes where nothing
else goes on.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cocreation_tui.core.reports.sought import sought
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.searching import Searching
from cocreation_tui.store.index import Query
from cocreation_tui.store.initiative_shelf import initiative_folders
from cocreation_tui.store.workspace import INITIATIVE_FILE, meeting_paths
from tests.benchmarks.table import Row
from tests.benchmarks.workspaces import MEETINGS, sample

KEY = 8
"""How many meetings could be read in the time that finding what is typed may take: about 40 ms."""
FILL = 4
"""How many times reading a meeting it may take to fill the index with it."""
OPENING = MEETINGS / 20
"""How many meetings could be read in the time that opening may take when none has changed: far fewer than there are."""
TYPED = (
    "l",
    "ly",
    "lyg",
    "lygt",
    "lygter",
    "e",
    "moede",
    "natt bus",
    '"ringer til"',
    "b-3",
    "ida",
    "zzz",
    "",
)
"""What is typed, some of it letter by letter."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Milliseconds of the processor."""

    one: float
    """Reading one meeting."""
    fill: float
    """Reading all of them for the first time, for each."""
    opening: float
    """Opening the search when nothing has changed."""
    key: float
    """Finding what is typed, the dearest of ``TYPED``."""


def thousand(root: Path) -> Desk:
    """A workspace with so many meetings: those of the sample, again and again."""
    desk = sample(root)
    (source,) = initiative_folders(root)
    made, paths = len(list(meeting_paths(source))), list(meeting_paths(source))
    while made < MEETINGS:
        folder = root / f"copy-{made // 40}"
        folder.mkdir(exist_ok=True)
        shutil.copy(source / INITIATIVE_FILE, folder)
        shutil.copy(paths[made % len(paths)], folder / f"{paths[made % len(paths)].stem}-{made}.json")
        made += 1
    return desk


def _least(act: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        begun = time.process_time()
        act()
        taken.append((time.process_time() - begun) * 1_000)
    return min(taken)


def costs(desk: Desk) -> Costs:
    """Fill an index, open it again, and find things."""
    paths = [path for folder in initiative_folders(desk.workspace.root) for path in meeting_paths(folder)]
    middle = sorted(paths, key=lambda path: path.stat().st_size)[len(paths) // 2]
    one = _least(lambda: desk.read(middle))
    begun = time.process_time()
    _open(desk)
    fill = (time.process_time() - begun) * 1_000 / len(paths)
    opening = _least(lambda: _open(desk))
    with closing(Searching(desk)) as searching:
        _through(searching.fill())
        queries = [Query(sought(typed), most=100) for typed in TYPED]
        key = max(_least(partial(searching.find, query)) for query in queries)
    return Costs(one, fill, opening, key)


def _open(desk: Desk) -> None:
    with closing(Searching(desk)) as searching:
        _through(searching.fill())


def _through(steps: Iterator[object]) -> None:
    for _ in steps:
        pass


def rows(root: Path) -> Iterator[Row]:
    """A key, a filling and an opening, each against reading one meeting."""
    found = costs(thousand(root))
    for what, cost, goal in (
        ("a key", found.key, KEY),
        ("filling, each meeting", found.fill, FILL),
        ("opening", found.opening, OPENING),
    ):
        yield Row(f"search in {MEETINGS:,} meetings, {what} ÷ reading one", cost / found.one, goal, 5)
