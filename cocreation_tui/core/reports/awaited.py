"""What has not arrived from whom, for papers and meetings that need all of a shared initiative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cocreation_tui.core.ground.ids import LaptopId, StreamName
from cocreation_tui.core.shared.streams import (
    Head,
    Hello,
    Part,
    ShareId,
    is_untold,
    notes_of,
    noting_laptop,
    said_of,
)

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
    share: ShareId,
    laptop: LaptopId,
    part: Part,
    others: Iterable[Hello],
    here: Mapping[StreamName, Head],
    now: datetime,
) -> tuple[Awaited, ...]:
    """The laptops from which something is wanting, by name; empty when everything that is known of has arrived.

    ``laptop`` and ``part`` are this one and one's own part; ``others`` is what the other laptops told last; ``here`` is
    how far each stream has come. Whoever only reads writes nothing that could be wanting, and what stays inside is not
    awaited by those it does not come to.
    """
    told = sorted(others, key=lambda one: (one.name.casefold(), one.laptop))
    come: dict[StreamName, Head] = {}
    for stream, head in sorted(here.items(), key=lambda one: one[1].number):
        come |= {_for_all(stream): head, said_of(share, stream, head.ring): head}
    missing: defaultdict[LaptopId, set[StreamName]] = defaultdict(set)
    for hello in told:
        for one in hello.has:
            stream = _for_all(one.stream)
            if is_untold(stream) and part is not Part.ANCHOR:
                continue
            known = come.get(stream)
            if known is None or one.number > known.number:
                missing[noting_laptop(stream) or (known.writer if known else hello.laptop)].add(stream)
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
