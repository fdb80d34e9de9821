"""Ways back to the planned end when a meeting is late. They compute; people decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations

from cocreation_tui.core.agenda.agenda import EndMode, Item
from cocreation_tui.core.agenda.schedule import ZERO, Facts, Projection, State, project
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass

MINUTE = timedelta(minutes=1)


def squeeze(
    agenda: tuple[Item, ...], facts: Facts, now: datetime, by: timedelta
) -> tuple[tuple[ItemId, timedelta], ...]:
    """New lengths for the flexible items ahead that save ``by`` in all, or as much of it as their floors allow.

    Pro rata to their lengths, in whole minutes, the largest remainders first; no item goes below its floor or below
    one minute. Only items whose length changes are returned.
    """
    ahead = [
        (row.item, row.allotted)
        for row in project(agenda, facts, now).rows
        if row.state is State.AHEAD and row.elapsed == ZERO and row.item.end is EndMode.FLOW
    ]
    room = {item.id: max(ZERO, length - max(item.floor, MINUTE)) // MINUTE for item, length in ahead}
    wanted = min(-(-by // MINUTE), sum(room.values()))
    total = sum((length for _, length in ahead), ZERO)
    if wanted <= 0 or not total:
        return ()
    shares = {item.id: wanted * (length / total) for item, length in ahead}
    cuts = {item: min(int(share), room[item]) for item, share in shares.items()}
    by_remainder = sorted(shares, key=lambda item: (cuts[item] - shares[item], list(shares).index(item)))
    while sum(cuts.values()) < wanted:
        for item in by_remainder:
            if cuts[item] < room[item] and sum(cuts.values()) < wanted:
                cuts[item] += 1
    return tuple((item.id, length - cuts[item.id] * MINUTE) for item, length in ahead if cuts[item.id])


LATE = timedelta(minutes=3)
"""From how late on a rescue is worth its disturbance."""
MOST_TRIED = 8
"""How many items that may be dropped are tried in every combination; the longest ones."""
WHOLE = timedelta(minutes=5)
"""An end that people agree on is a multiple of this."""


class Way(StrEnum):
    """A way back."""

    SQUEEZE = "squeeze"
    """Everything ahead gets a little shorter."""
    SKIP = "skip"
    """Something is left out."""
    EXTEND = "extend"
    """The meeting ends later, and that is agreed on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A way back, computed and not yet taken."""

    way: Way
    """Which."""
    seen: Projection
    """The agenda as it would be."""
    lengths: tuple[tuple[ItemId, timedelta], ...] = ()
    """Items that get shorter, and how long they would be."""
    skips: tuple[ItemId, ...] = ()
    """Items that would be left out, in the order of the agenda."""
    end: datetime | None = None
    """The end to agree on."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do this way."""
        return not self.lengths and not self.skips and self.end is None


def plans(agenda: tuple[Item, ...], facts: Facts, now: datetime) -> tuple[Plan, Plan, Plan]:
    """The three ways back: squeeze, skip, extend. All empty when the meeting is less than three minutes late."""
    seen = project(agenda, facts, now)
    if seen.drift < LATE or facts.closed_at is not None:
        return Plan(Way.SQUEEZE, seen), Plan(Way.SKIP, seen), Plan(Way.EXTEND, seen)
    lengths = squeeze(agenda, facts, now, seen.drift)
    shorter = replace(facts, lengths={**facts.lengths, **dict(lengths)})
    skips = skip_plan(agenda, facts, now)
    fewer = replace(facts, skipped=facts.skipped | frozenset(skips))
    end = extend_plan(agenda, facts, now)
    return (
        Plan(Way.SQUEEZE, project(agenda, shorter, now), lengths=lengths),
        Plan(Way.SKIP, project(agenda, fewer, now), skips=skips),
        Plan(Way.EXTEND, project(agenda, replace(facts, agreed_end=end), now), end=end),
    )


def skip_plan(agenda: tuple[Item, ...], facts: Facts, now: datetime) -> tuple[ItemId, ...]:
    """Items to leave out, of those that may be dropped: the fewest that bring the meeting back on time.

    Of several such choices, the one that ends nearest the plan. When none brings it back, the one that comes nearest.
    Empty when nothing helps or nothing needs to.
    """
    rows = project(agenda, facts, now).rows
    droppable = [
        row for row in rows if row.state is State.AHEAD and row.item.may_be_dropped and row.elapsed == ZERO
    ]
    longest = sorted(droppable, key=lambda row: row.allotted, reverse=True)[:MOST_TRIED]
    ids = [row.item.id for row in droppable if row in longest]

    def cost(chosen: tuple[ItemId, ...]) -> tuple[int, int, timedelta]:
        drift = project(agenda, replace(facts, skipped=facts.skipped | frozenset(chosen)), now).drift
        return max(0, drift // MINUTE), len(chosen), abs(drift)

    return min((some for size in range(len(ids) + 1) for some in combinations(ids, size)), key=cost)


def extend_plan(agenda: tuple[Item, ...], facts: Facts, now: datetime) -> datetime:
    """The end to agree on when nothing is left out: the expected one, made a multiple of five minutes."""
    end = project(agenda, facts, now).end
    past = timedelta(minutes=end.minute % 5, seconds=end.second, microseconds=end.microsecond)
    return end - past + WHOLE if past else end
