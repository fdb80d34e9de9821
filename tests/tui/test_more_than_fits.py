"""What does not fit into the window is told: items of a long agenda, people beyond the nine digits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.people.people import Person
from tests.tui.playing import playing
from tests.tui.stage import in_memory, real_script

PEOPLE = tuple(Person(PersonId(f"p{number}"), f"Navn {number}") for number in range(1, 12))


def long_script(root: Path) -> Script:
    script = real_script(in_memory(root).desk)
    points = tuple(
        replace(point, item=replace(point.item, id=ItemId(f"{round_}-{point.item.id}")))
        for round_ in range(2)
        for point in script.points
    )
    return replace(script, points=points)


@pytest.mark.parametrize(("size", "shown"), [((100, 24), "DAGSORDEN 1-"), ((120, 60), "DAGSORDEN  ")])
async def test_a_long_agenda_says_how_much_of_it_is_seen(
    size: tuple[int, int], shown: str, tmp_path: Path
) -> None:
    async with playing(in_memory(tmp_path, "da", long_script(tmp_path)), size) as play:
        seen = await play.look()
        assert shown in seen
        assert ("/16" in seen) is (size[1] == 24)


@pytest.mark.parametrize(("number", "told"), [(11, True), (9, False)])
async def test_people_without_a_digit_are_counted(number: int, told: bool, tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path, "da", None, PEOPLE[:number]), (100, 30)) as play:
        assert ("TALETID · 2 flere: s" in await play.look()) is told
