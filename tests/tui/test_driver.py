"""Whoever draws never waits for a terminal, and what an old console lacks is drawn in what it has."""

from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.driver import Driver
from textual.message import Message

import cocreation_tui.tui.app.app as app_module
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.app.driver import (
    KITTY_KEYS,
    MOST_ESCAPES,
    MOST_WAITING,
    NO_LONGER_HELD,
    HouseDriver,
    Painter,
)
from cocreation_tui.tui.app.safety import PLAIN, PlainGlyphs, filters, is_old_console
from cocreation_tui.tui.screens.home.home import HomeScreen
from tests.tui.playing import at_home, key_event
from tests.tui.stage import on_disk

HOUSE = Path(__file__).parents[2] / "cocreation_tui"
OF_CONSOLES = "☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼▲▼→←↑↓↔∟▬↨●◊◦□▪▫¯−"
"""What the letters of Windows' console have besides those of its code pages."""


class Reluctant:
    """A terminal that takes a piece when it is allowed to."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.full = Event()
        self._may = SimpleQueue[int]()

    def take(self, data: str) -> None:
        self.full.set()
        self._may.get()
        self.taken.append(data)

    def read(self, pieces: int) -> None:
        for _ in range(pieces):
            self._may.put(1)


def picture(painter: Painter, *pieces: str) -> None:
    for piece in pieces:
        painter.write(piece)
    painter.picture_ends()


def test_a_terminal_that_does_not_read_holds_nobody_up_and_is_painted_anew_when_it_reads() -> None:
    terminal, asked = Reluctant(), SimpleQueue[str]()
    painter = Painter(terminal.take, lambda: asked.put("repaint"))
    painter.start()
    for number in range(10 * MOST_WAITING):  # would wait for ever, were there anything to wait for
        picture(painter, f"{number}a", f"{number}b")
    assert asked.empty()
    terminal.read(10_000)
    assert asked.get() == "repaint"
    picture(painter, "whole")
    painter.finish()
    *before, last = terminal.taken
    assert last == "whole"
    # What was left out is left out to its end: no half picture has been drawn.
    assert before == [f"{number}{half}" for number in range(len(before) // 2) for half in "ab"]
    assert MOST_WAITING <= len(before) <= MOST_WAITING + 4
    assert asked.empty()


def test_a_terminal_that_is_given_back_gets_that_and_no_more_pictures() -> None:
    terminal = Reluctant()
    painter = Painter(terminal.take, lambda: None)
    painter.start()
    for number in range(10 * MOST_WAITING):
        picture(painter, str(number))
    assert terminal.full.wait()
    painter.no_more_pictures()
    painter.write("given back")
    terminal.read(10_000)
    painter.finish()
    assert terminal.taken == ["0", NO_LONGER_HELD, "given back"]


def test_a_terminal_that_is_gone_is_not_waited_for() -> None:
    def gone(data: str) -> None:
        raise OSError

    painter = Painter(gone, lambda: None)
    painter.start()
    for number in range(10 * MOST_WAITING):
        picture(painter, str(number))
    painter.finish()
    assert not painter.is_alive()


@pytest.fixture
async def driver(monkeypatch: pytest.MonkeyPatch) -> HouseDriver:
    """The driver without a terminal."""
    system = HouseDriver.__mro__[1]
    monkeypatch.setattr(system, "__init__", Driver.__init__)
    for name in ("start_application_mode", "stop_application_mode", "close"):
        monkeypatch.setattr(system, name, lambda driver: None)
    return HouseDriver(CocreationApp.__new__(CocreationApp))


async def test_the_kitty_keyboard_is_left_alone_by_the_driver_of_every_system(
    driver: HouseDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr("cocreation_tui.tui.app.driver.put_out", written.append)
    driver.start_application_mode()
    driver.write(f"a{KITTY_KEYS}b")
    driver.close()
    assert written == ["ab"]


async def test_a_flood_of_escapes_is_a_few_and_keys_that_are_pressed_are_all_there(
    driver: HouseDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[Message] = []
    monkeypatch.setattr(
        HouseDriver.__mro__[1], "process_message", lambda driver, message: came.append(message)
    )
    pressed = [key_event("escape") for _ in range(10)]
    for number, key in enumerate(pressed):
        key.time = number / 10
        driver.process_message(key)
    assert came == pressed
    for _ in range(1_000):
        key = key_event("escape")
        key.time = 1
        driver.process_message(key)
    assert len(came) == len(pressed) + MOST_ESCAPES


@pytest.mark.parametrize(
    ("environment", "platform", "old"),
    [
        ({}, "win32", True),
        ({"WT_SESSION": "1c7f"}, "win32", False),
        ({"TERM_PROGRAM": "vscode"}, "win32", False),
        ({}, "linux", False),
        ({}, "darwin", False),
    ],
)
def test_the_old_console_is_what_has_no_terminal_around_it(
    environment: dict[str, str], platform: str, old: bool
) -> None:
    assert is_old_console(environment, platform) is old


def _of_old_consoles(character: str) -> bool:
    if character in OF_CONSOLES:
        return True
    return any(character.encode(page, "ignore") for page in ("cp437", "cp850", "cp1252", "cp1250"))


def _drawn_by_the_house() -> dict[str, str]:
    """Every sign that is no letter in the catalogues and the screens, and where."""
    files = (*(HOUSE / "i18n").rglob("*.py"), *(HOUSE / "tui").rglob("*.py"))
    texts = {path.name: path.read_text("utf-8") for path in files if path.name != "safety.py"}
    return {one: name for name, text in texts.items() for one in set(text) if ord(one) > 0x2000}


def test_everything_that_the_house_draws_has_a_character_in_an_old_console() -> None:
    signs = _drawn_by_the_house()
    borders = dict.fromkeys("╭╮╰╯─│┌┐└┘▁▂▃▄▅▆▇█▏▎▍▌▋▊▉▔▕▛▀▜▐▟▙━╸╺", "Textual's borders and scroll bars")
    lacking = {
        one: where for one, where in (signs | borders).items() if not _of_old_consoles(one.translate(PLAIN))
    }
    assert not lacking


def test_an_old_console_is_drawn_in_its_own_characters() -> None:
    (drawn,) = PlainGlyphs().apply([Segment("╭─ ✓ Åse ▸ ─╮")], Color(0, 0, 0))
    assert drawn.text == "┌─ √ Åse ► ─┐"
    assert len(filters(old_console=True)) == len(filters(old_console=False)) + 1


async def test_the_better_terminal_is_spoken_of_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "is_old_console", lambda: True)
    for said in (1, 0):
        async with at_home(on_disk(tmp_path)) as play:
            assert isinstance(play.app.screen, HomeScreen)
            told = [note.message for note in play.app._notifications]
            assert sum("Windows Terminal" in one for one in told) == said
            seen = await play.look()
            assert not set(seen) & set("✓▸╭╮╰╯━")
