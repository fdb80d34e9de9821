"""Opening an initiative of two years takes at most twice as long as opening one that has had a single meeting."""

from __future__ import annotations

import time
from statistics import median

import pytest

from cocreation_tui.store.initiative_shelf import KEPT, what_meetings_leave
from tests.benchmarks.opening import opening
from tests.initiative_story import Story, one_meeting, two_years

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Lived without waiting for the disk, which is not what is measured."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda descriptor: None)
        return two_years(tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return one_meeting(tmp_path_factory.mktemp("small"))


async def test_sixty_meetings_open_in_at_most_twice_the_time_of_one(small: Story, large: Story) -> None:
    assert len(large.initiative.meetings) == 60
    assert len(small.initiative.meetings) == 1
    compared = await opening(small, large, times=11)
    assert compared.ratio <= 2, compared


def test_meetings_that_have_not_changed_are_not_read_again(large: Story) -> None:
    def taken(cold: bool) -> float:
        (large.folder / KEPT).unlink() if cold else None
        begun = time.process_time()
        what_meetings_leave(large.folder)
        return time.process_time() - begun

    pairs = [(taken(cold=True), taken(cold=False)) for _ in range(5)]
    assert median(cold for cold, _ in pairs) > 5 * median(warm for _, warm in pairs)
