"""Ways back to the planned end when a meeting is late. They compute; people decide."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda import EndMode, Item
from cocreation_tui.core.ids import ItemId
from cocreation_tui.core.schedule import ZERO, Facts, State, project

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
