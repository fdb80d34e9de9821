"""Changing what was caught: words, kind, standing, deletion; a decision's old words are kept."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.session.events.event import DecisionRevised
from cocreation_tui.sample import PLATFORMS
from tests.tui.playing import Play, playing
from tests.tui.stage import FRIDAY, in_memory, lively, person

SMALL = (80, 24)


def find(play: Play, kind: Kind) -> Capture:
    return next(capture for capture in play.stage.session.captures if capture.kind is kind)


async def change(play: Play, capture: str, what: str) -> None:
    """Choose a capture by some of its words, and what to do with it."""
    await play.press("f7")
    await play.choose(capture)
    await play.choose(what)


async def test_words_are_edited_and_particulars_stay(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = find(play, Kind.TASK)
        await change(play, "teknisk", "Ret teksten")
        assert play.meeting.line.text == f"{before.text} @Hjørdis Ø. Åberg !27/11"
        await play.write(play.meeting.line.text.replace("nye", "flere"))
        await play.press("enter")
        after = find(play, Kind.TASK)
        assert after.text == "Spørger teknisk forvaltning om flere lygter"
        assert (after.id, after.owner, after.due) == (before.id, person(3), FRIDAY)
        assert play.said == "Rettet og gemt"
        assert not play.meeting.line.is_open
        assert play.meeting.line.text == ""


async def test_a_decision_whose_words_change_gets_a_new_version(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = find(play, Kind.DECISION)
        await change(play, "Lys og Veje", "Ret teksten")
        await play.write("Lys og Veje holder møde i marts")
        await play.press("enter")
        after = find(play, Kind.DECISION)
        assert (after.text, after.number) == ("Lys og Veje holder møde i marts", 1)
        assert [wording.text for wording in after.earlier] == [before.text]
        assert isinstance(play.stage.session.steps[-1].events[0], DecisionRevised)
        await play.press("u")
        assert find(play, Kind.DECISION) == before


async def test_escape_gives_an_edit_up_and_brings_the_draft_back(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("n")
        await play.write("En halv sætning")
        before = play.stage.session
        await change(play, "teknisk", "Ret teksten")
        await play.write("Noget andet")
        await play.press("escape")
        assert play.stage.session is before
        assert play.meeting.line.kind is Kind.NOTE
        assert play.meeting.line.text == "En halv sætning"


async def test_an_edit_that_changes_nothing_says_so(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = play.stage.session
        await change(play, "Taxaerne", "Ret teksten")
        await play.press("enter")
        assert play.stage.session is before
        assert play.said == "Der er intet at ændre"
        assert not play.meeting.line.is_open


async def test_an_edit_may_change_the_kind_by_its_word(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = find(play, Kind.FOCUS)
        await change(play, "Ingen går", "Ret teksten")
        assert play.meeting.line.text == f"{before.text} #{PLATFORMS['da'][0]}"
        await play.write("Ingen går alene hjem !2u")
        await play.press("enter")
        after = find(play, Kind.FOCUS)
        assert (after.text, after.platform) == ("Ingen går alene hjem", "")
        assert after.due is not None


async def test_a_capture_becomes_another_kind(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = find(play, Kind.PARKING)
        await change(play, "vagterne", "Gør det til: beslutning")
        after = play.stage.session.capture(before.id)
        assert after is not None
        assert (after.kind, after.text, after.number) == (Kind.DECISION, before.text, 2)
        assert "B-2" in await play.look()


async def test_a_decision_is_settled(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await change(play, "Lys og Veje", "Udsæt beslutningen")
        assert find(play, Kind.DECISION).status is Status.POSTPONED
        assert "udsat" in await play.look()
        await play.press("f7")
        await play.choose("Lys og Veje")
        seen = await play.look()
        assert "Udsæt beslutningen" not in seen
        assert "Markér som vedtaget" in seen


async def test_a_capture_is_deleted_and_comes_back(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = play.stage.session.captures
        await change(play, "Taxaerne", "Slet")
        assert play.said == "Slettet. u fortryder."
        assert len(play.stage.session.captures) == len(before) - 1
        await play.press("u")
        assert play.stage.session.captures == before
        assert play.said.startswith("Fortrudt: slettede »Taxaerne")
        assert play.said.endswith("U gør det igen.")


async def test_escape_in_the_lists_changes_nothing(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = play.stage.session
        await play.press("f7", "escape", "f7", "enter", "escape")
        assert play.in_meeting
        assert play.stage.session is before


async def test_nothing_caught_is_an_empty_list(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("f7", "enter", "down", "escape")
        assert play.in_meeting
