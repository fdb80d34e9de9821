"""Queue, rounds, ways of working, timeline and status round by keys."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from cocreation_tui.core.agenda.agenda import Item, ItemKind
from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import Advance, CloseSession, GiveWord
from cocreation_tui.core.session.commands.floor import CloseQueue, JoinQueue, StartRound, StartWork
from cocreation_tui.core.session.session import Session
from cocreation_tui.settings import Settings
from cocreation_tui.tui.keys.repeat import Steady
from cocreation_tui.tui.screens.over_meeting.queue import QueueInput
from cocreation_tui.tui.screens.over_meeting.timeline import near
from tests.tui.picture import match
from tests.tui.playing import Play, playing
from tests.tui.stage import START, ZONE, Stage, in_memory, lively, person, real_script

SMALL = (80, 24)
SIZES = (SMALL, (120, 36))
FIVE = timedelta(minutes=5)


def timed(stage: Stage) -> Stage:
    """A stage whose facilitator sees how long each has spoken."""
    stage.desk._settings = Settings(individual_times=True)
    return stage


def stage_of(root: Path, language: str = "da") -> Stage:
    return lively(in_memory(root, language))


async def pass_seconds(play: Play, seconds: float) -> None:
    play.stage.clock.advance(timedelta(seconds=seconds))
    play.meeting.tick()
    await play.settle()


def session(play: Play) -> Session:
    return play.stage.session


def waiting(play: Play) -> list[str]:
    return [one.person for one in session(play).queue]


def speaker(play: Play) -> str:
    turn = session(play).turn
    return turn.speaker if turn else ""


def listed(play: Play) -> list[str]:
    options = play.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(index).prompt) for index in range(options.option_count)]


async def type_name(play: Play, letters: str) -> None:
    await play.press(*letters)


async def test_the_queue_takes_letters_and_digits_and_stays_open_while_the_clock_runs(tmp_path: Path) -> None:
    async with playing(timed(stage_of(tmp_path)), SMALL) as play:
        await play.press("q")
        await type_name(play, "gun")
        assert ["Gunnar" in row for row in listed(play)] == [True]
        await play.press("enter", "5")
        assert waiting(play) == [person(7), person(5)]
        before = str(play.app.screen.query_one("#queue-speaker", Static).content)
        await pass_seconds(play, 7)
        assert str(play.app.screen.query_one("#queue-speaker", Static).content) != before
        rows = listed(play)
        assert rows[0].startswith("1. Gunnar")
        assert rows[0].endswith("ikke talt endnu")
        assert rows[1].startswith("2. Dorte")
        assert "3 gange 13:00" in rows[1]


async def test_who_waits_gets_the_word_with_enter_but_never_by_a_press_too_many(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("q")
        await type_name(play, "gun")
        await play.press("enter", "enter", "enter")
        assert (waiting(play), speaker(play)) == ([person(7)], person(2))
        await pass_seconds(play, 1)
        await play.press("enter")
        assert (waiting(play), speaker(play)) == ([], person(7))
        assert "ikke talt endnu" not in "".join(row for row in listed(play) if "Gunnar" in row), (
            "the badge is gone at once"
        )


async def test_moving_removing_replying_and_closing(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("q", "1", "3", "4", "down", "down", "plus")
        assert waiting(play) == [person(1), person(4), person(3)]
        await play.press("minus")
        assert waiting(play) == [person(1), person(3), person(4)]
        await play.press("0")
        assert waiting(play) == [person(1), person(3)]
        await type_name(play, "dort")
        await play.press("tab")
        assert waiting(play) == [person(5), person(1), person(3)]
        await type_name(play, "luk")
        await play.press("enter")
        assert session(play).queue_closed
        await play.press("6")
        assert waiting(play) == [person(5), person(1), person(3)]
        assert play.said == play.app.words("refused.queue-closed")
        await pass_seconds(play, 1)
        await type_name(play, "åbn")
        await play.press("enter", "6", "escape")
        assert waiting(play)[-1] == person(6)
        assert play.app.screen is play.meeting
        assert len(session(play).turns) == 12, "nothing that was said is lost"


async def test_the_last_speaker_is_put_back_first(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("q", "1", "0")
        await type_name(play, "sæt emil")
        await play.press("enter")
        assert waiting(play) == [person(2)]


async def test_letters_typed_in_the_queue_are_no_commands(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        before = session(play)
        await play.press("q", *"dhwuvoc")
        assert session(play) is before
        assert play.app.screen.query_one(QueueInput).value == "dhwuvoc"
        await play.press("escape")
        assert session(play) is before


async def test_the_control_face_names_who_waits_and_one_key_gives_the_word(tmp_path: Path) -> None:
    stage = stage_of(tmp_path).after(0, JoinQueue(person(1)), JoinQueue(person(7)), JoinQueue(person(4)))
    async with playing(stage) as play:
        assert "Kø: Åse, Gunnar (ikke talt), Ida-Marie" in await play.look()
        await play.press("w", "w")
        assert speaker(play) == person(1)
        assert waiting(play) == [person(7), person(4)], "a key held down gives the word once"
        await pass_seconds(play, 5)
        await play.press("w", "u")
        assert (speaker(play), waiting(play)) == (person(1), [person(7), person(4)])


async def test_a_direct_reply_interrupts_and_the_next_voice_is_whom_it_interrupted(tmp_path: Path) -> None:
    stage = stage_of(tmp_path).after(0, JoinQueue(person(1)), JoinQueue(person(3), reply=True))
    async with playing(stage) as play:
        await play.press("w")
        assert speaker(play) == person(3)
        await pass_seconds(play, 20)
        assert "Replik: Hjørdis Ø. Åberg" in await play.look()
        await play.press("w")
        assert speaker(play) == person(2)
        assert session(play).turns[-1].continued
        await pass_seconds(play, 20)
        await play.press("w")
        assert speaker(play) == person(1)


async def test_nobody_waits(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("w")
        assert play.said == play.app.words("refused.queue-empty")


async def test_a_round_of_the_coordinators_with_the_items_own_minutes(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path)) as play:
        await play.press("o")
        assert "kun tovholdere (4)" in await play.look()
        assert "4 personer: 20 min i alt." in await play.look()
        await play.press("enter")
        started = session(play).round
        assert started is not None
        assert started.order == tuple(person(number) for number in range(1, 5))
        assert started.each == FIVE
        seen = await play.look()
        assert "runde · 3 tilbage" in seen
        await pass_seconds(play, 108)
        assert "Nu: Åse Ørnholt · Trygge veje hjem   1:48 af 5:00  så Emil" in await play.look()
        await pass_seconds(play, 212)
        assert "5:20 af 5:00  ■ 0:20 over" in await play.look()


async def test_a_round_is_passed_gives_back_and_ends(tmp_path: Path) -> None:
    stage = stage_of(tmp_path).after(0, StartRound((person(1), person(3), person(4), person(5)), FIVE))
    async with playing(stage) as play:
        await pass_seconds(play, 60)
        await play.press("w")
        await pass_seconds(play, 4)
        await play.press("W")
        assert play.said == "Hjørdis Ø. Åberg melder pas"
        assert speaker(play) == person(4)
        await pass_seconds(play, 60)
        assert "givet tilbage 4:00" in await play.look()
        await play.press("w")
        await pass_seconds(play, 120)
        await play.press("w")
        assert (session(play).round, speaker(play)) == (None, "")
        # Four minutes of the first, 3:56 of the third, three of the last.
        assert play.said == "Runden er slut. 10:56 givet tilbage."
        await play.press("u")
        assert session(play).round is not None


async def test_the_order_of_a_random_round_is_drawn_here(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path)) as play:
        play.meeting.parts.voices.chance = random.Random(4)
        await play.press("o", "up", "right", "right", "enter")
        drawn = [person(number) for number in range(1, 5)]
        random.Random(4).shuffle(drawn)
        started = session(play).round
        assert started is not None
        assert started.order == tuple(drawn)


async def test_a_round_of_everyone_in_reverse_with_typed_minutes(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path)) as play:
        await play.press("o", "1", ",", "5", "up", "right", "up", "right")
        assert "7 personer: 10,5 min i alt." in await play.look()
        await play.press("enter")
        started = session(play).round
        assert started is not None
        assert started.order == tuple(person(number) for number in range(7, 0, -1))
        assert started.each == timedelta(seconds=90)


async def test_escape_starts_nothing_and_a_running_round_is_ended_from_its_menu(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("o", "escape")
        assert session(play).round is None
        await play.press("o", "enter", "o")
        await play.choose("slut")
        assert session(play).round is None


async def test_a_round_is_offered_where_the_agenda_has_one(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    stage.after(0, *[Advance() for _ in range(3)])
    item = session_item(stage)
    assert item.kind is ItemKind.ROUND
    async with playing(stage) as play:
        assert "o: start runden" in await play.look()
        await play.press("1")
        assert "o: start runden" not in await play.look()


def session_item(stage: Stage) -> Item:
    run = stage.session.facts.running
    return next(item for item in stage.session.agenda if run and item.id == run.item)


def with_work(root: Path, work: str) -> Stage:
    """A meeting whose first item is meant for a way of working."""
    stage = in_memory(root)
    script = real_script(stage.desk)
    first = replace(script.points[0], item=replace(script.points[0].item, work=work))
    return in_memory(root, "da", replace(script, points=(first, *script.points[1:])))


async def test_an_item_offers_its_way_of_working_and_the_steps_are_set_before(tmp_path: Path) -> None:
    stage = with_work(tmp_path, "group-work").after(0, Advance())
    async with playing(stage) as play:
        assert "v: start gruppearbejde" in await play.look()
        await play.press("v")
        assert listed(play)[0].startswith("Gruppearbejde   planlagt her")
        await play.press("enter", "3", "down", "right", "enter")
        work = session(play).work
        assert work is not None
        # Of the five minutes, a minute and a half are left for gathering; a step to the right gives one more.
        assert [step.length / timedelta(minutes=1) for step in work.steps] == [3, 2.5]


async def test_steps_have_a_time_of_their_own_and_nothing_goes_on_by_itself(tmp_path: Path) -> None:
    stage = stage_of(tmp_path).after(0, StartWork("1-2-4-all"))
    async with playing(stage) as play:
        seen = await play.look()
        assert "1-2-4-alle · 1 af 4" in seen
        assert "Hver for sig   tryk v for næste trin" in seen
        await pass_seconds(play, 90)
        assert "Hver for sig  ■ tiden er gået   tryk v for næste trin" in await play.look()
        await play.press("v", "v")
        work = session(play).work
        assert work is not None
        assert work.step.id == "pairs", "a key held down goes one step"
        for _ in range(2):
            await pass_seconds(play, 1)
            await play.press("v")
        assert "tryk v, når I er færdige" in await play.look()
        await pass_seconds(play, 1)
        await play.press("v")
        assert session(play).work is None
        await play.press("u")
        assert session(play).work is not None


async def test_silence_is_a_bar_that_shrinks_and_has_no_digits(tmp_path: Path) -> None:
    stage = stage_of(tmp_path).after(0, GiveWord(person(2)), StartWork("silent-writing"))
    async with playing(stage, SMALL) as play:
        right = [line[33:] for line in (await play.look()).splitlines()[2:11]]
        assert not any(character.isdigit() for character in "".join(right))
        full = sum(line.count("█") for line in right)
        await pass_seconds(play, 150)
        half = sum(line[33:].count("█") for line in (await play.look()).splitlines()[2:11])
        assert full == 46 * 5
        assert half == 23 * 5


def starts(play: Play) -> list[str]:
    return [row.split("-")[0] for row in listed(play)]


async def test_a_turn_is_given_to_somebody_else_and_moved_and_removed(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("f6", "t")
        assert starts(play)[:3] == ["13:36", "13:32", "13:25"]
        await play.press("down", "enter")
        await play.choose("gunnar")
        assert session(play).turns[-2].speaker == person(7)
        await play.press("b")
        await play.choose("1 minut senere")
        assert starts(play)[:3] == ["13:36", "13:33", "13:25"]
        await play.press("e")
        await play.choose("13.34")
        assert "13:33-13:34" in listed(play)[1]
        await play.press("minus", "0")
        assert len(session(play).turns) == 11
        await play.press("u", "u", "u", "u", "u")
        assert [turn.speaker for turn in session(play).turns[-2:]] == [person(1), person(2)]
        assert starts(play)[:2] == ["13:36", "13:32"]


async def test_the_turn_under_way_has_no_end_to_move(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.command("timeline")
        await play.press("e")
        assert play.app.words("timeline.still-on") in await play.look()
        await play.press("b")
        await play.choose("ved frokost")
        assert play.app.words("timeline.no-clock") in await play.look()


async def test_turns_are_correctable_after_closing(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path).after(1, CloseSession()), SMALL) as play:
        await play.press("f6", "t", "enter")
        await play.choose("fælles")
        assert session(play).turns[-1].speaker == COMMON_TALK
        assert session(play).facts.closed_at is not None
        await play.press("u")
        assert session(play).turns[-1].speaker == person(2)


async def test_the_status_round_is_shown_to_the_room_without_a_name(tmp_path: Path) -> None:
    stage = timed(stage_of(tmp_path))
    stage.room.show(Showing(message="Kaffe kl. 14", hide_names=True))
    async with playing(stage, SMALL) as play:
        await play.press("f6")
        seen = await play.look()
        assert "33 % af taletiden" in seen
        assert "14 % af deltagerne (1 af 7)" in seen
        assert "3 gange 13:00" in seen
        await play.press("r")
        assert stage.room.showing == Showing(Subject.STATUS_ROUND, message="Kaffe kl. 14", hide_names=True)
        await play.press("r", "f6")
        assert stage.room.showing.subject is Subject.CLOCK
        assert play.app.screen is play.meeting


async def test_figures_about_people_stay_off_a_screen_the_room_watches(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("f2", "q", "1")
        assert "3 gange" not in await play.look()
        await play.press("escape", "s")
        assert "3 gange" not in await play.look()
        await play.press("escape", "f6")
        assert play.stage.room.showing.subject is Subject.STATUS_ROUND
        assert play.app.screen is play.meeting


async def test_the_finder_tells_totals_and_the_panel_who_was_not_heard(tmp_path: Path) -> None:
    async with playing(timed(stage_of(tmp_path))) as play:
        assert "Ikke hørt endnu: Gunnar" in await play.look()
        await play.press("s")
        assert "Dorte Kjær   3 gange 13:00" in await play.look()


async def test_how_long_each_has_spoken_is_nowhere_unless_it_is_switched_on(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path)) as play:
        for keys in (("s",), ("q", "1"), ("f6",)):
            await play.press(*keys)
            seen = await play.look()
            assert "3 gange" in seen
            assert "3 gange 13:00" not in seen
            await play.press("escape")


async def test_a_closed_queue_says_so(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path).after(0, CloseQueue()), SMALL) as play:
        assert "Talerlisten er lukket" in await play.look()


async def test_a_limit_outside_rounds_is_the_items_own(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path)) as play:
        assert project(session(play).agenda, session(play).facts, play.stage.clock.now()).current is not None
        assert "2:30 af 5:00" in await play.look()
        await pass_seconds(play, 180)
        assert "5:30 af 5:00  ■ 0:30 over" in await play.look()


def test_a_clock_time_is_the_nearest_one() -> None:
    late = START.replace(hour=22, minute=50)
    here = replace(Session(), zone=ZONE, language="da")
    assert near("00.10", late, here) == START.replace(hour=23, minute=10)
    assert near("23:40", late, here) == START.replace(hour=22, minute=40)
    assert near("halv tolv", late, here) == START.replace(hour=22, minute=30)
    assert near("kvart i tolv", late, here) == START.replace(hour=22, minute=45)
    assert near("snart", late, here) is None


def test_presses_close_together_are_one() -> None:
    steady = Steady()
    pressed = [steady.press(START + timedelta(seconds=at)) for at in (0, 0.5, 0.53, 0.56, 1.3)]
    assert pressed == [True, False, False, False, True]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_pictures(size: tuple[int, int], tmp_path: Path) -> None:
    name = f"da-{size[0]}x{size[1]}.txt"
    queue = stage_of(tmp_path).after(
        0, JoinQueue(person(1)), JoinQueue(person(7)), JoinQueue(person(5), True)
    )
    async with playing(queue, size) as play:
        match(f"queue-shut-{name}", await play.look())
        await play.press("q")
        match(f"queue-{name}", await play.look())
        order = tuple(person(number) for number in range(1, 8))
        await play.enter(stage_of(tmp_path).after(0, StartRound(order, 2 * FIVE / 5)).after(2.4))
        match(f"round-{name}", await play.look())
        await play.enter(stage_of(tmp_path))
        await play.press("o")
        match(f"round-setup-{name}", await play.look())
        await play.press("escape", "f6")
        match(f"speaking-{name}", await play.look())
        await play.press("t")
        match(f"timeline-{name}", await play.look())
        await play.enter(stage_of(tmp_path).after(0, StartWork("silent-writing")).after(1.5))
        match(f"silent-{name}", await play.look())
        await play.enter(stage_of(tmp_path).after(0, StartWork("1-2-4-all")).after(0.5))
        match(f"work-{name}", await play.look())
