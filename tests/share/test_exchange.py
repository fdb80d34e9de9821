"""What an exchange does, case by case, between a few laptops."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.core.shared.streams import Part, StreamName
from cocreation_tui.i18n.words import Words
from tests.share.laptops import INTERNAL, Laptop
from tests.share.memory import Memory


@pytest.fixture
def anna(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "anna", "Anna")


@pytest.fixture
def bo(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "bo", "Bo", part=Part.COORDINATOR, skew=7)


@pytest.fixture
def cloud(anna: Laptop) -> Memory:
    return anna.found()


def stream(path: Path) -> StreamName:
    return StreamName(path.stem)


def test_a_meeting_is_with_the_others_after_both_have_exchanged(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan()
    anna.go_on(path, "lys", "stier")
    anna.exchange(cloud)
    came = bo.join(cloud).came
    assert [one.stream for one in came if one.title] == [stream(path)]
    assert bo.texts(bo.here(path)) == ["lys", "stier"]
    assert bo.chains() == anna.chains()
    anna.go_on(path, "taxa", close=True)
    anna.exchange(cloud)
    assert bo.exchange(cloud).came[0].anew  # who spoke was forgotten
    assert bo.texts(bo.here(path)) == ["lys", "stier", "taxa"]
    again = bo.exchange(cloud)
    assert (again.came, again.sent, again.troubles) == ((), (), ())


def test_what_another_laptop_writes_opens_read_only_and_says_whose_it_is(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    room = bo.desk.open(bo.here(path))
    assert room.runner.read_only
    assert room.notice(Words("da")) == "KUN TIL LÆSNING · Mødet skrives på computeren hos Anna."


def test_internal_meetings_and_notes_stay_with_the_anchor_persons(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan(INTERNAL)
    anna.exchange(cloud)
    bo.join(cloud)
    assert not bo.here(path).exists()
    own = bo.plan(INTERNAL)
    bo.exchange(cloud)
    assert stream(own) not in cloud.streams
