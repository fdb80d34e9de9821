"""What other laptops write, beside what a carrier has of it: taken in, told anew by an anchor person, or passed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.shared.rings import for_all
from cocreation_tui.core.shared.streams import (
    NOTHING,
    Batch,
    Digest,
    Head,
    Part,
    Ring,
    StreamName,
    chain,
    notes_of,
    noting_laptop,
)
from cocreation_tui.share.between import ERASED_AWAY, Between
from cocreation_tui.share.carrier import FORKED, NO_PART, NOT_YOURS, CarrierError
from cocreation_tui.share.forking import (
    common_steps,
    counts,
    live_on,
    told_otherwise,
)
from cocreation_tui.share.histories import History, decoded, encoded
from cocreation_tui.share.news import ERASED_HERE, TOLD_TWICE
from cocreation_tui.share.two_tellings import keep_earlier, keep_former, keep_other
from cocreation_tui.store.shared_streams import Known, ToldAnew
from cocreation_tui.store.whole_meeting import take_in


class Theirs:
    """A stream of another laptop, as it is exchanged with a carrier that has come as far as ``head``."""

    def __init__(self, at: Between, stream: StreamName, head: Head | None) -> None:
        self.at = at
        self.stream = stream
        self.head = head
        self.known: Known | None = at.known.get(stream)
        self.note = at.anew.get(stream)

    @property
    def _is_here(self) -> bool:
        return self.at.histories.is_here(self.stream)

    def exchange(self) -> None:
        """Take in what is new, and pass on what the carrier has not. Raises ``StoreError``, ``CarrierError``."""
        known, head = self.known, self.head
        if self.note and self.note.away and not self.at.is_anchor:
            if known and head and head.generation > known.head.generation:
                self._among_away(head, known)
                return
            if not (head and head.away):
                return
        if known is None:
            if head is not None:
                self._first(head)
        elif head is None or head.generation < known.head.generation:
            if head is not None:
                keep_earlier(self.at, self.stream, head)
            if self.note is not None and self.at.is_anchor:
                self._anew(head)
            else:
                self._pass_on(known, None)
        elif self.note and self.note.erased and head.away and self.at.is_anchor:
            self._anew(head)
        elif head.generation > known.head.generation:
            self._whole(head)
        elif known.head.away:
            self.at.told(self.stream)
        else:
            self._same(known, head)

    def _among_away(self, head: Head, known: Known) -> None:
        """It was put away here alone, and told anew since: so is what is kept of it."""
        at, here = self.at, self.at.histories.read_away(self.stream)
        if head.away:
            if at.learn_away(self.stream, head):
                at.told(self.stream)
            return
        steps = decoded(self.stream, at.pulled(self.stream, head, 0, NOTHING)[0], 0)
        number = max(known.head.number, known.sent)
        if here.digests[:number] != here.digests:
            live_on(at, self.stream, here, number)  # a copied laptop has written more
        else:
            keep_former(at, self.stream, here, steps)
        at.histories.delete_away(self.stream, at.now, told_anew=True)
        take_in(at.histories.away_path(self.stream), steps, at.now)
        at.learn(self.stream, head)

    def _first(self, head: Head) -> None:
        """Nothing is known of it; a file of that name may be here all the same, such as one that was being written."""
        is_meeting = noting_laptop(self.stream) is None
        if is_meeting and not head.away and not self._is_here and self.at.histories.is_away(self.stream):
            self._was_put_away(head)
            return
        if head.away or not is_meeting or not self._is_here:
            self._whole(head)
            return
        here = self.at.histories.read(self.stream)
        bodies, there = self.at.pulled(self.stream, head, 0, NOTHING)
        steps = decoded(self.stream, bodies, 0)
        if here.steps != steps[: len(here.steps)]:
            common = common_steps(here.digests, tuple(chain(bodies)))
            live_on(self.at, self.stream, here, common)
            self.at.trouble(FORKED, self.stream, number=common + 1)
        self._take(steps, there, len(steps))

    def _was_put_away(self, head: Head) -> None:
        """It was put away here before it was known that it had come."""
        self.at.learn(self.stream, head)
        self.at.save()
        self.note = ToldAnew(head.generation, away=True)
        self.at.note(self.stream, self.note)
        if self.at.is_anchor:
            self._anew(head)

    def _whole(self, head: Head) -> None:
        """A stream that is new here, or was told anew."""
        at, anew = self.at, self.known is not None and head.generation > self.known.head.generation
        if head.away:
            at.histories.put_away(self.stream, at.now)
            if at.learn_away(self.stream, head):
                at.told(self.stream)
                at.came(self.stream, head.writer, 0, anew, away=True)
            return
        bodies, there = at.pulled(self.stream, head, 0, NOTHING)
        steps = decoded(self.stream, bodies, 0)
        if self.note and at.is_anchor and at.histories.read(self.stream).steps[: len(steps)] != steps:
            at.trouble(TOLD_TWICE, self.stream)
        if anew and self.note is None:
            keep_former(at, self.stream, at.histories.read(self.stream), steps)
        self._take(steps, there, len(steps), anew)
        at.told(self.stream)

    def _same(self, known: Known, head: Head) -> None:
        """The same telling here and there; where it was told anew in two places at once, putting away counts."""
        if head.away and self.note is None:
            self._whole(head)
        elif head.number > known.head.number:
            self._rest(known, head)
        elif head.number == known.head.number and head.digest != known.head.digest:
            self._otherwise(head)
            return
        elif head.number < known.head.number:
            self._pass_on(known, head)
        elif head != known.head:
            self.at.learn(self.stream, head)
        if self.note is not None:
            self._anew(head)
        elif known.head.number and not self._is_here and not self.at.histories.is_away(self.stream):
            self._whole(head)

    def _rest(self, known: Known, head: Head) -> None:
        """What comes after what is here."""
        number = known.head.number
        here = self.at.histories.read(self.stream)
        if len(here.steps) < number:
            if not self.at.histories.is_away(self.stream):
                self._whole(head)
            return
        try:
            bodies, there = self.at.pulled(self.stream, head, number, known.head.digest)
        except CarrierError as error:
            if error.key != FORKED:
                raise
            self._otherwise(head)
            return
        self._take((*here.steps[:number], *decoded(self.stream, bodies, number)), there, len(bodies))

    def _otherwise(self, head: Head) -> None:
        """It is told otherwise there: all laptops come to the same telling, and what its writer had lives on."""
        at, here = self.at, self.at.histories.read(self.stream)
        bodies, there = at.pulled(self.stream, head, 0, NOTHING)
        digests, steps = tuple(chain(bodies)), decoded(self.stream, bodies, 0)
        common = common_steps(here.digests, digests)
        told_otherwise(at, self.stream, common + 1)
        if self.note is not None:
            return
        is_theirs = counts(digests, here.digests)
        keep_other(at, self.stream, here, steps, common, is_theirs)
        if is_theirs:
            self._take(steps, there, len(bodies) - common)
            at.mark(replace(at.known[self.stream], forked=common + 1))

    def _take(self, steps: tuple[Step, ...], there: Head, new: int, anew: bool = False) -> None:
        self.at.histories.take_in(self.stream, steps, self.at.now, anew)
        self.at.learn(self.stream, there)
        self.at.came(self.stream, there.writer, new, anew)

    def _anew(self, head: Head | None) -> None:
        """It was told anew here: so it is for the others, where one may tell them."""
        at, note = self.at, self.note
        if not at.is_anchor:
            at.trouble(ERASED_HERE, self.stream)
            return
        now = at.known[self.stream].head
        if note is not None and note.away:
            there = max(now.generation, head.generation if head else 0)
            generation = there + (ERASED_AWAY if note.erased else 1)
            empty = Batch(self.stream, now.ring, generation, 0, NOTHING, (), now.writer, at.me, away=True)
            at.send(empty, 0, anew=True)
        else:
            here = at.histories.read_alone(self.stream, at.now)
            at.push(self.stream, here, now.generation + 1, 0, at.me, now.writer)
            self._anew_for_all(here)
        at.told(self.stream)

    def _anew_for_all(self, here: History) -> None:
        """Notes that were told anew as the anchor persons read them are told anew as all may read them."""
        at, noting = self.at, noting_laptop(self.stream)
        if noting is None or here.ring is not Ring.INSIDE:
            return
        stream = notes_of(noting)
        if generation := _told_by_now(at, stream):
            bodies = encoded(for_all(here.steps, at.histories.inside, noting))
            batch = Batch(stream, Ring.ALL, generation + 1, 0, NOTHING, bodies, noting, at.me)
            at.carrier.push(batch)
            at.learn(stream, batch.head)

    def pass_on_for_all(self) -> None:
        """Pass on as all may read them notes that are read here as the anchor persons may: they are the same, told again."""
        if self.known is None:
            return
        there, known = self.head, self.known.head
        if self._is_other_notes(there or known, known):
            noting = noting_laptop(self.stream) or known.writer
            self._anew_for_all(self.at.histories.read(notes_of(noting, Ring.INSIDE)))
        elif there is None or (there.generation, there.number) < (known.generation, known.number):
            same = there if there and there.generation == known.generation else None
            self._pass_on(self.known, same, self.at.histories.read_for_all)

    def _is_other_notes(self, there: Head, known: Head) -> bool:
        """Whether of notes that were told in two ways all may read the one, and the anchor persons the other."""
        noting = noting_laptop(self.stream)
        whole = self.at.known.get(notes_of(noting, Ring.INSIDE)) if noting else None
        if not self.at.is_anchor or whole is None or not self._is_here:
            return False
        if there.generation > max(whole.head.generation, known.generation):
            return False
        here = self.at.histories.read_for_all(self.stream).digests
        is_right = here[: known.number][-1:] == (known.digest,)
        return (bool(whole.forked) or is_right) and here[: there.number][-1:] != (there.digest,)

    def _pass_on(
        self, known: Known, head: Head | None, read: Callable[[StreamName], History] | None = None
    ) -> None:
        """What came by another way goes on by this one, where it is here just as its writer sent it."""
        at, after = self.at, head.number if head else 0
        inside = known.head.ring is Ring.INSIDE and not at.is_anchor
        if at.shared.part is Part.READER or self.note is not None or inside:
            return
        going = self._going_on(known.head, after, read or at.histories.read)
        if going is None:
            return
        before, bodies = going
        if head is not None and before != head.digest:
            if read is None:
                self._otherwise(head)
            return
        by = head.writer if head else known.head.writer
        ring, generation, writer = known.head.ring, known.head.generation, known.head.writer
        batch = Batch(self.stream, ring, generation, after, before, bodies, writer, by, known.head.away)
        try:
            at.send(batch, len(bodies))
        except CarrierError as error:
            if error.key not in (NOT_YOURS, NO_PART):  # some ways carry only what each sends for itself
                raise

    def _going_on(
        self, told: Head, after: int, read: Callable[[StreamName], History]
    ) -> tuple[Digest, tuple[bytes, ...]] | None:
        """The digest of step ``after`` and the steps behind it; None where they are not here just as they were told."""
        if told.away:
            return NOTHING, ()
        here = read(self.stream)
        if here.digests[: told.number][-1:] != (told.digest,):
            return None
        return here.digests[after - 1] if after else NOTHING, here.bodies[after : told.number]


def _told_by_now(at: Between, stream: StreamName) -> int:
    """The newest telling of a stream that anybody here or there is known to have; 0 where nobody has it."""
    known = at.known.get(stream)
    heads = [at.heads.get(stream), known.head if known else None]
    has = (one.generation for other in at.shared.others for one in other.has if one.stream == stream)
    return max([*(one.generation for one in heads if one), *has], default=0)
