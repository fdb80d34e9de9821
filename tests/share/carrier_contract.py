"""What every carrier keeps, whichever way it goes: a test class of a carrier inherits it and says how laptops are opened.

class TestSomeCarrier(CarrierContract):
    @pytest.fixture
    def way(self, tmp_path: Path) -> Iterator[Way]:
        yield SomeWay(tmp_path)
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from cocreation_tui.core.shared.streams import (
    NOTHING,
    Arrived,
    Batch,
    Head,
    Hello,
    LaptopId,
    Part,
    Ring,
    ShareId,
    StreamName,
    notes_of,
)
from cocreation_tui.share.carrier import FORKED, GAP, NO_PART, NOT_YOURS, Carrier, CarrierError
from cocreation_tui.store import files

SHARE = ShareId("5a" * 16)
IDA, BO, EMIL = (LaptopId(letter * 32) for letter in "abe")
"""The anchor person's laptop, and those of two coordinators."""
MEETING = StreamName("2026-03-05-tovholdermoede-k7")
AT = datetime(2026, 3, 5, 8, 0, 0, 123456, tzinfo=UTC)


class Way(ABC):
    """Some laptops on one share, which is empty at first."""

    sees_parts = False
    """Whether it refuses what somebody's part does not allow; files and folders can only keep things closed."""
    passes_on = True
    """Whether a laptop may push what another one has written."""

    @abstractmethod
    def open(self, laptop: LaptopId, part: Part) -> Carrier:
        """The carrier as a laptop has it that somebody with a part opens; every call opens another one."""


def step(number: int, text: str = "sagt") -> bytes:
    return f'{{"v":1,"seq":{number},"text":"{text}"}}'.encode()


def steps(first: int, last: int, text: str = "sagt") -> tuple[bytes, ...]:
    return tuple(step(number, text) for number in range(first, last + 1))


def told(*bodies: bytes, by: LaptopId = IDA, stream: StreamName = MEETING, **other: object) -> Batch:
    """A stream from its beginning."""
    batch = Batch(stream, Ring.ALL, 1, 0, NOTHING, bodies, by, by)
    return replace(batch, **other)  # type: ignore[arg-type]  # fields of a batch


def following(batch: Batch, *bodies: bytes, **other: object) -> Batch:
    """What comes after it, from whoever may go on."""
    further = replace(
        batch, after=batch.last, before=batch.digest, bodies=bodies, by=batch.writer, away=False
    )
    return replace(further, **other)  # type: ignore[arg-type]  # fields of a batch


def all_of(carrier: Carrier, stream: StreamName = MEETING, after: int = 0) -> tuple[bytes, ...]:
    """The steps after a number, which are chained and end at the head that the carrier tells."""
    head = carrier.heads()[stream]
    batches = [*carrier.pull(stream, head.generation, after)]
    for one, other in pairwise(batches):
        assert (one.last, one.digest) == (other.after, other.before)
    if batches:
        assert batches[0].after == after
        assert batches[-1].head == head
    else:
        assert head.number <= after
    return tuple(body for batch in batches for body in batch.bodies)


def hello(laptop: LaptopId = IDA, name: str = "Ida Holm", **other: object) -> Hello:
    one = Hello(laptop, name, Part.ANCHOR, (), AT, "Trygge nætter", "da", "Europe/Copenhagen")
    return replace(one, **other)  # type: ignore[arg-type]  # fields of a hello


def refused(key: str) -> pytest.RaisesExc[CarrierError]:
    return pytest.RaisesExc(CarrierError, check=lambda error: error.key == key)


def not_awaited(patch: pytest.MonkeyPatch) -> None:
    """Spare a test the waiting for the disk; that files are durable is looked at elsewhere."""
    patch.setattr(files, "flush", lambda _: None)
    patch.setattr(files, "sync_folder", lambda _: None)


class CarrierContract:
    """The tests; ``way`` is to be given by who inherits them."""

    @pytest.fixture
    def way(self) -> Way:
        raise NotImplementedError

    @pytest.fixture
    def ida(self, way: Way) -> Carrier:
        return way.open(IDA, Part.ANCHOR)

    @pytest.fixture
    def bo(self, way: Way) -> Carrier:
        return way.open(BO, Part.COORDINATOR)

    @pytest.fixture
    def emil(self, way: Way) -> Carrier:
        return way.open(EMIL, Part.COORDINATOR)

    def test_nothing_is_there_at_first(self, ida: Carrier) -> None:
        assert (ida.share, dict(ida.heads()), ida.laptops()) == (SHARE, {}, ())
        assert [*ida.pull(MEETING, 1, 0)] == []

    def test_what_one_pushes_another_pulls(self, ida: Carrier, bo: Carrier) -> None:
        first = told(*steps(1, 3), by=BO)
        assert bo.push(first) == first.head
        second = following(first, *steps(4, 5))
        assert bo.push(second) == second.head == Head(1, 5, second.digest, BO)
        assert dict(ida.heads()) == dict(bo.heads()) == {MEETING: second.head}
        assert all_of(ida) == steps(1, 5)
        assert {batch.by for batch in ida.pull(MEETING, 1, 0)} == {BO}

    def test_pulling_begins_after_any_step(self, ida: Carrier, bo: Carrier) -> None:
        batch = told(*steps(1, 4), by=BO)
        bo.push(batch)
        bo.push(following(batch, *steps(5, 7)))
        for after in range(8):
            assert all_of(ida, after=after) == steps(after + 1, 7)
        assert [*ida.pull(MEETING, 1, 99)] == [*ida.pull(MEETING, 2, 0)] == []

    def test_the_same_again_changes_nothing(self, ida: Carrier, bo: Carrier) -> None:
        first = told(*steps(1, 3), by=BO)
        second = following(first, *steps(4, 5), writer=EMIL)
        for batch in (first, second, second, first, told(*steps(1, 2), by=BO), following(second)):
            head = bo.push(batch)
        assert dict(ida.heads()) == {MEETING: head} == {MEETING: second.head}
        assert all_of(ida) == steps(1, 5)

    def test_what_begins_earlier_adds_its_end(self, ida: Carrier, bo: Carrier) -> None:
        bo.push(told(*steps(1, 3), by=BO))
        whole = told(*steps(1, 6), by=BO)
        assert bo.push(whole) == whole.head
        middle = Batch(MEETING, Ring.ALL, 1, 5, told(*steps(1, 5)).digest, steps(6, 8), BO, BO)
        assert bo.push(middle) == middle.head
        assert all_of(ida) == steps(1, 8)

    def test_a_gap_is_refused(self, ida: Carrier, bo: Carrier) -> None:
        batch = told(*steps(1, 3), by=BO)
        later = following(batch, *steps(4, 5))
        with refused(GAP):
            bo.push(later)
        bo.push(batch)
        with refused(GAP):
            bo.push(following(later, step(6)))
        with refused(GAP):
            bo.push(replace(later, generation=2))
        assert all_of(ida) == steps(1, 3)

    def test_what_tells_otherwise_is_refused(self, ida: Carrier, bo: Carrier) -> None:
        batch = told(*steps(1, 3), by=BO)
        bo.push(batch)
        for other in (
            told(step(1), step(2, "andet"), step(3), by=BO),
            told(step(1), step(2, "andet"), by=BO),
            told(*steps(1, 2), step(3, "andet"), step(4), by=BO),
            following(told(*steps(1, 2), step(3, "andet"), by=BO), step(4)),
        ):
            with refused(FORKED):
                bo.push(other)
        assert dict(ida.heads()) == {MEETING: batch.head}
        assert all_of(ida) == steps(1, 3)

    def test_only_the_writer_goes_on(self, ida: Carrier, bo: Carrier, emil: Carrier) -> None:
        batch = told(*steps(1, 3), by=BO)
        bo.push(batch)
        for carrier, laptop in ((emil, EMIL), (ida, IDA)):
            with refused(NOT_YOURS):
                carrier.push(following(batch, step(4), by=laptop, writer=laptop))
        assert all_of(ida) == steps(1, 3)

    def test_a_stream_is_handed_over(self, ida: Carrier, bo: Carrier, emil: Carrier) -> None:
        batch = told(*steps(1, 3), by=BO)
        given = following(batch, step(4, "videre til Emil"), writer=EMIL)
        bo.push(batch)
        assert bo.push(given).writer == EMIL
        with refused(NOT_YOURS):
            bo.push(following(given, step(5), by=BO, writer=BO))
        further = following(given, step(5))
        assert emil.push(further) == further.head
        assert bo.push(given) == further.head
        assert ida.heads()[MEETING].writer == EMIL
        assert all_of(ida) == (*steps(1, 3), step(4, "videre til Emil"), step(5))

    def test_a_new_telling_takes_the_place_of_the_old(self, ida: Carrier, bo: Carrier) -> None:
        old = told(*steps(1, 5), by=BO)
        bo.push(old)
        new = told(*steps(1, 3, "deltager A"), by=IDA, writer=BO, generation=2)
        assert ida.push(new) == new.head
        assert dict(bo.heads()) == {MEETING: new.head}
        assert all_of(bo) == steps(1, 3, "deltager A")
        assert [*bo.pull(MEETING, 1, 0)] == []
        with refused(GAP):
            bo.push(old)
        further = following(new, step(4, "deltager A"))
        assert bo.push(further) == further.head
        assert all_of(ida) == steps(1, 4, "deltager A")

    def test_a_telling_may_be_left_out(self, ida: Carrier, bo: Carrier) -> None:
        bo.push(told(*steps(1, 5), by=BO))
        third = told(*steps(1, 2), by=BO, generation=3)
        assert bo.push(third) == third.head
        assert all_of(ida) == steps(1, 2)

    def test_a_stream_is_put_away(self, ida: Carrier, bo: Carrier) -> None:
        bo.push(told(*steps(1, 5), by=BO))
        away = told(by=BO, generation=2, away=True)
        assert bo.push(away) == bo.push(away) == Head(2, 0, NOTHING, BO, Ring.ALL, away=True)
        assert dict(ida.heads()) == {MEETING: away.head}
        assert all_of(ida) == ()

    def test_a_stream_may_be_empty(self, ida: Carrier, bo: Carrier) -> None:
        empty = told(by=BO)
        assert bo.push(empty) == Head(1, 0, NOTHING, BO)
        assert dict(ida.heads()) == {MEETING: empty.head}
        further = following(empty, *steps(1, 2))
        assert bo.push(further) == further.head
        assert all_of(ida) == steps(1, 2)

    def test_what_stays_inside_is_not_seen_by_others(self, ida: Carrier, bo: Carrier) -> None:
        inside = told(*steps(1, 3), stream=notes_of(IDA, Ring.INSIDE), ring=Ring.INSIDE)
        for_all = told(step(1), stream=notes_of(IDA))
        ida.push(inside)
        ida.push(for_all)
        assert dict(ida.heads()) == {inside.stream: inside.head, for_all.stream: for_all.head}
        assert all_of(ida, inside.stream) == steps(1, 3)
        assert dict(bo.heads()) == {for_all.stream: for_all.head}
        assert [*bo.pull(inside.stream, 1, 0)] == []

    def test_a_coordinator_writes_what_stays_inside(self, way: Way, ida: Carrier, bo: Carrier) -> None:
        emil = way.open(EMIL, Part.COORDINATOR)
        for stream in (MEETING, notes_of(BO, Ring.INSIDE)):
            assert bo.refuses(Ring.INSIDE) == ""
            first = told(*steps(1, 3), by=BO, stream=stream, ring=Ring.INSIDE)
            assert bo.push(first) == bo.push(first) == first.head
            second = following(first, *steps(4, 5))
            assert bo.push(second) == second.head
            for reading in (ida, bo, way.open(BO, Part.COORDINATOR)):
                assert reading.heads()[stream] == second.head
                assert all_of(reading, stream) == steps(1, 5)
                assert all_of(reading, stream, after=4) == steps(5, 5)
            assert dict(emil.heads()) == {}
            assert [*emil.pull(stream, 1, 0)] == []

    def test_an_anchor_person_tells_anew_what_a_coordinator_wrote_inside(
        self, ida: Carrier, bo: Carrier, emil: Carrier
    ) -> None:
        bo.push(told(*steps(1, 5), by=BO, ring=Ring.INSIDE))
        anew = told(*steps(1, 3, "deltager A"), writer=BO, generation=2, ring=Ring.INSIDE)
        assert ida.push(anew) == anew.head
        assert dict(bo.heads()) == {MEETING: anew.head}
        assert all_of(bo) == steps(1, 3, "deltager A")
        further = following(anew, step(4))
        assert bo.push(further) == further.head
        away = told(generation=3, away=True, writer=BO, ring=Ring.INSIDE)
        assert all_of(ida) == (*steps(1, 3, "deltager A"), step(4))
        assert ida.push(away) == away.head == bo.heads()[MEETING]
        assert dict(emil.heads()) == {}

    def test_a_coordinator_draws_a_meeting_inside(self, ida: Carrier, bo: Carrier, emil: Carrier) -> None:
        bo.push(told(*steps(1, 3), by=BO))
        drawn = told(*steps(1, 4), by=BO, ring=Ring.INSIDE, generation=2)
        assert bo.push(drawn) == drawn.head
        assert all_of(ida) == all_of(bo) == steps(1, 4)
        assert dict(emil.heads()) == {}
        assert [*emil.pull(MEETING, 1, 0)] == []

    def test_another_anchor_person_sees_what_stays_inside(self, way: Way, ida: Carrier) -> None:
        inside = told(*steps(1, 3), ring=Ring.INSIDE)
        ida.push(inside)
        assert all_of(way.open(EMIL, Part.ANCHOR)) == steps(1, 3)

    def test_a_stream_may_be_drawn_inside(self, ida: Carrier, bo: Carrier) -> None:
        ida.push(told(*steps(1, 3)))
        drawn = told(*steps(1, 4), ring=Ring.INSIDE, generation=2)
        ida.push(drawn)
        assert dict(ida.heads()) == {MEETING: drawn.head}
        assert dict(bo.heads()) == {}
        assert [*bo.pull(MEETING, 1, 0)] == [*bo.pull(MEETING, 2, 0)] == []

    @pytest.mark.parametrize("body", ['{"text":"æøå 🌙 \\u0000  \\u202e"}', "{}", '"' + "x" * 300_000 + '"'])
    def test_a_step_comes_back_to_the_byte(self, ida: Carrier, bo: Carrier, body: str) -> None:
        data = body.encode()
        bo.push(told(data, data, by=BO))
        assert all_of(ida) == (data, data)

    def test_many_steps_at_once(self, ida: Carrier, bo: Carrier) -> None:
        many = steps(1, 3_000, "æ" * 50)
        batch = told(*many, by=BO)
        assert bo.push(batch) == batch.head
        assert all_of(ida) == many
        assert all_of(ida, after=2_990) == many[2_990:]

    def test_many_small_pushes(self, ida: Carrier, bo: Carrier) -> None:
        batch = told(step(1), by=BO)
        bo.push(batch)
        for number in range(2, 21):
            batch = following(batch, step(number))
            assert bo.push(batch) == batch.head
        assert all_of(ida) == steps(1, 20)
        assert all_of(ida, after=13) == steps(14, 20)

    def test_streams_do_not_know_each_other(self, ida: Carrier, bo: Carrier) -> None:
        streams = [StreamName(f"2026-03-0{day}-moede") for day in range(1, 6)]
        heads = {}
        for place, stream in enumerate(streams, 1):
            heads[stream] = bo.push(told(*steps(1, place), by=BO, stream=stream))
        assert dict(ida.heads()) == heads
        assert [len(all_of(ida, stream)) for stream in streams] == [1, 2, 3, 4, 5]

    def test_laptops_tell_of_themselves(self, ida: Carrier, bo: Carrier) -> None:
        first, other = hello(), hello(BO, "Bo Åkær 🌙", platforms=("Havnen",), part=Part.COORDINATOR)
        ida.tell(first)
        bo.tell(other)
        assert by_laptop(ida.laptops()) == by_laptop(bo.laptops()) == {IDA: first, BO: other}
        later = hello(name="Ida H.", at=AT.replace(hour=7), has=(Arrived(MEETING, 2, 14),))
        ida.tell(later)
        ida.tell(later)
        assert by_laptop(bo.laptops()) == {IDA: later, BO: other}

    def test_a_laptop_tells_of_itself_only(self, ida: Carrier, bo: Carrier) -> None:
        with refused(NOT_YOURS):
            bo.tell(hello())
        assert ida.laptops() == ()

    def test_what_was_pushed_is_there_for_who_opens_it_later(self, way: Way, bo: Carrier) -> None:
        batch = told(*steps(1, 3), by=BO)
        bo.push(batch)
        bo.tell(hello(BO, part=Part.COORDINATOR))
        bo.close()
        later = way.open(BO, Part.COORDINATOR)
        assert later.push(batch) == batch.head
        assert all_of(later) == steps(1, 3)
        assert by_laptop(later.laptops()) == {BO: hello(BO, part=Part.COORDINATOR)}

    def test_what_another_has_written_is_passed_on(self, way: Way, ida: Carrier, emil: Carrier) -> None:
        batch = told(*steps(1, 3), by=BO)
        if way.passes_on:
            assert emil.push(batch) == batch.head
            assert all_of(ida) == steps(1, 3)
        else:
            with refused(NOT_YOURS):
                emil.push(batch)
            assert dict(ida.heads()) == {}

    def test_parts_are_kept_where_the_way_knows_them(self, way: Way, ida: Carrier, bo: Carrier) -> None:
        if not way.sees_parts:
            pytest.skip("nobody stands between a laptop and a folder")
        batch = told(*steps(1, 3))
        ida.push(batch)
        with refused(NOT_YOURS):
            bo.push(told(step(1, "andet"), by=BO, generation=2))
        reader = way.open(EMIL, Part.READER)
        assert all_of(reader) == steps(1, 3)
        for ring in Ring:
            assert reader.refuses(ring) == NO_PART
            with refused(NO_PART):
                reader.push(told(step(1), by=EMIL, stream=notes_of(EMIL, ring), ring=ring))
        assert dict(ida.heads()) == {MEETING: batch.head}

    def test_nobody_writes_into_what_another_wrote_inside(
        self, way: Way, ida: Carrier, bo: Carrier, emil: Carrier
    ) -> None:
        if not way.sees_parts:
            pytest.skip("nobody stands between a laptop and a folder")
        batch = told(*steps(1, 3), by=BO, ring=Ring.INSIDE)
        bo.push(batch)
        for ring in Ring:
            for other in (
                told(*steps(1, 3), by=BO, ring=ring),
                told(step(1), by=EMIL, ring=ring),
                told(step(1), by=EMIL, ring=ring, generation=2),
                following(batch, step(4), by=EMIL, writer=EMIL, ring=ring),
            ):
                with refused(NOT_YOURS):
                    emil.push(other)
        assert dict(ida.heads()) == {MEETING: batch.head}


def by_laptop(hellos: Sequence[Hello]) -> dict[LaptopId, Hello]:
    """What laptops tell, each once."""
    assert len({one.laptop for one in hellos}) == len(hellos)
    return {one.laptop: one for one in hellos}
