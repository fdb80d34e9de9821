"""Looking without writing anything: what a carrier would bring, what waits here, who has not got what was told anew."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.shared.streams import (
    Head,
    LaptopId,
    Part,
    Ring,
    ShareId,
    StreamName,
    notes_of,
    noting_laptop,
    said_of,
)
from cocreation_tui.share.carrier import UNREACHABLE, Carrier, CarrierError
from cocreation_tui.share.histories import Histories, is_stream, title_of
from cocreation_tui.share.joining import told_by
from cocreation_tui.share.looked import Seen, read_looked
from cocreation_tui.share.news import OTHER, Coming, Lagging, Preview, Waiting
from cocreation_tui.store import files
from cocreation_tui.store.shared_streams import Known, Shared, read_shared, told_anew
from cocreation_tui.store.workspace import last_step


def preview(carrier: Carrier, folder: Path | None = None) -> Preview:
    """What a carrier would bring, and what of it is here. Raises ``CarrierError`` and ``StoreError``; writes nothing."""
    shared = read_shared(folder) if folder is not None else None
    if shared is not None and shared.share != carrier.share:
        raise CarrierError(OTHER)
    laptops = carrier.laptops()
    told = told_by(laptops)
    heads = {name: head for name, head in carrier.heads().items() if is_stream(name)}
    found = tuple(_coming(carrier, heads[name], name, folder, shared) for name in sorted(heads))
    return Preview(carrier.share, told.initiative if told else "", laptops, found)


def _coming(
    carrier: Carrier, head: Head, name: StreamName, folder: Path | None, shared: Shared | None
) -> Coming:
    known = shared.known(name) if shared else None
    anew = known is not None and head.generation > known.head.generation
    here = known.head.number if known and not anew else 0
    if known is not None and head.generation < known.head.generation:
        here = head.number
    title = Histories(folder, shared.laptop).title(name) if folder and shared else ""
    if not title and noting_laptop(name) is None and not head.away:
        title = title_of(_first_bodies(carrier, name, head))
    return Coming(
        name, title, head.writer, here, max(0, head.number - here), anew, head.away and (anew or not known)
    )


def _first_bodies(carrier: Carrier, name: StreamName, head: Head) -> Iterator[bytes]:
    try:
        for batch in carrier.pull(name, head.generation, 0):
            yield from batch.bodies
    except CarrierError as error:
        if error.key == UNREACHABLE:
            raise


def outbox(folder: Path) -> Waiting:
    """What of an initiative waits to be sent: from what is known and the heads of files, so quick enough for any screen.

    Nothing for one that is not shared. Raises ``StoreError``.
    """
    shared = read_shared(folder)
    if shared is None or shared.part is Part.READER:
        return Waiting()
    known = {one.stream: one for one in shared.streams}
    histories, seen = Histories(folder, shared.laptop), read_looked(folder).seen
    waiting = dict[str, int]()
    for stream in (histories.own_notes()[0], *histories.meetings()):
        if (
            number := _unsent(histories, stream, known.get(stream), seen.get(stream), shared.laptop)
        ) is not None:
            waiting[stream] = number
    for name, note in told_anew(folder).items():
        one = known.get(StreamName(name))
        if one is not None and (shared.part is Part.ANCHOR or one.head.writer == shared.laptop):
            waiting[name] = 0 if note.away else max(waiting.get(name, 0), one.head.number)
    meetings = sum(noting_laptop(StreamName(one)) is None for one in waiting)
    return Waiting(len(waiting), sum(waiting.values()), meetings)


def _unsent(
    histories: Histories, stream: StreamName, known: Known | None, seen: Seen | None, me: LaptopId
) -> int | None:
    """How many steps of a stream wait; None where nothing of it does."""
    if known is not None and known.head.writer != me and not known.given:
        return None
    path = histories.path(stream)
    if files.fingerprint(path) is None:
        return None
    sent = known.head.number if known else 0
    number = sent
    with suppress(StoreError):  # what cannot be read is told where it is opened
        is_same = seen is not None and seen.marks == histories.marks(stream)
        number = seen.number if seen and is_same else last_step(path)
    return max(0, number - sent) if number > sent or (known and known.given) else None


def lagging(folder: Path) -> tuple[Lagging, ...]:
    """Who has not got what was told anew, by what their laptops told last. Raises ``StoreError``."""
    shared = read_shared(folder)
    return tuple(_lagging(folder, shared)) if shared else ()


def _lagging(folder: Path, shared: Shared) -> Iterator[Lagging]:
    histories = Histories(folder, shared.laptop)
    has = {one.laptop: {told.stream: told.generation for told in one.has} for one in shared.others}
    for known in shared.streams:
        if known.head.generation == 1:
            continue
        called = said_of(shared.share, known.stream, known.head.ring)
        for other in shared.living:
            if _reads_otherwise(shared.share, known, has[other.laptop]):
                continue
            got = has[other.laptop].get(called)
            if got is not None and got < known.head.generation:
                title = histories.title(known.stream)
                yield Lagging(known.stream, title, other.laptop, other.name, known.head.generation, known.at)


def _reads_otherwise(share: ShareId, known: Known, has: Container[StreamName]) -> bool:
    """Whether somebody reads notes as the anchor persons may, so that the version for all says nothing of them."""
    noting = noting_laptop(known.stream)
    if noting is None or known.head.ring is Ring.INSIDE:
        return False
    return said_of(share, notes_of(noting, Ring.INSIDE), Ring.INSIDE) in has
