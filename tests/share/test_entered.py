"""Carriers as they are opened before one has joined, and for an initiative that is known here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from cocreation_tui.clock import SystemClock
from cocreation_tui.core.shared.streams import LaptopId, Part, ShareId, StreamName
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.hearing_of import Ear, waiting
from cocreation_tui.desk.together import Together
from cocreation_tui.share.carrier import NO_PART, ROOM_GONE, Carrier, CarrierError
from cocreation_tui.share.carriers.entered import NO_CODE, NOBODY_THERE, WHICH
from cocreation_tui.share.carriers.folder import FolderCarrier
from cocreation_tui.share.openers import FILE, FOLDER, POSTGRES, ROOM, open_way, seals
from cocreation_tui.share.sealing import BAD_CODE, WRONG_CODE, Keys, code_for_anchors, code_for_others
from cocreation_tui.share.way_written import way_of
from cocreation_tui.store.shared_streams import Shared, Way, write_shared
from cocreation_tui.store.workspace import Workspace
from tests.share.carrier_contract import IDA, hello, step, told

if TYPE_CHECKING:
    from tests.share.postgres_server import Laptops

ONE, OTHER = ShareId("1" * 32), ShareId("2" * 32)


def filled(path: Path) -> dict[ShareId, Keys]:
    """A folder through which two initiatives are shared."""
    keys = {share: Keys.new() for share in (ONE, OTHER)}
    for share, its in keys.items():
        carrier = FolderCarrier(path, share, its, IDA)
        carrier.push(told(step(1)))
        carrier.tell(replace(hello(IDA), initiative=share[:1]))
    return keys


def why(way: Way, code: str = "", shared: Shared | None = None) -> str:
    with pytest.raises(CarrierError) as error:
        open_way(way, shared, code)
    return error.value.key


def test_a_code_finds_its_initiative_among_those_of_a_folder(tmp_path: Path) -> None:
    way, keys = Way(FOLDER, str(tmp_path)), filled(tmp_path)
    for share, its in keys.items():
        for code in (code_for_others(its), code_for_anchors(its)):
            carrier = open_way(way, None, code)
            assert carrier.share == share
            assert [one.initiative for one in carrier.laptops()] == [share[:1]]
    assert why(way, code_for_others(Keys.new())) == WRONG_CODE
    assert why(way, code_for_others(keys[ONE])[:-1]) == BAD_CODE
    assert why(way) == NO_CODE
    empty = tmp_path / "tom"
    empty.mkdir()
    assert why(Way(FOLDER, str(empty)), code_for_others(Keys.new())) == NOBODY_THERE
    assert why(Way("smoke", "")) == "share.no-such-way"


def test_what_is_known_here_needs_no_code(tmp_path: Path) -> None:
    keys = filled(tmp_path)
    shared = Shared(OTHER, LaptopId("f" * 32), Part.READER, secret=code_for_others(keys[OTHER]))
    assert open_way(Way(FOLDER, str(tmp_path)), shared).share == OTHER


def test_codes_are_made_of_each_other() -> None:
    made = seals()
    assert made is not None
    code = made.new()
    assert made.is_for_anchors(code)
    others = made.for_others(code)
    assert not made.is_for_anchors(others)
    assert made.for_others(others) == others


def test_the_part_of_an_anchor_person_takes_its_code(tmp_path: Path) -> None:
    keys, there = Keys.new(), Together(Desk(Workspace(tmp_path), SystemClock(), "da"))
    way = Way(FOLDER, str(tmp_path))
    assert Part.ANCHOR in there.parts(way, code_for_anchors(keys))
    assert Part.ANCHOR not in there.parts(way, code_for_others(keys))
    assert Part.ANCHOR in there.parts(Way(POSTGRES, "postgresql://server/x"), "")


def test_a_way_is_read_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "fra-eva.cocreation"
    file.touch()
    assert way_of(f' "{file}" ') == Way(FILE, str(file))
    assert way_of(str(tmp_path)) == Way(FOLDER, str(tmp_path))
    for address in ("postgresql://eva@server/samskabelse", "postgres://server/x", "service=samskabelse"):
        assert way_of(address) == Way(POSTGRES, address)


def test_a_server_is_asked_which_initiatives_one_has_a_part_in(laptops: Laptops) -> None:
    from cocreation_tui.share import server as administering

    login = laptops.server.login("in-one-alone")
    administering.grant(laptops.admin, laptops.share, login, Part.ANCHOR)
    ida = laptops.again(login)
    ida.carrier.tell(ida.hello())
    way = Way(POSTGRES, laptops.server.address(ida.login, laptops.database))
    carrier = open_way(way, None)
    assert carrier.share == laptops.share
    assert [one.initiative for one in carrier.laptops()] == ["Tryg by"]
    carrier.close()
    administering.grant(laptops.admin, OTHER, ida.login, Part.READER)
    assert why(way) == WHICH
    assert open_way(way, None, OTHER).share == OTHER
    outsider = laptops.server.login("nobody-at-all")
    administering.grant(laptops.admin, OTHER, outsider, Part.READER)
    administering.revoke(laptops.admin, OTHER, outsider)
    assert why(Way(POSTGRES, laptops.server.address(outsider, laptops.database))) == NO_PART


class Listening:
    """What a server's carrier heard, and when it began to listen."""

    def __init__(self, laptops: Laptops, folder: Path) -> None:
        from cocreation_tui.share.carriers.postgres import PostgresCarrier

        self.ida, self.bo = laptops.open(Part.ANCHOR), laptops.open(Part.COORDINATOR)
        self.listens, self.heard = Event(), list[StreamName]()
        inside = self

        class Telling(PostgresCarrier):
            def watch(self, seconds: float) -> set[StreamName]:
                found = super().watch(seconds)
                inside.heard += found
                inside.listens.set()
                return found

        def opening(way: Way, shared: Shared | None, code: str) -> Telling:
            assert shared is not None
            return Telling(way.where, shared.share, shared.laptop)

        way = Way(POSTGRES, laptops.server.address(self.ida.login, laptops.database))
        write_shared(folder, Shared(laptops.share, self.ida.id, Part.ANCHOR, ways=(way,)))
        self.together = Together(Desk(Workspace(folder), SystemClock(), "da"), opening)


def test_somebody_hears_of_what_is_pushed_to_a_server(laptops: Laptops, tmp_path: Path) -> None:
    """No sleeping: the ear says when it listens, and the test waits for what it hears."""
    there, told_of = Listening(laptops, tmp_path), Event()
    ear = Ear(there.together, tmp_path, told_of.set)
    ear.start()
    try:
        assert there.listens.wait(30)
        there.bo.carrier.push(there.bo.batch(b"{}"))
        assert told_of.wait(30)
    finally:
        ear.stop()
        ear.join(30)
    assert not ear.is_alive()


def test_a_verb_that_waits_hears_of_it_too(laptops: Laptops, tmp_path: Path) -> None:
    there = Listening(laptops, tmp_path)
    batch = there.bo.batch(b"{}")
    with waiting(there.together, tmp_path, 30) as waited:
        there.bo.carrier.push(batch)
        waited()
    assert there.heard == [batch.stream]


def test_where_no_way_can_tell_nobody_listens(tmp_path: Path) -> None:
    folder = tmp_path / "initiative"
    folder.mkdir()
    way = Way(FOLDER, str(tmp_path))
    write_shared(folder, Shared(ONE, IDA, Part.ANCHOR, secret=code_for_anchors(Keys.new()), ways=(way,)))
    told_of = Event()
    ear = Ear(Together(Desk(Workspace(tmp_path), SystemClock(), "da")), folder, told_of.set)
    ear.run()
    assert not told_of.is_set()


def test_a_room_that_is_over_hinders_no_other_way(tmp_path: Path) -> None:
    def opening(way: Way, shared: Shared | None, code: str) -> Carrier:
        if way.kind == ROOM:
            raise CarrierError(ROOM_GONE)
        return open_way(way, shared, code)

    folder = tmp_path / "initiative"
    folder.mkdir()
    ways = (Way(ROOM, "room://192.168.1.5/3"), Way(FOLDER, str(tmp_path)))
    shared = Shared(ONE, IDA, Part.ANCHOR, secret=code_for_anchors(Keys.new()), ways=ways)
    write_shared(folder, shared)
    together = Together(Desk(Workspace(tmp_path), SystemClock(), "da"), opening)
    with waiting(together, folder, 0) as waited:
        waited()
    write_shared(folder, replace(shared, ways=ways[:1]))
    with pytest.raises(CarrierError, match=ROOM_GONE), waiting(together, folder, 0):
        pass


def test_the_code_that_opens_a_way_is_kept_where_none_is_known(tmp_path: Path) -> None:
    """As on a laptop that joined through a server, which asks for no code."""
    common, folder = tmp_path / "fælles", tmp_path / "initiative"
    for path in (common, folder):
        path.mkdir()
    keys = filled(common)
    write_shared(folder, Shared(ONE, IDA, Part.ANCHOR))
    together, way = Together(Desk(Workspace(tmp_path), SystemClock(), "da")), Way(FOLDER, str(common))
    with pytest.raises(CarrierError, match=NO_CODE):
        together.set_up(folder, way)
    code = code_for_others(keys[ONE])
    assert together.set_up(folder, way, code).secret == code
    assert together.set_up(folder, way, code_for_others(Keys.new())).secret == code
