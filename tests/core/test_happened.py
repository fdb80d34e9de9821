"""What happened under each item: everything once, in its place and in order."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.agenda.schedule import Facts
from cocreation_tui.core.capture.capture import Hands, Kind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.reports.happened import Part, Where, parts_of
from cocreation_tui.core.reports.minutes import Entry, minutes_of
from cocreation_tui.core.session.session import Session
from tests.export.meetings import CLOSED, FACTS, REARRANGED, RUNNING, at, capture, run, under

NOW = at("16:00")


def parts(session: Session) -> tuple[Part, ...]:
    return parts_of(minutes_of(session, NOW))


def places(session: Session) -> list[int | str]:
    return [part.line.place if part.line else part.where.value for part in parts(session)]


def test_items_are_told_in_the_order_held_with_what_belongs_to_none_around_them() -> None:
    assert places(REARRANGED) == ["before", 1, 4, 2, 5, "outside"]


def test_what_was_caught_is_in_order_of_time_whatever_was_caught_first() -> None:
    late, early = capture(41, Kind.FOCUS, "sent", "14:39"), capture(42, Kind.TASK, "tidligt", "14:07")
    under_it = next(one for one in parts(replace(CLOSED, captures=(late, early))) if one.happened)
    assert [one.capture.text for one in under_it.happened if isinstance(one, Entry)] == ["tidligt", "sent"]


def test_hands_on_a_decision_are_told_with_it_others_under_their_item() -> None:
    shown = [
        (part.line, one.id) for part in parts(REARRANGED) for one in part.happened if isinstance(one, Hands)
    ]
    assert [(line.place, name) for line, name in shown if line] == [(4, "h2")]


def test_a_skipped_item_keeps_its_place_and_a_break_is_told_only_when_something_happened() -> None:
    skipped = replace(
        CLOSED.facts,
        runs=CLOSED.facts.runs[:1] + CLOSED.facts.runs[2:],
        skipped=frozenset({ItemId("platforms")}),
    )
    assert places(replace(CLOSED, facts=skipped, captures=())) == [1, 2, 4, 5]
    in_the_break = under("break", capture(43, Kind.NOTE, "ved kaffen", "14:33"))
    assert places(replace(CLOSED, captures=(in_the_break,))) == [1, 2, 3, 4, 5]


def test_what_is_still_to_come_is_not_told_of_a_draft() -> None:
    assert places(replace(RUNNING, captures=())) == [1, 2, 4]
    assert places(replace(CLOSED, captures=(), facts=Facts(at("14:00")))) == []


def test_of_a_meeting_that_never_began_everything_was_before() -> None:
    early = under(None, capture(44, Kind.NOTE, "før", "13:50"))
    (only,) = parts(replace(CLOSED, captures=(early,), facts=Facts(at("14:00"))))
    assert only.where is Where.BEFORE


def test_an_item_taken_twice_is_told_once_where_it_first_began() -> None:
    again = replace(FACTS, runs=(*FACTS.runs, run("welcome", "15:00", "15:05")))
    assert places(replace(CLOSED, facts=again, captures=())) == [1, 2, 4, 5]
