"""Streams that take up others, whose laptop is gone: one thing that was written in two places is told once.

A meeting that goes on elsewhere takes the place of the one it continues, as long as that one has not gone on itself.
What had been caught before keeps its identity, so that whatever was said of it still is said of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from cocreation_tui.core.capture.brought import ref
from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.ids import SessionId, StreamName
from cocreation_tui.core.initiative.authorship import Continued
from cocreation_tui.core.initiative.knowing import Stream
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.refs import are_notes, called, renamed, source_of


@dataclass(frozen=True, slots=True)
class Doubly:
    """A meeting that went on in two places."""

    one: Stream
    """The one that took it over."""
    other: Stream
    """Where it went on besides: the meeting itself, or another one that took it over."""


def taken_over(streams: Sequence[Stream]) -> tuple[list[Stream], tuple[Doubly, ...]]:
    """Every stream that tells something of its own, and the meetings that went on in two places."""
    known = {one.id: one for one in streams}
    continuing = {one.id: (one, told) for one in streams if (told := _continued(one))}
    if not continuing:
        return list(streams), ()
    by_origin: defaultdict[SessionId, list[Stream]] = defaultdict(list)
    for one, told in continuing.values():
        by_origin[told.of].append(one)
    doubly = tuple(_doubly(known, continuing, by_origin))
    apart = {one.one.id for one in doubly} | {one.other.id for one in doubly}
    gone = {
        of
        for of, some in by_origin.items()
        if of in known and not are_notes(of) and of not in apart and len(some) == 1
    }
    left = {one.id for one in streams} - gone
    names: dict[str, str] = {}
    for one, told in continuing.values():
        names |= _copies(one, told, known[told.of] if told.of in left else None)
    name = _naming(names)
    return [_named(one, name, known, left) for one in streams if one.id in left], doubly


def _continued(stream: Stream) -> Continued | None:
    continued = stream.held.written.continued if stream.held.written else None
    of = called(StreamName(continued.of)) if continued else stream.id
    return replace(continued, of=of) if continued and of != stream.id else None


def _doubly(
    known: Mapping[SessionId, Stream],
    continuing: Mapping[SessionId, tuple[Stream, Continued]],
    by_origin: Mapping[SessionId, list[Stream]],
) -> Iterator[Doubly]:
    for of, some in by_origin.items():
        if are_notes(of):
            continue
        origin = known.get(of)
        steps = origin.held.written.steps if origin and origin.held.written else 0
        went_on = origin is not None and any(steps > continuing[one.id][1].step for one in some)
        others = [*some[1:], *([origin] if origin and went_on else [])]
        yield from (Doubly(some[0], other) for other in others)


def _copies(stream: Stream, told: Continued, origin: Stream | None) -> dict[str, str]:
    """What identity that has which was copied: where the origin is told too, only of what is the same there."""
    here = {one.id: one for one in renamed(stream.held, lambda of: of.replace(stream.id, told.of)).captures}
    there = {one.id: one for one in origin.held.captures} if origin else {}
    return {
        ref(stream.id, one): ref(told.of, one)
        for one in told.copied
        if origin is None or _same(here.get(one), there.get(one))
    }


def _same(here: Capture | None, there: Capture | None) -> bool:
    """Whether a capture that was copied says the same; whoever was only named has another identity in each."""
    if here is None or there is None:
        return here is there
    return replace(here, owner=there.owner, also=there.also) == there


def _naming(names: Mapping[str, str]) -> Callable[[str], str]:
    """Finds the identity that something had first."""

    def first(name: str) -> str:
        passed: set[str] = set()
        while name in names and name not in passed:
            passed.add(name)
            name = names[name]
        return name

    return first


def _named(
    stream: Stream, name: Callable[[str], str], known: Mapping[SessionId, Stream], left: set[SessionId]
) -> Stream:
    """A stream with the identities that things had first, without what another one tells."""
    held = renamed(stream.held, name)
    names = [name(ref(stream.id, one.id)) for one in held.captures]
    own = [source_of(one) not in left - {stream.id} for one in names]
    told = _continued(stream)
    there = renamed(known[told.of].held, name).settled if told and told.of in left else ()
    new = [one not in there for one in held.settled]
    before = known.get(told.of) if told else None
    return replace(stream, held=_without(replace(held, refs=tuple(names)), own, new), before=before)


def _without(held: Held, own: Sequence[bool], new: Sequence[bool]) -> Held:
    """What a stream leaves, of its captures and of what it settled only those that are marked."""
    written = held.written
    if written:
        caught, changed = (tuple(compress(each, own)) for each in (written.caught, written.changed))
        settled = tuple(compress(written.settled, new))
        written = replace(written, caught=caught, changed=changed, settled=settled)
    return replace(
        held,
        captures=tuple(compress(held.captures, own)),
        refs=tuple(compress(held.refs, own)),
        settled=tuple(compress(held.settled, new)),
        written=written,
    )
