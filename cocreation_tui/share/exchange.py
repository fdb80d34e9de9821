"""Exchanging an initiative with a carrier: first what others have told, then what was told here, and last that it arrived.

Whatever interrupts it, the next exchange ends right: what is known here is only what is durable on one side or the
other, and what waits is what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.shared.streams import (
    NOTHING,
    Head,
    Hello,
    Part,
    Ring,
    StreamName,
    notes_of,
    noting_laptop,
)
from cocreation_tui.share.between import Between
from cocreation_tui.share.carrier import FULL, ROOM_GONE, UNREACHABLE, Carrier, CarrierError
from cocreation_tui.share.forking import goes_on_with, rebind, renew_identity
from cocreation_tui.share.heard import Hearing, hear
from cocreation_tui.share.histories import is_stream
from cocreation_tui.share.keys_told import key_of, newest, with_anchors_key, with_another_key
from cocreation_tui.share.news import CAME_BACK, EXCHANGING, NOT_FOR_ALL, OTHER, OTHER_KEY, Exchanged, Trouble
from cocreation_tui.share.ours import Ours
from cocreation_tui.share.theirs import Theirs
from cocreation_tui.store import lock
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store.laptop import Laptop, new_identity, this_laptop
from cocreation_tui.store.shared_streams import KEPT, Shared, read_shared, sharing_folder
from cocreation_tui.store.workspace import INITIATIVE_FILE

Identity = Callable[[Path], Laptop]
"""Gives the identity of a workspace."""
_NO_FURTHER = (UNREACHABLE, ROOM_GONE, FULL)
"""Troubles with a carrier that it would have with every stream."""
_ONLY_READ = "share.only-read"
"""Why a file takes nothing: that is no trouble, for what waits here goes another way."""


def exchange(
    folder: Path,
    carrier: Carrier,
    now: datetime,
    name: str = "",
    identity: Identity = this_laptop,
    renew: Identity = new_identity,
    only: Container[str] | None = None,
    hearing: Hearing | None = None,
) -> Exchanged:
    """Take in what a carrier has of an initiative, send it what is new here, and tell the others what has arrived.

    ``name`` is what one calls oneself; ``only`` some streams are looked at where that is said. What has
    arrived is noted in one's own notes: by ``hearing`` where somebody has them open. What could not be done is among the troubles, and is done by a later exchange.
    Raises ``StoreError``: ``share.not-shared``, ``share.exchanging`` while another one is under way, or when what is known
    of sharing cannot be read or kept. Raises ``CarrierError`` for a carrier of another initiative.
    """
    with one_at_a_time(folder, now):
        shared = kept(folder)
        if carrier.share != shared.share:
            raise CarrierError(OTHER)
        at = Between(folder, carrier, shared, now)
        laptop = identity(folder.parent)
        if laptop.id != shared.laptop:
            rebind(at, laptop)
            at.identity = laptop.id
        ended = _exchange(at, laptop, name, renew, only, hearing)
        at.leave(ended)
        return at.exchanged()


@contextmanager
def one_at_a_time(folder: Path, now: datetime) -> Iterator[None]:
    """Have an initiative's sharing for oneself. Raises ``StoreError``: ``share.exchanging`` when somebody else has it."""
    path = sharing_folder(folder) / KEPT
    held = lock.take(path, now)
    if held is None:
        raise StoreError(EXCHANGING, path)
    try:
        yield
    finally:
        lock.release(held, path)


def kept(folder: Path) -> Shared:
    """What is known of sharing an initiative that is shared. Raises ``StoreError``: ``share.not-shared``."""
    shared = read_shared(folder)
    if shared is None:
        raise StoreError("share.not-shared", folder)
    return shared


def _exchange(
    at: Between,
    laptop: Laptop,
    name: str,
    renew: Identity,
    only: Container[str] | None,
    hearing: Hearing | None,
) -> bool:
    """All of it; whether it came to its end."""
    try:
        others = tuple(one for one in at.carrier.laptops() if one.laptop != at.me)
        at.shared = replace(at.shared, others=newest(at.shared, others, at.me), own=laptop.secret)
        at.shared = with_anchors_key(at.shared, others)
        for one in with_another_key(at.shared, others):
            at.trouble(OTHER_KEY, name=one.name)
        _every_stream(at, laptop, only, hearing)
        if any(one.forked and one.head.writer == at.me for one in at.known.values()):
            # Only now: whatever was told anew under the earlier identity has gone out under it.
            _every_stream(at, renew_identity(at, renew), only, hearing)
        at.save()
        _tell_what_came_back(at)
        at.carrier.tell(_hello(at, name))
    except CarrierError as error:
        if error.key == _ONLY_READ:
            return True
        at.troubles.append(Trouble(error.key, error.values))
        return False
    return True


def _every_stream(at: Between, laptop: Laptop, only: Container[str] | None, hearing: Hearing | None) -> None:
    """Others' streams, then what of them has arrived, then one's own, which tell so."""
    at.heads = {stream: head for stream, head in at.carrier.heads().items() if is_stream(stream)}
    opened_up = {one for one, head in at.heads.items() if _is_opened_up(at, one, head)}
    for stream in opened_up:
        del at.heads[stream]
        at.trouble(NOT_FOR_ALL, stream)
    _note_own(at)
    order = [one for one in _in_order(at) if one not in opened_up and (only is None or one in only)]
    theirs = [one for one in order if not _is_ours(at, one, at.heads.get(one))]
    for stream in theirs:
        _one(at, stream, laptop)
    if only is None:
        hear(at, hearing)
    for stream in order[len(theirs) :]:
        _one(at, stream, laptop)
    if only is None and (why := at.refuses_inside):
        at.trouble(why)


def _one(at: Between, stream: StreamName, laptop: Laptop) -> None:
    """One stream; what is wrong with it stops no other."""
    head = at.heads.get(stream)
    try:
        if _is_ours(at, stream, head):
            if at.shared.part is not Part.READER:
                Ours(at, stream, head).exchange()
        elif _is_read_otherwise(at, stream):
            if head is not None and _inside_of(stream) in at.heads and _is_news(at, head, stream):
                at.learn(stream, head)
            Theirs(at, stream, head).pass_on_for_all()
            at.told_of_all(stream)
        else:
            Theirs(at, stream, head).exchange()
            if noting_laptop(stream) in laptop.before and stream in at.known:
                goes_on_with(at, stream)
    except CarrierError as error:
        if error.key in _NO_FURTHER:
            raise
        if error.key == _ONLY_READ:
            return
        at.trouble(
            error.key, stream, **{name: value for name, value in error.values.items() if name != "stream"}
        )
    except StoreError as error:
        at.trouble(error.key, stream, **error.values)


def _is_opened_up(at: Between, stream: StreamName, head: Head) -> bool:
    """Whether something that stays inside is told as if it were for all: nothing of that is taken."""
    known = at.known.get(stream)
    return known is not None and known.head.ring is Ring.INSIDE and head.ring is Ring.ALL


def _is_news(at: Between, head: Head, stream: StreamName) -> bool:
    known = at.known.get(stream)
    return known is None or (known.head.generation, known.head.number) < (head.generation, head.number)


def _is_ours(at: Between, stream: StreamName, head: Head | None) -> bool:
    """Whether a stream is written here: by whoever knows the newest of it."""
    known = at.known.get(stream)
    if noting_laptop(stream) is not None:
        return noting_laptop(stream) == at.me
    if known is None:
        return head is None or head.writer == at.me
    if known.given:
        return True
    here = known.head
    if head is None or (head.generation, head.number) < (here.generation, here.number):
        return here.writer == at.me
    if here.writer == at.me and head.writer != at.me:
        at.forget(stream)  # it was handed over before an old copy was put here: all of it is compared
    return head.writer == at.me and (here.writer == at.me or head.number == here.number)


def _is_read_otherwise(at: Between, stream: StreamName) -> bool:
    """Whether these are notes for all whose other version, that for the anchor persons, is read here."""
    whole = _inside_of(stream)
    return whole not in ("", stream) and any(whole in one for one in (at.heads, at.known))


def _inside_of(stream: StreamName) -> StreamName:
    """The version for the anchor persons of some notes; empty for a meeting."""
    noting = noting_laptop(stream)
    return notes_of(noting, Ring.INSIDE) if noting else StreamName("")


def _in_order(at: Between) -> list[StreamName]:
    """Every stream: others' first; one's own notes as anchor persons read them before those for all."""
    inside, own = at.histories.own_notes()
    names = {*at.heads, *(StreamName(one) for one in at.known), *at.histories.meetings(), inside, own}
    return sorted(names, key=lambda one: (_is_ours(at, one, at.heads.get(one)), one != inside, one))


def _note_own(at: Between) -> None:
    """Know what stays inside, and what is about to be sent for the first time: whatever becomes of that, it is written here."""
    at.histories.inside |= _inside(at)
    for stream in (*at.histories.meetings(), *at.histories.own_notes()):
        if stream in at.known and at.known[stream].head.writer != at.me:
            continue
        with suppress(StoreError):  # it is told when it is its turn
            ring = at.head_here(stream)[2]
            if ring is Ring.INSIDE and noting_laptop(stream) is None:
                at.histories.inside |= {stream}
            if stream not in at.known and stream not in at.heads and at.shared.part is not Part.READER:
                at.learn(stream, Head(1, 0, NOTHING, at.me, ring))


def _inside(at: Between) -> frozenset[str]:
    """The meetings that are known to stay inside, here or with the carrier: before any of it comes, nothing names them."""
    heads = [*at.heads.items(), *((one.stream, one.head) for one in at.known.values())]
    return frozenset(name for name, head in heads if head.ring is Ring.INSIDE and noting_laptop(name) is None)


def _hello(at: Between, name: str) -> Hello:
    own = replay(reading.read_settled(at.folder / INITIATIVE_FILE).steps)
    return Hello(
        at.me,
        name,
        at.shared.part,
        at.shared.platforms,
        at.now,
        own.title,
        own.language,
        own.zone,
        at.arrived(),
        at.shared.before,
        at.shared.since,
        key_of(at.shared),
    )


def _tell_what_came_back(at: Between) -> None:
    """A meeting that was taken over, and whose laptop has told more of it since."""
    for known in at.known.values():
        other = at.known.get(known.continues)
        if other is None or other.forked or other.head.away or known.head.away:
            continue
        if other.head.number > known.since and at.histories.is_here(known.stream):
            at.trouble(CAME_BACK, other.stream, step=known.since + 1)
