"""From what was found to its moment in the minutes, and reading that is left half way."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.reports.said import Around, said_in
from cocreation_tui.core.reports.sought import sought
from cocreation_tui.core.session.commands.command import DropCapture
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk import searching
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.searching import Filling, Searching, kind_names, moment_of
from cocreation_tui.export.escaping import inline
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.findable import Meeting
from cocreation_tui.store.found_file import FILE
from cocreation_tui.store.index import Hit, Query
from tests.core.test_afterwards import DECISION
from tests.export.meetings import CLOSED, FILLED, at
from tests.export.test_corrected import corrected
from tests.tui.followed import NAME, with_tasks
from tests.tui.stage import Stage, in_memory


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    stage = in_memory(tmp_path)
    with_tasks(stage)
    return stage.desk


def everything(searching: Searching) -> Filling:
    *_, last = searching.fill()
    return last


def hits_of(session: Session) -> list[Hit]:
    meeting = Meeting(Path("x.json"), session.title, "", session.zone, session.language, False, at("12:00"))
    return [Hit(one, meeting) for one in said_in(session)]


@pytest.mark.parametrize("session", [CLOSED, FILLED])
def test_every_moment_is_a_line_with_its_words(session: Session, tmp_path: Path) -> None:
    desk = in_memory(tmp_path).desk
    for hit in hits_of(session):
        moment = moment_of(desk, hit, session)
        if hit.said.kind in (Around.MEETING, Around.INITIATIVE):
            assert moment.line is None
            continue
        assert moment.line is not None, hit
        line = moment.text.split("\n")[moment.line]
        said = hit.said.text.split("\n")[0]
        assert inline(said) in line or said in line
        assert not line.startswith("|")


@pytest.mark.parametrize("issued", [True, False])
def test_minutes_that_went_out_have_their_moments_where_they_are(issued: bool, tmp_path: Path) -> None:
    desk, meeting = in_memory(tmp_path).desk, corrected()
    session = meeting.session if issued else meeting.do(DropCapture(DECISION))
    assert "Version" in desk.minutes(session)
    for hit in hits_of(session):
        if hit.said.id:
            moment = moment_of(desk, hit, session)
            assert moment.line is not None, hit
            assert inline(hit.said.text.split("\n")[0]) in moment.text.split("\n")[moment.line]


def test_the_same_words_twice_are_two_moments(tmp_path: Path) -> None:
    desk, first = in_memory(tmp_path).desk, CLOSED.captures[0]
    session = replace(
        CLOSED,
        captures=(*CLOSED.captures, replace(first, id=CaptureId("again"), at=first.at.replace(second=59))),
    )
    lines = [
        moment_of(desk, hit, session).line for hit in hits_of(session) if hit.said.id in (first.id, "again")
    ]
    assert len(set(lines)) == 2


def test_reading_that_is_left_goes_on_and_what_was_read_is_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 2)
    with closing(Searching(desk)) as first:
        so_far = first.fill()
        total = next(so_far).of
        assert not next(so_far).done
        assert first.find(Query(sought("")))
    with closing(Searching(desk)) as second:
        assert next(second.fill()).of == total - 2
        assert everything(second).problems == ()
        assert next(second.fill()).done
        found = second.find(Query(sought("trygge nætter")))
        assert {hit.meeting.initiative for hit in found} == {NAME["da"]}


def test_what_cannot_be_read_is_told_and_the_rest_is_found(desk: Desk) -> None:
    path = desk.meetings()[0].path
    path.write_bytes(b"{")
    with closing(Searching(desk)) as searching:
        filling = everything(searching)
        assert [problem.path for problem in filling.problems] == [path]
        assert searching.find(Query(sought("taxa")))


def test_a_meeting_that_is_put_away_is_found_no_more(desk: Desk) -> None:
    with closing(Searching(desk)) as searching:
        everything(searching)
        (hit,) = searching.find(Query(sought("kaffe"), frozenset({"task"})))
        desk.put_away(hit.meeting.path)
        everything(searching)
        assert searching.find(Query(sought("kaffe"), frozenset({"task"}))) == ()
    data = (desk.workspace.root / FILE).read_bytes()
    assert hit.said.text.casefold().encode() not in data.lower()


def test_kinds_by_their_names_in_every_language() -> None:
    names = kind_names(Words("da"))
    assert {names["opgave"], names["opgaver"], names["task"], names["tasks"]} == {"task"}
    assert (names["møde"], names["item"]) == ("meeting", "item")


def test_an_open_meeting_is_told_as_it_stands(tmp_path: Path) -> None:
    stage: Stage = in_memory(tmp_path)
    hit = replace(hits_of(CLOSED)[0], said=hits_of(CLOSED)[-1].said)
    with pytest.raises(StoreError):
        moment_of(stage.desk, hit)
    assert moment_of(stage.desk, hit, CLOSED).session is CLOSED
