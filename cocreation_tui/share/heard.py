"""Noting in one's own notes what has arrived from the others: what is noted after that is said knowing of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.session.commands.laptops import HearOthers
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.events.laptops import OthersHeard
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.shared.streams import Ring, notes_of, noting_laptop
from cocreation_tui.share.between import Between
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.shared_streams import Known
from cocreation_tui.store.workspace import INITIATIVE_FILE, entry_of

Hearing = Callable[[tuple[Arrived, ...]], object]
"""Notes what has arrived."""


def hear(at: Between, noting: Hearing | None) -> None:
    """Have it noted where something has arrived that is worth it; a full disk or an open initiative puts that off."""
    with suppress(StoreError, Refused):
        heads = arrived(at)
        if heads:
            (noting or _by_the_file(at.folder, at.now))(heads)


def arrived(at: Between) -> tuple[Arrived, ...]:
    """How much of others' streams is here that one's own notes do not know of. Raises ``StoreError``.

    Meetings count once they are over. Notes that only say what has arrived count for nothing, or two laptops would
    never have done telling each other so.
    """
    own = replay(reading.read_settled(at.folder / INITIATIVE_FILE).steps)
    known = {one.stream: (one.generation, one.number) for one in own.heard}
    return tuple(
        Arrived(one.stream, one.head.generation, one.head.number)
        for one in at.known.values()
        if (one.head.generation, one.head.number) > known.get(one.stream, (0, 0))
        and _is_worth_it(at, one, known.get(one.stream, (0, 0)))
    )


def _is_worth_it(at: Between, one: Known, known: tuple[int, int]) -> bool:
    noting, path = noting_laptop(one.stream), at.histories.path(one.stream)
    if one.head.writer == at.me or one.head.away or not one.head.number or not path.is_file():
        return False
    if noting is None:
        return entry_of(path).closed_at is not None
    if one.head.ring is Ring.ALL and notes_of(noting, Ring.INSIDE) in at.known:
        return False  # it is read as the anchor persons may
    generation, number = known
    later = reading.read_settled(path).steps[number if generation == one.head.generation else 0 :]
    return any(not isinstance(event, OthersHeard) for step in later for event in step.events)


def _by_the_file(folder: Path, now: datetime) -> Hearing:
    def note(heads: tuple[Arrived, ...]) -> None:
        with MeetingFile.open(folder / INITIATIVE_FILE, now=now) as file:
            if not file.read_only:
                events = decide(file.session, HearOthers(heads), now)
                file.append(Step(len(file.steps) + 1, max(now, file.steps[-1].at), events))

    return note
