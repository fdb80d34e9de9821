"""A stream made of pieces that came in any order, some of them twice, some of them overlapping."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial, reduce

from cocreation_tui.core.shared.streams import NOTHING, Batch, Digest, Head, chain
from cocreation_tui.share.carrier import FORKED, GAP, NOT_YOURS, CarrierError
from cocreation_tui.share.segments import Piece


class Telling:
    """One telling of a stream, as far as its pieces reach from the beginning without gaps.

    Where pieces tell otherwise of the same step, the one with the lower digest there is kept: so is it wherever they meet.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = sorted(pieces, key=lambda piece: piece.came)
        self._starts: dict[int, list[Piece]] = defaultdict(list)
        for piece in self._pieces:
            self._starts[piece.segment.after].append(piece)
        self._run: list[Piece] = []
        self._ends: list[int] = []
        number, digest = 0, NOTHING
        away = [piece for piece in self._starts[0] if piece.segment.away and not piece.segment.last]
        if away:  # whatever else was told of it at the same time
            self._pieces, self._starts = away, defaultdict(list, {0: away})
        while (further := self._next(number, digest)) is not None:
            self._run.append(further)
            number, digest = further.segment.last, further.segment.digest
            self._ends.append(number)
        if not self._run:  # told anew with nothing left of it
            self._run = [piece for piece in self._starts[0] if piece.segment.last == 0][:1]
            self._ends = [0] * len(self._run)

    def _next(self, number: int, digest: Digest) -> Piece | None:
        going_on = [
            piece
            for piece in self._starts.get(number, ())
            if piece.segment.last > number and piece.segment.before == digest
        ]
        for piece in self._pieces:
            one = piece.segment
            if one.after < number < one.last and _tells(piece, number) == digest:
                going_on.append(piece)
        return reduce(partial(_counting, number), going_on) if going_on else None

    @property
    def head(self) -> Head | None:
        """How far it has come; None when its beginning has not."""
        return self._run[-1].segment.head if self._run else None

    def digest_at(self, number: int) -> Digest:
        """What everything up to a step comes to that is not beyond its head. Raises ``CarrierError``."""
        if number == 0:
            return NOTHING
        piece = self._run[bisect_left(self._ends, number)]
        return piece.segment.digest if number == piece.segment.last else _within(piece, number)

    def after(self, number: int) -> Iterator[Batch]:
        """The steps after a number, in order. Raises ``CarrierError``, with ``share.forked`` when all is given."""
        start = 0
        for piece in self._run:
            one, begin = piece.segment, max(start, number)
            start = one.last
            if begin < one.last:
                yield Batch(
                    *(one.stream, one.ring, one.generation, begin, self.digest_at(begin)),
                    *(piece.bodies()[begin - one.after :], one.writer, one.by, one.away),
                )
        if self._run and (otherwise := self._forked()):
            raise CarrierError(FORKED, stream=self._run[0].segment.stream, number=otherwise)

    def _forked(self) -> int:
        """The first step that is told otherwise, too; 0 for none."""
        used = {id(piece) for piece in self._run}
        unused = [piece for piece in self._pieces if id(piece) not in used]
        return min(filter(None, map(self._otherwise, unused)), default=0)

    def _otherwise(self, piece: Piece) -> int:
        one, here = piece.segment, self._ends[-1]
        if one.after > here:
            return 0
        if self.digest_at(one.after) != one.before:
            return one.after
        end = min(one.last, here)
        if end == one.after or _tells(piece, end) in (None, self.digest_at(end)):
            return 0
        steps = range(one.after + 1, end + 1)
        return next((number for number in steps if self.digest_at(number) != _tells(piece, number)), 0)


def newest(pieces: Iterable[Piece]) -> Telling | None:
    """The newest telling of a stream whose beginning has come; None when none has."""
    tellings: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        tellings[piece.segment.generation].append(piece)
    for generation in sorted(tellings, reverse=True):
        if (telling := Telling(tellings[generation])).head is not None:
            return telling
    return None


def still_to_come(batch: Batch, telling: Telling | None) -> Batch | None:
    """What of a batch is not there yet, where ``telling`` is; None when all of it is.

    Raises ``CarrierError`` for what does not belong there, as ``Carrier.push`` says.
    """
    head = telling.head if telling else None
    if telling is None or head is None or batch.generation > head.generation:
        if batch.after or batch.before != NOTHING:
            raise CarrierError(GAP, stream=batch.stream)
        return batch
    if batch.generation < head.generation or batch.after > head.number:
        raise CarrierError(GAP, stream=batch.stream)
    _must_agree(batch, telling, min(batch.last, head.number))
    if batch.last <= head.number:
        return None
    if batch.by != head.writer:
        raise CarrierError(NOT_YOURS, stream=batch.stream)
    known = head.number - batch.after
    return replace(batch, after=head.number, before=head.digest, bodies=batch.bodies[known:])


def _must_agree(batch: Batch, telling: Telling, end: int) -> None:
    digests = [batch.before, *chain(batch.bodies, batch.before)]
    if all(digests[number - batch.after] == telling.digest_at(number) for number in (batch.after, end)):
        return
    steps = range(batch.after, end + 1)
    first = next(number for number in steps if digests[number - batch.after] != telling.digest_at(number))
    raise CarrierError(FORKED, stream=batch.stream, number=first)


def _counting(number: int, one: Piece, other: Piece) -> Piece:
    """Which of two pieces counts that go on after a number: the one with the lower digest where they part."""
    end = min(one.segment.last, other.segment.last)
    if _tells(one, end) == _tells(other, end):
        return one
    for step in range(number + 1, end + 1):
        here, there = (_tells(piece, step) or "g" for piece in (one, other))
        if here != there:
            return one if here < there else other
    return one


def _within(piece: Piece, number: int) -> Digest:
    return piece.digests[number - piece.segment.after - 1]


def _tells(piece: Piece, number: int) -> Digest | None:
    """What everything up to one of its steps comes to; None when it cannot be opened."""
    if number == piece.segment.last:
        return piece.segment.digest
    try:
        return _within(piece, number)
    except CarrierError:
        return None
