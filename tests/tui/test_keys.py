"""Every command of the one table of keys does what its name says: by key, in both languages, and by the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding, BindingsMap
from textual.screen import Screen
from textual.widgets import Static

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import CaptureThis, Undo
from cocreation_tui.core.session.events.event import ItemStarted, StepRedone, StepUndone, TimeAdded
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.settings import Settings
from cocreation_tui.store.settings_file import keep
from cocreation_tui.tui.keys.own import usable
from cocreation_tui.tui.keys.table import BY_ID, KEYS, WRITTEN, Key, Place, at
from cocreation_tui.tui.screens.base import BaseDialog, BaseScreen
from cocreation_tui.tui.screens.dialogs.message import MessageScreen
from cocreation_tui.tui.screens.dialogs.own_page import OwnPageScreen
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.forms.form import FormScreen
from cocreation_tui.tui.screens.home.founding import founding_sheet
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.home.import_script import ImportScreen
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.home.settings import SettingsScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.initiative.tasks import TasksScreen
from cocreation_tui.tui.screens.laptops.code_on_wall import CodeOnWall
from cocreation_tui.tui.screens.library.card_reader import ReadingScreen
from cocreation_tui.tui.screens.library.shelf_pages import Shelfmark
from cocreation_tui.tui.screens.meeting import MeetingScreen
from cocreation_tui.tui.screens.over_meeting.agenda import AgendaScreen
from cocreation_tui.tui.screens.over_meeting.agenda_asks import AgendaAsk
from cocreation_tui.tui.screens.over_meeting.back_date import BackDateScreen
from cocreation_tui.tui.screens.over_meeting.carried_over import LeftOverScreen
from cocreation_tui.tui.screens.over_meeting.closing import ChecklistScreen, ClosingScreen
from cocreation_tui.tui.screens.over_meeting.correcting import CorrectingScreen
from cocreation_tui.tui.screens.over_meeting.goals import GoalsScreen
from cocreation_tui.tui.screens.over_meeting.hands import HandsScreen
from cocreation_tui.tui.screens.over_meeting.next_meeting import NextMeetingScreen
from cocreation_tui.tui.screens.over_meeting.people import PeopleScreen
from cocreation_tui.tui.screens.over_meeting.qr import QrScreen, QrText
from cocreation_tui.tui.screens.over_meeting.queue import QueueScreen
from cocreation_tui.tui.screens.over_meeting.rescue import RescueScreen, Situation
from cocreation_tui.tui.screens.over_meeting.setup import SetupScreen
from cocreation_tui.tui.screens.over_meeting.six_questions import SixQuestionsScreen
from cocreation_tui.tui.screens.over_meeting.speaking import SpeakingScreen
from cocreation_tui.tui.screens.over_meeting.timeline import TimelineScreen
from cocreation_tui.tui.screens.papers.find import FindScreen
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.screens.papers.newsletter import NewsletterScreen
from cocreation_tui.tui.screens.papers.poster import PosterScreen
from cocreation_tui.tui.theme import LIGHT
from cocreation_tui.tui.view import look
from cocreation_tui.tui.words.of_keys import command_words
from tests.tui.followed import followed
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import LANGUAGES, Stage, in_memory, lively, person

SMALLEST = (60, 18)
Outcome = Callable[[Play], bool]


def _minutes(play: Play, minutes: int) -> bool:
    event = play.stage.session.steps[-1].events[0]
    return isinstance(event, TimeAdded) and event.by.total_seconds() == 60 * minutes


def _speaks(number: int) -> Outcome:
    def speaks(play: Play) -> bool:
        turn = play.stage.session.turn
        if number > len(play.stage.session.present):
            return turn is not None and turn.speaker == person(2)
        return (turn is None) if number == 2 else (turn is not None and turn.speaker == person(number))

    return speaks


def _catches(kind: Kind | None) -> Outcome:
    return lambda play: play.meeting.line.is_open and play.meeting.line.kind is kind


def _page(key: str, **values: str) -> Outcome:
    def shown(play: Play) -> bool:
        title = play.app.screen.query_one("#page-title", Static).content
        return isinstance(play.app.screen, PageScreen) and str(title) == play.app.words(key, **values)

    return shown


def _list(key: str) -> Outcome:
    def shown(play: Play) -> bool:
        title = play.app.screen.query_one("#pick-title", Static).content
        return isinstance(play.app.screen, PickScreen) and str(title) == play.app.words(key)

    return shown


def _says(key: str) -> Outcome:
    return lambda play: play.said == play.app.words(key)


def _running(play: Play) -> str:
    run = play.stage.session.facts.running
    return run.item if run else ""


def _is_paused(play: Play) -> bool:
    run = play.stage.session.facts.running
    return run is not None and run.paused


def _went_back(play: Play) -> bool:
    event = play.stage.session.steps[-1].events[0]
    return isinstance(event, ItemStarted) and event.item == play.stage.session.agenda[3].id == _running(play)


def _room_sees(subject: Subject) -> Outcome:
    return lambda play: play.stage.room.showing.subject is subject


OUTCOMES: dict[str, Outcome] = {
    "toggle": _is_paused,
    "advance": lambda play: play.meeting.parts.course.guard.armed(play.stage.clock.now()),
    "back": _went_back,
    "more": lambda play: _minutes(play, 1),
    "less": lambda play: _minutes(play, -1),
    "undo": lambda play: isinstance(play.stage.session.steps[-1].events[0], StepUndone),
    "redo": lambda play: isinstance(play.stage.session.steps[-1].events[0], StepRedone),
    "undo-step": _list("undo.title"),
    "correct": _says("correcting.open"),
    "skip": _list("skip.title"),
    "go-to": _list("go-to.title"),
    "back-date": lambda play: isinstance(play.app.screen, BackDateScreen),
    "rescue": lambda play: isinstance(play.app.screen, RescueScreen),
    "take-first": _list("take-first.title"),
    "agenda": lambda play: isinstance(play.app.screen, AgendaScreen),
    "add-item": lambda play: isinstance(play.app.screen, AgendaAsk),
    "split-item": lambda play: isinstance(play.app.screen, AgendaAsk),
    "put-off": lambda play: isinstance(play.app.screen, AgendaAsk),
    "clocks": lambda play: play.meeting.view is not None and play.meeting.view.clocks,
    "room-agenda": _room_sees(Subject.AGENDA),
    "room-challenge": _room_sees(Subject.CHALLENGE),
    "room-information": _room_sees(Subject.CARD),
    "own-page": lambda play: isinstance(play.app.screen, OwnPageScreen),
    "squeeze": lambda play: play.said == play.app.words("squeeze.nothing"),
    **{f"speaker-{number}": _speaks(number) for number in range(1, 10)},
    "nobody": lambda play: play.stage.session.turn is None,
    "find": _list("find.title"),
    "common": lambda play: play.stage.session.turns[-1].speaker == COMMON_TALK,
    "people": lambda play: isinstance(play.app.screen, PeopleScreen),
    "edit-person": _list("people.edit-title"),
    **{f"capture-{kind.value}": _catches(kind) for kind in Kind},
    "open-line": _catches(None),
    "edit-last": lambda play: play.meeting.line.text.startswith(play.stage.session.captures[-1].text),
    "forms": _list("forms.title"),
    "form-typed": lambda play: isinstance(play.app.screen, PickScreen),
    "help": lambda play: _page("help.here-line" if play.meeting.line.is_open else "help.here-meeting")(play),
    "face": lambda play: play.meeting.faces_room,
    "rules": _room_sees(Subject.RULES),
    "card": _room_sees(Subject.QUESTIONS),
    "any-card": _list("any-card.title"),
    "blank": _room_sees(Subject.BLANK),
    "room-clock": _room_sees(Subject.CLOCK),
    "message": lambda play: isinstance(play.app.screen, MessageScreen),
    "hide-names": lambda play: play.stage.room.showing.hide_names,
    "theme": lambda play: play.app.theme == LIGHT.name,
    "qr": _list("qr.title"),
    "hands": lambda play: isinstance(play.app.screen, HandsScreen),
    "next-meeting": lambda play: isinstance(play.app.screen, NextMeetingScreen),
    "goals": lambda play: isinstance(play.app.screen, GoalsScreen),
    "six-questions": lambda play: isinstance(play.app.screen, SixQuestionsScreen),
    "poster": _says("poster.no-initiative"),
    "newsletter": _says("newsletter.no-initiative"),
    "notes": lambda play: "Plan B" in str(play.app.screen.query_one("#page-body", Static).content),
    "handover": lambda play: "Plan B" in str(play.app.screen.query_one("#page-body", Static).content),
    "paper-agenda": lambda play: "[ ]" in str(play.app.screen.query_one("#page-body", Static).content),
    "speaking": lambda play: isinstance(play.app.screen, SpeakingScreen),
    "queue": lambda play: isinstance(play.app.screen, QueueScreen),
    "next-voice": _says("refused.queue-empty"),
    "round": lambda play: isinstance(play.app.screen, SetupScreen),
    "pass": _says("refused.no-round"),
    "end-round": _says("refused.no-round"),
    "timeline": lambda play: isinstance(play.app.screen, TimelineScreen),
    "work": _list("work.title"),
    "end-work": _says("refused.no-work"),
    "from-last-time": _says("left.none"),
    "captures": _list("captures.choose"),
    "search": lambda play: isinstance(play.app.screen, FindScreen),
    "minutes": lambda play: isinstance(play.app.screen, MinutesScreen),
    "close": lambda play: isinstance(play.app.screen, ClosingScreen),
    "leader": lambda play: isinstance(play.app.screen, PickScreen),
    "minute-taker": lambda play: isinstance(play.app.screen, PickScreen),
    "palette": _list("palette.title"),
}
"""What each command has done once it has been given, seven minutes into the fifth item."""


def _prepared(key: Key, root: Path, language: str) -> Stage:
    stage = lively(in_memory(root, language))
    if key.id == "room-clock":
        stage.room.show(Showing(Subject.RULES))
    return stage.after(0, CaptureThis(Kind.NOTE, "x"), Undo()) if key.id == "redo" else stage


def test_every_command_is_tried() -> None:
    assert set(OUTCOMES) | {"leave", "home"} == {key.id for key in at(Place.MEETING)}


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
async def test_by_key(language: str, tmp_path: Path) -> None:
    """All Danish keys, and those that are others in English."""
    async with playing(in_memory(tmp_path, language), SMALLEST) as play:
        for key in at(Place.MEETING):
            known = set(key.danish.split(",")) if language == "en" else set()
            for press in sorted(
                {*key.usual_keys(language).split(",")} - known - {""} if key.id in OUTCOMES else ()
            ):
                await play.enter(_prepared(key, tmp_path, language))
                await play.press(press)
                assert OUTCOMES[key.id](play), f"{press} did not {key.id}"


@pytest.mark.thorough
async def test_by_palette(tmp_path: Path) -> None:
    """What has no key, and one of each sort that has."""
    tried = {"toggle", "redo", "find", "people", "capture-goal", "help", "minutes"}
    async with playing(in_memory(tmp_path), SMALLEST) as play:
        for key in at(Place.MEETING):
            if key.id in tried or not key.danish:
                await play.enter(_prepared(key, tmp_path, "da"))
                await play.command(key.id)
                assert OUTCOMES[key.id](play), f"the palette did not {key.id}"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_palette_has_every_command(language: str, tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path, language), (120, 120)) as play:
        await play.press("ctrl+p")
        seen = await play.look()
        for key in at(Place.MEETING):
            assert (play.app.words(f"key.{key.id}") in seen) != key.id.startswith("speaker-")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_leaving(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = lively(in_memory(tmp_path, language))
    async with playing(stage) as play:
        left: list[object] = []
        monkeypatch.setattr(play.app, "exit", lambda: left.append(True))
        await play.press("ctrl+q")
        await play.command("leave")
        assert len(left) == 2
    assert stage.session.facts.closed_at is None


async def test_while_the_line_is_open_single_keys_are_letters(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        before = play.stage.session
        await play.press("h")
        single = [
            k
            for key in at(Place.MEETING)
            if not key.typing
            for k in key.danish.split(",")
            if k not in ("", "f10", "escape")
        ]
        for key in [*single, "question_mark"]:
            await play.press(key)
            assert play.in_meeting, key
            assert play.stage.session is before or key == "enter", key
            if key == "enter":
                before = play.stage.session
        await play.press("f10")
        assert play.in_meeting


async def test_f_keys_work_while_the_line_is_open(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("h")
        await play.write("Ringer til")
        for key in at(Place.MEETING):
            # One takes what is typed along into a form.
            if key.typing and key.id in OUTCOMES and key.id != "form-typed":
                await play.press(key.danish.split(",")[0])
                assert OUTCOMES[key.id](play), key.id
                # What the room is shown is put away by its own key; Esc would leave the line.
                await play.press(key.danish if key.id in ("face", "rules", "card") else "escape")
                assert play.meeting.line.is_open, key.id
                assert play.meeting.line.text == "Ringer til"


async def test_the_palette_obeys_while_the_line_is_open(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("h")
        await play.write("Ringer til")
        await play.command("toggle")
        assert _is_paused(play)
        assert play.meeting.line.text == "Ringer til"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_commands_are_found_by_themselves(language: str) -> None:
    names = [command_words(key.id, Words(language)) for key in KEYS]
    assert len(set(names)) == len(names)


# Every place


@contextmanager
def everywhere(play: Play, stage: Stage, folder: Path) -> Iterator[dict[Place, Screen[Any]]]:
    """A screen of every place; only Home is mounted."""
    words, desk, session = play.app.words, stage.desk, stage.session
    view = look(session, stage.clock.now(), words)
    room = Initiatives(desk).open(folder)
    yield {
        Place.MEETING: MeetingScreen(stage.room, words),
        Place.HOME: play.app.screen,
        Place.INITIATIVE: InitiativeScreen(desk, words, room),
        Place.TASKS: TasksScreen(desk, words, room),
        Place.FIND: FindScreen(desk, words),
        Place.PAGE: PageScreen(words, ()),
        Place.CODE: CodeOnWall(words, "", "A-B"),
        Place.READING: ReadingScreen(desk, words, Shelfmark("x", False, "da")),
        Place.MINUTES: MinutesScreen(words, "", ""),
        Place.NEWSLETTER: NewsletterScreen(words, room.initiative, room),
        Place.POSTER: PosterScreen(words, poster_of(room.initiative, view.now.date()), tuple),
        Place.CHECKLIST: ChecklistScreen(words, "", tuple, nothing, nothing),
        Place.CLOSING: ClosingScreen(words, "", tuple, nothing, nothing),
        Place.CORRECTING: CorrectingScreen(words, "", tuple, nothing, nothing, nothing),
        Place.LEFT: LeftOverScreen(words, "", tuple, nothing, nothing, nothing),
        Place.SPEAKING: SpeakingScreen(view, bool, nothing, nothing),
        Place.AGENDA: AgendaScreen(view, nothing, lambda: (session, view.now), (nothing, nothing)),
        Place.TIMELINE: TimelineScreen(view, nothing, nothing, nothing),
        Place.RESCUE: RescueScreen(words, lambda: Situation(session, view.now)),
        Place.EXERCISE: GoalsScreen(words, ()),
        Place.BACK_DATE: BackDateScreen(words, session, lambda: view.now),
        Place.QR: QrScreen(words, QrText("", "", ())),
        Place.SETTINGS: SettingsScreen(desk, words, play.app),
        Place.FIELDS: ImportScreen(desk, words, {}),
        Place.FORM: FormScreen(words, founding_sheet(desk, {})),
        Place.NEW_MEETING: NewMeetingScreen(desk, words, {}),
    }
    room.close()


def nothing(*said: object) -> None:
    """Does nothing with what it is told."""


async def test_every_row_of_every_place_does_something_there(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = followed(stage)
    async with at_home(stage) as play:
        with everywhere(play, stage, folder) as screens:
            assert set(screens) | {Place.OVER} == set(Place)
            for where, screen in screens.items():
                assert isinstance(screen, BaseScreen | BaseDialog)
                rows = {key.id for key in at(where)}
                assert set(screen.acts) == rows == {one.id for one in bindings_of(screen) if one.id}


def bindings_of(screen: Screen[Any]) -> Iterator[Binding]:
    for bound in screen._bindings.key_to_bindings.values():
        yield from bound


def test_help_and_all_commands_are_everywhere_but_on_a_page_and_where_one_types() -> None:
    for where in set(Place) - WRITTEN - {Place.PAGE}:
        assert {"key.help", "key.palette"} <= {key.name or f"key.{key.id}" for key in at(where)}, where
    for language in LANGUAGES:
        words = Words(language)
        assert all(words(f"place.{where}") != f"place.{where}" for where in set(Place) - {Place.MEETING})


async def test_help_and_all_commands_work_from_closing_a_meeting_to_correcting_it(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("f10", "ctrl+p")
        await play.choose(Words("da")("key.close"))
        assert play.stage.session.facts.closed_at is not None
        await play.press("escape")
        for opens, screen, told, wanted in (
            ("f9", MinutesScreen, "Hjælp: Referatet", "minutes-readers"),
            ("ctrl+r", CorrectingScreen, "Hjælp: Rettelserne", "checklist-undo"),
        ):
            await play.press(opens, "f1")
            assert told in await play.look()
            assert Words("da")(BY_ID[wanted].name or f"key.{wanted}") in await play.look()
            await play.press("f1", "f1", "question_mark", "escape", "ctrl+p")
            assert Words("da")(BY_ID[wanted].name or f"key.{wanted}") in await play.look()
            await play.choose(Words("da")("key.minutes-copy" if screen is MinutesScreen else "key.redo"))
            assert isinstance(play.app.screen, screen)
            said = play.app.screen.query_one("#minutes-saved, #closing-says", Static).content
            assert str(said) in (Words("da")("minutes.no-path"), Words("da")("refused.nothing-to-redo"))
            await play.press("escape")
            assert play.in_meeting


async def test_a_key_of_ones_own_at_home_works_and_is_shown(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    keep(stage.desk.workspace.root, Settings(keys={"home-new": "å", "home-help": "F12"}))
    stage.desk._settings = None
    async with at_home(stage, (120, 36)) as play:
        seen = await play.look()
        assert "å nyt møde" in seen
        assert "F12 hjælp" in seen
        await play.press("n")
        assert isinstance(play.app.screen, HomeScreen)
        await play.press("f12")
        assert "å   nyt møde" in await play.look()
        await play.press("escape", "ctrl+p")
        assert "å" in next(row for row in (await play.look()).splitlines() if "Nyt møde" in row).split()
        await play.press("escape", "å")
        assert isinstance(play.app.screen, NewMeetingScreen)


@pytest.mark.parametrize(
    ("command", "key", "other"),
    [
        ("newsletter-save", "c", "minutes-copy"),
        ("left-show", "u", "checklist-undo"),
        ("minutes-copy", "g", "newsletter-save"),
    ],
)
def test_keys_hold_where_a_screen_is_built_on_another(command: str, key: str, other: str) -> None:
    assert [one.other for one in usable({command: key}, "da")[1]] == [other]


def test_a_key_may_mean_something_else_at_another_place() -> None:
    good, (problem,) = usable({"home-new": "u", "home-library": "n", "home-settings": "o"}, "da")
    assert good == {"home-new": "u", "home-library": "n"}
    assert (problem.why, problem.other) == ("keys.taken", "home-open-held")
    assert usable({"home-new": "enter"}, "da")[1][0].why == "keys.forbidden-reserved"
    assert usable({"fields-save": "g"}, "da")[1][0].why == "keys.forbidden-typed"


async def test_two_applications_have_keyboards_of_their_own(tmp_path: Path) -> None:
    mine, other = in_memory(tmp_path / "mine"), in_memory(tmp_path / "other")
    keep(mine.desk.workspace.root, Settings(keys={"advance": "å"}))
    mine.desk._settings = None
    async with playing(mine) as play, playing(other) as others:
        assert play.app.keyboard.first("advance") == "å"
        assert others.app.keyboard.first("advance") == "→"


async def test_no_key_is_looked_up_in_a_keymap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going through one at every key took longer than all that the key did."""
    async with playing(lively(in_memory(tmp_path))) as play:
        gone_through: list[object] = []
        monkeypatch.setattr(BindingsMap, "apply_keymap", lambda bound, keymap: gone_through.append(keymap))
        await play.press("2", "right", "escape", "h", "a", "escape")
    assert not gone_through
