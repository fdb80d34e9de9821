"""How long opening an initiative takes with sixty meetings, against one with a single meeting, in the same run.

Times are of the processor, because those of the clock mean nothing on
a shared machine; the two take turns, so that whatever else goes on touches both alike, and the least of each is what
it takes where nothing else does.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from tests.benchmarks.table import Row
from tests.initiative_story import Story, one_meeting, two_years


@dataclass(frozen=True, slots=True)
class Compared:
    """The least that each of two things took that took turns."""

    small: float
    """Milliseconds of the one with a single meeting."""
    large: float
    """Milliseconds of the one with sixty meetings."""

    @property
    def ratio(self) -> float:
        """How many times as long the large one takes."""
        return self.large / self.small


async def _take_turns(
    small: Callable[[], Awaitable[None]], large: Callable[[], Awaitable[None]], times: int
) -> Compared:
    taken: dict[int, list[float]] = {0: [], 1: []}
    for turn in range(-2, times):
        for which, act in enumerate((small, large)):
            begun = time.process_time()
            await act()
            if turn >= 0:
                taken[which].append((time.process_time() - begun) * 1_000)
    return Compared(min(taken[0]), min(taken[1]))


async def opening(small: Story, large: Story, times: int = 9) -> Compared:
    """Open each as Home does, until its screen stands there with everything on it."""
    app = CocreationApp(small.desk, None)

    def show(story: Story) -> Callable[[], Awaitable[None]]:
        async def act() -> None:
            room = Initiatives(story.desk).open(story.folder)
            await app.push_screen(InitiativeScreen(story.desk, Words("da"), room))
            await pilot.pause()
            app.pop_screen()
            room.close()

        return act

    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        return await _take_turns(show(small), show(large), times)


def rows(root: Path) -> Iterator[Row]:
    """Reading and opening sixty meetings, against one."""
    with patch("os.fsync"):
        small, large = one_meeting(root / "small"), two_years(root / "large")
    yield Row("an initiative opened, 60 meetings ÷ 1", asyncio.run(opening(small, large)).ratio, 2, 9)
