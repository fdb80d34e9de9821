"""Closing: every row of the checklist does what it says, nothing blocks, and what stays open is in the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.geometry import Size
from textual.widgets import Markdown

from cocreation_tui.core.capture.capture import Field, Kind, Parked, Status
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.commands.command import CaptureThis, CloseSession
from cocreation_tui.core.session.commands.outcome import FillForm, SetNextMeeting
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.over_meeting.checklist import checks
from cocreation_tui.tui.screens.over_meeting.checklist_row import (
    Caught,
    Check,
    Deed,
    Lacking,
    Once,
    ToClose,
)
from cocreation_tui.tui.screens.over_meeting.closing import Checklist, ClosingScreen
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.view import View, look
from cocreation_tui.tui.widgets.control.lines import Hints
from tests.tui.picture import match
from tests.tui.playing import Play, playing
from tests.tui.stage import START, Stage, in_memory, lively, on_disk, person
from tests.tui.test_forms import form_screen

SMALL = (80, 24)


def open_ends(stage: Stage) -> Stage:
    """A meeting with something of everything still open."""
    texts = {"da": ("Vi mødes hver måned", "Booker lokale"), "en": ("We meet every month", "Books a room")}
    decision, task = texts[stage.language]
    return stage.after(
        0, CaptureThis(Kind.DECISION, decision, status=Status.PROPOSED), CaptureThis(Kind.TASK, task)
    )


def closing(play: Play) -> ClosingScreen:
    assert isinstance(play.app.screen, ClosingScreen)
    return play.app.screen


def about(row: Check[ToClose], wanted: ToClose | Deed) -> bool:
    """Whether a row is what is wanted, or anything of the sort."""
    return row.target == wanted or (isinstance(row.target, Caught) and row.target.deed is wanted)


def row(play: Play, wanted: ToClose | Deed) -> int:
    return next(place for place, row in enumerate(closing(play)._rows) if about(row, wanted))


async def choose(play: Play, wanted: ToClose | Deed) -> None:
    closing(play).query_one(Checklist).highlighted = row(play, wanted)
    await play.press("enter")


def told(play: Play, wanted: ToClose | Deed) -> str:
    found = closing(play)._rows[row(play, wanted)]
    return f"{'✓' if found.settled else '○'} {found.text} {found.detail}".strip()


async def test_it_begins_at_the_first_open_row_and_goes_on_to_the_next(tmp_path: Path) -> None:
    async with playing(open_ends(lively(in_memory(tmp_path))), SMALL) as play:
        await play.press("f10")
        first = closing(play).query_one(Checklist).highlighted
        assert first == row(play, Deed.READ)
        await play.press("enter", "escape")
        assert closing(play).query_one(Checklist).highlighted == first + 1


async def test_decisions_are_read_aloud_one_by_one(tmp_path: Path) -> None:
    async with playing(open_ends(lively(in_memory(tmp_path))), SMALL) as play:
        await play.press("f10", "enter")
        decisions = [one for one in play.stage.session.captures if one.kind is Kind.DECISION]
        assert "Læs højt: B-1 · vedtaget" in await play.look()
        assert play.stage.room.showing.ref == decisions[0].id
        await play.press("right")
        assert "Læs højt: B-2 · forslag" in await play.look()
        assert (play.stage.room.showing.subject, play.stage.room.showing.ref) == (
            Subject.CAPTURE,
            decisions[1].id,
        )
        await play.press("escape")
        assert play.stage.room.showing.subject is Subject.CLOCK
        assert [one.detail for one in closing(play)._rows if about(one, Deed.READ)] == ["læst", "læst"]


async def test_an_open_decision_gets_its_standing(tmp_path: Path) -> None:
    async with playing(open_ends(lively(in_memory(tmp_path))), SMALL) as play:
        await play.press("f10")
        assert told(play, Deed.SETTLE).startswith("○ B-2: forslag")
        await choose(play, Deed.SETTLE)
        await play.choose("vedtaget")
        assert not any(about(one, Deed.SETTLE) for one in closing(play)._rows)
        await play.press("u")
        assert "Fortrudt" in await play.look()
        assert told(play, Deed.SETTLE).startswith("○ B-2: forslag")


async def test_a_task_gets_owner_and_date_in_one_line(tmp_path: Path) -> None:
    async with playing(open_ends(lively(in_memory(tmp_path))), SMALL) as play:
        await play.press("f10")
        assert told(play, Deed.ASSIGN) == "○ Booker lokale mangler ansvarlig og frist"
        await choose(play, Deed.ASSIGN)
        await play.press(*"@Gun", "tab", "escape")
        await choose(play, Deed.ASSIGN)
        assert "Booker lokale @Gunnar Þórsson" in await play.look(), "half a line is kept"
        await play.press(*" !fre")
        assert "frist" in await play.look()
        await play.press("enter")
        task = play.stage.session.captures[-1]
        assert (task.text, task.owner, task.due is not None) == ("Booker lokale", person(7), True)
        assert "Alle opgaver har ansvarlig og frist" in await play.look()


@pytest.mark.parametrize(
    ("choice", "kind", "outcome"),
    [
        ("næste gang", Kind.PARKING, Parked.NEXT),
        ("falde", Kind.PARKING, Parked.DROPPED),
        ("opgave", Kind.TASK, Parked.OPEN),
    ],
)
async def test_parked_points(choice: str, kind: Kind, outcome: Parked, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f10")
        await choose(play, Deed.PARK)
        await play.choose(choice)
        point = next(one for one in play.stage.session.captures if one.text.startswith("Hvem betaler"))
        assert (point.kind, point.parked) == (kind, outcome)
        assert isinstance(play.app.screen, ClosingScreen)


async def test_what_a_reality_check_asks_for_is_offered_filled_in_until_it_is_written(tmp_path: Path) -> None:
    said = {"used": "1", "in-the-way": "Ingen har tid", "conclusion": "close"}
    fields = tuple(Field(name, text) for name, text in said.items())
    check = FillForm("reality-check", Kind.ANSWER, "Lys", fields, platform="Lys")
    async with playing(lively(in_memory(tmp_path)).after(0, check), SMALL) as play:
        await play.press("f10")
        assert told(play, Deed.FOLLOW) == "○ Realitetstjekket siger »luk«: Lys Enter skriver ændringen"
        await choose(play, Deed.FOLLOW)
        await play.press("escape")
        await play.press("escape", "e", "enter")
        assert form_screen(play).values()["why"] == "Ingen har tid", "and the draft comes first"
        await play.press("ctrl+s")
        change = play.stage.session.captures[-1]
        wanted = {"what": "close", "why": "Ingen har tid", "settled": "agreed", "occasion": "check"}
        assert {one.name: one.text for one in change.fields} == wanted
        assert (change.text, change.platform) == ("Lys lukker", "Lys")
        await play.press("f10")
        assert not [one for one in closing(play)._rows if about(one, Deed.FOLLOW)]


async def test_the_timer_stops_when_it_really_stopped(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f10")
        assert told(play, Once.STOP).startswith("✓ »Platformene præsenterer« stopper kl. 13:39")
        await choose(play, Once.STOP)
        await play.press("ctrl+u", *"i går", "enter")
        assert "Skriv et klokkeslæt" in await play.look()
        await play.press("ctrl+u", "3", "enter")
        assert told(play, Once.STOP).startswith("✓ »Platformene præsenterer« sluttede kl. 13:36")
        run = play.stage.session.facts.runs[-1]
        assert run.end == play.stage.clock.now() - timedelta(minutes=3)


def test_a_meeting_that_is_closed_another_day_tells_the_day(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    rows = checks(Words("da"), stage.session, stage.clock.now() + timedelta(days=1), frozenset())
    assert [row.text for row in rows[:2]] == [
        "Klokken er 24. nov. 13:39: 23 t 40 min bagud",
        "»Platformene præsenterer« stopper kl. 24. nov. 13:39",
    ]


async def test_attendance_results_and_the_next_meeting(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f10")
        await choose(play, Once.PEOPLE)
        await play.press("enter", "escape")
        assert play.stage.session.people[0].attendance is Attendance.LEFT
        assert "6 til stede, 1 er gået, 1 fraværende uden afbud" in await play.look()
        before = len(play.stage.session.captures)
        await choose(play, Lacking(Kind.FOCUS))
        await play.press(*"Flere lygter", "enter")
        assert len(play.stage.session.captures) == before + 1
        assert "der er 2" in told(play, Lacking(Kind.FOCUS))
        await choose(play, Once.NEXT)
        await play.press(*"12/1 kl. 9", "enter", "enter")
        assert play.stage.session.next_meeting is not None
        assert "Næste møde: tirs. 12. jan. 09:00" in told(play, Once.NEXT)


async def test_nothing_blocks_and_what_stays_open_is_in_the_minutes(tmp_path: Path) -> None:
    stage = open_ends(lively(on_disk(tmp_path)))
    async with playing(stage, SMALL) as play:
        await play.press("f10", "escape")
        assert play.stage.session.facts.closed_at is None
        await play.press("f10")
        await choose(play, Deed.PARK)
        await play.choose("næste gang")
        await play.press("f10")
        assert stage.session.facts.closed_at is not None
        assert isinstance(play.app.screen, MinutesScreen)
        written = stage.room.minutes()
        assert "Opgave uden ansvarlig og frist: Booker lokale" in written
        assert "B-2 er foreslået, men ikke vedtaget" in written
        assert "Tages op næste gang: Hvem betaler for vagterne til sommer?" in written


async def test_the_minutes_are_scrolled_and_saved_otherwise(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    async with playing(stage, SMALL) as play:
        await play.press("f9", "end")
        scroll = play.app.screen.query_one("#minutes")
        assert scroll.scroll_offset.y == scroll.max_scroll_y > 0
        await play.press("pageup")
        assert scroll.scroll_offset.y < scroll.max_scroll_y
        await play.press("home")
        assert scroll.scroll_offset.y == 0
        await play.press("t")
        assert "Tabeller gemt" in await play.look()
        await play.press("h")
        assert "Gemt som HTML" in await play.look()
        await play.press("w")
        assert "Gemt som Word" in await play.look()
        await play.press("c")
        assert play.app.clipboard.endswith(".md")
    assert suffixes(tmp_path) == [".csv", ".csv", ".docx", ".html"]


async def test_the_minutes_are_told_otherwise_by_one_key_each_and_saved_apart(tmp_path: Path) -> None:
    async with playing(lively(on_disk(tmp_path)), SMALL) as play:
        await play.press("f9")
        assert "Punkt for punkt (o) · fulde navne (n) · til dem, mødet var for (i)" in await play.look()
        await play.press("o", "n", "i")
        assert "Efter slags (o) · initialer (n) · kun internt (i)" in await play.look()
        await play.press("n")
        assert "roller (n)" in await play.look()
        await play.press("c")
        assert play.app.clipboard.endswith("-efter-slags-roller-internt.md")
        read = play.app.screen.query_one(Markdown).source
    saved = minutes_saved(tmp_path)
    assert set(saved) >= {".md", "-efter-slags-roller-internt.md"}
    assert saved["-efter-slags-roller-internt.md"] == read
    assert "Hjørdis" in saved[".md"]
    assert "Hjørdis" not in read


def minutes_saved(root: Path) -> dict[str, str]:
    """The minutes on disk, by what their names end with after the title."""
    paths = root.rglob("minutes/*.md")
    return {path.name.partition("naetter")[2]: path.read_text("utf-8") for path in paths}


def suffixes(root: Path) -> list[str]:
    return sorted(
        path.suffix for path in root.rglob("minutes/*") if path.suffix in (".csv", ".docx", ".html")
    )


async def test_a_meeting_in_memory_says_that_there_is_no_file(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f9", "c")
        assert "ingen sti" in await play.look()
        await play.press("t", "h")
        assert isinstance(play.app.screen, MinutesScreen)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 50)])
async def test_it_fits_every_window(size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(open_ends(lively(in_memory(tmp_path))), size) as play:
        await play.press("f10")
        look = await play.look()
        assert "F10 lukker mødet" in look
        assert "B-2" in look


@pytest.mark.parametrize(("language", "size"), [("da", (80, 24)), ("en", (120, 36))])
async def test_pictures(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(open_ends(lively(in_memory(tmp_path, language))), size) as play:
        await play.press("f10")
        match(f"closing-open-{language}-{size[0]}x{size[1]}.txt", await play.look())


async def test_a_closed_meeting_says_where_to_go_on_even_when_this_screen_was_the_rooms(
    tmp_path: Path,
) -> None:
    stage = lively(on_disk(tmp_path)).after(0, SetNextMeeting(START + timedelta(days=50)))
    async with playing(stage, SMALL) as play:
        await play.press("G", "f10", "f10")
        assert isinstance(play.app.screen, MinutesScreen)
        await play.press("escape")
        seen = await play.look()
        assert "DAGSORDEN" in seen, "the control face"
        assert "Mødet er lukket. F9: referatet, og hvor det er. Ctrl+O: Hjem. u åbner igen." in seen


@pytest.mark.parametrize("read_only", [False, True])
def test_a_meeting_that_does_not_go_on_offers_what_works_there(read_only: bool, tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    view = look(stage.session, stage.clock.now(), Words("da"))
    assert "m mål" in _hinted(view)
    if read_only:
        assert _hinted(replace(view, notice="x")) == (
            "F9 referat\nF7 noteret  F2 rummets side  F1 hjælp  Ctrl+P alt  Ctrl+O Hjem"
        )
    else:
        closed = look(stage.after(1, CloseSession()).session, stage.clock.now(), Words("da"))
        assert _hinted(closed) == (
            "F9 referat  Ctrl+R ret referatet  l hvem er her  u fortryd: lukkede mødet\n"
            "F7 noteret  F2 rummets side  F1 hjælp  Ctrl+P alt  Ctrl+O Hjem"
        )


def _hinted(view: View) -> str:
    hints = Hints()
    hints.undo = "lukkede mødet"
    return "\n".join(row.plain for row in hints.paint(view, Size(80, 2)))
