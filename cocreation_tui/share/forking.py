"""What is told otherwise elsewhere lives on here as a stream of its own; a laptop whose identity is used twice gets a new one.

Everything is done so that it may be done again: a stream that lives on is named by what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.refs import called
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.events.floor import SpeechForgotten
from cocreation_tui.core.session.events.laptops import MeetingContinued
from cocreation_tui.core.shared.rings import for_all
from cocreation_tui.core.shared.streams import (
    NOTHING,
    Digest,
    Head,
    LaptopId,
    Ring,
    Standing,
    StreamName,
    chain,
    notes_of,
    noting_laptop,
    standing,
)
from cocreation_tui.share.between import Between
from cocreation_tui.share.carrier import FORKED
from cocreation_tui.share.histories import History, decoded, encoded
from cocreation_tui.share.news import GIVEN_TWICE
from cocreation_tui.store import files
from cocreation_tui.store.laptop import Laptop
from cocreation_tui.store.shared_streams import Known, note_told_anew, notes_path
from cocreation_tui.store.whole_meeting import take_in

_TOKEN = 6


def common_steps(digests: Sequence[Digest], others: Sequence[Digest]) -> int:
    """How many steps two histories begin with alike."""
    return next(
        (number for number, (one, other) in enumerate(zip(digests, others, strict=False)) if one != other),
        min(len(digests), len(others)),
    )


def counts(digests: Sequence[Digest], others: Sequence[Digest]) -> bool:
    """Whether of two histories that tell otherwise the first is the one that all laptops come to, wherever they meet it."""
    common = common_steps(digests, others)
    return len(digests) > common and len(others) > common and digests[common] < others[common]


def common_instants(steps: Sequence[Step], others: Sequence[Step]) -> int:
    """How many steps two histories begin with that can be the same, told in two ways."""
    pairs = zip(steps, others, strict=False)
    return next(
        (number for number, (one, other) in enumerate(pairs) if not _same(one, other)),
        min(len(steps), len(others)),
    )


def alike(steps: Sequence[Step], others: Sequence[Step]) -> bool:
    """Whether two histories can be one, told in two ways, as far as both go: at the same instants, but for speech forgotten."""
    return common_instants(steps, others) == min(len(steps), len(others))


def _same(one: Step, other: Step) -> bool:
    return one.at == other.at or _is_forgotten(one) or _is_forgotten(other)


def _is_forgotten(step: Step) -> bool:
    return all(isinstance(event, SpeechForgotten) for event in step.events)


def live_on(at: Between, stream: StreamName, here: History, common: int) -> StreamName:
    """Have a meeting as it is here go on as one of its own, which says what it goes on with; the new stream.

    Done again it is the same. Raises ``StoreError``.
    """
    name = _lives_on_as(stream, here)
    if at.histories.is_here(name) or at.histories.is_away(name):
        return name
    whose, origin = _whose(at, stream)
    steps = _going_on(at, _planned_as(name, here.steps), stream, common, at.shared.name(whose))
    take_in(at.histories.path(name), steps, at.now)
    at.mark(
        Known(name, origin, Head(1, 0, NOTHING, at.me, here.ring), at.now, continues=stream, since=common)
    )
    return name


def live_on_as_told(at: Between, stream: StreamName, told: tuple[Step, ...], common: int) -> None:
    """Keep what another laptop has told and then told otherwise: the same on every laptop where that is done.

    So it becomes one stream, written by that laptop, wherever the two tellings meet. Raises ``StoreError``.
    """
    whose, origin = _whose(at, stream)
    ring, noting = at.known[stream].head.ring, noting_laptop(stream)
    if noting is None:
        name = StreamName(f"{stream.rpartition('-')[0]}-{[*chain(encoded(told))][-1][:_TOKEN]}")
        told, kept = _planned_as(name, told), at.histories.is_here(name) or at.histories.is_away(name)
    else:
        if for_all(told, at.histories.inside, noting) != told:
            ring = Ring.INSIDE  # what lies here is what the anchor persons read, whichever has come now
        whose, origin = noting, _as_if_noted_by(noting, told, common)
        name, kept = notes_of(origin, ring), notes_of(origin, Ring.INSIDE) in at.known
    if name in at.known or kept:
        return
    event = MeetingContinued(called(stream), common, "", told[-1].at)
    steps = (*told, Step(len(told) + 1, told[-1].at, (event,)))
    at.histories.take_in(name, steps, at.now)
    _learn_all_of(at, name, steps, whose, ring, origin)
    if noting is not None and ring is Ring.INSIDE:  # goes on for all, too
        shown = for_all(steps, at.histories.inside, origin)
        _learn_all_of(at, notes_of(origin), shown, whose, Ring.ALL, origin)
    at.trouble(FORKED, stream, number=common + 1)


def _learn_all_of(
    at: Between, name: StreamName, steps: tuple[Step, ...], writer: LaptopId, ring: Ring, origin: LaptopId
) -> None:
    *_, digest = chain(encoded(steps))
    at.learn(name, Head(1, len(steps), digest, writer, ring), origin)


def _as_if_noted_by(noting: LaptopId, told: tuple[Step, ...], common: int) -> LaptopId:
    """Stands for a laptop with other notes than the one that has its identity now: the same in both rings, and everywhere."""
    parting = f"{noting} {told[common].at.isoformat()} {told[-1].at.isoformat()}"
    return LaptopId(sha256(parting.encode()).hexdigest()[:32])


def _lives_on_as(stream: StreamName, here: History) -> StreamName:
    """What a stream is called that goes on with what is told otherwise elsewhere: it is named by what it says."""
    return StreamName(f"{stream.rpartition('-')[0]}-{here.digests[-1][:_TOKEN]}")


def _whose(at: Between, stream: StreamName) -> tuple[LaptopId, LaptopId]:
    """Who writes a stream, and who began it."""
    known = at.known.get(stream)
    return (known.head.writer, known.origin) if known else (at.me, at.me)


def _planned_as(name: StreamName, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    plan, *more = steps[0].events
    assert isinstance(plan, SessionPlanned)
    return replace(steps[0], events=(replace(plan, session=SessionId(name)), *more)), *steps[1:]


def settle_fork(at: Between, stream: StreamName, here: History, head: Head) -> None:
    """A stream of this laptop's that another one with its identity has told otherwise: both are kept, and that is told."""
    bodies, there = at.pulled(stream, head, 0, NOTHING)
    common = common_steps(here.digests, tuple(chain(bodies)))
    at.trouble(GIVEN_TWICE, stream, step=common + 1)
    if noting_laptop(stream) is None:
        steps = decoded(stream, bodies, 0)
        origin = at.known[stream].origin if stream in at.known else at.me
        live_on(at, stream, here, common)
        at.histories.take_in(stream, steps, at.now)
        at.mark(Known(stream, origin, there, at.now, forked=common + 1))
        at.came(stream, there.writer, len(steps) - common)
    else:
        known = at.known.get(stream) or Known(stream, at.me, there, at.now)
        at.mark(replace(known, forked=common + 1))


def renew_identity(at: Between, renew: Callable[[Path], Laptop]) -> Laptop:
    """Give this laptop a new identity, and share under it. Raises ``StoreError``."""
    laptop = renew(at.folder.parent)
    at.identity = laptop.id
    rebind(at, laptop)
    return laptop


def rebind(at: Between, laptop: Laptop) -> None:
    """Share an initiative under another identity: what the earlier one wrote is as another laptop's from now on.

    What it had not sent goes on as one's own. Raises ``StoreError``.
    """
    before = at.me
    for known in list(at.known.values()):
        if known.head.writer != before:
            continue
        if (noting := noting_laptop(known.stream)) is not None:
            if noting == before:
                _leave_notes(at, known)
        elif known.head.number and not known.head.away and at.histories.is_here(known.stream):
            _keep_unsent(at, known)
    for known in list(at.known.values()):
        if known.head.writer == before and not (
            known.head.number or known.head.away
        ):  # nobody has heard of it
            at.known[known.stream] = replace(known, head=replace(known.head, writer=laptop.id))
    at.become(laptop.id)


def _leave_notes(at: Between, known: Known) -> None:
    """Notes come as another laptop's next time; those that were told anew and not sent lie here as such already."""
    here, before = at.histories.read(known.stream), at.me
    if known.forked or standing(here.digests, known.head) is not Standing.FORKED:
        if not (
            at.is_anchor and known.head.ring is Ring.ALL
        ):  # how often they were told for all, nobody else says
            at.forget(known.stream)
        return
    path = notes_path(at.folder, before)
    if not files.exists(path) or known.stream == notes_of(before, Ring.INSIDE):
        take_in(path, here.steps[: known.head.number], at.now)
        note_told_anew(path)


def _keep_unsent(at: Between, known: Known) -> None:
    try:
        here = at.histories.read(known.stream)
    except StoreError as error:
        at.trouble(error.key, known.stream, **error.values)
        return
    stands = standing(here.digests, known.head)
    if stands is Standing.SAME or (stands is Standing.FORKED and known.stream in at.anew):
        return
    if stands is Standing.AHEAD:
        live_on(at, known.stream, here, known.head.number)
    # It is compared with what the others have, as if it had never been known.
    at.forget(known.stream)


def _going_on(
    at: Between, steps: tuple[Step, ...], stream: StreamName, common: int, name: str
) -> tuple[Step, ...]:
    """Some steps, and one that says they go on with a stream after so many it has in common with them."""
    event = MeetingContinued(called(stream), common, name, at.now)
    return (*steps, Step(len(steps) + 1, max(at.now, steps[-1].at), (event,)))


def goes_on_with(at: Between, stream: StreamName) -> None:
    """Say in one's own notes that they go on with those of an identity this laptop had before. Raises ``StoreError``."""
    whole = at.histories.read(notes_of(at.me, Ring.INSIDE)).steps
    said = {one.of for step in whole for one in step.events if isinstance(one, MeetingContinued)}
    theirs = at.histories.read(stream).digests
    if theirs and called(stream) not in said:
        own = at.histories.read(notes_of(at.me, at.known[stream].head.ring)).digests
        steps = _going_on(at, whole, stream, common_steps(own, theirs), "")
        at.histories.take_in(notes_of(at.me), steps, at.now)


def told_otherwise(at: Between, stream: StreamName, step: int) -> None:
    """Tell that somebody else's stream is told otherwise elsewhere; what is here stays."""
    known = at.known.get(stream)
    if known is not None and known.forked != step:
        at.mark(replace(known, forked=step))
    at.trouble(FORKED, stream, number=step)
