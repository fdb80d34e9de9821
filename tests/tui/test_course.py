"""The course of a meeting by keys: start, pause, advance, time, speakers, undo."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, GiveWord
from tests.tui.playing import Play, playing
from tests.tui.stage import LANGUAGES, Stage, in_memory, lively, person

SMALL = (80, 24)


def place(play: Play) -> int:
    """Number of the running item, counted from 1; 0 for none."""
    run = play.stage.session.facts.running
    order = [item.id for item in play.stage.session.agenda]
    return order.index(run.item) + 1 if run else 0


def pass_seconds(play: Play, seconds: float) -> None:
    play.stage.clock.advance(timedelta(seconds=seconds))
    play.meeting.tick()


@pytest.mark.parametrize("key", ["right", "pagedown"])
async def test_the_first_press_arms_and_the_second_advances(key: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press(key)
        assert place(play) == 5
        assert play.said == "Næste: Pause – tryk igen"
        pass_seconds(play, 4)
        await play.press(key)
        assert place(play) == 6
        assert play.said == ""


async def test_after_four_seconds_a_press_arms_again(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("right")
        pass_seconds(play, 4.1)
        assert play.said == ""
        await play.press("right")
        assert place(play) == 5
        assert "tryk igen" in play.said
        pass_seconds(play, 1)
        await play.press("right")
        assert place(play) == 6


@pytest.mark.parametrize("apart", [0.0, 0.03, 0.07])
async def test_a_key_held_down_never_advances(apart: float, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        for _ in range(30):
            await play.press("right")
            pass_seconds(play, apart)
        assert place(play) == 5


async def test_a_key_held_down_over_time_advances_once(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)).after(20), SMALL) as play:
        await play.burst(*["right"] * 10)
        assert place(play) == 6


async def test_one_press_is_enough_over_time_and_when_nothing_runs(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("right")
        assert place(play) == 1
        pass_seconds(play, 5 * 60 + 1)
        await play.press("right")
        assert place(play) == 2


@pytest.mark.parametrize("way", ["palette", "action", "mixed"])
async def test_the_guard_is_in_the_action(way: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        for turn in range(2):
            assert place(play) == 5
            if way == "palette" or (way == "mixed" and turn):
                await play.command("advance")
            else:
                await play.meeting.act("advance")
                await play.settle()
            pass_seconds(play, 1)
        assert place(play) == 6


async def test_going_elsewhere_disarms(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("right")
        pass_seconds(play, 1)
        await play.command("go-to")
        await play.choose("ændrer sig")
        assert place(play) == 6
        assert play.said == ""
        pass_seconds(play, 1)
        await play.press("right")
        assert place(play) == 6


async def test_the_last_item_is_ended_by_two_presses(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(1, Advance(), Advance(), Advance()).after(1)
    async with playing(stage, SMALL) as play:
        await play.press("right")
        assert play.said == "Afslut sidste punkt – tryk igen"
        pass_seconds(play, 1)
        await play.press("right")
        assert place(play) == 0
        await play.press("right")
        assert play.said == "", "a press too many belongs to the one before"
        pass_seconds(play, 2)
        await play.press("right")
        assert "F10" in play.said


async def test_space_starts_pauses_and_goes_on(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("space")
        assert place(play) == 1
        pass_seconds(play, 60)
        await play.press("1", "space")
        pass_seconds(play, 600)
        assert "= på pause – Mellemrum går videre" in await play.look()
        await play.press("space")
        pass_seconds(play, 60)
        run, turn = play.stage.session.facts.running, play.stage.session.turn
        assert run is not None
        assert turn is not None
        now = play.stage.clock.now()
        assert run.elapsed(now) == timedelta(minutes=2)
        assert turn.elapsed((run,), now) == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("key", "said"),
    [("plus", "+1 → slut 14:39, til tiden · Pause bliver 11 min"), ("minus", "-1 → slut 14:39, til tiden")],
)
async def test_time_is_given_with_its_consequence(key: str, said: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press(key)
        assert play.said == said


async def test_much_time_is_given_with_its_delay(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press(*["plus"] * 10)
        assert play.said == "+1 → slut 14:42, 3 min bagud"


async def test_time_cannot_be_taken_that_is_gone(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)).after(30), SMALL) as play:
        await play.press("minus")
        assert play.said == "Der er ingen tid at tage af"


async def test_a_squeeze_says_what_it_did(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)).after(25), SMALL) as play:
        before = play.stage.session.facts.lengths
        await play.command("squeeze")
        assert play.stage.session.facts.lengths != before
        assert play.said.startswith("Resten er klemt → slut")


async def test_skipping_and_going_to_an_item(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.command("skip")
        await play.choose("pause")
        assert play.said.startswith("Sprunget over → slut")
        await play.command("go-to")
        await play.choose("tak for")
        assert place(play) == 7
        assert "- 6 Pause" in await play.look()


async def test_digits_give_stop_and_correct_the_word(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(0, Advance()), SMALL) as play:
        await play.press("1")
        pass_seconds(play, 1)
        await play.press("2")
        turns = play.stage.session.turns
        assert [turn.speaker for turn in turns] == [person(2)]
        pass_seconds(play, 10)
        await play.press("3")
        pass_seconds(play, 10)
        await play.press("3")
        assert play.stage.session.turn is None
        pass_seconds(play, 10)
        await play.press("c")
        assert "Fælles snak" in await play.look()
        pass_seconds(play, 10)
        await play.press("0")
        assert "Ingen har ordet" in await play.look()
        await play.press("0")
        assert play.said == "Ingen har ordet"


async def test_a_speaker_is_found_by_letters(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(0, Advance()), SMALL) as play:
        await play.burst("s", "h", "a", "v", "n", "enter")
        turn = play.stage.session.turn
        assert turn is not None
        assert turn.speaker == person(7)


async def test_speaking_before_the_start_is_refused_in_words(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("1")
        assert play.said == "Intet punkt kører"


UNDONE = {
    "da": (
        "Fortrudt: noterede note »Alle er med«. U gør det igen.",
        "Gjort igen: noterede note »Alle er med«",
    ),
    "en": ("Undone: caught note “Alle er med”. U does it again.", "Done again: caught note “Alle er med”"),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_undo_and_redo_are_told_in_words(language: str, tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path, language)).after(0, CaptureThis(Kind.NOTE, "Alle er med"))
    async with playing(stage, SMALL) as play:
        count = len(play.stage.session.captures)
        await play.press("u")
        assert play.said == UNDONE[language][0]
        assert len(play.stage.session.captures) == count - 1
        await play.press("U")
        assert play.said == UNDONE[language][1]
        assert len(play.stage.session.captures) == count
        await play.press("U")
        assert play.said == play.app.words("refused.nothing-to-redo")


async def test_an_earlier_step_is_undone_and_what_was_caught_since_stays(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0, Advance()).after(1, CaptureThis(Kind.NOTE, "I pausen"))
    async with playing(stage, SMALL) as play:
        await play.command("undo-step")
        assert "gik til Pause" in await play.look()
        await play.choose("gik til Pause")
        assert place(play) == 5
        assert play.stage.session.captures[-1].text == "I pausen"
        assert play.said == "Fortrudt: gik til Pause. U gør det igen."


async def test_there_is_an_end_to_undoing(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(0, Advance()), SMALL) as play:
        await play.press("u", "u")
        assert play.said == "Der er ikke mere at fortryde"


def _busy(stage: Stage) -> Stage:
    return stage.after(0, Advance()).after(1, GiveWord(person(1)))
