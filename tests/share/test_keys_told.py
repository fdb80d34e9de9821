"""Keys that laptops tell: the first that is heard counts, and another one is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from cocreation_tui.core.shared.streams import Hello, Part, ShareId
from cocreation_tui.share.carrier import NO_KEY
from cocreation_tui.share.glance import outbox
from cocreation_tui.share.keys_told import newest, with_anchors_key, with_another_key
from cocreation_tui.share.news import OTHER_KEY
from cocreation_tui.share.sealing import Keys, read_code
from cocreation_tui.share.segments import hello_file
from cocreation_tui.store.shared_streams import Shared
from tests.share.carrier_contract import AT, BO, EMIL, IDA, SHARE, hello
from tests.share.clouds import ANCHORS, KEYS, OTHERS, Copies
from tests.share.laptops import INTERNAL, Laptop

HERS, OTHER = "11" * 32, "22" * 32


def shared(part: Part = Part.COORDINATOR, **other: object) -> Shared:
    return replace(Shared(SHARE, BO, part), **other)  # type: ignore[arg-type]  # fields of what is known


def of_coordinator(key: str, later: int = 0) -> Hello:
    return hello(EMIL, "Emil", part=Part.COORDINATOR, key=key, at=AT + timedelta(hours=later))


def test_the_key_of_the_anchor_persons_is_the_first_that_one_of_them_tells() -> None:
    told = (of_coordinator(OTHER), hello(IDA, key=HERS), hello(BO, key="", at=AT - timedelta(hours=1)))
    known = with_anchors_key(shared(), told)
    assert known.anchors == HERS
    assert with_anchors_key(known, (hello(IDA, key=OTHER),)) == known
    assert with_anchors_key(shared(), (of_coordinator(OTHER),)).anchors == ""


def test_a_laptop_has_the_key_that_it_told_first() -> None:
    known = shared(others=newest(shared(), (of_coordinator(HERS),), BO))
    later = of_coordinator(OTHER, later=2)
    (one,) = newest(known, (later,), BO)
    assert (one.at, one.key) == (later.at, HERS)
    assert newest(known, (of_coordinator(OTHER, later=-1),), BO) == known.others
    (now,) = newest(shared(others=(of_coordinator(""),)), (of_coordinator(HERS, 1),), BO)
    assert now.key == HERS


def test_whoever_tells_another_key_is_told_of() -> None:
    told = (of_coordinator(HERS), hello(IDA, key=HERS))
    known = shared(others=newest(shared(), told, BO), anchors=HERS)
    assert with_another_key(known, told) == []
    assert with_another_key(known, (of_coordinator(""), hello(IDA, key=""))) == []
    other = (of_coordinator(OTHER, 1), hello(IDA, key=OTHER))
    assert with_another_key(known, other) == [*other]


@pytest.fixture
def way(tmp_path: Path) -> tuple[Laptop, Copies]:
    anna = Laptop(tmp_path / "anna", "Anna")
    way = anna.found_by(lambda share: Copies(tmp_path / "way", share, Random(1)), ANCHORS)
    assert isinstance(way, Copies)
    return anna, way


def pose(way: Copies, share: ShareId, one: Hello) -> None:
    """Somebody who has the code for all says that they are somebody else."""
    name, data = hello_file(share, read_code(OTHERS), one, 9)
    (way.middle / share / "laptops").mkdir(parents=True, exist_ok=True)
    (way.middle / share / "laptops" / name).write_bytes(data)


def test_who_poses_as_an_anchor_person_later_is_not_written_to(
    way: tuple[Laptop, Copies], tmp_path: Path
) -> None:
    anna, cloud = way
    anna.exchange(cloud)
    bo = Laptop(tmp_path / "bo", "Bo", part=Part.COORDINATOR)
    bo.join(cloud)
    known = bo.shared.anchors
    assert known == anna.shared.anchors == KEYS.key
    pose(cloud, cloud.share, hello(EMIL, "Ikke Anna", key=Keys.new().key))
    cloud.arrive()
    own = bo.plan(INTERNAL)
    assert OTHER_KEY in {one.key for one in bo.exchange(cloud).troubles}
    assert bo.shared.anchors == known
    cloud.arrive()
    assert OTHER_KEY in {one.key for one in anna.exchange(cloud).troubles}
    assert anna.here(own).exists()


def test_what_stays_inside_waits_until_an_anchor_person_has_told_a_key(
    way: tuple[Laptop, Copies], tmp_path: Path
) -> None:
    anna, cloud = way
    pose(cloud, cloud.share, of_coordinator(OTHER))
    bo = Laptop(tmp_path / "bo", "Bo", part=Part.COORDINATOR)
    bo.join(cloud)
    own = bo.plan(INTERNAL)
    assert [one.key for one in bo.exchange(cloud).troubles] == [NO_KEY]
    assert outbox(bo.folder).meetings == 1
    anna.exchange(cloud)
    cloud.arrive()
    bo.exchange(cloud)
    assert not bo.exchange(cloud).troubles
    assert not outbox(bo.folder)
    cloud.arrive()
    anna.exchange(cloud)
    assert anna.here(own).exists()
