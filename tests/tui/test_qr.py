"""Codes are read by a real decoder off the real screen, or refused with a reason; never drawn cut off."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter
from textual.theme import Theme
from textual.widgets import Input

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.outcome import SetNextMeeting
from cocreation_tui.export.qr_texts import MOST, contact_text, event_text, link_text, wifi_text
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.meeting import MeetingScreen
from cocreation_tui.tui.screens.over_meeting.qr import QrScreen, QrText
from cocreation_tui.tui.theme import DARK, LIGHT
from cocreation_tui.tui.widgets.qr import QUIET, NoRoom, _code, qr_rows
from tests.tui.picture import characters
from tests.tui.playing import Play, playing
from tests.tui.scanning import picture, scan
from tests.tui.stage import START, Stage, in_memory, lively

SMALL = (80, 24)
THEMES = (DARK, LIGHT)
NEXT = START + timedelta(days=50, hours=-4)
LINK = "https://samskabelse.example/spoergeskema/2026/trygge-naetter"
PAYLOADS = {
    "link": link_text(LINK),
    "wifi": wifi_text("Rådhuset gæst", 'kaffe; te: "og" kage'),
    "event": event_text("Tovholdermøde · Trygge nætter", NEXT, None, "Rådhuset"),
    "contact": contact_text("Åse Ørnholt", "Trygge veje", "+45 12 34 56 78", "aase@naboer.example"),
    "longest": "https://a.example/" + "x" * (106 - 18),
}


async def shown(play: Play, payload: str) -> None:
    play.meeting.parts.sharing.show_qr(QrText(payload, "Til telefonen", (payload,)))
    await play.settle()


def test_the_link_has_sixty_characters() -> None:
    assert len(LINK) == 60


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_codes_are_read_off_the_smallest_usual_window(theme: Theme, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        play.app.register_theme(theme)
        play.app.theme = theme.name
        for name, payload in PAYLOADS.items():
            await shown(play, payload)
            assert scan(picture(play.app)) == [payload], name
            await play.press("escape")


@pytest.mark.parametrize("size", [(60, 18), (60, 50), (120, 36), (200, 50)])
async def test_codes_are_read_at_other_sizes(size: tuple[int, int], tmp_path: Path) -> None:
    payload = link_text("https://kommune.dk/nat")
    async with playing(lively(in_memory(tmp_path)), size) as play:
        await shown(play, payload)
        assert scan(picture(play.app)) == [payload]


async def test_a_code_is_read_from_afar_and_askew(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await shown(play, PAYLOADS["wifi"])
        taken = picture(play.app).rotate(9, expand=True, fillcolor=(90, 80, 70))
        blurred = taken.filter(ImageFilter.GaussianBlur(1.5))
        smaller = blurred.resize((taken.width * 2 // 3, taken.height * 2 // 3), Image.Resampling.BILINEAR)
        assert scan(smaller) == [PAYLOADS["wifi"]]


async def test_a_larger_window_draws_a_larger_code(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (200, 50)) as play:
        await shown(play, PAYLOADS["link"])
        screen = play.app.screen
        assert isinstance(screen, QrScreen)
        large = screen.code.drawn
        assert isinstance(large, tuple)
        assert len(large[0]) == 2 * len(qr_rows(PAYLOADS["link"], 80, 23)[0])  # type: ignore[index]


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_what_does_not_fit_is_refused_with_the_window_it_takes(
    size: tuple[int, int], tmp_path: Path
) -> None:
    payload = "https://a.example/" + "x" * 300
    async with playing(lively(in_memory(tmp_path)), size) as play:
        await shown(play, payload)
        assert scan(picture(play.app)) == []
        seen = " ".join((await play.look()).split())
        assert "▀" not in seen
        needed = qr_rows(payload, 10, 10)
        assert isinstance(needed, NoRoom)
        assert f"{needed.width + 22}×{needed.height + 1}" in seen
        await play.resize(needed.width + 22, needed.height + 1)
        assert scan(picture(play.app)) == [payload]


async def test_what_no_code_holds_is_refused(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (120, 36)) as play:
        await shown(play, "x" * 3000)
        assert Words("da")("qr.too-long") in await play.look()


@given(st.text(min_size=1, max_size=120), st.integers(1, 120), st.integers(1, 60))
def test_a_code_is_whole_and_has_its_quiet_zone_or_says_what_it_needs(
    text: str, width: int, height: int
) -> None:
    rows = qr_rows(text, width, height)
    if isinstance(rows, NoRoom):
        assert rows.width > width or rows.height > height
        assert isinstance(qr_rows(text, rows.width, rows.height), tuple)
        return
    assert len(rows) <= height
    assert {len(row) for row in rows} == {len(rows[0])} <= set(range(1, width + 1))
    assert all(not row.strip() for row in (*rows[: QUIET // 2], *rows[-(QUIET // 2) :]))
    assert all(not (row[:QUIET] + row[-QUIET:]).strip() for row in rows)


BEYOND_ASCII = (
    "Søren Kjær",
    "Møde",
    wifi_text("Gæst", "kaffe123"),
    "Nguyễn 王小明",
    "ø",
    "ø" * 52,
    "æ" * 400,
)


def pixels(text: str) -> Image.Image:
    """A code as large as it comes, four points a module."""
    rows = qr_rows(text, 200, 100)
    assert isinstance(rows, tuple)
    image = Image.new("L", (len(rows[0]), 2 * len(rows)), 255)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            image.putpixel((x, 2 * y), 0 if cell in "█▀" else 255)
            image.putpixel((x, 2 * y + 1), 0 if cell in "█▄" else 255)
    return image.resize((4 * image.width, 4 * image.height), Image.Resampling.NEAREST)


@pytest.mark.parametrize("text", [*BEYOND_ASCII, LINK])
def test_a_code_is_read_beyond_ascii_as_in_it(text: str) -> None:
    assert scan(pixels(text)) == [text]


@pytest.mark.parametrize(("text", "begins"), [("Gæst", [0x71, 0xA4]), ("abc", [0x40, 0x36])])
def test_a_code_says_beyond_ascii_that_it_is_utf_8(text: str, begins: list[int]) -> None:
    code = _code(text, "M")
    code.make(fit=False)
    # Mode 7 with the number 26 of UTF-8, then mode 4: bytes, and how many there are.
    assert code.data_cache[:2] == begins


@pytest.mark.parametrize("text", BEYOND_ASCII)
def test_another_reader_does_not_take_it_for_chinese(text: str) -> None:
    zbar = pytest.importorskip("pyzbar.pyzbar", reason="ZBar is not here", exc_type=ImportError)
    assert [found.data.decode() for found in zbar.decode(pixels(text))] == [text]


def test_the_longest_text_of_the_smallest_window_fits_in_either_character_set() -> None:
    for text in ("x" * MOST, "ø" + "x" * (MOST - 2)):
        assert isinstance(qr_rows(text, 58, 23), tuple)


def test_the_empty_text_has_no_code() -> None:
    assert qr_rows("", 80, 24) == NoRoom(0, 0)


def agreed(stage: Stage) -> Stage:
    return stage.after(0, SetNextMeeting(NEXT, "Rådhuset, lokale 3"))


async def test_the_next_meeting_is_shown_here_and_to_the_room_until_the_page_is_left(tmp_path: Path) -> None:
    stage = agreed(lively(in_memory(tmp_path)))
    stage.room.show(Showing(Subject.RULES, message="Pausen er kort"))
    before = stage.room.showing
    async with playing(stage, SMALL) as play:
        await play.press("f5", "enter")
        (payload,) = scan(picture(play.app))
        assert "DTSTART:20270112T080000Z" in payload
        showing = stage.room.showing
        assert (showing.subject, showing.ref, showing.message) == (Subject.QR, payload, "Pausen er kort")
        assert "Tirsdag den 12. januar 2027" in " ".join((await play.look()).split())
        await play.press("escape")
        assert stage.room.showing == before
        assert play.app.screen is play.meeting


async def test_the_room_may_go_on_seeing_a_code(tmp_path: Path) -> None:
    stage = agreed(lively(in_memory(tmp_path)))
    async with playing(stage, SMALL) as play:
        await play.press("f5", "enter", "enter")
        assert stage.room.showing.subject is Subject.QR
        assert play.said == play.app.words("qr.stays")
        await play.press("f5", "enter")
        assert stage.room.showing == Showing()


async def test_f5_agrees_on_the_next_meeting_when_there_is_none(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, SMALL) as play:
        await play.press("f5", "enter", *"12/1", "space", "9", "enter", "enter")
        assert stage.session.next_meeting is not None
        assert stage.session.next_meeting.at == NEXT
        assert "SUMMARY" in scan(picture(play.app))[0]


async def test_wifi_is_asked_for_once_and_kept_in_memory_only(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, SMALL) as play:
        steps = stage.session.steps
        await play.press("f5", *"wi-fi", "enter", *"gæst", "enter", *"kaffe123", "enter")
        assert scan(picture(play.app)) == ["WIFI:T:WPA;S:gæst;P:kaffe123;;"]
        await play.press("escape", "f5", *"wi-fi", "enter")
        assert [field.value for field in play.app.screen.query(Input)] == ["gæst", "kaffe123"]
        assert stage.session.steps is steps


async def test_a_hidden_network_is_told_as_one(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f5", *"skjult", "enter", *"gæst", "enter", *"kaffe123", "enter")
        assert scan(picture(play.app)) == ["WIFI:T:WPA;S:gæst;P:kaffe123;H:true;;"]


async def test_a_link_that_is_not_https_is_refused_in_words(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f5", *"link", "enter", *"http://a.dk", "enter", "enter")
        assert play.app.words("refused.link-not-https") in characters(play.app)
        assert not isinstance(play.app.screen, QrScreen)
        play.app.screen.query(Input).first().value = LINK
        await play.press("enter", *"Spørg", "enter")
        assert scan(picture(play.app)) == [LINK]


async def test_people_with_a_telephone_or_an_address_can_be_shown(tmp_path: Path) -> None:
    people = (
        Person(PersonId("a"), "Bo Guest", phone="11 11 11 11"),
        Person(PersonId("b"), "Åse Ørnholt", "Trygge veje", Role.ANCHOR, email="aase@naboer.example"),
        Person(PersonId("c"), "Uden Alt"),
    )
    async with playing(in_memory(tmp_path, people=people), SMALL) as play:
        await play.press("f5")
        seen = characters(play.app)
        assert seen.index("Åse Ørnholt") < seen.index("Bo Guest"), "who leads comes first"
        assert "Uden Alt" not in seen.split("Hvad skal vises")[1].split("↑↓")[0]
        assert "11 11" not in seen
        await play.choose("åse")
        assert scan(picture(play.app)) == ["MECARD:N:Åse Ørnholt;ORG:Trygge veje;EMAIL:aase@naboer.example;;"]
        await play.press("escape", "f5")
        await play.choose("skriver nu")
        await play.press(*"Ib", "enter", "enter", *"22", "enter", "enter")
        assert scan(picture(play.app)) == ["MECARD:N:Ib;TEL:22;;"]


async def test_leaving_a_form_changes_nothing(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, SMALL) as play:
        before, showing = stage.session, stage.room.showing
        for kind in ("wi-fi", "link", "skriver nu", "næste"):
            await play.press("f5")
            await play.choose(kind)
            await play.press("x", "escape")
            assert isinstance(play.app.screen, MeetingScreen)
        assert (stage.session, stage.room.showing) == (before, showing)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_the_rooms_side_shows_codes_that_are_read_too(theme: Theme, tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, SMALL) as play:
        play.app.theme = theme.name
        await play.press("f2")
        for name, payload in PAYLOADS.items():
            title = f"Til telefonen · {name}"
            play.meeting.parts.face.show_room(Showing(Subject.QR, payload, title))
            await play.settle()
            assert scan(picture(play.app)) == [payload], name
            assert f"Til telefonen · {name}" in " ".join((await play.look()).split())
