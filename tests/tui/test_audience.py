"""The audience face: what the room sees, that it can be read, and what it never shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Size
from textual.pilot import Pilot
from textual.theme import Theme

from cocreation_tui.core.agenda.schedule import ZERO
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.speaking import Share
from cocreation_tui.core.ground.ids import PersonId, SessionId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from cocreation_tui.i18n.dates import clock, span
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.app.stage import StageApp, meeting_to_follow
from cocreation_tui.tui.room import letters
from cocreation_tui.tui.room.letters import large
from cocreation_tui.tui.room.scene import Scene, card_slides
from cocreation_tui.tui.room.type_size import PAGE_ROWS, set_page
from cocreation_tui.tui.room.without_names import without_names
from cocreation_tui.tui.text import lines, width
from cocreation_tui.tui.theme import PAIRS, THEMES
from cocreation_tui.tui.widgets.control.digits import FACES, draw, largest
from cocreation_tui.tui.widgets.room_side import audience_clock, sheet
from cocreation_tui.tui.widgets.room_side.audience import AudienceFace, picture
from cocreation_tui.tui.widgets.room_side.audience_shown import group_shares
from cocreation_tui.tui.widgets.room_side.sheet import Rows
from tests.tui.picture import characters, in_letters, match
from tests.tui.playing import Play, playing
from tests.tui.room_scenes import LINK, MESSAGE, SETS, scene, with_names
from tests.tui.scanning import picture as scanned
from tests.tui.stage import LANGUAGES, START, in_memory, lively, on_disk, person

SIZES = ((60, 18), (80, 24), (120, 36), (200, 50))
AT_ONCE = (("da", (80, 24)), ("en", (120, 36)))
PICTURES = [
    pytest.param(language, size, marks=() if (language, size) in AT_ONCE else pytest.mark.thorough)
    for language in ("da", "en")
    for size in SIZES
]


class Room(App[None]):
    """Nothing but an audience face."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, theme: str = THEMES[0].name) -> None:
        super().__init__()
        self.face = AudienceFace()
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield self.face


def text_of(shown: Scene, size: tuple[int, int] = (80, 24)) -> str:
    return lines(picture(shown, Size(*size))).plain


@pytest.mark.parametrize(("language", "size"), PICTURES, ids=lambda part: str(part).replace(", ", "x"))
async def test_what_the_room_sees(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    app, told = Room(), []
    async with app.run_test(size=size) as pilot:
        for name in SETS:
            app.face.scene = scene(name, tmp_path, language)[0]
            await pilot.pause()
            told.append(f"=== {name} ===\n{characters(app)}")
    match(f"audience-{language}-{size[0]}x{size[1]}.txt", "".join(told))


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_text_stands_out_from_its_ground(theme: str, tmp_path: Path) -> None:
    """Of all that is drawn, in every state: at least 7:1. A code has colours of its own."""
    app, seen = Room(theme), []
    async with app.run_test(size=(80, 24)) as pilot:
        for name in SETS:
            app.face.scene = scene(name, tmp_path)[0]
            await pilot.pause()
            for row in app.screen._compositor.render_strips():
                for text, style, _ in row:
                    if text.strip(" ░") and not _is_of_a_code(style):
                        assert style is not None, text
                        assert style.color, text
                        assert style.bgcolor, text
                        pair = (_hex(style.color), _hex(style.bgcolor))
                        assert _ratio(*pair) >= 7, (name, text, pair)
                        seen.append(
                            f"{name}: {text.strip()} {pair[0]} on {pair[1]}" + " bold" * bool(style.bold)
                        )
    wanted = [line for line in dict.fromkeys(seen) if line.startswith(("running:", "message:", "warning:"))]
    match(f"audience-{theme}.txt", "\n".join(wanted) + "\n")


def _is_of_a_code(style: Style | None) -> bool:
    """Whether cells are of a QR code, which is dark on white in every theme."""
    return style is not None and style.color is not None and _hex(style.color) == "#000000"


def _hex(color: RichColor) -> str:
    return color.get_truecolor().hex.upper()


def _ratio(text: str, ground: str) -> float:
    bright, dark = sorted((_luminance(Color.parse(one)) for one in (text, ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_pairs_of_both_themes(theme: Theme) -> None:
    variables = theme.variables
    assert variables.keys() == THEMES[0].variables.keys()
    for text, ground in PAIRS:
        assert _ratio(variables[text], variables[ground]) >= 7, (text, ground)


@pytest.mark.parametrize("size", [*SIZES, (61, 19), (300, 100), (60, 60), (200, 18)])
@pytest.mark.parametrize("name", SETS)
def test_nothing_is_wider_or_higher_than_the_window(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    shown = scene(name, tmp_path, message=MESSAGE["da"] * 3)[0]
    rows = text_of(shown, size).split("\n")
    assert len(rows) <= size[1]
    assert max(map(width, rows)) <= size[0]
    assert in_letters("Kaffen", "\n".join(rows))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Figures that are drawn, and how many rows high."""
    found: list[tuple[str, int]] = []

    def figures(text: str, cells: int, height: int, style: str) -> Rows:
        found.append((text, largest(text, cells, height).height))
        return sheet.figures(text, cells, height, style)

    monkeypatch.setattr(audience_clock, "figures", figures)
    return found


@pytest.mark.parametrize(("size", "least"), list(zip(SIZES, (9, 9, 15, 21), strict=True)))
def test_the_digits_can_be_read_from_ten_metres(
    size: tuple[int, int], least: int, drawn: list[tuple[str, int]], tmp_path: Path
) -> None:
    for name in ("running", "warning", "over", "round", "break", "ready", "message"):
        text_of(scene(name, tmp_path)[0], size)
        assert drawn.pop()[1] >= least, name


def test_a_break_tells_when_we_start_again_and_that_stays(
    drawn: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert "om 9 minutter" in text_of(scene("break", tmp_path)[0])
    assert "Vi går i gang nu" in text_of(scene("break-over", tmp_path)[0], (60, 18))
    (first, _), (second, _) = drawn
    assert first == second == "14:04"


def test_figures_are_as_wide_at_the_end_as_at_the_start(drawn: list[tuple[str, int]], tmp_path: Path) -> None:
    for name in ("running", "warning", "over", "paused"):
        text_of(scene(name, tmp_path)[0])
    assert {len(figure) for figure, _ in drawn} == {5}
    for face in FACES:
        assert len({len(draw(text, face)[0]) for text in ("10:00", " 9:59", " 0:01")}) == 1


# What is never shown


@pytest.fixture
def ordinary_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have every word drawn as ordinary text, so that it can be looked for."""
    with monkeypatch.context() as patched:
        patched.setattr(letters, "_lines_of", lambda text, cells, size: None)
        set_page.cache_clear()
        yield
    set_page.cache_clear()


@pytest.mark.usefixtures("ordinary_letters")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_nothing_private_is_shown(name: str, language: str, tmp_path: Path) -> None:
    shown, stage = scene(name, tmp_path, language)
    secrets = {
        piece for item in stage.session.agenda for piece in _sentences(item.notes + "\n" + item.plan_b)
    }
    assert len(secrets) > 10
    # The agenda has clock times, which look like lengths.
    clocks = {clock(row.start, stage.session.zone) for row in shown.view.seen.rows}
    times = {span(voice.time) for voice in shown.view.spread.voices} - clocks
    for subject in Subject:
        for size in SIZES:
            text = " ".join(
                text_of(replace(shown, showing=replace(shown.showing, subject=subject)), size).split()
            )
            assert not [secret for secret in secrets if secret in text]
            assert not [time for time in times if re.search(rf"(?<![\d:]){time}(?![\d:])", text)]


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.\n]\s*", " ".join(text.split())) if len(part) > 15]


@pytest.mark.usefixtures("ordinary_letters")
@pytest.mark.parametrize("name", SETS)
def test_no_name_is_shown_when_names_are_hidden(name: str, tmp_path: Path) -> None:
    shown, stage = scene(name, tmp_path, message=MESSAGE["da"])
    session = stage.session if name == "closed" or name == "between" else with_names(stage).session
    captures = [one.id for one in session.captures]
    names = {part for one in session.people for part in re.split(r"[ ,.]+", one.name) if len(part) > 2}
    for hide in (True, False):
        found = set()
        for showing in [shown.showing, *(Showing(Subject.CAPTURE, one) for one in captures)]:
            showing = replace(showing, hide_names=hide, message=MESSAGE["da"])
            view = replace(shown.view, session=session)
            text = text_of(replace(shown, view=view, showing=showing))
            found |= {one for one in names if re.search(rf"(?<!\w){one}(?!\w)", text)}
        assert (found == set()) == hide


def test_names_are_left_out_and_common_words_stay() -> None:
    people = (Person(PersonId("1"), "Bo Holm"), Person(PersonId("2"), "Bech, Søren"))
    text = "Vi bo her. Bo og SØREN BECH; Sørens idé, Boligen, Bech, Søren"
    assert without_names(text, people, "N.N.") == "Vi bo her. N.N. og N.N.; N.N. idé, Boligen, N.N."


def _share(role: Role, seconds: int, size: int) -> Share:
    return Share(role, timedelta(seconds=seconds), seconds / 600, size, 9, size / 9)


def test_the_share_of_a_group_of_one_is_neither_shown_nor_to_be_worked_out() -> None:
    shares = (_share(Role.ANCHOR, 300, 1), _share(Role.COORDINATOR, 200, 4), _share(Role.ACTOR, 100, 4))
    told = group_shares(shares)
    assert [share.role for share in told] == [Role.COORDINATOR, Role.ACTOR]
    assert sum(share.part for share in told) == pytest.approx(1)
    assert {share.of for share in told} == {8}
    assert sum(share.presence for share in told) == pytest.approx(1)
    assert group_shares(shares[:2]) == ()
    assert group_shares((_share(Role.ACTOR, 0, 3), _share(Role.GUEST, 0, 3))) == ()
    assert shares[0].time * 0 == ZERO


# Pages and letters


def test_pages_fit_the_smallest_window(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    for card in ("ground-rules", "premises", "coordinator-role", "platform-scenarios"):
        slides = list(card_slides([card], stage.room.card))
        assert slides
        for slide in slides:
            assert len(slide.passages) <= PAGE_ROWS
            assert not slide.passages[-1].heading


def test_large_letters_have_every_danish_and_english_letter() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzæøå"
    for letter in letters + letters.upper() + "0123456789 .,:;!?-–'’()«»”éöü%&/":
        drawn = large(f"x{letter}x", 200, 5)
        assert drawn is not None, letter
        assert len(drawn) == 5
    assert large("漢", 200, 5) is None
    assert large("for bredt", 20, 50) is None
    assert len(set(map(str, (large(letter, 20, 5) for letter in letters)))) == len(letters)


# The face on the meeting screen


async def test_control_keys_work_under_the_audience_face(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("f2", "3", "plus", "d")
        assert play.meeting.line.is_open
        assert play.meeting.line.region.height == 1
        await play.write("Vi mødes ved havnen")
        await play.press("enter")
        assert play.stage.session.captures[-1].kind is Kind.DECISION
        assert play.stage.room.showing == Showing(Subject.CAPTURE, play.stage.session.captures[-1].id)
        await play.press("escape")
        assert not play.meeting.line.is_open
        assert play.meeting.line.region.height == 0
        assert play.stage.room.showing.subject is Subject.CLOCK, (
            "one Esc leaves the line and what was read back"
        )
        turn = play.stage.session.turn
        assert turn is not None
        assert turn.speaker == person(3)
        running = play.stage.session.facts.running
        assert play.meeting.parts.course.guard.armed(play.stage.clock.now()) is False
        await play.press("right")
        assert "tryk igen" in await play.look()
        assert play.stage.session.facts.running == running
        await play.press("f2")
        assert "NOTERET" in await play.look()


async def test_what_is_opened_for_the_room_turns_and_goes_away(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("f3")
        assert play.meeting.faces_room
        assert play.stage.room.showing == Showing(Subject.RULES)
        await play.press("right", "right")
        assert play.stage.room.showing == Showing(Subject.RULES, page=2)
        pages = len(play.meeting.parts.face.pages_shown())
        await play.press("left", "left", "left")
        assert play.stage.room.showing.subject is Subject.AGENDA, (
            "the agenda is the last page behind the rules"
        )
        seen = await play.look()
        assert f" {pages}/{pages} " in seen
        assert in_letters("slutter", seen)
        await play.press("left")
        assert play.stage.room.showing == Showing(Subject.RULES, page=pages - 2)
        await play.press("f3")
        assert play.stage.room.showing == Showing()
        assert not play.meeting.faces_room
        await play.press("f4", "f2")
        assert "RUMMET SER: spørgsmål" in await play.look()
        await play.press("escape")
        assert "RUMMET SER" not in await play.look()


@pytest.mark.parametrize("language", ["da", "en"])
async def test_the_rooms_own_rules_stand_after_those_of_the_method(tmp_path: Path, language: str) -> None:
    async with playing(lively(in_memory(tmp_path, language))) as play:
        await play.press("f3", "f3")
        before = len(play.meeting.parts.face.pages_of(Subject.RULES))
        rule = {"da": "Vi taler ikke om hinanden", "en": "We speak to each other"}[language]
        play.stage.room.runner.do(CaptureThis(Kind.RULE, rule))
        await play.press("f3")
        seen = await play.look()
        for _ in range(before):
            await play.press("right")
            seen += await play.look()
        for words in (rule, {"da": "Vores egne", "en": "Our own"}[language]):
            assert in_letters(words.split()[0], seen)


async def test_notes_stay_away_from_the_room(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("f2", "i")
        assert play.app.screen is play.meeting
        assert "kun for dig" in play.said
        await play.press("f6")
        assert play.stage.room.showing.subject is Subject.STATUS_ROUND


async def test_messages_and_names(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("f2", "y")
        await play.paste("Kaffe kl. 14")
        await play.press("enter")
        assert in_letters("Kaffe", await play.look())
        assert in_letters("Emil", await play.look())
        await play.press("x", "3")
        assert not in_letters("Emil", await play.look())
        await play.press("u")
        assert not in_letters("Hjørdis", await play.look())
        await play.press("y")
        assert play.stage.room.showing == Showing(hide_names=True)


async def test_what_the_room_was_shown_is_shown_again_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = on_disk(tmp_path)
    async with playing(stage) as play:
        await play.press("x", "full_stop")
    path = stage.room.path
    stage.room.close()
    assert path is not None
    assert stage.desk.open(path).showing == Showing(Subject.BLANK, hide_names=True)


async def test_the_face_says_quietly_that_something_is_not_saved(tmp_path: Path) -> None:
    from cocreation_tui.core.ground.errors import StoreError

    async with playing(lively(in_memory(tmp_path))) as play:
        play.stage.journal.failing = StoreError("store.disk-full", Path("meeting.json"))
        await play.press("f2", "3")
        assert "IKKE GEMT" in (await play.look()).splitlines()[0]


@pytest.mark.parametrize(
    "size", [*SIZES[:2], *(pytest.param(size, marks=pytest.mark.thorough) for size in SIZES[2:])]
)
async def test_the_control_face_shows_what_is_needed_at_every_size(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(lively(in_memory(tmp_path)), size) as play:
        seen = await play.look()
        for wanted in ("Platformene præsenterer", "min tilbage", "notér ▸", "pause", "NOTERET"):
            assert wanted in seen
        assert seen.count("███") > 5


# The second terminal


def _entry(number: int, planned: int, started: int | None = None, closed: int | None = None) -> MeetingEntry:
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else START + timedelta(minutes=minutes)

    path = Path(f"{number}.json")
    return MeetingEntry(SessionId(str(number)), "", "da", at(planned), at(started), at(closed), path)


def test_the_newest_meeting_under_way_is_followed_else_the_one_to_come() -> None:
    over, first, newest = _entry(1, 0, 0, 60), _entry(2, -60, 1), _entry(3, -90, 2)
    coming, later, old = _entry(4, 10), _entry(5, 300), _entry(6, -2000)
    assert meeting_to_follow((later, coming, old, over, first, newest), START) is newest
    assert meeting_to_follow((later, coming, old, over), START) is coming
    assert meeting_to_follow((old, over), START) is None


async def test_the_second_terminal_waits_and_then_shows_what_the_first_one_does(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    assert stage.room.path is not None
    away = stage.room.path.with_suffix(".away")
    stage.room.path.rename(away)
    app = StageApp(stage.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await _looked(app, pilot)
        assert "Venter på et møde" in characters(app)
        away.rename(stage.room.path)
        stage.clock.advance(timedelta(seconds=2))
        await _looked(app, pilot)
        assert "Rådhuset, lokale 3" in characters(app)
        stage.room.runner.do(Advance())
        stage.room.show(Showing(message="Kaffe"))
        await _looked(app, pilot)
        assert characters(app).count("Velkomst") == 1
        assert in_letters("Kaffe", characters(app))
        await pilot.press("space", "escape", "x", "f3", "ctrl+p", "ctrl+c")
        assert in_letters("Kaffe", characters(app))
        await pilot.resize_terminal(40, 10)
        await _looked(app, pilot)
        assert "for lille" in characters(app)
    stage.room.close()


async def _looked(app: StageApp, pilot: Pilot[None]) -> None:
    app.tick()
    await app.workers.wait_for_complete()
    await pilot.pause()
    app.tick()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_hints_stay_off_the_page_of_the_room_and_what_fails_does_not(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    app = stage.app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        play = Play(pilot, app, stage)
        app.notify("Et vink til den, der leder", timeout=600)
        app.notify("Disken er fuld", severity="error", timeout=600)
        seen = await play.look()
        assert "Et vink" in seen
        assert "Disken er fuld" in seen
        await play.command("face")
        seen = await play.look()
        assert "Et vink" not in seen
        assert "Disken er fuld" in seen


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_a_code_on_the_room_side_is_read_by_a_telephone(theme: str, tmp_path: Path) -> None:
    app = Room(theme)
    async with app.run_test(size=(80, 24)) as pilot:
        app.face.scene = scene("qr", tmp_path)[0]
        await pilot.pause()
        (found,) = zxingcpp.read_barcodes(scanned(app))
        assert found.text == LINK
