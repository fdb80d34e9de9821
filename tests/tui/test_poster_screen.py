"""The poster on screen: for the projector, and for the room during a meeting of the initiative."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.poster import Gone, Poster, Tile
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.export.poster.poster import save_poster
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.showing import read_showing, write_showing
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.screens.papers.poster import PosterScreen
from cocreation_tui.tui.text import width
from cocreation_tui.tui.widgets.room_side.poster_rows import poster_pages, poster_rows
from tests.examples import examples
from tests.tui.picture import characters
from tests.tui.playing import Play, playing
from tests.tui.stage import START, Stage, in_memory, on_disk, real_script

SIZES = ((60, 18), (80, 24), (120, 36), (200, 50))
NAMES = ("Lys og rum", "Trygge veje hjem", "Natteværter", "Udskænkning", "Unge", "Taxa", "Naboer", "Skole")
ACTORS = ("Politiet", "Kommunen", "Havnens Værtshusforening", "Taxa 4x27", "Natteravnene", "Æblegård", "DSB")


def poster(number: int = 6, actors: int = 5) -> Poster:
    status = (PlatformStatus.ACTIVE, PlatformStatus.STANDBY)
    return Poster(
        "Trygge nætter",
        "Alle skal kunne gå ud om natten uden at være bange",
        "da",
        date(2026, 5, 12),
        "Dorte Holm",
        tuple(
            Tile(
                f"{NAMES[n % 8]} {n + 1}",
                status[n == 1],
                date(2026, 3, 12),
                f"Fokus nummer {n + 1}",
                f"Åse Ørnholt {n + 1}",
                tuple((ACTORS * 2)[:actors]),
            )
            for n in range(number)
        ),
        (Gone("Kamera", PlatformStatus.CLOSED, date(2026, 2, 3)),),
    )


class Shown(App[None]):
    """Nothing but a poster."""

    def __init__(self, screen: PosterScreen) -> None:
        super().__init__()
        self.keyboard = Keyboard("da")
        self._first = screen
        from cocreation_tui.tui.theme import DARK

        self.register_theme(DARK)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(self._first)


@pytest.mark.parametrize("size", SIZES)
def test_every_platform_is_on_the_first_page_and_whole_on_its_own(size: tuple[int, int]) -> None:
    made = poster(15, 12)
    cells, height = size[0] - 4, size[1] - 2
    first = "\n".join(row.plain for row in poster_rows(made, 0, cells, height))
    assert first.count("standby") >= 1
    for number, tile in enumerate(made.tiles, 1):
        assert tile.name[:7] in first
        alone = "\n".join(row.plain for row in poster_rows(made, number, cells, height))
        words = " ".join(alone.split())
        assert tile.focus in words
        assert tile.coordinator in words
        assert all(actor in words for actor in tile.actors)


def test_a_large_window_shows_everything_at_once() -> None:
    made = poster(6)
    rows = " ".join(row.plain for row in poster_rows(made, 0, 116, 34))
    for tile in made.tiles:
        assert tile.focus in rows
        assert tile.coordinator in rows
    assert rows.count("Politiet") == 6
    assert "På standby siden 12. marts 2026" in rows
    assert "Afsluttet: Kamera (3. februar 2026)" in rows


@examples(40)
@given(
    st.integers(0, 20),
    st.integers(0, 14),
    st.integers(0, 20),
    st.integers(56, 220),
    st.integers(14, 60),
    st.text(),
)
def test_a_page_never_grows_out_of_its_window(
    number: int, actors: int, page: int, cells: int, height: int, text: str
) -> None:
    made = poster(number, actors)
    made = Poster(made.title + text, text * 9, "en", made.day, "", made.tiles, made.gone * 9)
    rows = poster_rows(made, min(page, number), cells, height)
    assert len(rows) <= height
    assert all(width(row.plain) <= cells for row in rows)


async def test_arrows_turn_and_s_saves_and_tells_where(tmp_path: Path) -> None:
    made = poster(3)
    screen = PosterScreen(Words("da"), made, partial(save_poster, tmp_path, made))
    app = Shown(screen)
    async with app.run_test(size=(100, 30)) as pilot:
        assert "1/4" in characters(app)
        await pilot.press("right")
        await pilot.pause()
        assert "Fokus nummer 1" in characters(app)
        assert "Fokus nummer 2" not in characters(app)
        await pilot.press("left", "left", "s", "s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "2026-05-12-plakat.svg" in "".join(characters(app).split())
        await pilot.press("escape")
        assert app.screen is not screen
    assert sorted(path.name for path in (tmp_path / "poster").glob("2026*")) == [
        "2026-05-12-plakat.pdf",
        "2026-05-12-plakat.png",
        "2026-05-12-plakat.svg",
    ]


async def test_a_full_disk_is_told() -> None:
    def full() -> tuple[Path, ...]:
        raise StoreError("poster.not-saved", Path("poster/plakat"))

    app = Shown(PosterScreen(Words("da"), poster(1), full))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "kunne ikke gemmes" in characters(app)


# For the room


def in_an_initiative(root: Path) -> Stage:
    """A coordinator meeting of an initiative with two platforms."""
    stage = on_disk(root)
    stage.room.close()
    founded = Initiatives(stage.desk).found("Trygge nætter", (), "Ingen skal være bange på vej hjem")
    for name in ("Lys", "Veje"):
        fields = (
            Field("focus", f"Fokus på {name}"),
            Field("aboard", "Politiet\nTaxa"),
            Field("coordinator", "Åse"),
        )
        founded.runner.do(FillForm("platform", Kind.CHANGE, name, fields, platform=name))
    founded.close()
    room = stage.desk.plan(Plan(real_script(stage.desk), START, (), folder=founded.folder))
    room.runner.do(Advance())
    stage.room = room
    return stage


async def test_a_meeting_shows_the_poster_of_its_initiative_to_the_room(tmp_path: Path) -> None:
    stage = in_an_initiative(tmp_path)
    async with playing(stage) as play:
        await play.command("poster")
        assert stage.room.showing.subject is Subject.POSTER
        seen = await play.look()
        assert "Ingen skal være bange på vej hjem" in seen
        assert "Fokus på Lys" in seen
        assert "Fokus på Veje" in seen
        await play.press("right")
        seen = await play.look()
        assert "Fokus på Lys" in seen
        assert "Fokus på Veje" not in seen
        assert stage.room.path is not None
        told = read_showing(stage.room.path)
        assert (told.subject, told.page) == (Subject.POSTER, 1)
        assert told.poster == stage.room.showing.poster
        await play.press("escape")
        assert stage.room.showing.poster is None


async def test_what_is_founded_while_the_room_looks_comes_onto_the_poster(tmp_path: Path) -> None:
    stage = in_an_initiative(tmp_path)
    async with playing(stage) as play:
        await play.command("poster")
        fields = (Field("focus", "Fokus på Nat"), Field("coordinator", "Bo"))
        play.meeting.do(FillForm("platform", Kind.CHANGE, "Nat", fields, platform="Nat"))
        await play.settle()
        assert "Fokus på Nat" in await play.look()
        shown = stage.room.showing.poster
        assert shown is not None
        assert [tile.name for tile in shown.tiles] == ["Lys", "Veje", "Nat"]


async def test_names_are_left_out_when_the_room_is_to_see_none(tmp_path: Path) -> None:
    stage = in_an_initiative(tmp_path)
    async with playing(stage) as play:
        await play.command("poster")
        await hidden(play)
        seen = await play.look()
        assert "Åse" not in seen
        assert "Fokus på Lys" in seen


async def hidden(play: Play) -> None:
    assert "Åse" in await play.look()
    await play.press("x")


async def test_a_meeting_of_no_initiative_has_no_poster(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path)) as play:
        await play.command("poster")
        assert play.said == Words("da")("poster.no-initiative")
        assert play.stage.room.showing.subject is Subject.CLOCK


def test_the_fullest_poster_reaches_the_second_terminal(tmp_path: Path) -> None:
    full = poster(15, 12)
    showing = Showing(Subject.POSTER, page=poster_pages(full) - 1, poster=full)
    write_showing(tmp_path / "m.json", showing)
    assert read_showing(tmp_path / "m.json") == showing
