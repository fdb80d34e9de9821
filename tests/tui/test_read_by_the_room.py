"""What a back row reads: the time beside a page, the speaker's own time, who sits where, a new platform, the next meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from textual.geometry import Size

from cocreation_tui.core.agenda.agenda import ItemKind, Per, Want
from cocreation_tui.core.capture.capture import Field, Kind, Status
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.room.scene import Scene, scene_of
from cocreation_tui.tui.text import lines
from cocreation_tui.tui.view import look
from cocreation_tui.tui.widgets.control.captures import label
from cocreation_tui.tui.widgets.room_side.audience import picture
from tests.export.told import by_kind
from tests.tui.picture import in_letters
from tests.tui.room_scenes import scene
from tests.tui.scanning import picture as scanned
from tests.tui.stage import in_memory, lively
from tests.tui.test_audience import Room

DA = Words("da")
SIZES = ((80, 24), (120, 36))


def seen(shown: Scene, size: tuple[int, int]) -> str:
    return lines(picture(shown, Size(*size))).plain


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["questions", "rules", "card"])
def test_a_page_leaves_the_time_in_the_corner(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    shown = scene(name, tmp_path)[0]
    corner = "\n".join(row[-30:] for row in seen(shown, size).split("\n")[1:6])
    assert in_letters("13:00", corner)


@pytest.mark.parametrize(("size", "more"), [(SIZES[0], ()), (SIZES[1], ("14:04", "ændrer", "14:34", "Tak"))])
def test_the_agenda_is_read_from_the_back_row(
    size: tuple[int, int], more: tuple[str, ...], tmp_path: Path
) -> None:
    shown = seen(scene("agenda", tmp_path)[0], size)
    for word in ("13:39", "13:32", "Platformene", "13:52", "Pause", "14:39", *more):
        assert in_letters(word, shown.replace(f" {word}", "")), word


def test_who_answers_for_a_task_and_by_when_are_read_too(tmp_path: Path) -> None:
    shown = seen(scene("task", tmp_path)[0], SIZES[1])
    assert all(in_letters(word, shown) for word in ("Hjørdis", "frist", "27."))
    assert not in_letters("Hjørdis", seen(scene("task", tmp_path, hide_names=True)[0], SIZES[1]))


@pytest.mark.parametrize("size", SIZES)
def test_a_round_shows_the_speakers_own_time(size: tuple[int, int], tmp_path: Path) -> None:
    shown, stage = scene("round", tmp_path)
    assert in_letters("0:00", seen(shown, size))
    view = look(stage.session, stage.clock.now() + timedelta(seconds=14), DA)
    later = seen(scene_of(view, Showing(), stage.room.card), size)
    assert all(in_letters(word, later) for word in ("Hjørdis", "0:14", "af", "2:00"))
    hidden = seen(scene_of(view, Showing(hide_names=True), stage.room.card), size)
    assert in_letters("0:14", hidden)
    assert not in_letters("Hjørdis", hidden)


def _at_the_platforms(root: Path) -> Scene:
    """A meeting whose item under way is worked on by platform."""
    stage = lively(in_memory(root))
    run = stage.session.facts.running
    assert run is not None
    wants = (Want(Kind.FOCUS, 1, Per.PLATFORM),)
    agenda = tuple(
        replace(item, kind=ItemKind.GROUP_WORK, wants=wants) if item.id == run.item else item
        for item in stage.session.agenda
    )
    session = replace(stage.session, agenda=agenda)
    return scene_of(look(session, stage.clock.now(), DA), Showing(), stage.room.card)


@pytest.mark.parametrize("size", [(60, 18), *SIZES])
def test_platform_work_shows_who_sits_where(size: tuple[int, int], tmp_path: Path) -> None:
    shown = _at_the_platforms(tmp_path)
    told = seen(shown, size)
    platforms = {one.platform for one in shown.view.session.present if one.platform}
    assert len(platforms) > 1
    assert all(in_letters(platform.split(" ")[0], told) for platform in platforms)
    hidden = seen(replace(shown, showing=Showing(hide_names=True)), size)
    assert all(one.name.split(" ")[0] not in hidden for one in shown.view.session.present if one.platform)


def test_a_new_platform_is_told_as_one(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    stage.after(0, FillForm("platform", Kind.CHANGE, "Trygge veje hjem", (Field("focus", "Lys"),)))
    founded = stage.session.captures[-1]
    assert label(DA, founded) == "ny platform"
    view = look(stage.session, stage.clock.now(), DA)
    shown = scene_of(view, Showing(Subject.CAPTURE, founded.id), stage.room.card)
    assert "NY PLATFORM" in seen(shown, (80, 24))
    assert "Ny platform: Trygge veje hjem" in by_kind(stage.session, stage.clock.now(), DA)
    stage.after(0, CaptureThis(Kind.CHANGE, "Holder pause"))
    assert label(DA, stage.session.captures[-1]) == "ændring"


@pytest.mark.parametrize("size", SIZES)
async def test_after_closing_the_room_has_thanks_and_the_code_of_the_next_meeting(
    size: tuple[int, int], tmp_path: Path
) -> None:
    app = Room()
    async with app.run_test(size=size) as pilot:
        shown = scene("closed", tmp_path)[0]
        app.face.scene = shown
        await pilot.pause()
        (found,) = zxingcpp.read_barcodes(scanned(app))
        assert "20261221" in found.text
    assert in_letters("Tak", seen(shown, size))


@pytest.mark.parametrize("size", SIZES)
def test_a_decision_is_not_called_adopted_while_the_room_is_asked(
    size: tuple[int, int], tmp_path: Path
) -> None:
    shown = scene("decision", tmp_path)[0]
    assert "vedtaget" not in seen(shown, size)
    assert in_letters("enige?", seen(shown, size))
    settled = replace(shown, showing=replace(shown.showing, asks=False))
    assert "vedtaget" in seen(settled, size)
    assert not in_letters("enige?", seen(settled, size))
    captures = tuple(replace(one, status=Status.PROPOSED) for one in shown.view.session.captures)
    session = replace(shown.view.session, captures=captures)
    proposed = replace(shown, view=replace(shown.view, session=session))
    assert "· forslag" in seen(proposed, size)
    assert in_letters("enige?", seen(proposed, size))
