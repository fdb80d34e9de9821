"""Correcting the minutes of a closed meeting: its facts, its people, and under each item what was caught there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import CaptureId, ItemId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import WAS_HERE
from cocreation_tui.core.session.afterwards import Piece, Touch, What, set_right
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import clock, near_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.over_meeting.checklist_row import Check
from cocreation_tui.tui.screens.over_meeting.closing import ChecklistScreen
from cocreation_tui.tui.widgets.control.captures import label


class Whole(Enum):
    """What there is but one of."""

    END = auto()
    """When the meeting ended."""
    LEADER = auto()
    MINUTE_TAKER = auto()
    PEOPLE = auto()
    """Who was there."""


@dataclass(frozen=True, slots=True)
class Point:
    """An item of the agenda."""

    item: ItemId
    """Which."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was caught."""

    capture: CaptureId
    """Which."""
    item: ItemId | None
    """The item it stands under; None for none."""


ToCorrect = Whole | Point | Noted
"""What rows are about."""


class CorrectingScreen(ChecklistScreen[ToCorrect]):
    """Enter corrects a row, + adds under its item; the meeting stays closed."""

    BINDINGS = bindings(Place.CORRECTING)
    WHERE = Place.CORRECTING
    NAMES = ("correcting.title", "correcting.keys", "correcting.hints")

    def __init__(
        self,
        words: Words,
        title: str,
        look: Callable[[], tuple[Check[ToCorrect], ...]],
        chosen: Callable[[ToCorrect], None],
        step: Callable[[bool], None],
        add: Callable[[ItemId], None],
    ) -> None:
        super().__init__(words, title, look, chosen, step)
        self._add = add

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {**super().acts, "correcting-add": self.add}

    def add(self) -> None:
        """Add something under the item of the row that is highlighted."""
        target = self.row.target if self.row else None
        if isinstance(target, Point | Noted) and target.item is not None:
            self.tell("")
            self._add(target.item)


def correcting_rows(words: Words, session: Session) -> tuple[Check[ToCorrect], ...]:
    """Everything that can be corrected: what there is but one of, then item by item."""
    later = {piece: _later(touch, session, words) for piece, touch in set_right(session).items()}
    return (
        *_facts(words, session, later),
        *_noted(None, words, session, later),
        *(
            row
            for place, item in enumerate(session.agenda, 1)
            for row in _item(place, item.id, words, session, later)
        ),
    )


def _later(touch: Touch, session: Session, words: Words) -> str:
    met = day_of(session.facts.started_at or session.facts.planned_start, session.zone)
    day = near_day(day_of(touch.at, session.zone), met, words.language)
    return words("minutes.added-later" if touch.added else "minutes.set-right", day=day)


def _facts(words: Words, session: Session, later: dict[Piece, str]) -> Iterator[Check[ToCorrect]]:
    nobody, over = words("roles.nobody"), session.facts.closed_at
    if over is not None:
        said = words("correcting.end", clock=clock(over, session.zone))
        yield Check(said, Whole.END, detail=later.get(Piece(What.END), ""))
    leader = words("correcting.leader", name=session.led_by or nobody)
    yield Check(leader, Whole.LEADER, detail=later.get(Piece(What.LEADER), ""))
    taker = words("correcting.minute-taker", name=session.minute_taker or nobody)
    yield Check(taker, Whole.MINUTE_TAKER, detail=later.get(Piece(What.MINUTE_TAKER), ""))
    here = sum(person.attendance in WAS_HERE for person in session.people)
    told = [said for piece, said in later.items() if piece.what is What.PERSON]
    yield Check(words("correcting.people", n=here), Whole.PEOPLE, detail=max(told, key=len, default=""))


def _item(
    place: int, item: ItemId, words: Words, session: Session, later: dict[Piece, str]
) -> Iterator[Check[ToCorrect]]:
    """An item with when it was held, and under it what was caught."""
    known = session.item(item)
    title = " ".join(known.title.split()) if known else ""
    told = (_times(item, words, session), later.get(Piece(What.ITEM, item), ""))
    yield Check(f"{place} {title}", Point(item), detail=" · ".join(filter(None, told)))
    yield from _noted(item, words, session, later)


def _times(item: ItemId, words: Words, session: Session) -> str:
    runs = [run for run in session.facts.runs if run.item == item]
    if not runs:
        return words("correcting.not-held")
    ends = (clock(at, session.zone) for at in (runs[0].start, runs[-1].end) if at)
    return "–".join(ends)


def _noted(
    item: ItemId | None, words: Words, session: Session, later: dict[Piece, str]
) -> Iterator[Check[ToCorrect]]:
    for capture in session.captures:
        if _under(capture, session) == item:
            said = f"  {label(words, capture)}: {' '.join(capture.text.split())}"
            yield Check(said, Noted(capture.id, item), detail=later.get(Piece(What.CAPTURE, capture.id), ""))


def _under(capture: Capture, session: Session) -> ItemId | None:
    """The item a capture stands under; None for one that is not on the agenda."""
    return capture.item if session.item(capture.item) else None
