"""Whose a meeting is, where an initiative is shared: a word in the lists, and only the keys that do something there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_tui.core.shared.streams import NOTHING, Head, Hello, LaptopId, Part, Ring, StreamName
from cocreation_tui.desk.initiatives import InitiativeEntry
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.shared_streams import Known, Shared, Whose, write_shared
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Place
from cocreation_tui.tui.screens.home.home_rows import HomeRow, HomeRows, Shelf
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.text import width
from cocreation_tui.tui.words.of_laptops import whose_words
from tests.together_fake import EVA, OWN, SHARE
from tests.tui.followed import followed
from tests.tui.playing import at_home
from tests.tui.stage import LANGUAGES, START, in_memory

THEIRS, HANDED, MINE = (f"2026-11-2{n}-coordinator-meeting-abc12{n}" for n in range(3))


def stream(name: str, origin: LaptopId, writer: LaptopId) -> Known:
    return Known(StreamName(name), origin, Head(1, 1, NOTHING, writer, Ring.ALL), START)


def shared(*streams: Known, name: str = "Eva Natt") -> Shared:
    eva = Hello(EVA, name, Part.COORDINATOR, (), START, "Trygge nætter", "da", "UTC")
    return Shared(SHARE, OWN, Part.ANCHOR, streams=streams, others=(eva,))


def entry(name: str, folder: Path, **held: object) -> MeetingEntry:
    found = MeetingEntry(name, "Tovholdermøde", "da", START, None, None, folder / f"{name}.json")  # type: ignore[arg-type]
    return replace(found, **held)  # type: ignore[arg-type]


SHARED = shared(stream(THEIRS, EVA, EVA), stream(HANDED, EVA, OWN), stream(MINE, OWN, OWN))


@pytest.mark.parametrize(
    ("whose", "said"),
    [
        (None, {"da": "", "en": ""}),
        (Whose("Eva Natt", here=False), {"da": "hos Eva Natt", "en": "with Eva Natt"}),
        (Whose("Eva\nNatt", here=True), {"da": "fra Eva Natt", "en": "from Eva Natt"}),
        (Whose("E" * 90, here=True), {"da": f"fra {'E' * 17}…", "en": f"from {'E' * 17}…"}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_short_word(language: str, whose: Whose | None, said: dict[str, str]) -> None:
    assert whose_words(whose, Words(language)).strip() == said[language]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_home_tells_it_of_what_others_write_and_what_was_handed_over(columns: int, tmp_path: Path) -> None:
    meetings = tuple(entry(name, tmp_path, started_at=START) for name in (THEIRS, HANDED, MINE))
    shelf = Shelf(meetings, initiatives=(InitiativeEntry(tmp_path, None, shared=SHARED),))
    rows = HomeRows(shelf, Words("da"), Keyboard("da"), columns, START).rows()
    told = [
        str(row.prompt) for row in rows if isinstance(row, HomeRow) and isinstance(row.wanted, MeetingEntry)
    ]
    assert ["hos Eva Natt" in one for one in told] == [True, False, False]
    assert ["fra Eva Natt" in one for one in told] == [False, True, False]
    assert all(width(one) <= columns - 4 and "siden" in one for one in told)


@pytest.mark.parametrize(
    ("name", "closed", "key"),
    [
        (THEIRS, False, "home.hints-meeting-theirs"),
        (THEIRS, True, "home.hints-held-theirs"),
        (HANDED, False, "home.hints-meeting"),
        (MINE, True, "home.hints-held"),
    ],
)
def test_home_names_only_keys_that_do_something(name: str, closed: bool, key: str, tmp_path: Path) -> None:
    shelf = Shelf(initiatives=(InitiativeEntry(tmp_path, None, shared=SHARED),))
    assert shelf.hints(entry(name, tmp_path, closed_at=START if closed else None)) == key
    for language in LANGUAGES:
        words = Words(language)(key, **Keyboard(language).letters(Place.HOME))
        assert width(words) <= 78


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_initiative_tells_it_and_offers_what_can_be_done_there(
    tmp_path: Path, language: str
) -> None:
    """On a closed meeting that another laptop writes: minutes and reading, nothing that is refused."""
    stage = in_memory(tmp_path, language)
    folder = followed(stage)
    words = Words(language)
    async with at_home(stage, (120, 36)) as play:
        await play.press("enter", "8")
        screen = play.app.screen
        assert isinstance(screen, InitiativeScreen)
        assert "Eva" not in await play.look()
        held, kept = [one for one in screen.known.meetings if one.closed_at][-2:]
        write_shared(folder, shared(stream(held.id, EVA, EVA), stream(kept.id, EVA, OWN)))
        screen.on_screen_resume()
        shown = await play.look()
        assert words("laptops.with", name="Eva Natt") in shown
        assert words("laptops.from", name="Eva Natt") in shown
        said = {}
        for met in (held, kept):
            ids = [option.id for option in screen._list.options]
            screen._list.highlighted = ids.index(f"met:{met.id}")
            said[met.id] = [what for _, what in screen.hints()]
        for only_here in ("initiative.hint-open", "away.hint"):
            assert words(only_here) in said[kept.id]
            assert words(only_here) not in said[held.id]
        assert words("initiative.hint-read-on") in said[held.id]
        ids = [option.id for option in screen._list.options]
        screen._list.highlighted = ids.index(f"met:{held.id}")
        await play.press("enter")
        assert "version" not in (await play.look()).splitlines()[-1]
        await play.press("v")
        there = words("laptops.correct-there", name="Eva Natt")
        assert there in await play.look()
        await play.press("escape", "o", "ctrl+r")
        assert words("refused.read-only") in await play.look()
