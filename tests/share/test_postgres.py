"""What laptops share through PostgreSQL: streams and their chains, who writes what, and being told of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from threading import Thread
from typing import Any

import pytest

from cocreation_tui.core.shared.streams import (
    NOTHING,
    Batch,
    Digest,
    Part,
    Ring,
    StreamName,
    notes_of,
)
from cocreation_tui.share import server as administering
from cocreation_tui.share.carrier import DAMAGED, FORKED, GAP, NO_PART, NOT_YOURS, CarrierError
from cocreation_tui.share.carriers import connecting, postgres
from tests.share.postgres_server import MEETING, Laptop, Laptops, Server, wait_for_a_lock


def pushed(laptop: Laptop, batch: Batch) -> str:
    """How a push ends: empty, or the key of why it is refused."""
    try:
        assert laptop.carrier.push(batch) == batch.head
    except CarrierError as error:
        return error.key
    return ""


def pulled(
    laptop: Laptop, stream: StreamName = MEETING, generation: int = 1, after: int = 0
) -> tuple[bytes, ...]:
    """The steps of a stream after a number."""
    found = laptop.carrier.pull(stream, generation, after)
    return tuple(body for batch in found for body in batch.bodies)


def test_what_one_pushes_another_pulls(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
    assert theirs.carrier.heads() == {}
    assert theirs.carrier.share == laptops.share
    first = mine.batch(b'{"n":1}', "æ☃\0".encode())
    second = mine.more(first, bytes(range(256)))
    assert pushed(mine, first) == pushed(mine, second) == ""
    assert theirs.carrier.heads() == {MEETING: second.head}
    (all_of_it,) = theirs.carrier.pull(MEETING, 1, 0)
    assert all_of_it == replace(first, bodies=first.bodies + second.bodies)
    assert list(theirs.carrier.pull(MEETING, 1, 2)) == [second]
    assert [*theirs.carrier.pull(MEETING, 1, 3), *theirs.carrier.pull(MEETING, 1, 9)] == []
    assert [*theirs.carrier.pull(MEETING, 2, 0), *theirs.carrier.pull(StreamName("none"), 1, 0)] == []


def test_the_same_again_changes_nothing_and_what_overlaps_adds_the_rest(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    first = mine.batch(b"1", b"2", b"3")
    assert [pushed(mine, first) for _ in range(3)] == ["", "", ""]
    longer = mine.batch(b"1", b"2", b"3", b"4")
    assert pushed(mine, longer) == ""
    assert mine.carrier.push(first) == longer.head
    assert pushed(mine, mine.more(mine.batch(b"1", b"2"), b"3", b"4", b"5")) == ""
    assert pulled(mine) == (b"1", b"2", b"3", b"4", b"5")


def test_a_gap_is_refused(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    first = mine.batch(b"1")
    missing = mine.more(first, b"2")
    assert pushed(mine, missing) == GAP
    assert mine.carrier.heads() == {}
    assert pushed(mine, first) == ""
    assert pushed(mine, mine.more(missing, b"3")) == GAP
    assert pulled(mine) == (b"1",)


@pytest.mark.parametrize("bodies", [(b"x",), (b"1", b"x"), (b"1", b"x", b"3"), (b"x", b"2", b"3", b"4")])
def test_what_tells_otherwise_is_refused(laptops: Laptops, bodies: tuple[bytes, ...]) -> None:
    mine = laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1", b"2")) == ""
    assert pushed(mine, mine.batch(*bodies)) == FORKED
    assert pulled(mine) == (b"1", b"2")


@pytest.mark.parametrize(
    "other",
    [
        {"after": 2, "before": Digest("1" * 64)},
        {"after": 1, "before": Digest("1" * 64)},
        {"ring": Ring.INSIDE, "after": 2, "before": None},
    ],
)
def test_a_chain_that_does_not_fit_is_refused(laptops: Laptops, other: dict[str, Any]) -> None:
    mine = laptops.open(Part.ANCHOR)
    first = mine.batch(b"1", b"2")
    assert pushed(mine, first) == ""
    assert pushed(mine, mine.batch(b"3", **{**other, "before": other["before"] or first.digest})) == FORKED
    assert pushed(mine, mine.batch(b"3", stream="other", before=Digest("1" * 64))) == FORKED
    assert set(mine.carrier.heads()) == {MEETING}


def test_only_its_writer_goes_on_with_a_stream(laptops: Laptops) -> None:
    mine, theirs, anchor = (laptops.open(part) for part in (Part.COORDINATOR, Part.COORDINATOR, Part.ANCHOR))
    first = mine.batch(b"1")
    assert pushed(mine, first) == ""
    for other in (theirs, anchor):
        assert pushed(other, other.more(first, b"2")) == NOT_YOURS
        assert pushed(other, other.more(first, b"2", by=mine.id)) == NOT_YOURS
        assert pushed(other, other.batch(b"x")) == NOT_YOURS
    assert pushed(theirs, theirs.batch(b"x", generation=2)) == NOT_YOURS
    assert pulled(theirs) == (b"1",)


def test_a_stream_that_is_handed_over_is_gone_on_with_by_the_other(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.COORDINATOR)
    first = mine.batch(b"1", b"given")
    given = replace(first, writer=theirs.id)
    assert pushed(mine, given) == ""
    taken = theirs.more(given, b"3", b"4")
    assert pushed(theirs, taken) == ""
    assert mine.carrier.push(given) == taken.head, "the same again, though another writes it now"
    assert pushed(mine, mine.more(given, b"x")) == NOT_YOURS
    assert list(mine.carrier.pull(MEETING, 1, 0)) == [given, taken], "by whom, and who may go on after each"


def test_until_its_last_step_whoever_hands_over_writes(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PAGE", 1)
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1", b"2", b"given", writer=theirs.id)) == ""
    assert [batch.writer for batch in mine.carrier.pull(MEETING, 1, 0)] == [mine.id, mine.id, theirs.id]


def test_what_is_said_of_a_stream_without_a_step_is_kept(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    first = mine.batch(b"1")
    away = mine.more(first, away=True)
    assert [pushed(mine, one) for one in (first, away, away)] == ["", "", ""]
    assert mine.carrier.heads() == {MEETING: away.head}


def test_a_laptop_belongs_to_the_login_that_used_it_first(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1")) == ""
    thief = laptops.again(laptops.open(Part.COORDINATOR).login, mine.id)
    assert pushed(thief, thief.more(mine.batch(b"1"), b"2")) == NOT_YOURS
    with pytest.raises(CarrierError, match=NOT_YOURS):
        thief.carrier.tell(thief.hello())
    assert administering.release(laptops.admin, laptops.share, mine.id) is True
    assert pushed(thief, thief.more(mine.batch(b"1"), b"2")) == "", "the administrator has said so"
    assert pushed(mine, mine.more(mine.batch(b"1"), b"x")) == NOT_YOURS


def test_what_is_passed_on_makes_no_laptop_ones_own(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.COORDINATOR)
    given = mine.batch(b"1", writer=theirs.id)
    assert pushed(mine, given) == ""
    assert pushed(mine, mine.more(given, by=theirs.id, writer=theirs.id)) == "", "there is nothing in it"
    assert pushed(mine, mine.more(given, b"x", by=theirs.id, writer=theirs.id)) == NOT_YOURS
    with pytest.raises(CarrierError, match=NOT_YOURS):
        mine.carrier.tell(theirs.hello())
    assert pushed(theirs, theirs.more(given, b"2")) == ""


def test_a_second_laptop_of_a_login_writes_streams_of_its_own(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1")) == ""
    second = laptops.again(mine.login)
    assert pushed(second, second.more(mine.batch(b"1"), b"2")) == NOT_YOURS
    assert pushed(second, second.batch(b"1", stream="other")) == ""


def test_nobody_begins_the_notes_of_another_laptop_but_an_anchor(laptops: Laptops) -> None:
    mine, theirs, anchor = (laptops.open(part) for part in (Part.COORDINATOR, Part.COORDINATOR, Part.ANCHOR))
    assert pushed(theirs, theirs.batch(b"1", stream=notes_of(mine.id))) == NOT_YOURS
    assert pushed(mine, mine.batch(b"1", stream=notes_of(mine.id))) == ""
    inside = anchor.batch(b"1", stream=notes_of(theirs.id, Ring.INSIDE), ring=Ring.INSIDE, writer=theirs.id)
    assert pushed(anchor, inside) == ""


def test_what_stays_inside_is_for_anchors_alone(laptops: Laptops) -> None:
    anchor, second = laptops.open(Part.ANCHOR), laptops.open(Part.ANCHOR)
    inside = anchor.batch(b"1", ring=Ring.INSIDE)
    assert pushed(anchor, inside) == ""
    assert second.carrier.heads() == {MEETING: inside.head}
    assert pulled(second) == (b"1",)
    for part in (Part.COORDINATOR, Part.READER):
        other = laptops.open(part)
        assert other.carrier.heads() == {}
        assert pulled(other) == ()
    reader, coordinator = laptops.open(Part.READER), laptops.open(Part.COORDINATOR)
    assert pushed(reader, reader.batch(b"x", stream="more", ring=Ring.INSIDE)) == NO_PART
    assert pushed(coordinator, coordinator.batch(b"1")) == NOT_YOURS, (
        "not even that it knows what stands there"
    )
    assert pushed(coordinator, coordinator.batch()) == NOT_YOURS
    assert pushed(anchor, replace(inside, stream=StreamName("given"), writer=coordinator.id)) == ""
    assert pushed(coordinator, coordinator.batch(b"x", stream="given", generation=2)) == NOT_YOURS


def test_what_a_coordinator_writes_inside_is_read_by_anchors_and_itself_alone(laptops: Laptops) -> None:
    anchor, mine, theirs = (laptops.open(part) for part in (Part.ANCHOR, Part.COORDINATOR, Part.COORDINATOR))
    assert [one.carrier.refuses(Ring.INSIDE) for one in (anchor, mine)] == ["", ""]
    inside = mine.batch(b"1", b"2", ring=Ring.INSIDE)
    assert pushed(mine, inside) == pushed(mine, inside) == ""
    assert pushed(mine, mine.more(inside, b"3")) == ""
    second = laptops.again(mine.login)
    for one in (anchor, mine, second):
        assert pulled(one) == (b"1", b"2", b"3")
    assert theirs.carrier.heads() == {}
    assert pulled(theirs) == ()
    anew = anchor.batch(b"1", ring=Ring.INSIDE, writer=mine.id, generation=2)
    assert pushed(anchor, anew) == ""
    assert mine.carrier.heads() == {MEETING: anew.head}
    assert pulled(mine, generation=2) == (b"1",)
    assert pulled(theirs, generation=2) == ()
    assert pushed(mine, mine.more(anew, b"2")) == ""


def test_a_coordinator_gives_what_stays_inside_to_nobody(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.COORDINATOR)
    inside = mine.batch(b"1", ring=Ring.INSIDE)
    assert pushed(mine, replace(inside, writer=theirs.id)) == NO_PART
    assert pushed(mine, inside) == ""
    assert pushed(mine, mine.more(inside, b"2", writer=theirs.id)) == NO_PART
    for other in (theirs.batch(b"1", ring=Ring.INSIDE), mine.batch(b"1", ring=Ring.INSIDE)):
        assert pushed(theirs, other) == NOT_YOURS
    assert pushed(theirs, theirs.batch(generation=2)) == NOT_YOURS
    assert theirs.carrier.heads() == {}


def test_whoever_takes_the_name_of_a_laptop_reads_nothing_of_what_it_wrote_inside(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.COORDINATOR)
    inside = mine.batch(b"1", b"2", ring=Ring.INSIDE)
    assert pushed(mine, inside) == ""
    assert administering.release(laptops.admin, laptops.share, mine.id)
    assert mine.carrier.heads() == {MEETING: inside.head}, "its own it has as before"
    posing = laptops.again(theirs.login, mine.id)
    posing.carrier.tell(posing.hello())
    assert posing.carrier.heads() == {}
    assert pulled(posing) == ()
    for guess in (
        mine.batch(b"1", ring=Ring.INSIDE),
        mine.batch(ring=Ring.INSIDE),
        mine.batch(b"1", b"x", b"y", ring=Ring.INSIDE),
        mine.batch(b"1", b"2", generation=2),
    ):
        assert pushed(posing, guess) == NOT_YOURS
    assert posing.carrier.heads() == {}


def test_a_laptop_that_comes_in_by_another_login_goes_on_with_what_it_has_the_whole_of(
    laptops: Laptops,
) -> None:
    mine, moved = laptops.open(Part.COORDINATOR), laptops.open(Part.COORDINATOR)
    inside = mine.batch(b"1", b"2", ring=Ring.INSIDE)
    assert pushed(mine, inside) == ""
    assert administering.release(laptops.admin, laptops.share, mine.id)
    moved = laptops.again(moved.login, mine.id)
    assert pushed(moved, mine.batch(b"1", b"2", b"3", ring=Ring.INSIDE)) == ""
    assert pulled(moved) == (b"1", b"2", b"3")
    assert mine.carrier.heads() == {}


def test_what_stays_inside_is_not_named_to_whoever_watches(laptops: Laptops) -> None:
    anchor, theirs = laptops.open(Part.ANCHOR), laptops.open(Part.READER)
    theirs.carrier.watch(0)
    assert pushed(anchor, anchor.batch(b"1", ring=Ring.INSIDE)) == ""
    assert theirs.carrier.watch(60) == {""}


def test_who_has_lost_their_part_no_longer_reads_what_they_wrote_inside(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1", ring=Ring.INSIDE)) == ""
    administering.grant(laptops.admin, laptops.share, mine.login, Part.READER)
    assert mine.carrier.heads() == {}
    assert pulled(mine) == ()


def test_a_server_of_an_earlier_program_takes_what_is_for_all_and_says_what_it_does_not(
    server: Server,
) -> None:
    administering.init(server.database("earlier"), administering.migrations()[:1])
    laptops = Laptops(server, "earlier")
    anchor, mine = laptops.open(Part.ANCHOR), laptops.open(Part.COORDINATOR)
    assert [anchor.carrier.refuses(ring) for ring in Ring] == ["", ""]
    assert [mine.carrier.refuses(ring) for ring in Ring] == ["", connecting.OLDER]
    assert pushed(mine, mine.batch(b"1")) == ""
    assert pushed(mine, mine.batch(b"1", ring=Ring.INSIDE, stream="more")) == NO_PART
    administering.init(laptops.admin)
    assert mine.carrier.refuses(Ring.INSIDE) == ""
    assert pushed(mine, mine.batch(b"1", ring=Ring.INSIDE, stream="more")) == ""
    laptops.close()


def test_a_stream_told_anew_takes_the_place_of_the_earlier(laptops: Laptops) -> None:
    mine, anchor = laptops.open(Part.COORDINATOR), laptops.open(Part.ANCHOR)
    first = mine.batch(b"1", b"Ida", b"3")
    assert pushed(mine, first) == ""
    anew = anchor.batch(b"1", b"somebody", generation=2, writer=mine.id)
    assert pushed(anchor, anchor.more(first, b"x", generation=2)) == GAP
    assert pushed(anchor, anew) == pushed(anchor, anew) == ""
    assert mine.carrier.heads() == {MEETING: anew.head}
    assert (pulled(mine), pulled(mine, generation=2)) == ((), (b"1", b"somebody"))
    assert pushed(mine, mine.more(first, b"4")) == GAP, "of the earlier telling"
    assert pushed(mine, mine.more(anew, b"4")) == ""
    again = mine.batch(b"1", generation=5)
    assert pushed(mine, again) == "", "its writer may, too, and generations may be left out"
    assert pulled(anchor, generation=5) == (b"1",)


def test_what_is_told_anew_may_go_to_others_than_before(laptops: Laptops) -> None:
    anchor, reader = laptops.open(Part.ANCHOR), laptops.open(Part.READER)
    assert pushed(anchor, anchor.batch(b"1")) == ""
    assert pulled(reader) == (b"1",)
    assert pushed(anchor, anchor.batch(b"1", b"2", ring=Ring.INSIDE, generation=2)) == ""
    assert reader.carrier.heads() == {}
    assert pulled(reader, generation=2) == ()


def test_a_stream_put_away_has_no_steps_and_says_so(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
    assert pushed(mine, mine.batch(b"1", b"2")) == ""
    away = mine.batch(generation=2, away=True)
    assert pushed(mine, away) == pushed(mine, away) == ""
    assert theirs.carrier.heads() == {MEETING: away.head}
    assert theirs.carrier.heads()[MEETING].away
    assert theirs.carrier.heads()[MEETING].digest == NOTHING


def test_what_is_put_away_with_its_last_steps_says_so_with_these(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PAGE", 1)
    mine = laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1", b"2", away=True)) == ""
    assert [batch.away for batch in mine.carrier.pull(MEETING, 1, 0)] == [False, True]


@pytest.mark.parametrize("page", [1, 2, 3, 7, 8])
def test_long_streams_come_in_pages_without_gaps(
    laptops: Laptops, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PAGE", page)
    mine = laptops.open(Part.COORDINATOR)
    told = mine.batch(*(b"%d" % number for number in range(7)))
    assert pushed(mine, told) == ""
    for after in range(8):
        batches = list(mine.carrier.pull(MEETING, 1, after))
        assert [body for batch in batches for body in batch.bodies] == list(told.bodies[after:])
        assert all(one.digest == two.before for one, two in pairwise(batches))
        assert not batches or batches[-1].head == told.head


def test_a_pull_that_is_overtaken_by_a_new_telling_ends(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PAGE", 2)
    mine = laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1", b"2", b"3", b"4")) == ""
    pulling = mine.carrier.pull(MEETING, 1, 0)
    assert next(pulling).bodies == (b"1", b"2")
    assert pushed(mine, mine.batch(b"x", generation=2)) == "", "nothing holds it up"
    assert list(pulling) == []


def test_what_was_changed_on_the_server_is_damaged(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    assert pushed(mine, mine.batch(b"1", b"2")) == ""
    with laptops.server.connect("postgres") as connection:
        connection.execute(
            "UPDATE cc.step SET body = 'x' WHERE initiative = %s AND number = 1", (laptops.share,)
        )
    with pytest.raises(CarrierError, match=DAMAGED):
        list(mine.carrier.pull(MEETING, 1, 0))


@pytest.mark.parametrize(
    "other",
    [
        {"stream": "../etc"},
        {"stream": "Aa"},
        {"stream": ""},
        {"stream": "a" * 101},
        {"stream": "a\nb"},
        {"generation": 0},
        {"after": -1},
        {"after": 2**31 - 1},
        {"before": Digest("00")},
        {"writer": "mine"},
        {"generation": 2**31},
    ],
)
def test_what_is_misshapen_is_refused(laptops: Laptops, other: dict[str, Any]) -> None:
    mine = laptops.open(Part.COORDINATOR)
    with pytest.raises(CarrierError) as refused:
        mine.carrier.push(replace(mine.batch(b"1"), **other))
    assert refused.value.key in (DAMAGED, GAP)
    assert mine.carrier.heads() == {}


def test_laptops_tell_of_themselves_and_the_last_counts(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
    assert theirs.carrier.laptops() == ()
    mine.carrier.tell(mine.hello(name="Åse"))
    mine.carrier.tell(mine.hello())
    theirs.carrier.tell(theirs.hello(part=Part.READER, has=()))
    assert set(theirs.carrier.laptops()) == {mine.hello(), theirs.hello(part=Part.READER, has=())}


def test_the_server_knows_the_part_whatever_is_said(laptops: Laptops) -> None:
    reader = laptops.open(Part.READER)
    reader.carrier.tell(reader.hello(part=Part.ANCHOR))
    assert [one.part for one in reader.carrier.laptops()] == [Part.READER]


def test_a_hello_of_a_later_version_is_left_out(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    mine.carrier.tell(mine.hello())
    with laptops.server.connect("postgres") as connection:
        connection.execute(
            "UPDATE cc.hello SET words = replace(words, 'zone', 'other') WHERE initiative = %s",
            (laptops.share,),
        )
    assert mine.carrier.laptops() == ()


@pytest.mark.parametrize("act", ["heads", "laptops", "push", "tell"])
def test_who_has_no_part_or_no_longer_is_told_so(laptops: Laptops, act: str) -> None:
    anchor, shut_out = laptops.open(Part.ANCHOR), laptops.open(Part.COORDINATOR)
    assert pushed(anchor, anchor.batch(b"1")) == ""
    assert shut_out.carrier.heads()
    assert administering.revoke(laptops.admin, laptops.share, shut_out.login) is True
    assert administering.revoke(laptops.admin, laptops.share, shut_out.login) is False
    for one in (shut_out, laptops.open(None)):
        asked = {"push": one.batch(b"1", stream="x"), "tell": one.hello()}
        with pytest.raises(CarrierError, match=NO_PART):
            getattr(one.carrier, act)(*(asked[act],) if act in asked else ())
        assert pulled(one) == ()


def test_whoever_watches_is_told_which_stream_has_come(laptops: Laptops) -> None:
    mine, theirs, elsewhere = (
        laptops.open(Part.COORDINATOR),
        laptops.open(Part.READER),
        Laptops(laptops.server),
    )
    assert theirs.carrier.watch(0) == set()
    first = mine.batch(b"1")
    assert pushed(mine, first) == ""
    assert theirs.carrier.watch(60) == {MEETING}
    assert theirs.carrier.watch(0) == set()
    assert pushed(mine, first) == ""
    other = elsewhere.open(Part.ANCHOR)
    assert pushed(other, other.batch(b"1")) == ""
    assert theirs.carrier.watch(0) == set(), "the same again, and what another initiative hears, say nothing"
    elsewhere.close()


def test_what_comes_while_something_else_is_asked_is_heard_as_well(laptops: Laptops) -> None:
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
    theirs.carrier.watch(0)
    assert pushed(mine, mine.batch(b"1")) == ""
    assert pushed(mine, mine.batch(b"1", stream="other")) == ""
    assert set(theirs.carrier.heads()) == {MEETING, "other"}
    heard: set[str] = set()
    while len(heard) < 2:
        heard |= theirs.carrier.watch(60)
    assert heard == {MEETING, "other"}


def _write(laptop: Laptop, stream: str, steps: int) -> None:
    earlier = laptop.batch(stream=stream)
    for number in range(steps):
        earlier = laptop.more(earlier, b"%d" % number)
        laptop.carrier.push(earlier)


@pytest.mark.parametrize(("writers", "steps"), [(3, 5), pytest.param(15, 100, marks=pytest.mark.thorough)])
def test_many_write_at_once_and_nothing_is_lost_or_doubled(
    laptops: Laptops, writers: int, steps: int
) -> None:
    opened = [laptops.open(Part.COORDINATOR) for _ in range(writers)]
    running = [Thread(target=_write, args=(one, f"m{number}", steps)) for number, one in enumerate(opened)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    reader = laptops.open(Part.READER)
    wanted = tuple(b"%d" % number for number in range(steps))
    assert {name: pulled(reader, name) for name in reader.carrier.heads()} == {
        f"m{number}": wanted for number in range(writers)
    }


def test_two_that_push_the_same_at_once_make_one(laptops: Laptops) -> None:
    first = laptops.open(Part.COORDINATOR)
    second = laptops.again(first.login, first.id)
    told = first.batch(*(b"%d" % number for number in range(50)))
    running = [Thread(target=one.carrier.push, args=(told,)) for one in (first, second)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    assert pulled(first) == told.bodies


def test_whoever_comes_second_waits_before_it_looks(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    told = mine.batch(b"1")
    assert pushed(mine, told) == ""
    ended: list[str] = []
    running = Thread(target=lambda: ended.append(pushed(mine, mine.more(told, b"2"))))
    of_it = "WHERE initiative = %s AND stream = %s"
    named = (laptops.share, MEETING)
    with laptops.server.connect("postgres") as other:
        with other.transaction():
            other.execute(f"SELECT FROM cc.stream {of_it} FOR UPDATE", named)
            running.start()
            wait_for_a_lock(laptops, mine.login, running)
            other.execute(
                f"""
                INSERT INTO cc.step SELECT initiative, stream, generation, 2, ring, by, writer, sha256(digest), ''
                FROM cc.step {of_it}
            """,
                named,
            )
            other.execute(f"UPDATE cc.stream SET number = 2, digest = sha256(digest) {of_it}", named)
        running.join()
    assert ended == [FORKED], "somebody else has told it otherwise meanwhile"


def test_a_carrier_that_was_let_go_can_be_used_again(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    mine.carrier.close()
    assert mine.carrier.heads() == {}
    mine.carrier.close()
    mine.carrier.close()
