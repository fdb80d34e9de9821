"""Capture at speed: several lines at once, the last capture again, moving, and finding by kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import Kind, Parked
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from tests.tui.playing import Play, playing
from tests.tui.stage import in_memory, lively, on_disk

SMALL = (80, 24)
THREE = "- Natteravnene vil med\n- mål: Lysere stier\n\n- Booker lokale @Gunnar !fre\n"


def last(play: Play, count: int) -> list[tuple[Kind, str]]:
    return [(one.kind, one.text) for one in play.stage.session.captures[-count:]]


async def test_several_lines_become_several_captures_after_one_question(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (60, 18)) as play:
        await play.paste(THREE)
        assert play.said.startswith("3 linjer")
        assert "Esc kladde" in await play.look()
        assert len(play.stage.session.captures) == 5
        await play.press("enter")
        assert last(play, 3) == [
            (Kind.NOTE, "Natteravnene vil med"),
            (Kind.GOAL, "Lysere stier"),
            (Kind.TASK, "Booker lokale"),
        ]
        assert play.meeting.line.text == ""
        await play.press("escape", "u")
        assert last(play, 2) == [(Kind.NOTE, "Natteravnene vil med"), (Kind.GOAL, "Lysere stier")]


async def test_another_key_makes_them_one_and_types_on(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("d")
        await play.paste("Vi mødes\ni januar")
        await play.press("space")
        assert play.meeting.line.text == "Vi mødes i januar"
        await play.press("!")
        assert play.meeting.line.text == "Vi mødes i januar!"
        await play.press("enter")
        assert last(play, 1) == [(Kind.DECISION, "Vi mødes i januar!")]


async def test_esc_keeps_the_lines_also_over_a_restart(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    async with playing(stage, SMALL) as play:
        await play.press("f")
        await play.paste("et\nto\n tre")
        await play.press("escape")
        assert len(stage.session.captures) == 5
    path = stage.room.path
    assert path is not None
    stage.room.close()
    stage.room = stage.desk.open(path)
    async with playing(stage, SMALL) as play:
        assert play.meeting.line.text == "et\nto\ntre"
        assert play.meeting.line.is_open
        assert play.said.startswith("3 linjer")
        await play.press("enter")
        assert last(play, 3) == [(Kind.FOCUS, text) for text in ("et", "to", "tre")]


async def test_a_paste_goes_where_the_cursor_is_and_a_second_one_after_it(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("n")
        await play.write("Først ")
        await play.paste("et\nto")
        await play.paste("tre\nfire")
        await play.press("enter")
        assert [text for _, text in last(play, 4)] == ["Først et", "to", "tre", "fire"]


async def test_lines_that_were_refused_come_back(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        play.stage.journal.read_only = True
        await play.paste("et\nto\ntre")
        await play.press("enter")
        assert play.meeting.line.text == "et\nto\ntre"
        play.stage.journal.read_only = False
        await play.press("enter")
        assert [text for _, text in last(play, 3)] == ["et", "to", "tre"]


async def test_too_many_lines_are_said(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.paste("\n".join(f"linje {number}" for number in range(500)))
        assert "De første 200 linjer er her" in play.said
        await play.press("enter")
        assert len(play.stage.session.captures) == 205


async def test_the_last_capture_is_edited_by_one_key_and_esc_loses_no_change(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0, CaptureThis(Kind.DECISION, "Vi mødes i marts"))
    async with playing(stage, SMALL) as play:
        await play.press("z")
        await play.write("Vi mødes i maj")
        await play.press("escape")
        assert stage.session.captures[-1].text == "Vi mødes i marts"
        await play.press("z")
        assert play.meeting.line.text == "Vi mødes i maj"
        await play.paste("og\njuni")
        await play.press("enter")
        assert stage.session.captures[-1].text == "Vi mødes i majog juni"
        assert [old.text for old in stage.session.captures[-1].earlier] == ["Vi mødes i marts"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mål", "Lysere stier"),
        ("beslutninger", "Lys og Veje"),
        ("opg", "Spørger teknisk"),
        ("ring taxa", "Taxaerne"),
        ("parkeret", "Hvem betaler"),
        ("goal", "Lysere stier"),
        ("havnegade", "Ingen går alene"),
    ],
)
async def test_the_list_is_filtered_by_kind_and_words(typed: str, found: str, tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0, CaptureThis(Kind.GOAL, "Lysere stier"))
    async with playing(stage, SMALL) as play:
        await play.press("f7", *typed.replace(" ", "_").replace("_", " "))
        screen = play.app.screen
        assert isinstance(screen, PickScreen)
        assert len(screen._found) == 1
        assert screen._found[0].label.startswith(found)


async def test_a_capture_moves_to_another_item_and_platform(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f7")
        assert "5 Platformene" in await play.look()
        await play.press("enter")
        await play.choose("Flyt til")
        await play.choose("Velkomst")
        task = play.stage.session.captures[-1]
        assert task.item == play.stage.session.agenda[0].id
        assert play.said == "Flyttet til Velkomst"
        await play.press("f7", "enter")
        await play.choose("Skift platform")
        await play.choose("Helt ny")
        assert play.stage.session.captures[-1].platform == "Helt ny"
        assert play.stage.session.captures[-1].owner == task.owner
        await play.press("u", "u")
        assert play.stage.session.captures[-1].item == play.stage.session.agenda[4].id


async def test_a_parked_point_is_settled_and_a_capture_shown_large(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f7")
        await play.choose("parkeret")
        await play.choose("næste gang")
        parked = next(one for one in play.stage.session.captures if one.kind is Kind.PARKING)
        assert parked.parked is Parked.NEXT
        await play.press("f7")
        await play.choose("parkeret")
        await play.choose("stort")
        assert play.stage.room.showing.subject is Subject.CAPTURE
        assert play.stage.room.showing.ref == parked.id
