"""What has not arrived from whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import LaptopId, StreamName
from cocreation_tui.core.reports.awaited import SILENT_AFTER, Awaited, awaited
from cocreation_tui.core.shared.streams import NOTHING, Head, Hello, Part, Ring, ShareId, notes_of, said_of
from cocreation_tui.export.laptops import awaited_words
from cocreation_tui.i18n.words import Words

NOW = datetime(2026, 3, 20, 8, 0, tzinfo=UTC)
ME, IDA, PER = (LaptopId(letter * 32) for letter in "abc")
SHARE = ShareId("d" * 32)
MEETING = StreamName("2026-03-01-status-meeting-k7")


def hello(
    laptop: LaptopId, name: str, *has: Arrived, ago: timedelta = timedelta(0), part: Part = Part.COORDINATOR
) -> Hello:
    return Hello(laptop, name, part, ("Lys",), NOW - ago, "Trygge nætter", "da", "UTC", has)


def head(number: int, writer: LaptopId) -> Head:
    return Head(1, number, NOTHING, writer)


def test_everything_that_is_known_of_has_arrived() -> None:
    others = (hello(IDA, "Ida", Arrived(MEETING, 1, 7), Arrived(notes_of(IDA), 1, 4)),)
    here = {MEETING: head(7, IDA), notes_of(IDA, Ring.INSIDE): head(4, IDA)}
    assert awaited(SHARE, ME, Part.ANCHOR, others, here, NOW) == ()


def test_what_is_further_elsewhere_is_awaited_from_who_writes_it() -> None:
    new = StreamName("2026-03-02-x")
    others = (
        hello(IDA, "Ida", Arrived(MEETING, 1, 8), Arrived(notes_of(IDA), 1, 4)),
        hello(PER, "Per", Arrived(MEETING, 1, 9), Arrived(new, 1, 1), Arrived(notes_of(ME), 1, 30)),
    )
    here = {MEETING: head(7, IDA), notes_of(ME): head(20, ME)}
    assert awaited(SHARE, ME, Part.ANCHOR, others, here, NOW) == (
        Awaited(IDA, "Ida", ("Lys",), 1, True, None),
        Awaited(PER, "Per", ("Lys",), 1, False, None),
    )


def test_what_stays_inside_is_awaited_by_anchor_persons_alone() -> None:
    inside = said_of(SHARE, MEETING, Ring.INSIDE)
    others = (hello(IDA, "Ida", Arrived(inside, 1, 8)),)
    head_here = Head(1, 8, NOTHING, IDA, Ring.INSIDE)
    assert [one.meetings for one in awaited(SHARE, ME, Part.ANCHOR, others, {}, NOW)] == [1]
    assert awaited(SHARE, ME, Part.ANCHOR, others, {MEETING: head_here}, NOW) == ()
    assert awaited(SHARE, ME, Part.COORDINATOR, others, {}, NOW) == ()


@pytest.mark.parametrize(("part", "told"), [(Part.COORDINATOR, 1), (Part.ANCHOR, 1), (Part.READER, 0)])
def test_whoever_writes_and_is_silent_for_long_is_named(part: Part, told: int) -> None:
    others = [hello(IDA, "Ida", ago=SILENT_AFTER, part=part)]
    assert awaited(SHARE, ME, Part.ANCHOR, others, {}, NOW) == ()
    assert len(awaited(SHARE, ME, Part.ANCHOR, others, {}, NOW + timedelta(minutes=1))) == told


def test_it_is_told_in_one_line() -> None:
    some = (Awaited(IDA, "Ida", ("Lys",), 2, True, None), Awaited(PER, "Per", (), 0, False, NOW))
    assert awaited_words(some, "UTC", Words("da")) == (
        "Ikke kommet hertil endnu · Ida (Lys): 2 møder, noter · Per: intet siden 20. mar. 2026"
    )
    assert awaited_words(some, "UTC", Words("en")) == (
        "Not here yet · Ida (Lys): 2 meetings, notes · Per: nothing since 20 Mar 2026"
    )
    assert awaited_words((), "UTC", Words("en")) == ""
