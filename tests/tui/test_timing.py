"""Time in hand by keys: back-dating, rescue, a late start, nothing running, signals, sleep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Click
from textual.widgets import OptionList

from cocreation_tui.core.agenda import signals
from cocreation_tui.core.agenda.schedule import Projection, project
from cocreation_tui.core.agenda.signals import Away
from cocreation_tui.core.session.commands.command import AddTime, Advance, EndItem, GiveWord, Pause
from cocreation_tui.core.session.commands.corrections import MovePast
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.meeting import MeetingScreen
from cocreation_tui.tui.screens.over_meeting.back_date import BackDateScreen
from cocreation_tui.tui.screens.over_meeting.rescue import PlanColumn, RescueScreen
from tests.tui.picture import match
from tests.tui.playing import Play, playing
from tests.tui.stage import LANGUAGES, START, Stage, in_memory, lively, person

SIZE = (80, 24)
MINUTE = timedelta(minutes=1)


def seen(play: Play) -> Projection:
    session = play.stage.session
    return project(session.agenda, session.facts, play.stage.clock.now())


def late(stage: Stage) -> Stage:
    """Seven minutes late, the break ahead already cut to its floor; the last item may be dropped."""
    return lively(stage).after(27)


async def pass_time(play: Play, seconds: float) -> None:
    play.stage.clock.advance(timedelta(seconds=seconds))
    play.meeting.tick()
    await play.settle()


def on_screen(play: Play, kind: type[object]) -> bool:
    return isinstance(play.app.screen, kind)


# Rescue


@pytest.mark.parametrize(
    ("key", "said"), [("1", "Resten er klemt → slut 14:39, til tiden"), ("3", "Ny sluttid")]
)
async def test_one_key_rescues_and_one_undoes(key: str, said: str, tmp_path: Path) -> None:
    async with playing(late(in_memory(tmp_path)), SIZE) as play:
        facts, drift = play.stage.session.facts, seen(play).drift
        assert drift >= 3 * MINUTE
        await play.press("f8", key)
        assert on_screen(play, MeetingScreen)
        assert play.said.startswith(said)
        assert seen(play).drift < MINUTE
        await play.press("u")
        assert play.stage.session.facts == facts


async def test_a_way_with_nothing_to_do_does_nothing(tmp_path: Path) -> None:
    async with playing(late(in_memory(tmp_path)), SIZE) as play:
        steps = len(play.stage.session.steps)
        await play.press("f8", "2")
        assert on_screen(play, RescueScreen)
        assert "Intet af det, der er" in await play.look()
        await play.press("escape")
        assert on_screen(play, MeetingScreen)
        assert len(play.stage.session.steps) == steps


async def test_skipping_shows_plan_b_and_is_undone_with_one_key(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(21)
    async with playing(stage, (120, 36)) as play:
        await play.press("f8")
        shown = await play.look()
        assert "Dagsorden (5 min)" in shown
        assert "Plan B: Nævn sluttidspunktet" in shown
        before = seen(play).end
        await play.press("2")
        assert seen(play).end < before
        assert "Sprunget over" in play.said
        await play.press("u")
        assert seen(play).end == before
        assert not play.stage.session.facts.skipped


async def test_not_late_the_screen_says_so_and_the_keys_do_nothing(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SIZE) as play:
        steps = len(play.stage.session.steps)
        await play.press("f8", "1", "2", "3")
        shown = await play.look()
        assert "Ingen redning nødvendig" in shown
        assert shown.count("Ikke nødvendigt nu") == 3
        assert "Fem minutter mere til" in shown
        assert len(play.stage.session.steps) == steps
        await play.press("f8")
        assert on_screen(play, MeetingScreen)


async def test_a_click_on_a_plan_takes_it(tmp_path: Path) -> None:
    async with playing(late(in_memory(tmp_path)), SIZE) as play:
        await play.press("f8")
        column = next(iter(play.app.screen.query(PlanColumn)))
        column.post_message(Click(column, 1, 1, 0, 0, 1, False, False, False))
        await play.settle()
        assert "Resten er klemt" in play.said


async def test_over_the_audience_face_nothing_private_is_opened(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(19, GiveWord(person(1))).after(2)
    async with playing(stage, (120, 36)) as play:
        await play.press("f2", "f8")
        shown = await play.look()
        assert "Dagsorden (5 min)" in shown
        assert "Plan B" not in shown
        await play.press("escape", "b", "right")
        shown = await play.look()
        assert "Hvornår fik taleren ordet?" in shown
        assert "har talt" not in shown


async def test_the_hint_comes_when_it_is_worth_it(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SIZE) as play:
        assert "F8" not in await play.look()
        await pass_time(play, 27 * 60)
        assert "F8 redning" in await play.look()


async def test_rescue_opens_while_the_line_is_open(tmp_path: Path) -> None:
    async with playing(late(in_memory(tmp_path)), SIZE) as play:
        await play.press("d")
        await play.write("halv sætning")
        await play.press("f8", "1")
        assert "klemt" in play.said
        assert play.meeting.line.text == "halv sætning"


# Back-dating


async def test_the_running_item_began_when_the_one_before_ended(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(5, EndItem()).after(3, Advance()).after(1)
    async with playing(stage, SIZE) as play:
        await play.press("b")
        shown = await play.look()
        assert "13:05  da det forrige sluttede" in shown
        await play.press("enter")
        assert play.stage.session.facts.runs[-1].start == START + 5 * MINUTE
        assert play.said.startswith("Begyndt 13:05 → slut ")
        await play.press("u")
        assert play.stage.session.facts.runs[-1].start == START + 8 * MINUTE


@pytest.mark.parametrize("minutes", [1, 2, 3, 5])
async def test_a_digit_is_minutes_ago(minutes: int, tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(8, Advance())
    async with playing(stage, SIZE) as play:
        await play.press("b", str(minutes))
        assert play.stage.session.facts.runs[-1].start == START + (8 - minutes) * MINUTE
        assert play.stage.session.facts.runs[0].end == START + (8 - minutes) * MINUTE
        assert f"13:0{8 - minutes}" in play.said


async def test_what_was_keyed_long_ago_is_moved_from_there(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(4, Advance()).after(6)
    async with playing(stage, SIZE) as play:
        await play.press("b")
        assert "13:02  2 min tidligere" in await play.look()
        await play.press("2")
        assert play.stage.session.facts.runs[-1].start == START + 2 * MINUTE


async def test_a_time_is_typed(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(8, Advance()).after(1)
    async with playing(stage, SIZE) as play:
        await play.press("b", "k", *"13", ":", *"06")
        assert "slut" in (await play.look()).split("klokkeslæt")[1].splitlines()[0]
        await play.press("enter")
        assert play.stage.session.facts.runs[-1].start == START + 6 * MINUTE
        await play.press("u", "b", "k", *"fem minutter over et", "enter")
        assert play.stage.session.facts.runs[-1].start == START + 5 * MINUTE


async def test_a_time_that_is_none_is_told_and_stays(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SIZE) as play:
        await play.press("b", "k", *"99", ":", *"99", "enter")
        assert on_screen(play, BackDateScreen)
        assert "ikke forstået" in await play.look()
        await play.press("escape")
        assert on_screen(play, MeetingScreen)


async def test_the_speakers_turn_and_the_items_end_are_one_arrow_away(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SIZE) as play:
        turn = play.stage.session.turns[-1].start
        await play.press("b", "right", "1")
        assert play.stage.session.turns[-1].start != turn
        assert "Taler siden" in play.said
        await play.press("b", "left", "2")
        assert play.stage.session.facts.running is None
        assert play.stage.session.facts.runs[-1].end == play.stage.clock.now() - 2 * MINUTE
        await play.press("u", "u")
        assert play.stage.session.turns[-1].start == turn


async def test_back_dating_before_anything_began(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(1), SIZE) as play:
        await play.press("b", "enter")
        assert play.stage.session.facts.started_at == START


# Nothing runs


async def test_nothing_running_is_offered_waved_away_and_taken_back_dated(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(5, EndItem())
    async with playing(stage, (120, 36)) as play:
        await pass_time(play, 44)
        assert "har kørt i" not in await play.look()
        await pass_time(play, 1)
        shown = await play.look()
        assert "Intet punkt har kørt i 0:45" in shown
        assert "b starter det fra 13:05" in shown
        await play.press("escape")
        assert "har kørt i" not in await play.look()
        await pass_time(play, 30)
        assert "har kørt i 1:15" in await play.look()
        await play.press("b")
        assert on_screen(play, MeetingScreen)
        run = play.stage.session.facts.running
        assert run is not None
        assert run.start == START + 5 * MINUTE
        assert "Startet fra 13:05" in play.said
        await play.press("u")
        assert play.stage.session.facts.running is None


async def test_space_starts_it_now(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(5, EndItem()).after(2)
    async with playing(stage, SIZE) as play:
        await play.press("space")
        run = play.stage.session.facts.running
        assert run is not None
        assert run.start == START + 7 * MINUTE


# A start off the plan


async def start_late(play: Play, minutes: float = 7) -> Projection:
    await pass_time(play, minutes * 60)
    await play.press("space")
    return seen(play)


async def test_a_late_start_asks_and_the_meeting_runs_meanwhile(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SIZE) as play:
        await start_late(play)
        assert play.stage.session.facts.started_at == START + 7 * MINUTE
        assert on_screen(play, QuestionScreen)
        assert play.app.screen.query_one(OptionList).highlighted == 0
        facts = play.stage.session.facts
        await play.press("escape")
        assert on_screen(play, MeetingScreen)
        assert play.stage.session.facts == facts


async def test_moving_the_plan(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SIZE) as play:
        planned = seen(play).planned_end
        await start_late(play, 7.4)
        await play.press("2")
        assert play.stage.session.facts.planned_start == START + 7 * MINUTE
        assert seen(play).drift < MINUTE
        assert seen(play).planned_end > planned
        await play.press("u")
        assert seen(play).planned_end == planned
        assert play.stage.session.facts.running is not None


async def test_keeping_the_end(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with playing(stage, SIZE) as play:
        await start_late(play, 15)
        assert seen(play).drift >= MINUTE
        await play.press("3")
        assert seen(play).drift < MINUTE
        assert play.stage.session.facts.planned_start == START


async def test_it_is_asked_once_and_only_when_off_the_plan(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SIZE) as play:
        await start_late(play)
        await play.press("escape", "u")
        assert play.stage.session.facts.started_at is None
        await play.press("space")
        assert on_screen(play, MeetingScreen)
        await play.enter(in_memory(tmp_path / "other"))
        await start_late(play, 1.9)
        assert on_screen(play, MeetingScreen)


async def test_an_early_start_asks_too(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SIZE) as play:
        await start_late(play, -6)
        assert "6 min før planen" in await play.look()
        await play.press("2")
        assert play.stage.session.facts.planned_start == START - 6 * MINUTE


async def test_without_fixed_clock_times_leaving_the_plan_and_moving_it_are_told_apart(
    tmp_path: Path,
) -> None:
    stage = in_memory(tmp_path)
    script, _ = stage.desk.script("relevance-check")
    async with playing(in_memory(tmp_path / "b", script=script), SIZE) as play:
        await start_late(play, -146)
        shown = await play.look()
        assert "faste tider" not in shown
        (kept,) = [row for row in shown.splitlines() if "Lad planen stå" in row]
        (moved,) = [row for row in shown.splitlines() if "Flyt hele planen" in row]
        assert "2 t 26 min før planen" in kept
        assert "til tiden" in moved


async def test_a_break_that_pays_for_a_late_start_is_told(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SIZE) as play:
        await start_late(play, 14)
        shown = await play.look()
        assert "1  Lad planen stå (pausen bliver 5 min)    slut 14:43, 4 min bagud" in shown
        assert "2  Flyt hele planen                        slut 14:53, til tiden" in shown
        assert "3  Hold sluttiden: klem punkter og pause   slut 14:39, til tiden" in shown


# What if


async def test_choosing_an_item_to_skip_tells_the_end_first(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (120, 36)) as play:
        await play.command("skip")
        shown = await play.look()
        line = next(line for line in shown.splitlines() if "6 Pause" in line and "venter" in line)
        told = line.split("slut ")[1].split(",")[0]
        await play.press("enter")
        assert f"slut {told}" in play.said


# What an item owes


@pytest.mark.parametrize(("language", "said"), [("da", "Mangler: 3 fokus"), ("en", "Missing: 3 focuses")])
async def test_what_is_missing_is_told_near_the_end(language: str, said: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path, language)), SIZE) as play:
        assert said not in await play.look()
        await pass_time(play, 9.2 * 60)
        assert said in await play.look()


# Signals


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every ring of the bell."""
    from cocreation_tui.tui.app.app import CocreationApp

    rung: list[int] = []
    monkeypatch.setattr(CocreationApp, "bell", lambda self: rung.append(1))
    return rung


async def test_one_pulse_and_one_ring_for_each_crossing(bells: list[int], tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance())
    async with playing(stage, SIZE) as play:
        play.meeting.bell = True
        assert not play.meeting.has_class("-pulse")
        for rung, seconds in enumerate((4 * 60, 45, 15), 1):
            await pass_time(play, seconds)
            assert play.meeting.has_class("-pulse")
            play.meeting.remove_class("-pulse")
            for _ in range(5):
                await pass_time(play, 0.5)
            assert len(bells) == rung
            assert not play.meeting.has_class("-pulse")
        await play.resize(120, 36)
        await play.press("f1", "escape")
        assert len(bells) == 3


async def test_the_bell_is_silent_unless_asked_for(bells: list[int], tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(0, Advance()), SIZE) as play:
        await pass_time(play, 4.5 * 60)
        assert play.meeting.has_class("-pulse")
        assert bells == []


async def test_coming_back_to_a_meeting_over_time_is_no_signal(bells: list[int], tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(20)
    async with playing(stage, SIZE) as play:
        play.meeting.bell = True
        await play.enter(stage)
        assert not play.meeting.has_class("-pulse")


async def test_time_given_arms_the_signal_again(bells: list[int], tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(0, Advance()).after(5.5), SIZE) as play:
        play.meeting.bell = True
        await play.press("plus", "plus")
        assert bells == []
        await pass_time(play, 120)
        assert len(bells) == 1


# Sleep


@pytest.fixture
def _sleeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "ASLEEP", timedelta(seconds=60))


@pytest.mark.usefixtures("_sleeping")
@pytest.mark.parametrize(
    ("keys", "elapsed"), [(("2",), 4), (("1",), 47), (("escape",), 47), (("enter",), 47)]
)
async def test_after_sleep_it_is_asked_whether_that_was_a_pause(
    keys: tuple[str, ...], elapsed: int, tmp_path: Path
) -> None:
    stage = in_memory(tmp_path).after(0, Advance()).after(4)
    async with playing(stage, SIZE) as play:
        await pass_time(play, 43 * 60)
        assert "sovet i 43 min" in await play.look()
        await pass_time(play, 1)
        assert len(play.app.screen_stack) == 3
        play.stage.clock.advance(-timedelta(seconds=1))
        await play.press(*keys)
        assert on_screen(play, MeetingScreen)
        run = play.stage.session.facts.running
        assert run is not None
        assert run.elapsed(play.stage.clock.now()) == elapsed * MINUTE
        if elapsed == 4:
            await play.press("u")
            again = play.stage.session.facts.running
            assert again is not None
            assert again.elapsed(play.stage.clock.now()) == 47 * MINUTE


@pytest.mark.usefixtures("_sleeping")
@pytest.mark.parametrize("prepare", [lambda stage: stage, lambda stage: stage.after(0, Advance(), Pause())])
async def test_sleep_matters_only_while_an_item_runs(
    prepare: Callable[[Stage], Stage], tmp_path: Path
) -> None:
    async with playing(prepare(in_memory(tmp_path)), SIZE) as play:
        await pass_time(play, 3600)
        assert on_screen(play, MeetingScreen)


# A clock that was set while the meeting was closed


ASKED = {"da": ("stillet 3 t frem", "Det var en pause"), "en": ("set 3 h ahead", "It was a break")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("keys", "elapsed"), [("1", 4), ("2", 184)])
async def test_a_clock_that_was_set_ahead_is_asked_about(
    language: str, keys: str, elapsed: int, tmp_path: Path
) -> None:
    stage, by = in_memory(tmp_path, language).after(0, Advance()).after(4), timedelta(hours=3)
    stage.clock.set(by)
    stage.after(0, MovePast(by)).room.away = Away(stage.clock.now(), by)
    async with playing(stage, SIZE) as play:
        assert ASKED[language][0] in await play.look()
        await play.press(keys)
        if keys == "2":
            assert ASKED[language][1] in await play.look()
            await play.press("1")
        assert on_screen(play, MeetingScreen)
        run = play.stage.session.facts.running
        assert run is not None
        assert run.elapsed(play.stage.clock.now()) == elapsed * MINUTE


async def test_a_clock_that_was_set_back_is_told_and_a_computer_started_anew_is_asked_about(
    tmp_path: Path,
) -> None:
    stage, by = in_memory(tmp_path).after(0, Advance()).after(4), -timedelta(hours=3)
    stage.clock.set(by)
    stage.after(0, MovePast(by)).room.away = Away(stage.clock.now(), by)
    async with playing(stage, SIZE) as play:
        assert play.said == "Computerens ur er stillet 3 t tilbage. Mødets tider følger med."
        again = in_memory(tmp_path / "b").after(0, Advance()).after(4)
        again.room.away = Away(again.clock.now(), timedelta(0))
        again.after(43)
        await play.enter(again)
        assert "Mødet har været lukket i 43 min" in await play.look()
        await play.press("2")
        run = again.session.facts.running
        assert run is not None
        assert run.elapsed(again.clock.now()) == 4 * MINUTE


# Less than there is


async def test_a_minute_less_than_is_left_and_more_when_over(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(0, Advance()).after(4.5), SIZE) as play:
        await play.press("minus")
        current = seen(play).current
        assert current is not None
        assert current.left == timedelta(0)
        await play.press("minus")
        assert play.said == "Der er ingen tid at tage af"
        await play.press("plus")
        assert play.said.startswith("+1 → slut")


# Pictures


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pictures(language: str, tmp_path: Path) -> None:
    stage = in_memory(tmp_path, language).after(0, Advance()).after(5, AddTime(MINUTE)).after(18)
    async with playing(stage, SIZE) as play:
        await play.press("f8")
        match(f"rescue-{language}-80x24.txt", await play.look())
        await play.press("escape")
        await play.enter(
            in_memory(tmp_path / "b", language)
            .after(0, Advance())
            .after(6, EndItem())
            .after(4, Advance())
            .after(1)
        )
        await play.press("b")
        match(f"back-date-{language}-80x24.txt", await play.look())
        await play.press("escape")
        await play.enter(in_memory(tmp_path / "c", language))
        await start_late(play, 14)
        match(f"late-start-{language}-80x24.txt", await play.look())
        await play.press("escape")
        await play.enter(in_memory(tmp_path / "d", language).after(0, Advance()).after(6, EndItem()).after(2))
        match(f"nothing-runs-{language}-80x24.txt", await play.look())
