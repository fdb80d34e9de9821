"""From last time: everything brought is listed, settled with a key or two, shown to the room, and told at closing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.initiative.carried_over import left_over
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan, start_from
from cocreation_tui.desk.runner import MemoryJournal
from cocreation_tui.tui.screens.over_meeting.carried_over import LeftOverScreen
from cocreation_tui.tui.screens.over_meeting.closing import Checklist, ChecklistScreen
from tests.tui.known import CHALLENGE, FOCUS, LIGHT, POINT, TASK, held_workshop
from tests.tui.picture import in_letters, match
from tests.tui.playing import Play, playing
from tests.tui.stage import FRIDAY, LANGUAGES, Stage, in_memory

SMALL = (80, 24)


def next_meeting(stage: Stage, folder: Path, script: str, platform: str = "") -> Room:
    """A meeting planned from nothing but what is known."""
    initiative = Initiatives(stage.desk).read(folder).initiative
    found, _ = stage.desk.script(script)
    assert initiative is not None
    assert found is not None
    plan = Plan(found, stage.clock.now())
    return stage.desk.plan(
        start_from(plan, folder, offer(initiative, script, platform, plan.script.shows), platform)
    )


def known(tmp_path: Path, language: str = "da", script: str = "goal-setting-meeting") -> Stage:
    """The platform's meeting after the workshop, a quarter of an hour into it."""
    stage = in_memory(tmp_path, language)
    folder = held_workshop(stage)
    check = next_meeting(stage, folder, "reality-check", LIGHT[language])
    said = {"used": "4", "moves": "2", "conclusion": "adjust"}
    fields = tuple(Field(*pair) for pair in said.items())
    check.runner.do(Advance())
    check.runner.do(FillForm("reality-check", Kind.ANSWER, LIGHT[language], fields, None, LIGHT[language]))
    check.close()
    room = next_meeting(stage, folder, script, LIGHT[language] if script != "status-meeting" else "")
    return Stage(stage.desk, stage.clock, room, MemoryJournal())


def listed(play: Play) -> ChecklistScreen[object]:
    assert isinstance(play.app.screen, ChecklistScreen)
    return play.app.screen


def row(play: Play, text: str) -> int:
    return next(place for place, row in enumerate(listed(play)._rows) if text in row.text and row.target)


async def at(play: Play, text: str, *keys: str) -> None:
    """Press keys on a row."""
    listed(play).query_one(Checklist).highlighted = row(play, text)
    await play.press(*keys)


def told(play: Play, text: str) -> str:
    found = listed(play)._rows[row(play, text)]
    return f"{'✓' if found.settled else '○'} {found.detail}"


def fate(session: Session, text: str) -> Fate:
    (found,) = [one for one in left_over(session) if one.brought.capture.text == text]
    return found.fate


async def test_it_is_said_before_the_meeting_begins(tmp_path: Path) -> None:
    async with playing(known(tmp_path)) as play:
        assert play.said == "2 punkter fra sidst · j viser dem"


async def test_everything_brought_is_listed_what_can_be_settled_first(tmp_path: Path) -> None:
    async with playing(known(tmp_path)) as play:
        await play.press("j")
        assert isinstance(play.app.screen, LeftOverScreen)
        texts = [one.text for one in listed(play)._rows]
        assert texts == [
            "Opgaver",
            TASK["da"],
            "Parkerede punkter",
            POINT["da"],
            "Det bygger vi på",
            f"Fælles udfordring: {CHALLENGE['da']}",
            f"{LIGHT['da']} · fokus: {FOCUS['da']}",
            f"{LIGHT['da']} · realitetstjek: 4 – 2 – – – – · justér",
        ]
        assert told(play, TASK["da"]).startswith(f"○ #{LIGHT['da']} · @Bo Ek · !fre. 27. nov.")


@pytest.mark.parametrize(
    ("key", "outcome", "said"), [("k", Fate.DONE, "klaret"), ("x", Fate.DROPPED, "bortfaldet")]
)
async def test_one_key_settles_and_undo_takes_it_back(
    key: str, outcome: Fate, said: str, tmp_path: Path
) -> None:
    async with playing(known(tmp_path), SMALL) as play:
        await play.press("j")
        await at(play, TASK["da"], key)
        assert fate(play.stage.session, TASK["da"]) is outcome
        assert told(play, TASK["da"]).startswith(f"✓ {said}")
        assert said in await play.look()
        await play.press("u")
        assert not left_over(play.stage.session)[0].said
        assert f"»{TASK['da']}«: {said}" in await play.look()


async def test_still_open_asks_who_and_when(tmp_path: Path) -> None:
    async with playing(known(tmp_path), SMALL) as play:
        await play.press("j")
        await at(play, TASK["da"], "s")
        assert "@Bo Ek !27/11" in await play.look()
        await play.press("ctrl+u", *"snart", "enter")
        assert "Skriv kun hvem og hvornår" in await play.look()
        await play.press("ctrl+u", *"@Ida", "tab", *" !2u", "enter")
        (left, *_) = left_over(play.stage.session)
        assert (left.fate, left.said, left.owner) == (Fate.OPEN, True, "Ida Ask")
        assert left.due == play.stage.clock.now().date() + timedelta(weeks=2) != FRIDAY
        assert "stadig åben" in told(play, TASK["da"])
        assert "@Ida Ask" in told(play, TASK["da"])


async def test_enter_asks_and_a_parked_point_becomes_a_task(tmp_path: Path) -> None:
    async with playing(known(tmp_path), SMALL) as play:
        await play.press("j")
        await at(play, POINT["da"], "enter")
        await play.choose("opgave")
        session = play.stage.session
        assert [(one.kind, one.text) for one in session.captures] == [(Kind.TASK, POINT["da"])]
        assert fate(session, POINT["da"]) is Fate.DONE
        await at(play, TASK["da"], "enter", "enter")
        assert fate(play.stage.session, TASK["da"]) is Fate.DONE


async def test_what_it_builds_on_is_shown_to_the_room_and_turned(tmp_path: Path) -> None:
    async with playing(known(tmp_path)) as play:
        await play.press("j")
        await at(play, FOCUS["da"], "enter")
        showing = play.stage.room.showing
        assert (showing.subject, showing.ref) == (Subject.CAPTURE, play.stage.session.brought[-2].ref)
        look = await play.look()
        assert "FOKUS" in look
        assert "Etableringsworkshop" in look
        await play.press("left")
        challenge = play.stage.session.brought[-3]
        assert play.stage.room.showing == Showing(Subject.CHALLENGE, challenge.ref)
        play.meeting.do(FillForm("challenge", Kind.DECISION, "Gaden er øde", ()))
        await play.settle()
        assert in_letters("øde", await play.look()), "what is shown of it is what it is by now"
        await play.press("left")
        assert play.stage.room.showing.ref == play.stage.session.brought[-4].ref
        await play.press("escape")
        assert play.stage.room.showing.subject is Subject.CLOCK
        await play.press("j")
        await at(play, TASK["da"], "v")
        assert in_letters("Bo Ek", await play.look())


async def test_names_are_left_out_when_the_room_is_to_see_none(tmp_path: Path) -> None:
    async with playing(known(tmp_path)) as play:
        await play.press("x", "j")
        await at(play, TASK["da"], "v")
        assert not in_letters("Bo Ek", await play.look())


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 50)])
async def test_a_reality_check_is_shown_by_its_answers(size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(known(tmp_path, script="status-meeting"), size) as play:
        await play.press("j")
        await at(play, "realitetstjek", "enter")
        look = await play.look()
        assert "REALITETSTJEK" in look
        assert "█" in look
        assert "justér" in look.casefold() or "juster" in look.casefold()


async def test_words_of_people_stay_words(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    room = next_meeting(stage, folder, "first-platform-meeting", LIGHT["da"])
    hostile = "[x] done [/] [@click=app.quit]x[/] {navn} | -- |"
    room.runner.do(CaptureThis(Kind.TASK, hostile, owner_name="[b]Bo[/]", platform="[#]Lys"))
    room.close()
    after = next_meeting(stage, folder, "status-meeting")
    async with playing(Stage(stage.desk, stage.clock, after, MemoryJournal()), (120, 36)) as play:
        await play.press("j")
        assert hostile in await play.look()
        await at(play, hostile, "enter")
        assert hostile in await play.look()
        await play.press("escape")
        await at(play, hostile, "s", "escape")
        await at(play, hostile, "v")
        seen = await play.look()
        assert in_letters("[#]Lys", seen)
        assert in_letters("[b]Bo[/]", seen)
        await play.press("escape", "f10")
        assert hostile in await play.look()


async def test_a_meeting_that_was_brought_nothing_says_so(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path)) as play:
        await play.press("j")
        assert play.said == "Mødet har ikke noget med fra sidst."


async def test_rules_of_earlier_meetings_are_on_the_rules_page_and_not_in_the_list(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    before = next_meeting(stage, folder, "actor-meeting")
    before.runner.do(Advance())
    before.runner.do(CaptureThis(Kind.RULE, "Vi taler ikke om hinanden"))
    before.close()
    room = next_meeting(stage, folder, "status-meeting")
    async with playing(Stage(stage.desk, stage.clock, room, MemoryJournal()), (100, 40)) as play:
        await play.press("j")
        assert not [row for row in listed(play)._rows if "hinanden" in row.text]
        await play.press("escape", "f3")
        pages = [await play.look()]
        while play.stage.room.showing.page < len(play.meeting.parts.face.pages_shown()) - 1:
            await play.press("right")
            pages.append(await play.look())
        (page,) = [page for page in pages if in_letters("hinanden", page)]
        assert in_letters("egne", page)


async def test_closing_lists_what_nobody_has_said_anything_about(tmp_path: Path) -> None:
    async with playing(known(tmp_path), SMALL) as play:
        await play.press("j")
        await at(play, POINT["da"], "x")
        await play.press("escape", "f10")
        assert "Fra sidst: 1 punkt, som ingen har sagt noget om" in await play.look()
        assert not any(POINT["da"] in one.text for one in listed(play)._rows)
        await at(play, TASK["da"], "enter", "enter")
        assert fate(play.stage.session, TASK["da"]) is Fate.DONE
        assert not any(TASK["da"] in one.text for one in listed(play)._rows)


async def test_closing_is_not_held_up_by_it(tmp_path: Path) -> None:
    async with playing(known(tmp_path), SMALL) as play:
        await play.press("f10", "f10")
        assert play.stage.session.facts.closed_at is not None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pictures(language: str, tmp_path: Path) -> None:
    async with playing(known(tmp_path, language, "status-meeting"), SMALL) as play:
        await play.press("j")
        await at(play, TASK[language], "k" if language == "da" else "d")
        match(f"from-last-time-{language}-80x24.txt", await play.look())
