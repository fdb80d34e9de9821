"""What an exchange does, case by case, between a few laptops."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.capture.brought import Fate, ref
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.core.session.commands.laptops import HearOthers
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought
from cocreation_tui.core.shared.streams import (
    NOTHING,
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
from cocreation_tui.desk.erasure import carry_out, plan_erasure
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.between import Between
from cocreation_tui.share.carrier import NO_KEY
from cocreation_tui.share.exchange import exchange
from cocreation_tui.share.glance import lagging, outbox, preview
from cocreation_tui.share.handing import hand_over, take_over
from cocreation_tui.share.keys_told import with_anchors_key, with_another_key
from cocreation_tui.share.news import NOT_FOR_ALL, Waiting
from cocreation_tui.store import lock
from cocreation_tui.store.shared_streams import Shared, ToldAnew, Whose, note_of, others_notes, told_anew
from cocreation_tui.store.traces import all_files, says
from tests.posix import private
from tests.share.laptops import INTERNAL, NAME, Laptop
from tests.share.memory import Memory, MemoryCarrier


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


def erase(laptop: Laptop, name: str) -> None:
    """Forget somebody wherever a text names them."""
    carry_out(laptop.desk, plan_erasure(laptop.desk, name), lambda text, mention: True)


def everything(root: Path) -> str:
    """What stands in all files of a workspace, names of files too."""
    return "\n".join(f"{one} {text}" for one in all_files(root) for text in says(one))


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


def told(laptop: Laptop) -> str:
    """The anchor person as the initiative's notes tell it on a laptop."""
    initiative = Initiatives(laptop.desk).read(laptop.folder).initiative
    assert initiative is not None
    return f"{initiative.anchor} {len(initiative.contradictions)}"


def test_what_was_noted_knowing_of_the_others_contradicts_nobody(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    def say(laptop: Laptop, anchor: str) -> None:
        room = Initiatives(laptop.desk).open(laptop.folder)
        room.runner.do(FillForm("initiative", Kind.NOTE, NAME, (Field("anchor", anchor),)))
        room.close()

    anna.exchange(cloud)
    bo.join(cloud)
    say(anna, "Åse")
    say(bo, "Bente")
    for one in (anna, bo, anna):
        one.exchange(cloud)
    assert told(anna) == told(bo) == "Bente 1"  # neither knew what the other said
    say(anna, "Cilie")
    for one in (anna, bo, anna):
        one.exchange(cloud)
    assert told(anna) == told(bo) == "Cilie 0"


def test_laptops_that_have_nothing_new_have_done_telling_each_other_so(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    anna.go_on(anna.plan(), "lys", close=True)
    anna.exchange(cloud)
    bo.join(cloud)
    bo.note("stier")
    for one in (bo, anna, bo, anna):
        one.exchange(cloud)
    for one in (bo, anna):
        again = one.exchange(cloud)
        assert (again.came, again.sent, again.troubles) == ((), (), ())
        assert not outbox(one.folder)


def test_notes_that_are_open_are_told_by_whoever_has_them_open(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    bo.note("stier")
    bo.exchange(cloud)
    room = Initiatives(anna.desk).open(anna.folder)
    steps = len(room.runner.session.steps)

    def open_notes(heads: tuple[Arrived, ...]) -> None:
        room.runner.do(HearOthers(heads))

    carrier = MemoryCarrier(cloud, anna.id, Part.ANCHOR)
    exchange(anna.folder, carrier, anna.desk.clock.now(), identity=anna.identity, hearing=open_notes)
    assert len(room.runner.session.steps) == steps + 1
    room.close()
    assert not outbox(anna.folder)


def test_what_another_laptop_writes_opens_read_only_and_says_whose_it_is(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    room = bo.desk.open(bo.here(path))
    assert room.runner.read_only
    assert room.notice(Words("da")) == "KUN TIL LÆSNING · Mødet skrives på computeren hos Anna."


def test_internal_meetings_and_notes_go_to_the_anchor_persons_alone(
    anna: Laptop, bo: Laptop, cloud: Memory, tmp_path: Path
) -> None:
    emil = Laptop(tmp_path / "emil", "Emil", part=Part.COORDINATOR)
    path = anna.plan(INTERNAL)
    anna.exchange(cloud)
    bo.join(cloud)
    emil.join(cloud)
    assert not bo.here(path).exists()
    own = bo.plan(INTERNAL)
    bo.note("Havnens Venner", inside=True)
    assert outbox(bo.folder).meetings == 1
    bo.exchange(cloud)
    assert not outbox(bo.folder)
    for laptop, reads in ((anna, True), (emil, False)):
        laptop.exchange(cloud)
        assert laptop.here(own).exists() is reads
        (notes,) = (one for name, one in others_notes(laptop.folder, laptop.shared).items() if name == bo.id)
        assert ("Havnens Venner" in laptop.texts(notes)) is reads


def test_what_a_coordinator_wrote_inside_comes_back_and_is_told_anew_as_all_else(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    path = bo.plan(INTERNAL)
    bo.go_on(path, "Hanne Holm kom forbi")
    bo.note("ring til Hanne Holm", inside=True)
    old = path.read_bytes()
    bo.go_on(path, "senere")
    bo.exchange(cloud)
    path.write_bytes(old)
    bo.exchange(cloud)
    assert bo.texts(path) == ["Hanne Holm kom forbi", "senere"]
    anna.exchange(cloud)
    erase(anna, "Hanne Holm")
    anna.exchange(cloud)
    bo.exchange(cloud)
    for one in (path, bo.folder / "initiative.json"):
        assert not [text for text in bo.texts(one) if "Hanne" in text]
    assert "senere" in bo.texts(path)
    anna.desk.put_away(anna.here(path))
    anna.exchange(cloud)
    bo.exchange(cloud)
    assert not path.exists()
    anna.exchange(cloud)
    assert not lagging(anna.folder)


@pytest.mark.parametrize("part", [Part.ANCHOR, Part.COORDINATOR])
def test_an_internal_meeting_that_arrives_is_not_named_to_everybody(
    anna: Laptop, cloud: Memory, tmp_path: Path, part: Part
) -> None:
    carla = Laptop(tmp_path / "carla", "Carla", part=part)
    anna.exchange(cloud)
    carla.join(cloud)
    path = carla.plan(INTERNAL)
    carla.go_on(path, "fortroligt", close=True)
    for laptop in (carla, anna):
        laptop.exchange(cloud)
    assert path.stem.encode() in b"".join(cloud.streams[notes_of(anna.id, Ring.INSIDE)].bodies)
    (seen,) = cloud.shown()
    assert not [name for name, one in seen.items() if path.stem.encode() in b"".join(one.bodies)]
    assert seen[notes_of(anna.id)].head.generation == 1


def test_what_a_way_does_not_take_inside_waits_and_that_is_told_once(
    anna: Laptop, bo: Laptop, cloud: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    own, for_all = bo.plan(INTERNAL), bo.plan()

    def refuses(self: MemoryCarrier, ring: Ring) -> str:
        return NO_KEY if ring is Ring.INSIDE and self.part is not Part.ANCHOR else ""

    with monkeypatch.context() as patch:
        patch.setattr(MemoryCarrier, "refuses", refuses)
        assert [one.key for one in bo.exchange(cloud).troubles] == [NO_KEY]
        assert stream(own) not in cloud.streams
        assert stream(for_all) in cloud.streams
        assert outbox(bo.folder).meetings == 1
        assert not anna.exchange(cloud).troubles
    assert not bo.exchange(cloud).troubles
    assert stream(own) in cloud.streams
    assert not outbox(bo.folder)


def test_what_is_noted_between_meetings_lies_by_laptop(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    anna.note("fra Anna")
    anna.exchange(cloud)
    bo.join(cloud)
    bo.note("fra Bo")
    bo.exchange(cloud)
    anna.exchange(cloud)
    for one, other, said in ((anna, bo, "fra Bo"), (bo, anna, "fra Anna")):
        (notes,) = others_notes(one.folder, one.shared).values()
        assert notes.stem == other.id
        assert said in one.texts(notes)
        assert private(notes)


# An old copy comes back


def test_a_meeting_put_back_from_a_backup_gets_its_later_steps_again(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan()
    old = path.read_bytes()
    anna.go_on(path, "lys", "stier")
    anna.exchange(cloud)
    before = anna.chains()
    path.write_bytes(old)
    path.with_suffix(".journal").unlink()
    done = anna.exchange(cloud)
    assert [one.stream for one in done.came] == [stream(path)]
    assert not done.troubles
    assert anna.chains() == before
    anna.go_on(path, "taxa")


def test_a_folder_put_back_whole_gets_its_later_steps_again(
    anna: Laptop, cloud: Memory, tmp_path: Path
) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    shutil.copytree(anna.folder, tmp_path / "old")
    anna.go_on(path, "lys")
    other = anna.plan()
    anna.note("senere")
    anna.exchange(cloud)
    before = anna.chains()
    folder = anna.folder
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "old", folder)
    done = anna.exchange(cloud)
    assert not done.troubles
    assert anna.chains() == before
    assert other.exists()
    assert "senere" in anna.texts(folder / "initiative.json")
    again = anna.exchange(cloud)
    assert (again.came, again.sent, again.identity) == ((), (), None)


def test_a_deleted_file_comes_back(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    bo.here(path).unlink()
    path.unlink()
    anna.exchange(cloud)
    bo.exchange(cloud)
    assert anna.chains() == bo.chains() == {stream(path): anna.chains()[stream(path)]}


# Two with one identity


def test_a_copied_laptop_on_another_machine_is_another_laptop(
    anna: Laptop, bo: Laptop, cloud: Memory, tmp_path: Path
) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    anna.go_on(path, "ikke delt")
    shutil.copytree(anna.root, tmp_path / "copy")
    copy = Laptop(tmp_path / "copy", "Anna", machine="another")
    was = anna.id
    done = copy.exchange(cloud)
    assert done.identity == copy.id != was
    assert copy.desk.open(copy.here(path)).runner.read_only
    lives_on = {one for one in copy.chains() if one != stream(path)}
    assert [copy.texts(copy.folder / f"{one}.json") for one in lives_on] == [["ikke delt"]]
    anna.exchange(cloud)
    anna.go_on(path, "videre")
    anna.exchange(cloud)
    copy.exchange(cloud)
    assert anna.chains() == copy.chains()
    assert copy.texts(copy.here(path)) == ["ikke delt", "videre"]


def test_what_is_found_each_of_the_two_times_a_copied_laptop_looks_is_told_once(
    anna: Laptop, cloud: Memory
) -> None:
    at = Between(anna.folder, None, anna.shared, anna.desk.clock.now())
    for title in ("møde", "møde", "andet"):
        at.trouble("share.gap", "m", title=title)
    assert [one.values["title"] for one in at.exchanged().troubles] == ["møde", "andet"]


def test_what_was_put_away_before_a_laptop_was_copied_is_away_on_the_copy(
    anna: Laptop, bo: Laptop, cloud: Memory, tmp_path: Path
) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    path = bo.plan()
    bo.exchange(cloud)
    bo.desk.put_away(path)
    shutil.copytree(bo.root, tmp_path / "copy")
    copy = Laptop(tmp_path / "copy", "Kopi", "another", Part.COORDINATOR)
    copy.login = bo.login
    for laptop in (bo, copy, copy, anna):
        laptop.exchange(cloud)
    assert copy.known()[stream(path)].away
    assert not lagging(anna.folder)


def test_two_that_go_on_with_one_meeting_are_found_and_both_are_kept(
    anna: Laptop, bo: Laptop, cloud: Memory, tmp_path: Path
) -> None:
    path = anna.plan()
    anna.go_on(path, "fælles")
    anna.exchange(cloud)
    bo.join(cloud)
    shutil.copytree(anna.root, tmp_path / "copy")
    copy = Laptop(tmp_path / "copy", "Anna", machine="Anna")
    anna.go_on(path, "her")
    copy.go_on(copy.here(path), "dér")
    copy.note("notat dér")
    anna.note("notat her")
    anna.exchange(cloud)
    done = copy.exchange(cloud)
    assert done.identity is not None
    assert "share.identity-twice" in [one.key for one in done.troubles]
    for _ in range(2):
        for laptop in (anna, copy, bo):
            assert laptop.exchange(cloud).identity is None
    assert anna.chains() == copy.chains() == bo.chains()
    told = sorted(bo.texts(bo.folder / f"{one}.json") for one in bo.chains())
    assert told == [["fælles", "dér"], ["fælles", "her"]]
    notes = [bo.texts(one) for one in others_notes(bo.folder, bo.shared).values()]
    assert {"notat her", "notat dér"} <= {text for texts in notes for text in texts}


# Told anew


def test_what_an_anchor_person_erases_reaches_every_copy(
    anna: Laptop, bo: Laptop, cloud: Memory, tmp_path: Path
) -> None:
    carla = Laptop(tmp_path / "carla", "Carla", part=Part.READER)
    anna.exchange(cloud)
    bo.join(cloud)
    path = bo.plan()
    bo.go_on(path, "Hanne Holm kom forbi")
    bo.note("ring til Hanne Holm")
    bo.exchange(cloud)
    anna.exchange(cloud)
    carla.join(cloud)
    bo.go_on(path, "senere trin")
    erase(anna, "Hanne Holm")
    anna.exchange(cloud)
    assert {(one.name, bool(one.title)) for one in lagging(anna.folder)} == {
        *(("Bo", True), ("Bo", False), ("Carla", True), ("Carla", False))
    }
    bo.exchange(cloud)
    carla.exchange(cloud)
    anna.exchange(cloud)
    assert lagging(anna.folder) == ()
    for laptop in (anna, bo, carla):
        assert "Hanne" not in everything(laptop.root), laptop.name
    assert bo.texts(path)[1:] == ["senere trin"]
    assert anna.chains() == bo.chains() == carla.chains()
    bo.go_on(path, "endnu et")
    assert not bo.exchange(cloud).troubles


def test_what_a_coordinator_erases_in_others_meetings_stays_erased_here_and_that_is_told(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan()
    anna.go_on(path, "Hanne Holm kom forbi")
    anna.exchange(cloud)
    bo.join(cloud)
    erase(bo, "Hanne Holm")
    anna.go_on(path, "senere")
    anna.exchange(cloud)
    for _ in range(2):
        assert [one.key for one in bo.exchange(cloud).troubles] == ["share.erased-here"]
    assert "Hanne" not in everything(bo.root)
    assert bo.texts(bo.here(path))[1:] == ["senere"]
    assert anna.texts(path)[0] == "Hanne Holm kom forbi"


def test_a_meeting_that_is_put_away_is_put_away_everywhere(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    own, other = bo.plan(), anna.plan()
    for laptop in (bo, anna, bo):
        laptop.exchange(cloud)
    bo.desk.put_away(own)
    bo.desk.put_away(bo.here(other))  # is not Bo's to put away for others
    bo.exchange(cloud)
    anna.exchange(cloud)
    assert set(anna.chains()) == {stream(other)}
    assert bo.chains() == {}
    assert (anna.folder / "put-away" / own.name).exists()
    for laptop in (bo, anna, bo):
        done = laptop.exchange(cloud)
        assert (done.came, done.sent) == ((), ())
    assert bo.chains() == {}
    anna.desk.put_away(other)
    anna.exchange(cloud)
    bo.exchange(cloud)
    assert cloud.streams[stream(other)].bodies == []
    assert not cloud.streams[stream(own)].bodies


def test_what_was_fetched_back_from_what_was_put_away_is_with_all_again(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    away = anna.desk.put_away(path)
    anna.exchange(cloud)
    bo.exchange(cloud)
    away.rename(path)
    anna.exchange(cloud)
    bo.exchange(cloud)
    assert bo.chains() == anna.chains() != {}


def test_two_who_erase_at_once_are_told(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    path = bo.plan()
    bo.go_on(path, "Hanne Holm og Ib Ibsen")
    bo.exchange(cloud)
    anna.exchange(cloud)
    erase(anna, "Hanne Holm")
    erase(bo, "Ib Ibsen")
    anna.exchange(cloud)
    assert "share.told-anew-twice" in [one.key for one in bo.exchange(cloud).troubles]
    erase(bo, "Ib Ibsen")
    bo.exchange(cloud)
    anna.exchange(cloud)
    for laptop in (anna, bo):
        assert not {"Hanne", "Ibsen"} & set(everything(laptop.root).replace('"', " ").split())


# What waits, and why


def test_a_newer_meeting_waits_and_nothing_is_lost_of_it(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    kept = cloud.streams[stream(path)]
    body = b'{"v":99,"seq":2,"at":"2026-03-05T08:00:00Z","events":[{"type":"beamed"}]}'
    kept.bodies.append(body)
    kept.head = replace(kept.head, number=2, digest=kept.digests[-1])
    other = anna.plan()
    for laptop in (anna, bo):
        laptop.exchange(cloud)
    troubles = bo.exchange(cloud).troubles
    assert [(one.key, one.title) for one in troubles] == [("share.newer", "Møde")]
    assert bo.known()[stream(path)].number == 1
    assert stream(other) in bo.chains()
    assert kept.bodies[-1] == body


def test_a_stream_that_cannot_be_written_here_waits_and_the_others_go_on(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    held, damaged, sound = anna.plan(), anna.plan(), anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    for path in (held, damaged, sound):
        anna.go_on(path, "nyt")
    anna.exchange(cloud)
    taken = lock.take(bo.here(held), None)
    assert taken is not None
    bo.here(damaged).write_bytes(b"\0" * 100)
    for copy in (bo.folder / "backups").glob(f"{damaged.stem}*"):
        copy.unlink()
    keys = sorted(one.key for one in bo.exchange(cloud).troubles)
    assert keys == ["store.damaged", "store.locked"]
    assert bo.texts(bo.here(sound)) == ["nyt"]
    lock.release(taken, bo.here(held))
    bo.here(damaged).unlink()
    assert not bo.exchange(cloud).troubles
    assert bo.chains() == anna.chains()


def test_one_exchange_at_a_time(anna: Laptop, cloud: Memory) -> None:
    def again(call: str) -> None:
        if call == "heads":
            with pytest.raises(StoreError, match="exchanging"):
                anna.exchange(cloud)

    anna.happens = again
    anna.exchange(cloud)


def test_no_meeting_is_held_while_a_carrier_is_waited_for(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    path = anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    anna.go_on(path, "nyt")

    def look(_: str) -> None:
        for one in (*anna.folder.glob("*.json"), *bo.folder.glob("*.json")):
            taken = lock.take(one, None)
            assert taken is not None
            lock.release(taken, one)

    anna.happens = bo.happens = look
    anna.exchange(cloud)
    bo.exchange(cloud)


# By more than one way


def test_what_came_by_one_way_goes_on_by_another(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    second = Memory(cloud.share)
    path = anna.plan()
    anna.go_on(path, "lys")
    anna.exchange(cloud)
    bo.join(cloud)
    bo.exchange(second)
    assert second.streams[stream(path)].head == cloud.streams[stream(path)].head
    anna.go_on(path, "stier")
    anna.exchange(second)
    bo.exchange(second)
    bo.exchange(cloud)
    assert bo.texts(bo.here(path)) == ["lys", "stier"]
    assert second.streams[stream(path)].head == cloud.streams[stream(path)].head


# Who writes


def test_a_meeting_that_is_handed_over_is_written_there_once_it_came(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    anna.exchange(cloud)
    path = anna.plan()
    anna.go_on(path, "her")
    hand_over(anna.folder, stream(path), bo.id, anna.clock.now())
    assert anna.desk.open(path).runner.read_only
    assert outbox(anna.folder)
    anna.exchange(cloud)
    assert not outbox(anna.folder)
    bo.exchange(cloud)
    bo.go_on(bo.here(path), "dér")
    bo.exchange(cloud)
    anna.exchange(cloud)
    assert anna.texts(path) == ["her", "dér"]
    assert anna.chains() == bo.chains()
    with pytest.raises(Refused, match="not-written-here"):
        hand_over(anna.folder, stream(path), bo.id, anna.clock.now())
    hand_over(bo.folder, stream(path), anna.id, bo.clock.now())
    bo.exchange(cloud)
    anna.exchange(cloud)
    anna.go_on(path, "igen her")


def test_an_internal_meeting_is_not_handed_to_who_may_not_read_it(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    anna.exchange(cloud)
    path = anna.plan(INTERNAL)
    with pytest.raises(Refused, match="not-for-them"):
        hand_over(anna.folder, stream(path), bo.id, anna.clock.now())


def test_the_meeting_of_a_laptop_that_is_gone_goes_on_here_and_it_is_told_when_it_comes_back(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path = anna.plan()
    anna.go_on(path, "delt")
    anna.exchange(cloud)
    anna.go_on(path, "aldrig delt")
    bo.join(cloud)
    mine = take_over(bo.folder, stream(path), bo.clock.now())
    assert take_over(bo.folder, stream(path), bo.clock.now()) == mine
    bo.go_on(mine, "videre hos Bo")
    bo.exchange(cloud)
    anna.exchange(cloud)
    assert [one.key for one in bo.exchange(cloud).troubles] == ["share.came-back"]
    assert anna.chains() == bo.chains()
    assert bo.texts(mine) == ["delt", "videre hos Bo"]
    assert bo.texts(bo.here(path)) == ["delt", "aldrig delt"]


def test_a_closed_meeting_is_not_gone_on_with(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    path = anna.plan()
    anna.go_on(path, "delt", close=True)
    anna.exchange(cloud)
    bo.join(cloud)
    before = everything(bo.root)
    with pytest.raises(Refused, match="is-closed"):
        take_over(bo.folder, stream(path), bo.clock.now())
    assert everything(bo.root) == before


def test_it_is_told_whose_a_meeting_is_and_that_it_was_handed_over(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    path, own = anna.plan(), anna.plan()
    anna.exchange(cloud)
    bo.join(cloud)
    anna.exchange(cloud)
    his = bo.plan()
    assert [bo.shared.whose(one.stem) for one in (path, his)] == [Whose("Anna", here=False), None]
    assert anna.shared.whose(path.stem) is None
    hand_over(anna.folder, stream(path), bo.id, anna.clock.now())
    anna.exchange(cloud)
    bo.exchange(cloud)
    assert anna.shared.whose(path.stem) == Whose("Bo", here=False)
    assert bo.shared.whose(path.stem) == Whose("Anna", here=True)
    mine = take_over(bo.folder, stream(own), bo.clock.now())
    assert bo.shared.whose(mine.stem) == Whose("Anna", here=True)


# Looking


def test_a_preview_says_what_would_come_and_writes_nothing(anna: Laptop, bo: Laptop, cloud: Memory) -> None:
    path = anna.plan(title="Statusmøde")
    anna.exchange(cloud)
    carrier = MemoryCarrier(cloud, LaptopId("0" * 32), Part.COORDINATOR)
    first = preview(carrier)
    assert (first.initiative, [one.name for one in first.laptops]) == (NAME, ["Anna"])
    assert [(one.title, one.here, one.new) for one in first.streams if one.title] == [("Statusmøde", 0, 1)]
    bo.join(cloud)
    anna.go_on(path, "lys", "stier")
    anna.exchange(cloud)
    before = everything(bo.root)
    (row,) = (one for one in preview(carrier, bo.folder).streams if one.title)
    assert (row.here, row.new) == (1, 3)
    assert everything(bo.root) == before
    bo.exchange(cloud)
    assert preview(carrier, bo.folder).new == 0


def test_the_outbox_is_what_was_not_sent(anna: Laptop, cloud: Memory) -> None:
    path = anna.plan()
    assert outbox(anna.folder) == Waiting(2, 3, 1)
    anna.exchange(cloud)
    assert outbox(anna.folder) == Waiting()
    anna.go_on(path, "lys", "stier")
    room = anna.desk.open(path)
    room.runner.do(CaptureThis(Kind.NOTE, "i journalen"))
    assert outbox(anna.folder) == Waiting(1, 4, 1)
    anna.exchange(cloud)
    assert outbox(anna.folder) == Waiting()
    room.close()
    assert outbox(anna.folder) == Waiting()
    anna.desk.put_away(path)
    assert outbox(anna.folder) == Waiting(1, 0, 1)


def test_nothing_is_shared_before_somebody_begins(anna: Laptop, tmp_path: Path) -> None:
    Initiatives(anna.desk).found(NAME).close()
    assert not (anna.folder / ".sharing").exists()
    assert outbox(anna.folder) == Waiting()
    carrier = MemoryCarrier(Memory(ShareId("0" * 32)), LaptopId("0" * 32), Part.ANCHOR)
    with pytest.raises(StoreError, match="not-shared"):
        exchange(anna.folder, carrier, anna.clock.now())
    assert not list(anna.root.rglob(".sharing/*.json"))


def test_what_notes_say_of_an_internal_meeting_stays_with_the_anchor_persons(
    anna: Laptop, bo: Laptop, cloud: Memory, tmp_path: Path
) -> None:
    carla = Laptop(tmp_path / "carla", "Carla")
    path = anna.plan(INTERNAL)
    anna.go_on(path, "fortroligt")
    anna.note("for alle")
    room = Initiatives(anna.desk).open(anna.folder)
    (capture,) = anna.desk.read(path).captures
    room.runner.do(SettleBrought(ref(SessionId(path.stem), capture.id), Fate.DONE))
    room.close()
    anna.exchange(cloud)
    for laptop, knows in ((bo, False), (carla, True)):
        laptop.join(cloud)
        notes = others_notes(laptop.folder, laptop.shared)[anna.id]
        said = notes.read_text("utf-8")
        assert "for alle" in said
        assert (path.stem in said) is knows


def test_notes_that_were_told_anew_and_are_read_whole_now_were_told_anew_whole(
    anna: Laptop, cloud: Memory
) -> None:
    noting = LaptopId("7" * 32)
    stream, whole = notes_of(noting), notes_of(noting, Ring.INSIDE)
    note_of(anna.folder, stream, ToldAnew(1))
    at = Between(anna.folder, None, anna.shared, anna.desk.clock.now())
    at.told_of_all(stream)
    assert told_anew(anna.folder) == {stream: ToldAnew(1)}  # nothing is known of the whole
    at.learn(whole, Head(3, 1, NOTHING, noting, Ring.INSIDE))
    at.told_of_all(stream)
    assert told_anew(anna.folder) == at.anew == {whole: ToldAnew(3)}


def test_what_stays_inside_is_not_put_away_by_somebody_who_tells_it_for_all(
    anna: Laptop, bo: Laptop, cloud: Memory
) -> None:
    anna.exchange(cloud)
    bo.join(cloud)
    anna.exchange(cloud)
    path = anna.plan(INTERNAL)
    anna.go_on(path, "kun ledere")
    anna.exchange(cloud)
    writer = cloud.streams[stream(path)].head.writer
    cloud.put(Batch(stream(path), Ring.ALL, 9, 0, NOTHING, (), writer, writer, away=True))
    anna.note("lys")
    anna.go_on(path, "endnu et ord")
    done = anna.exchange(cloud)
    found = [(one.key, one.stream) for one in done.troubles]
    assert found == [(NOT_FOR_ALL, stream(path))]  # and nothing was sent after it
    assert anna.texts(path) == ["kun ledere", "endnu et ord"]
    told = b"".join(
        body for kept in cloud.streams.values() if kept.head.ring is Ring.ALL for body in kept.bodies
    )
    assert path.stem.encode() not in told


def test_an_anchor_person_without_a_code_believes_the_key_that_is_heard_first() -> None:
    at = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
    one = Hello(LaptopId("a" * 32), "Anna", Part.ANCHOR, (), at, NAME, "da", "Etc/UTC", key="first")
    other = replace(one, laptop=LaptopId("b" * 32), at=at + timedelta(hours=1), key="second")
    shared = with_anchors_key(Shared(ShareId("c" * 32), LaptopId("d" * 32), Part.ANCHOR), (other, one))
    assert shared.anchors == "first"
    assert with_another_key(replace(shared, others=(one, other)), (one, other)) == [other]
    assert not with_another_key(Shared(ShareId("c" * 32), LaptopId("d" * 32), Part.ANCHOR), (one, other))
