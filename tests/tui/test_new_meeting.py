"""The form of a new meeting: everything optional but the script, what is wrong in words, nothing typed is lost."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from textual.widget import Widget
from textual.widgets import Static

import cocreation_tui
from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.home.plan_fields import FIELDS, platforms_of
from cocreation_tui.tui.widgets.fields.form_fields import LineField, TextField
from cocreation_tui.tui.words.file_names import completed, completions
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import LANGUAGES, START, in_memory, lively, on_disk

LISTS = Path(__file__).parent.parent / "method" / "data"
EXCEL = LISTS / "deltagere-excel-dansk.csv"
HOSTILE = (
    "[x] done",
    "[/]",
    "[@click=app.quit]x[/]",
    "a\x1b]52;c;aGVq\x07b",
    "‮abc",
    "\ud800",
    "{name}",
    "%s",
    "Å" * 3000,
)


async def _fill(play: Play, **values: str) -> None:
    screen = play.app.screen
    assert isinstance(screen, NewMeetingScreen)
    for name, value in values.items():
        field = screen._fields[name]
        if isinstance(field, TextField):
            field.text = value
        else:
            assert isinstance(field, LineField)
            field.value = value
    await play.settle()


async def _open(play: Play) -> None:
    """Open the form on the coordinator meeting."""
    play.app.kept_form["script"] = "coordinator-meeting"
    await play.press("n")


def _understood(play: Play) -> str:
    return str(play.app.screen.query_one("#new-understood", Static).content)


def _made(play: Play) -> Session:
    assert play.app.room is not None
    return play.app.room.runner.session


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_picture(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(LISTS)
    async with at_home(in_memory(tmp_path, language), (80, 24)) as play:
        await _open(play)
        match(f"new-meeting-{language}-80x24.txt", await play.look())
        await _fill(play, date="fre" if language == "da" else "fri", clock="9", roster=EXCEL.name)
        match(f"new-meeting-filled-{language}-80x24.txt", await play.look())


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 50)])
async def test_with_nothing_but_the_script(size: tuple[int, int], tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path), size) as play:
        await play.press("n", "ctrl+s")
        assert _made(play).facts.planned_start == START
        assert play.app.screen is play.meeting


async def test_everything_filled_in_by_keys_alone(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("n")
        for text in ("Nordby", "i morgen", "kl. 9.30", "Rådhuset", str(EXCEL), "Bo Ek", "Lys; Veje"):
            focused = play.app.screen.focused
            if isinstance(focused, LineField):
                focused.value = text
            elif isinstance(focused, TextField):
                focused.text = text
            await play.settle()
            await play.press("tab")
            if isinstance(focused, TextField):
                await play.press("tab")
        await play.press("enter")
        made = _made(play)
        assert (made.title, made.place) == ("Nordby", "Rådhuset")
        assert made.facts.planned_start == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
        assert [person.name for person in made.people].count("Bo Ek") == 1
        assert sum(person.role is Role.COORDINATOR for person in made.people) == 4
        assert {"Lys", "Veje"} <= set(made.platforms)


async def test_the_end_follows_from_the_script_and_the_people(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await _open(play)
        await _fill(play, clock="14")
        assert "14:00 → 15:50" in _understood(play)
        await _fill(play, roster=str(EXCEL))
        assert "14:00 → " in _understood(play)
        assert "4 tovholdere" in _understood(play)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"clock": "25:00"}, "clock", "25:00"),
        ({"date": "hvornår"}, "date", "hvornår"),
        ({"roster": "/findes/ikke.csv"}, "roster", "/findes/ikke.csv"),
        ({"clock": "x", "date": "y"}, "date", "y"),
    ],
)
async def test_what_is_wrong_is_said_and_gone_to(
    values: dict[str, str], field: str, said: str, tmp_path: Path
) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("n")
        await _fill(play, **values)
        await play.press("ctrl+s")
        screen = play.app.screen
        assert isinstance(screen, NewMeetingScreen)
        assert said in _understood(play)
        assert screen.focused is screen._fields[field]
        assert play.app.room is None


async def test_what_was_typed_is_there_next_time_until_it_was_used(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("n")
        await _fill(play, title="Nordby", names="Bo Ek\nIda Ø")
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        await play.press("n")
        assert "Nordby" in await play.look()
        await play.press("ctrl+s")
        assert [person.name for person in _made(play).people] == ["Bo Ek", "Ida Ø"]
        await play.press("ctrl+o", "n")
        assert "Nordby" not in await play.look()


async def test_people_of_earlier_meetings_stay_who_they_are(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    stage.room.close()
    async with at_home(stage) as play:
        await play.press("n")
        screen = play.app.screen
        assert isinstance(screen, NewMeetingScreen)
        screen.query_one("#new-earlier").focus()
        await play.press("enter")
        await play.choose(Words("da")("new.everybody", title=""))
        assert "8 deltagere" in _understood(play)
        await play.press("ctrl+s")
        assert [person.id for person in _made(play).people] == [person.id for person in stage.session.people]
        assert _made(play).people[0].role is Role.COORDINATOR


async def test_the_script_is_chosen_from_a_list(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("n", "shift+tab", "enter")
        await play.choose("Coordinator")
        assert "Coordinator meeting" in await play.look()
        await play.press("ctrl+s")
        assert _made(play).language == "en"


@pytest.mark.thorough
async def test_hostile_words_in_every_field(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with at_home(stage, (80, 24)) as play:
        for text in HOSTILE:
            await play.press("n")
            await _fill(play, **{name: text for name in FIELDS if name != "script"})
            await play.press("ctrl+s")
            assert isinstance(play.app.screen, NewMeetingScreen)
            assert not UNSAFE.search((await play.look()).replace("\n", ""))
            await _fill(play, date="", clock="", roster="")
            await play.press("ctrl+s")
            made = _made(play)
            assert not UNSAFE.search(made.title + made.place)
            await play.press("ctrl+o")
            assert isinstance(play.app.screen, HomeScreen)


async def test_the_sheet_of_a_list_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "lister.xlsx"
    book = Workbook()
    book.create_sheet("Mandag").append(("Navn",))
    book.create_sheet("Tirsdag").append(("Navn",))
    book["Mandag"].append(("Anna Østby",))
    book["Tirsdag"].append(("Bo Skov",))
    book.save(path)
    async with at_home(in_memory(tmp_path), (120, 36)) as play:
        await play.press("n")
        row = play.app.screen.query_one("#new-row-sheet")
        assert not row.display
        await _fill(play, roster=str(path))
        assert row.display
        assert "Anna Østby" in _understood(play)
        play.app.screen.query_one("#new-sheet").focus()
        await play.press("enter", "down", "enter")
        assert "Bo Skov" in _understood(play)
        assert "Anna" not in _understood(play)
        await _fill(play, roster=str(EXCEL))
        assert not row.display


async def test_letters_in_doubt_are_chosen_or_asked_when_the_meeting_is_made(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("Navn\nJale Çelik\n".encode("cp1252"))
    async with at_home(in_memory(tmp_path), (120, 36)) as play:
        await play.press("n")
        row = play.app.screen.query_one("#new-row-encoding")
        assert not row.display
        await _fill(play, roster=str(path))
        assert row.display
        assert "Bogstaver" in _understood(play)
        play.app.screen.query_one("#new-encoding").focus()
        await play.press("enter", "down", "enter")
        assert "Jale «elik" in _understood(play)
        await _fill(play, roster=str(EXCEL))
        assert not row.display
        await _fill(play, roster=str(path))
        await play.press("ctrl+s")
        assert "Çelik" in await play.look()
        await play.press("enter")
        assert [person.name for person in _made(play).people] == ["Jale Çelik"]


async def test_a_list_with_trouble_is_told_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Rolle;Sko;Afbud\nBo;kaptajn;43\n;aktør;\nCai;aktør;;x", encoding="utf-8")
    async with at_home(in_memory(tmp_path), (120, 36)) as play:
        await play.press("n")
        await _fill(play, roster=str(path))
        said = _understood(play)
        assert "kaptajn" in said
        assert "Linje 3" in said
        assert "Sko" in said
        assert "1 afbud" in said
        assert "Bo, Cai (afbud)" in said


def test_tab_completes_names_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("deltagere-a.csv", "deltagere-b.csv", "noter.docx", ".skjult.csv"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "Mappe").mkdir()
    (tmp_path / "Mappe" / "alle.CSV").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert completed("de") == "deltagere-"
    assert completions("deltagere-") == ("deltagere-a.csv", "deltagere-b.csv")
    assert completed("ma") == "Mappe/"
    assert completed("Mappe/") == "Mappe/alle.CSV"
    assert completed(f"{tmp_path}/Ma") == f"{tmp_path}/Mappe/"
    assert completed("n") == "n"
    assert completed("findes/ikke/") == "findes/ikke/"
    (tmp_path / "Delt" / ("0ba2c8ab" * 4)).mkdir(parents=True)
    assert completed("Delt/") == "Delt/"
    assert completed("\x00") == "\x00"


async def test_tab_in_the_field_of_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(LISTS)
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("n")
        screen = play.app.screen
        assert isinstance(screen, NewMeetingScreen)
        roster = screen._fields["roster"]
        assert isinstance(roster, LineField)
        roster.focus()
        for typed, then in (("del", "deltagere-"), ("deltagere-e", EXCEL.name)):
            roster.value = typed
            await play.settle()
            await play.press("tab")
            assert roster.value == then
        await play.press("tab")
        assert screen.focused is screen._fields["names"]


def test_platforms_are_separated_by_commas_or_semicolons() -> None:
    assert platforms_of(" Lys og rum, Veje;Lys og rum ;; ") == ("Lys og rum", "Veje")


async def test_a_meeting_in_the_past_says_so(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    stage.clock.advance(timedelta(hours=5))
    async with at_home(stage) as play:
        await play.press("n")
        await _fill(play, clock="9")
        assert Words("da")("new.when-past", day="", start="", end="", length="")[-15:] in _understood(play)


async def test_the_label_of_the_field_one_writes_in_is_the_only_one_that_stands_out(tmp_path: Path) -> None:
    async with at_home(on_disk(tmp_path)) as play:
        await _open(play)
        for _ in range(3):
            await play.press("tab")
            labels = {one.parent: one.styles.color for one in play.app.screen.query(".new-label")}
            colours = [*labels.values()]
            alone = [row for row, colour in labels.items() if colours.count(colour) == 1]
            assert [row.has_focus_within for row in alone if isinstance(row, Widget)] == [True]


def test_what_is_drawn_by_the_focus_within_something_is_said_of_that_itself() -> None:
    """Only then is it drawn anew when the focus moves."""
    for path in Path(cocreation_tui.__file__).parent.rglob("*.tcss"):
        text = path.read_text(encoding="utf-8")
        said = {" ".join(one.split()) for one in re.findall(r"([^{}/]*:focus-within)\s*\{", text)}
        above = {" ".join(one.split()) for one in re.findall(r"([^{}/]*:focus-within)\s+[^\s{]", text)}
        assert above <= said, path.name
