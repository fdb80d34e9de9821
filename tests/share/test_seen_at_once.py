"""What another laptop writes is on the initiative's screen and its poster, with a server, before anybody presses a key."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.shared.streams import Part
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.together import Together
from cocreation_tui.settings import Settings
from cocreation_tui.share.openers import POSTGRES
from cocreation_tui.store.shared_streams import Way
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.papers.poster import PosterScreen
from tests.tui.picture import in_letters
from tests.tui.playing import Play, at_home
from tests.tui.stage import START, Stage, in_memory

if TYPE_CHECKING:
    from tests.share.postgres_server import Laptops

pytestmark = pytest.mark.thorough
WITHIN = 2.0
"""Seconds from the moment another laptop begins to share a step to when it is seen."""
AFTER_ALL = 20.0
"""Seconds after which it is not waited for any more."""
PLATFORMS = ("Lys", "Veje", "Værter", "Unge", "Bus")


@dataclass
class Elsewhere:
    """Bo's laptop."""

    desk: Desk
    together: Together
    folder: Path

    def founds(self, platform: str) -> float:
        """Note a platform and share it; when that was begun to be shared."""
        room = Initiatives(self.desk).open(self.folder)
        room.runner.do(
            FillForm(
                "platform", Kind.CHANGE, platform, (Field("focus", f"{platform} er nyt"),), None, platform
            )
        )
        room.close()
        begun = perf_counter()
        assert not self.together.exchange(self.folder).troubles
        return begun


def shared_with_bo(stage: Stage, laptops: Laptops, root: Path) -> Elsewhere:
    """Anna shares an initiative through the server, and Bo takes part from a laptop of his own."""
    from cocreation_tui.share import server as administering

    Initiatives(stage.desk).found("Trygge nætter").close()
    (own,) = (path.parent for path in stage.desk.workspace.root.glob("*/initiative.json"))
    hers = Together(stage.desk)
    share = hers.begin(own).share

    def way(login: str, part: Part) -> Way:
        laptops.server.login(login)
        administering.grant(laptops.admin, share, login, part)
        return Way(POSTGRES, laptops.server.address(login, laptops.database))

    hers.set_up(own, way("seen-anna", Part.ANCHOR))
    assert not hers.exchange(own).troubles
    desk = Desk(Workspace(root / "bo"), ManualClock(START), "da", Settings(name="Bo"))
    his = Together(desk)
    folder, _ = his.join(way("seen-bo", Part.COORDINATOR), "", Part.COORDINATOR)
    return Elsewhere(desk, his, folder)


async def until_seen(play: Play, words: str) -> float:
    """When words are on the screen, in letters of any size; no key is pressed."""
    begun = perf_counter()
    while not in_letters(words, await play.look()):
        assert perf_counter() - begun < AFTER_ALL, "it is never seen"
    return perf_counter()


async def test_a_step_of_another_laptop_is_seen_before_a_key_is_pressed(
    laptops: Laptops, tmp_path: Path
) -> None:
    stage = in_memory(tmp_path, "da")
    bo = shared_with_bo(stage, laptops, tmp_path)
    took = []
    async with at_home(stage) as play:
        await play.press("enter", "2")
        screen = play.app.screen
        assert isinstance(screen, InitiativeScreen)
        for number, platform in enumerate(PLATFORMS):
            if number == 3:
                await play.press("p")
                assert isinstance(play.app.screen, PosterScreen)
            assert not in_letters(platform, await play.look())
            begun = await asyncio.to_thread(bo.founds, platform)
            at = await until_seen(play, f"{platform} er nyt")
            took.append(at - begun)
    print("\nseen after (s):", *(f"{one:.2f}" for one in took))
    assert max(took) < WITHIN
