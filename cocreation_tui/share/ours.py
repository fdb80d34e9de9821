"""What this laptop writes, beside what a carrier has of it: sent, brought back, taken over anew, or found told otherwise."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.shared.streams import (
    NOTHING,
    Batch,
    Head,
    LaptopId,
    Ring,
    Standing,
    StreamName,
    notes_of,
    noting_laptop,
    standing,
)
from cocreation_tui.share.between import ERASED_AWAY, Between
from cocreation_tui.share.carrier import FORKED, CarrierError
from cocreation_tui.share.forking import alike, settle_fork
from cocreation_tui.share.histories import History, decoded
from cocreation_tui.share.news import TOLD_TWICE
from cocreation_tui.store.shared_streams import Known

_GOES_ON = (Standing.SAME, Standing.AHEAD)


class Ours:
    """A stream that is written here, as it is exchanged with a carrier that has come as far as ``head``."""

    def __init__(self, at: Between, stream: StreamName, head: Head | None) -> None:
        self.at = at
        self.stream = stream
        self.head = head
        self.known: Known | None = at.known.get(stream)
        self.note = at.anew.get(stream)

    @property
    def _writer(self) -> LaptopId:
        """Who writes it from now on."""
        return self.known.head.writer if self.known and self.known.given else self.at.me

    @property
    def _generation(self) -> int:
        """The telling that is known here."""
        return self.known.head.generation if self.known else self.head.generation if self.head else 1

    def exchange(self) -> None:
        """Send what is new, and bring back what is not here. Raises ``StoreError``, ``CarrierError``."""
        if not self.at.histories.is_here(self.stream):
            self._missing()
            return
        number, digest, ring = self.at.head_here(self.stream)
        if ring is Ring.INSIDE and self.at.refuses_inside:
            return
        if self._is_settled(Head(self._generation, number, digest, self.at.me, ring)):
            return
        here, head = self.at.histories.read(self.stream), self.head
        if head is None or head.generation < self._generation:
            self._send_whole(here)
        elif head.away:
            self._was_away(here, head)
        elif head.generation > self._generation:
            self._adopt(here, head)
        else:
            self._same(here, head)

    def _is_settled(self, here: Head) -> bool:
        known = self.known.head if self.known else None
        return here == known == self.head and self.note is None and not (self.known and self.known.given)

    def _missing(self) -> None:
        """Nothing is here of it: it was put away, or it is to be brought back."""
        head, at = self.head, self.at
        if (self.note and self.note.away) or at.histories.is_away(self.stream):
            if self.known:
                self._tell_away(self.known.head)
            at.told(self.stream)
        elif head is not None and head.away:
            at.learn_away(self.stream, head)
        elif head is not None and head.number and head.generation >= self._generation:
            bodies, there = at.pulled(self.stream, head, 0, NOTHING)
            self._take(decoded(self.stream, bodies, 0), there, len(bodies))

    def _tell_away(self, known: Head) -> None:
        head = self.head
        there = head.generation if head else 0
        if self.note and self.note.erased:
            self._send_away(known, max(known.generation, there) + ERASED_AWAY)
        elif head is not None and head.away and there >= known.generation:
            self.at.learn_away(self.stream, head)
        elif known.away and there < known.generation:  # a file may not have arrived: it is told again
            self._send_away(known, known.generation)
        elif known.away and head is not None and there > known.generation:
            self._fetch_back(head)
        elif known.away:
            return
        elif head is None and known.number == 0:
            self.at.forget(self.stream)
        else:
            self._send_away(known, max(known.generation, there) + 1)

    def _fetch_back(self, head: Head) -> None:
        """It was put away here, and is told anew elsewhere since."""
        bodies, there = self.at.pulled(self.stream, head, 0, NOTHING)
        steps, copy = decoded(self.stream, bodies, 0), self.at.histories.read_away(self.stream).steps
        self._take(steps, there, len(bodies), anew=True)
        if len(copy) <= len(steps) and alike(copy, steps):
            self.at.histories.delete_away(self.stream, self.at.now, told_anew=True)

    def _send_away(self, known: Head, generation: int) -> None:
        empty = Batch(
            self.stream, known.ring, generation, 0, NOTHING, (), self._writer, self.at.me, away=True
        )
        self.at.send(empty, 0, anew=True)

    def _was_away(self, here: History, head: Head) -> None:
        """It was put away elsewhere, or was and has been fetched back here."""
        if self.known and self.known.head.away and self.known.head.generation == head.generation:
            self._anew(here, head)
            return
        self.at.histories.put_away(self.stream, self.at.now)
        if self.at.learn_away(self.stream, head):
            self.at.told(self.stream)
            self.at.came(self.stream, head.writer, 0, anew=True, away=True)

    def _send_whole(self, here: History) -> None:
        """The carrier has nothing of it, or an earlier telling."""
        known = self.known
        otherwise = known and (standing(here.digests, known.head) is Standing.FORKED or known.head.away)
        generation = self._generation + bool(otherwise or (self.note and known and known.head.number))
        self.at.push(self.stream, here, generation, 0, self.at.me, self._writer)
        self.at.told(self.stream)

    def _anew(self, here: History, head: Head) -> None:
        """What is here is to take the place of what the carrier has."""
        self.at.push(self.stream, here, head.generation + 1, 0, self.at.me, self._writer)
        self.at.told(self.stream)

    def _same(self, here: History, head: Head) -> None:
        """The same telling here and there."""
        known = self.known.head if self.known else None
        before = standing(here.digests, known) if known else Standing.AHEAD
        if self.note and self._is_retold(here, head):
            self._anew(here, head)
        elif before in _GOES_ON:
            self._go_on(here, head)
        elif before is Standing.BEHIND:
            if standing(here.digests, head) not in _GOES_ON:
                self._bring_back(here, head)
        elif known is not None and (
            (head.number, head.digest) == (known.number, known.digest)
            or (head.number < known.number and self._is_retold(here, head))
        ):
            self._anew(here, head)
        else:
            self._fork(here, head)

    def _is_retold(self, here: History, head: Head) -> bool:
        """Whether what is here is what the carrier has, told otherwise, and perhaps more."""
        known = self.known.head if self.known else None
        if known and (head.number, head.digest) == (known.number, known.digest):
            return len(here.steps) >= head.number
        bodies, _ = self.at.pulled(self.stream, head, 0, NOTHING)
        return len(here.steps) >= len(bodies) and alike(here.steps, decoded(self.stream, bodies, 0))

    def _go_on(self, here: History, head: Head) -> None:
        match standing(here.digests, head):
            case Standing.SAME if not (self.known and self.known.given):
                self.at.learn(self.stream, head)
            case Standing.SAME | Standing.AHEAD:
                self.at.push(self.stream, here, head.generation, head.number, head.writer, self._writer)
            case Standing.BEHIND:
                self._bring_back(here, head)
            case Standing.FORKED:
                self._fork(here, head)

    def _bring_back(self, here: History, head: Head) -> None:
        """An old copy was put in its place: the later steps come back, where they go on from it."""
        number = len(here.steps)
        try:
            bodies, there = self.at.pulled(self.stream, head, number, here.digests[-1])
        except CarrierError as error:
            if error.key != FORKED:
                raise
            self._fork(here, head)
            return
        self._take((*here.steps, *decoded(self.stream, bodies, number)), there, len(bodies))

    def _take(self, steps: tuple[Step, ...], there: Head, new: int, anew: bool = False) -> None:
        self.at.histories.take_in(self.stream, steps, self.at.now, anew)
        self._learn(there)
        self.at.came(self.stream, there.writer, new, anew)

    def _learn(self, there: Head) -> None:
        """Know how far it has come, and still to whom it was handed over here."""
        given, writer = self.known is not None and self.known.given, self._writer
        self.at.learn(self.stream, there)
        if given:
            now = self.at.known[self.stream]
            self.at.mark(replace(now, head=replace(now.head, writer=writer), given=True))

    def _fork(self, here: History, head: Head) -> None:
        settle_fork(self.at, self.stream, here, head)

    def _adopt(self, here: History, head: Head) -> None:
        """Somebody who may has told it anew: theirs, and on top what is later here."""
        bodies, there = self.at.pulled(self.stream, head, 0, NOTHING)
        if standing(here.digests, there) in _GOES_ON:  # it was sent from here, and nobody said so
            self.at.told(self.stream)
            self.note = None
            self._learn(there)
            self._go_on(here, there)
            return
        known, theirs = self.known.head if self.known else there, decoded(self.stream, bodies, 0)
        otherwise = standing(here.digests, known) is Standing.FORKED and self.note is None
        if otherwise or not alike(here.steps, theirs):
            self._fork(here, head)
            return
        if self.note is not None:
            self.at.trouble(TOLD_TWICE, self.stream)
        self._take(self._merged(here, theirs), there, len(bodies), anew=True)
        self.at.told(self.stream)
        now = self.at.histories.read(self.stream)
        if standing(now.digests, there) is Standing.AHEAD:
            self.at.push(self.stream, now, there.generation, there.number, there.writer, self._writer)

    def _merged(self, here: History, theirs: tuple[Step, ...]) -> tuple[Step, ...]:
        """What was told anew, with what others never saw as it is here, and what is later here."""
        whole = here.steps
        if noting_laptop(self.stream) is not None:
            whole = self.at.histories.read(notes_of(self.at.me, Ring.INSIDE)).steps
        same = (
            mine if shown == told else told
            for mine, shown, told in zip(whole, here.steps, theirs, strict=False)
        )
        both = tuple(same)
        return (*both, *theirs[len(both) :], *whole[len(theirs) :])
