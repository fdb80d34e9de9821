"""What screens and verbs ask for: set up, exchanged, told, over ways that stand in for the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.core.shared.streams import LaptopId, Part
from cocreation_tui.desk.together import Codes, Together
from cocreation_tui.share.carrier import UNREACHABLE, Carrier, CarrierError
from cocreation_tui.share.news import Waiting
from cocreation_tui.share.openers import FILE, PACKERS
from cocreation_tui.store.shared_streams import Shared, Way
from tests.share.laptops import NAME, Laptop
from tests.share.memory import Memory, MemoryCarrier

FOLDER = Way("folder", "/mnt/faelles")


@pytest.fixture
def anna(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "anna", "Anna")


@pytest.fixture
def memory(anna: Laptop) -> Memory:
    return anna.found()


def together(laptop: Laptop, memory: Memory) -> Together:
    def opening(way: Way, shared: Shared | None, code: str) -> Carrier:
        if way.where == "away":
            raise CarrierError(UNREACHABLE)
        return MemoryCarrier(memory, shared.laptop if shared else LaptopId(""), laptop.part)

    return Together(laptop.desk, opening, laptop.identity)


def test_an_initiative_is_set_up_joined_and_its_standing_told(
    anna: Laptop, memory: Memory, tmp_path: Path
) -> None:
    path = anna.plan(title="Statusmøde")
    hers = together(anna, memory)
    assert hers.outbox() == {anna.folder: Waiting(2, 3, 1)}
    hers.set_up(anna.folder, FOLDER)
    assert not hers.exchange(anna.folder).troubles
    assert hers.outbox() == {anna.folder: Waiting()}

    bo = Laptop(tmp_path / "bo", "Bo", part=Part.COORDINATOR)
    his = together(bo, memory)
    coming = his.preview(FOLDER, code="x")
    assert (coming.initiative, his.folder_of(coming)) == (NAME, None)
    folder, done = his.join(FOLDER, "x", Part.COORDINATOR, ("Lys",))
    assert {one.title for one in done.came} == {"Statusmøde", ""}
    assert his.folder_of(coming) == folder

    hers.exchange(anna.folder)
    standing = hers.status(anna.folder)
    assert standing is not None
    told = [(one.name, one.part, one.platforms, one.here, one.meetings) for one in standing.members]
    assert told == [("Anna", Part.ANCHOR, (), True, 1), ("Bo", Part.COORDINATOR, ("Lys",), False, 0)]
    assert standing.last is not None
    hers.hand_over(path, bo.id)
    hers.exchange(anna.folder)
    his.exchange(folder)
    bo.go_on(bo.here(path), "nu hos Bo")


def test_a_way_that_cannot_be_used_is_told_and_the_others_are_used(anna: Laptop, memory: Memory) -> None:
    hers = together(anna, memory)
    hers.set_up(anna.folder, FOLDER)
    with pytest.raises(CarrierError):
        hers.set_up(anna.folder, Way("folder", "away"))
    hers.set_up(anna.folder, Way("postgres", "x"))
    hers.take_down(anna.folder, FOLDER)
    assert [one.kind for one in hers.set_up(anna.folder, FOLDER).ways] == ["postgres", "folder"]
    assert hers.codes(anna.folder) == Codes("", "")


def test_what_is_packed_is_all_that_may_go_out(
    anna: Laptop, memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed: list[set[str]] = []
    monkeypatch.setitem(
        PACKERS, FILE, lambda path, shared, hello, batches: packed.append({one.stream for one in batches})
    )
    path = anna.plan()
    together(anna, memory).pack(anna.folder, tmp_path / "x.cocreation")
    assert packed == [{path.stem, f"notes-{anna.id}", f"notes-{anna.id}-inside"}]
    together(anna, memory).pack(anna.folder, tmp_path / "x.cocreation", platform="Lys")
    assert path.stem not in packed[1]


def test_nothing_is_told_of_what_is_not_shared(anna: Laptop, tmp_path: Path) -> None:
    other = Laptop(tmp_path / "other", "Carla")
    assert Together(other.desk).outbox() == {}
    assert Together(other.desk).status(other.root / "none") is None
