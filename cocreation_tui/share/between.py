"""An initiative while it is exchanged with a carrier: what is known of it, kept durably as it changes, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.shared.streams import (
    NOTHING,
    Arrived,
    Batch,
    Digest,
    Head,
    LaptopId,
    Part,
    Ring,
    StreamName,
    chained,
    notes_of,
    noting_laptop,
    said_of,
)
from cocreation_tui.share.carrier import DAMAGED, FORKED, Carrier, CarrierError
from cocreation_tui.share.histories import Histories, History
from cocreation_tui.share.looked import Looked, Seen, read_looked, write_looked
from cocreation_tui.share.news import ERASED_ELSEWHERE, Exchanged, Moved, Trouble
from cocreation_tui.store.shared_streams import (
    Known,
    Shared,
    ToldAnew,
    forget_told_anew,
    note_of,
    noted_at,
    told_anew,
    write_shared,
)

ERASED_AWAY = 2
"""By how many tellings a stream goes on that was put away and in which something was erased.

A laptop that has one before the last of them does not put its copy away, which tells what is to be forgotten: it deletes it.
"""
_AT_ONCE = 25
"""How many streams may move before what is known of them is kept: looking at them again costs more than it harms."""


class Between:
    """An exchange under way. Nothing is known in it that is not durable on one side or the other."""

    def __init__(self, folder: Path, carrier: Carrier | None, shared: Shared, now: datetime) -> None:
        self.folder = folder
        """The initiative's folder."""
        self._carrier = carrier
        self.shared = shared
        """What is known of sharing, apart from streams."""
        self.now = now
        """This instant."""
        self.histories = Histories(folder, shared.laptop)
        """What is here."""
        self.known: dict[str, Known] = {one.stream: one for one in shared.streams}
        """Every stream that was sent or came, by name."""
        self.anew: dict[str, ToldAnew] = told_anew(folder)
        """What was told anew here and not yet everywhere."""
        self._noted = {name: noted_at(folder, name) for name in self.anew}
        self.heads: dict[StreamName, Head] = {}
        """How far every stream has come on the other side."""
        self.troubles: list[Trouble] = []
        """What was found not to be as it should."""
        self.identity: LaptopId | None = None
        """The new identity of this laptop, where it got one."""
        self._looked = read_looked(folder)
        self._seen: dict[str, Seen] = {}
        self._came: list[Moved] = []
        self._sent: list[Moved] = []
        self._unsaved = 0

    @property
    def carrier(self) -> Carrier:
        """The way to the others; there is none where something is prepared here alone."""
        assert self._carrier is not None
        return self._carrier

    @property
    def me(self) -> LaptopId:
        """This laptop."""
        return self.shared.laptop

    @property
    def is_anchor(self) -> bool:
        """Whether one reads all, and may tell any stream anew."""
        return self.shared.part is Part.ANCHOR

    @cached_property
    def refuses_inside(self) -> str:
        """Catalogue key of why what stays inside cannot be sent from here this way; empty where it can."""
        return "" if self.is_anchor or self.shared.part is Part.READER else self.carrier.refuses(Ring.INSIDE)

    # What is known

    def learn(self, stream: StreamName, head: Head, origin: LaptopId | None = None) -> None:
        """Know how far a stream has come here; its origin where it was not known before."""
        before = self.known.get(stream)
        if before is None:
            begun = origin or noting_laptop(stream) or head.writer
            self.known[stream] = Known(stream, begun, head, self.now)
        else:
            at = before.at if before.head == head else self.now
            forked = before.forked if before.head.generation == head.generation else 0
            sent = before.head.number if head.away and not before.head.away else before.sent
            self.known[stream] = replace(before, head=head, at=at, forked=forked, given=False, sent=sent)
        if self.known[stream] != before:
            self._unsaved += 1
        if self._unsaved >= _AT_ONCE:
            self.save()

    def mark(self, known: Known) -> None:
        """Know something else of a stream, durably."""
        self.known[known.stream] = known
        self.save()

    def forget(self, stream: str) -> None:
        """Know nothing of a stream."""
        if self.known.pop(stream, None) is not None:
            self._unsaved += 1

    def become(self, laptop: LaptopId) -> None:
        """Be another laptop from now on, durably."""
        before = (*self.shared.before, self.shared.laptop)
        self.shared = replace(self.shared, laptop=laptop, before=before, since=self.now)
        self.histories = Histories(self.folder, laptop)
        self.save()
        self.carrier.become(laptop)
        self.anew = told_anew(self.folder)
        self._noted = {name: noted_at(self.folder, name) for name in self.anew}

    def save(self) -> None:
        """Keep what is known. Raises ``StoreError``."""
        streams = tuple(self.known[name] for name in sorted(self.known))
        self.shared = replace(self.shared, streams=streams)
        write_shared(self.folder, self.shared)
        self._unsaved = 0

    def learn_away(self, stream: StreamName, head: Head) -> bool:
        """Know that a stream was put away; what lies here of it goes where that is told anew since. Raises ``StoreError``.

        False where it stays: it holds more than was ever sent, and somebody has to erase here, too.
        """
        known, copy = self.known.get(stream), self.histories.read_away(stream).steps
        if known is not None and copy and head.generation >= known.head.generation + ERASED_AWAY:
            written_here = known.head.writer in (self.me, *self.shared.before)
            if written_here and len(copy) > max(known.sent, known.head.number):
                self.trouble(ERASED_ELSEWHERE, stream)
                return False
            self.histories.delete_away(stream, self.now, told_anew=True)
        self.learn(stream, head)
        return True

    def told(self, stream: StreamName) -> None:
        """The others can know that a stream was told anew."""
        if self.anew.pop(stream, None) is not None:
            self.save()
            forget_told_anew(self.folder, stream, self._noted.get(stream))

    def told_of_all(self, stream: StreamName) -> None:
        """Notes for all that were told anew, and are read whole by now: so the whole of them was. Raises ``StoreError``."""
        noting = noting_laptop(stream)
        whole = notes_of(noting, Ring.INSIDE) if noting else stream
        known = self.known.get(whole)
        if stream in self.anew and known is not None and whole != stream:
            self.note(whole, ToldAnew(known.head.generation, self.anew[stream].away))
            self.told(stream)

    def note(self, stream: StreamName, note: ToldAnew) -> None:
        """Note that a stream was told anew here. Raises ``StoreError``."""
        note_of(self.folder, stream, note)
        self.anew[stream], self._noted[stream] = note, noted_at(self.folder, stream)

    def arrived(self) -> tuple[Arrived, ...]:
        """How much of every stream is here, for the others; what goes to the anchor persons only they know by name."""
        known = (self.known[name] for name in sorted(self.known))
        return tuple(
            Arrived(
                said_of(self.shared.share, one.stream, one.head.ring), one.head.generation, one.head.number
            )
            for one in known
            if one.head.number or one.head.away
        )

    # What is here

    def head_here(self, stream: StreamName) -> tuple[int, Digest, Ring]:
        """Number, digest and ring of a stream as it is here; only files that have changed are read. Raises ``StoreError``."""
        marks = self.histories.marks(stream)
        seen = self._looked.seen.get(stream)
        if seen is None or seen.marks != marks:
            history = self.histories.read(stream)
            digest = history.digests[-1] if history.digests else NOTHING
            seen = Seen(marks, len(history.steps), digest, history.ring)
        self._seen[stream] = seen
        return seen.number, seen.digest, seen.ring

    # To and fro

    def pulled(self, stream: StreamName, head: Head, after: int, before: Digest) -> tuple[list[bytes], Head]:
        """The steps after a number as the carrier has them, and how far the stream has come with them.

        Raises ``CarrierError``: ``share.forked`` when what is before them is not ``before``, ``share.damaged`` for gaps.
        """
        bodies, last = list[bytes](), head
        for batch in self._given(stream, head, after):
            if (batch.after, batch.generation) != (after, head.generation):
                raise CarrierError(DAMAGED, stream=stream)
            if batch.before != before:
                raise CarrierError(DAMAGED if bodies else FORKED, stream=stream, number=after)
            for body in batch.bodies:
                before = chained(before, body)
            after += len(batch.bodies)
            bodies += batch.bodies
            last = replace(batch.head, number=after, digest=before)
        if after < head.number or (after == head.number and before != head.digest):
            raise CarrierError(DAMAGED, stream=stream)
        return bodies, last if bodies else head

    def _given(self, stream: StreamName, head: Head, after: int) -> Iterator[Batch]:
        """What a carrier gives; where all of it has come, that somebody tells otherwise there is told and no more."""
        last = after
        try:
            for batch in self.carrier.pull(stream, head.generation, after):
                last = batch.last
                yield batch
        except CarrierError as error:
            if error.key != FORKED or last < head.number:
                raise
            self.trouble(FORKED, stream, number=error.values.get("number", last))

    def push(
        self, stream: StreamName, here: History, generation: int, after: int, by: LaptopId, writer: LaptopId
    ) -> None:
        """Send the steps after a number, and know that they were."""
        batch = Batch(
            stream,
            here.ring,
            generation,
            after,
            here.digests[after - 1] if after else NOTHING,
            here.bodies[after:],
            writer,
            by,
        )
        self.send(batch, len(here.bodies) - after, anew=after == 0 and generation > 1)

    def send(self, batch: Batch, steps: int, anew: bool = False) -> None:
        """Send a batch, and know that it was."""
        self.carrier.push(batch)
        self.learn(batch.stream, batch.head)
        self._sent.append(
            Moved(batch.stream, self.histories.title(batch.stream), batch.writer, steps, anew, batch.away)
        )

    def came(
        self, stream: StreamName, writer: LaptopId, steps: int, anew: bool = False, away: bool = False
    ) -> None:
        """Tell that something of a stream has come."""
        self._came.append(Moved(stream, self.histories.title(stream), writer, steps, anew, away))

    # What came of it

    def trouble(self, key: str, stream: str = "", **values: str | int) -> None:
        """Tell that something is not as it should be; twice found, for a copied laptop is looked at twice, is told once."""
        title = self.histories.title(stream) if stream else ""
        called: dict[str, str | int] = {"title": title or stream, "stream": title or stream}
        found = Trouble(key, {**called, **values}, stream, title)
        if found not in self.troubles:
            self.troubles.append(found)

    def exchanged(self) -> Exchanged:
        """What the exchange came to."""
        return Exchanged(tuple(self._came), tuple(self._sent), tuple(self.troubles), self.identity)

    def leave(self, ended: bool, also: Iterable[Trouble] = ()) -> None:
        """Keep what is known, and what was found; ``ended`` where the exchange came to its end."""
        if self._unsaved:
            self.save()
        at = self.now if ended else self._looked.at
        seen = self._seen if ended else {**self._looked.seen, **self._seen}
        with suppress(StoreError):
            write_looked(self.folder, Looked(at, (*self.troubles, *also), seen))
