"""What laptops do that share by files alone: nobody has the newest of everything, a file may be lost, an old one come late."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

import pytest

from cocreation_tui.core.shared.streams import Part, Ring, notes_of
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.share.carriers.bundle import BundleCarrier
from cocreation_tui.share.exchange import exchange
from cocreation_tui.share.glance import lagging
from cocreation_tui.share.joining import begin_sharing, join
from cocreation_tui.share.news import ERASED_ELSEWHERE, GIVEN_TWICE, Exchanged
from cocreation_tui.share.packing import pack
from cocreation_tui.share.sealing import read_code
from cocreation_tui.store.traces import all_files, says
from tests.share.clouds import ANCHORS, code_of
from tests.share.laptops import NAME, Laptop
from tests.share.test_exchange import erase

NAMED = "Hanne Holm"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: power cuts are tried elsewhere."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


class Post:
    """Files on their way between laptops."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.numbers = count(1)
        self.anna = Laptop(root / "anna", "Anna")
        Initiatives(self.anna.desk).found(NAME).close()
        begin_sharing(self.anna.folder, self.anna.clock.now(), ANCHORS, self.anna.identity)
        self.bo = self.joined("Bo", Part.COORDINATOR)

    def joined(self, name: str, part: Part) -> Laptop:
        """Somebody who takes part by a file of Anna's."""
        one = Laptop(self.root / name.lower(), name, part=part)
        carrier = BundleCarrier(self.pack(self.anna), read_code(code_of(part)))
        join(one.root, carrier, one.clock.now(), part, secret=code_of(part), identity=one.identity)
        return one

    def pack(self, laptop: Laptop) -> Path:
        """A file with all that a laptop gives away."""
        path = self.root / f"{next(self.numbers)}.cocreation"
        pack(laptop.folder, path, laptop.clock.now(), laptop.name, None, laptop.identity)
        return path

    def read(self, laptop: Laptop, path: Path) -> Exchanged:
        """Bring in a file."""
        carrier = BundleCarrier(path, read_code(code_of(laptop.part)))
        now = laptop.clock.now()
        return exchange(laptop.folder, carrier, now, laptop.name, laptop.identity, laptop.renew)

    def give(self, one: Laptop, other: Laptop) -> Exchanged:
        return self.read(other, self.pack(one))


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def is_named(laptop: Laptop) -> list[str]:
    """The files that name somebody."""
    return [one.name for one in all_files(laptop.root) if any(NAMED in text for text in says(one))]


def titles(laptop: Laptop) -> list[list[str]]:
    """What was caught in every meeting that is listed."""
    return sorted(laptop.texts(path) for path in laptop.folder.glob("2026-*.json"))


def test_what_is_put_away_is_told_again_where_the_file_that_told_it_was_lost(post: Post) -> None:
    path = post.bo.plan()
    post.give(post.bo, post.anna)
    post.bo.desk.put_away(path)
    post.pack(post.bo)  # and lost
    post.give(post.bo, post.anna)
    assert not post.anna.here(path).exists()
    assert not lagging(post.bo.folder)


def test_an_old_file_changes_nothing_and_is_no_second_laptop(post: Post) -> None:
    path = post.anna.plan()
    post.anna.note(f"{NAMED} ringer")
    post.anna.go_on(path, f"{NAMED} spørger")
    post.give(post.anna, post.bo)
    old = post.pack(post.bo)
    post.anna.note("mere lys")
    post.give(post.anna, post.bo)
    erase(post.anna, NAMED)
    before = post.anna.id
    done = post.read(post.anna, old)
    assert GIVEN_TWICE not in {one.key for one in done.troubles}
    assert post.anna.id == before
    post.give(post.anna, post.bo)
    post.read(post.bo, old)
    assert not is_named(post.anna)
    assert not is_named(post.bo)


def test_what_was_told_twice_after_an_old_copy_was_put_back_lives_on_with_everybody(post: Post) -> None:
    cilie = post.joined("Cilie", Part.ANCHOR)
    path = post.bo.plan()
    post.bo.go_on(path, "lys")
    post.pack(post.bo)
    folder, old = post.bo.folder, post.root / "old"
    shutil.copytree(folder, old)
    post.bo.go_on(path, "kun i den første fil")
    first = post.pack(post.bo)
    shutil.rmtree(folder)
    shutil.copytree(old, folder)
    post.bo.go_on(path, "skrevet igen", close=True)  # who spoke is forgotten: a new telling
    second = post.pack(post.bo)
    for files in ((first, second), (second, first)):
        for laptop, file in zip((post.anna, cilie), files, strict=True):
            post.read(laptop, file)
    wanted = [["lys", "kun i den første fil"], ["lys", "skrevet igen"]]
    assert titles(post.anna) == titles(cilie) == sorted(wanted)
    assert post.anna.chains() == cilie.chains()  # it is one stream, wherever the two tellings met
    post.give(post.anna, post.bo)
    assert titles(post.bo) == sorted(wanted)
    assert not post.give(post.bo, cilie).troubles


def test_a_new_telling_is_known_though_the_file_takes_no_more_steps(post: Post) -> None:
    path = post.bo.plan()
    post.bo.go_on(path, f"{NAMED} spørger")
    post.give(post.bo, post.anna)
    post.bo.go_on(path, "lys")
    erase(post.anna, NAMED)
    for _ in range(2):
        post.give(post.anna, post.bo)
        post.give(post.bo, post.anna)
    assert post.anna.chains() == post.bo.chains()
    assert [len(one) for one in titles(post.anna)] == [2]
    assert not is_named(post.bo)


def test_notes_of_an_anchor_person_go_on_to_coordinators_through_another_one(post: Post) -> None:
    cilie = post.joined("Cilie", Part.ANCHOR)
    cilie.note("Cilie noterer")
    post.give(cilie, post.anna)
    post.give(post.anna, post.bo)
    notes = notes_of(cilie.id)
    assert notes in post.bo.known()
    assert (post.bo.folder / f".sharing/notes/{cilie.id}.json").exists()
    assert not lagging(post.anna.folder)


def test_erasing_reaches_the_notes_of_a_laptop_that_got_another_identity(post: Post) -> None:
    post.anna.note(f"{NAMED} ringer")
    post.give(post.anna, post.bo)
    before = notes_of(post.anna.id)
    post.anna.machine = "another"  # an image of it was put on another machine
    post.give(post.bo, post.anna)
    assert notes_of(post.anna.id) != before
    erase(post.anna, NAMED)
    post.give(post.anna, post.bo)
    post.give(post.bo, post.anna)
    assert not is_named(post.bo)
    assert not lagging(post.anna.folder)


def test_erasing_in_what_was_put_away_reaches_the_copies_of_others(post: Post) -> None:
    path = post.anna.plan()
    post.anna.go_on(path, f"{NAMED} spørger")
    post.give(post.anna, post.bo)
    post.anna.desk.put_away(path)
    post.give(post.anna, post.bo)
    assert is_named(post.bo)  # it can be fetched back
    erase(post.anna, NAMED)
    post.give(post.anna, post.bo)
    assert not is_named(post.bo)
    assert not lagging(post.anna.folder)


def test_erasing_and_putting_away_before_the_next_file_keeps_no_copy(post: Post) -> None:
    path = post.anna.plan()
    post.anna.go_on(path, f"{NAMED} spørger")
    post.give(post.anna, post.bo)
    post.anna.desk.put_away(path)
    erase(post.anna, NAMED)
    post.give(post.anna, post.bo)
    assert not is_named(post.bo)


def test_what_somebody_put_away_for_themselves_alone_is_erased_there_too(post: Post) -> None:
    path = post.anna.plan()
    post.anna.go_on(path, f"{NAMED} spørger", "lys")
    post.give(post.anna, post.bo)
    post.bo.desk.put_away(post.bo.here(path))
    erase(post.anna, NAMED)
    post.give(post.anna, post.bo)
    assert not post.bo.here(path).exists()
    assert not is_named(post.bo)
    kept = post.bo.folder / "put-away" / path.name
    assert len(post.bo.texts(kept)) == 2
    post.give(post.bo, post.anna)
    assert not lagging(post.anna.folder)


def test_whose_rings_are_read_otherwise_lags_behind_nobody(post: Post) -> None:
    cilie = post.joined("Cilie", Part.ANCHOR)
    cilie.note(f"{NAMED} ringer")
    post.give(cilie, post.anna)
    post.give(post.anna, post.bo)
    erase(post.anna, NAMED)
    post.give(post.anna, cilie)
    post.give(post.anna, post.bo)
    post.give(cilie, post.anna)
    post.give(post.bo, post.anna)
    assert not lagging(post.anna.folder)
    assert post.bo.known()[notes_of(cilie.id)].ring is Ring.ALL
    assert not is_named(post.bo)


def test_erasing_and_then_putting_away_keeps_no_copy_either(post: Post) -> None:
    path = post.anna.plan()
    post.anna.go_on(path, f"{NAMED} spørger")
    post.give(post.anna, post.bo)
    erase(post.anna, NAMED)
    post.anna.desk.put_away(path)
    post.give(post.anna, post.bo)
    assert not is_named(post.bo)


def test_what_was_put_away_and_erased_in_at_once_goes_from_whoever_writes_it(post: Post) -> None:
    path, other = post.bo.plan(), post.bo.plan()
    for one in (path, other):
        post.bo.go_on(one, f"{NAMED} spørger", close=True)
        session = post.bo.desk.read(one)
        post.bo.desk.save_minutes(session, one, post.bo.desk.minutes(session))
    post.give(post.bo, post.anna)
    post.anna.desk.put_away(post.anna.here(path))
    erase(post.anna, NAMED)
    post.give(post.anna, post.bo)
    assert not path.exists()
    assert other.exists()
    assert not is_named(post.bo)
    assert {one.name for one in lagging(post.anna.folder)} == {"Bo"}  # until it is heard from there
    post.give(post.bo, post.anna)
    assert not lagging(post.anna.folder)


def test_words_that_nobody_else_was_given_stay_and_it_is_asked_to_erase_there_too(post: Post) -> None:
    path = post.bo.plan()
    post.bo.go_on(path, f"{NAMED} spørger")
    post.give(post.bo, post.anna)
    post.bo.go_on(path, "kun her")
    post.bo.desk.put_away(path)
    post.give(post.bo, post.anna)
    erase(post.anna, NAMED)
    for _ in range(2):
        done = post.give(post.anna, post.bo)
        assert ERASED_ELSEWHERE in {one.key for one in done.troubles}
    erase(post.bo, NAMED)
    assert not post.give(post.anna, post.bo).troubles
    assert post.bo.texts(post.bo.folder / "put-away" / path.name)[-1] == "kun her"
    assert not is_named(post.bo)


def test_two_who_erase_in_what_was_put_away_bring_nothing_back(post: Post) -> None:
    path = post.anna.plan()
    post.anna.go_on(path, f"{NAMED} spørger", "Eva Natt svarer")
    post.give(post.anna, post.bo)
    post.anna.desk.put_away(path)
    post.give(post.anna, post.bo)
    erase(post.bo, "Eva Natt")
    erase(post.anna, NAMED)
    post.give(post.anna, post.bo)
    post.give(post.bo, post.anna)
    assert titles(post.anna) == titles(post.bo) == []


def test_what_is_told_anew_since_it_was_put_away_comes_back_to_its_writer(post: Post) -> None:
    path = post.bo.plan()
    post.bo.go_on(path, f"{NAMED} spørger", "Eva Natt svarer")
    post.give(post.bo, post.anna)
    post.bo.desk.put_away(path)
    post.pack(post.bo)  # and lost
    for name in (NAMED, "Eva Natt"):
        erase(post.anna, name)
        post.pack(post.anna)
    post.give(post.anna, post.bo)
    assert titles(post.bo) == titles(post.anna) != []
    assert not is_named(post.bo)
