"""What has not arrived from whom, for papers and meetings that need all of a shared initiative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cocreation_tui.core.ground.ids import LaptopId, StreamName
from cocreation_tui.core.shared.streams import Head, Hello, Part, notes_of, noting_laptop

SILENT_AFTER = timedelta(days=14)
"""Whoever has not been heard of for so long may have written something that nobody has seen."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A laptop from which something has not arrived here."""

    laptop: LaptopId
    """Which."""
    name: str
    """Who has it, as they call themselves."""
    platforms: tuple[str, ...]
    """The platforms they keep together."""
    meetings: int
    """How many of its meetings are known of elsewhere further than here."""
    notes: bool
    """Whether notes of it are."""
    silent_since: datetime | None
    """When it was heard of last, where that is long ago; None for others."""


def awaited(
    laptop: LaptopId, others: Iterable[Hello], here: Mapping[StreamName, Head], now: datetime
) -> tuple[Awaited, ...]:
    """The laptops from which something is wanting, by name; empty when everything that is known of has arrived.

    ``laptop`` is this one; ``others`` is what the other laptops told last; ``here`` is how far each stream has come.
    Whoever only reads writes nothing that could be wanting.
    """
    told = sorted(others, key=lambda one: (one.name.casefold(), one.laptop))
    come = {_for_all(stream): head for stream, head in sorted(here.items(), key=lambda one: one[1].number)}
    missing: defaultdict[LaptopId, set[StreamName]] = defaultdict(set)
    for hello in told:
        for one in hello.has:
            stream = _for_all(one.stream)
            head = come.get(stream)
            if head is None or one.number > head.number:
                missing[noting_laptop(stream) or (head.writer if head else hello.laptop)].add(stream)
    found = []
    for hello in told:
        streams = missing[hello.laptop]
        silent = hello.part is not Part.READER and now - hello.at > SILENT_AFTER
        if (streams or silent) and hello.laptop != laptop:
            noted = {one for one in streams if noting_laptop(one)}
            count, since = len(streams - noted), hello.at if silent else None
            found.append(Awaited(hello.laptop, hello.name, hello.platforms, count, bool(noted), since))
    return tuple(found)


def _for_all(stream: StreamName) -> StreamName:
    """A stream as everybody has it: notes have as many steps as those that anchor persons read."""
    noting = noting_laptop(stream)
    return notes_of(noting) if noting else stream
