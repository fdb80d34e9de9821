"""What every item of every script takes, by what its notes say: the time that telling, asking, hearing and typing need."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from cocreation_tui.core.forms.exercises import IT_IS, IT_NEEDS
from cocreation_tui.core.forms.focus_points import PARTS
from tests.method.test_workshop_day import TABLE

MANY = 12
"""From more people than this on, a round of everybody is held at tables or on platforms, as the scripts say."""


class Room(NamedTuple):
    """Who is there, as far as it takes time."""

    people: int
    """Everybody in the room but who leads."""
    platforms: int
    """Platforms that are told of."""

    def each(self, one: float) -> float:
        """Everybody once, one after the other."""
        return one * self.people

    def fours(self, one: float) -> float:
        """One from every four."""
        return one * ceil(self.people / 4)

    def tables(self, one: float) -> float:
        """One from every table."""
        return one * ceil(self.people / TABLE)

    def sentences(self, one: float = 0.25) -> float:
        """A sentence from each, or, with many, two minutes within the platforms and then a sentence from each of them."""
        return self.each(one) if self.people <= MANY else 2 + self.platforms * one


Takes = Callable[[Room], float]
ROUND = object()
"""A round with time for each: everybody uses theirs."""
PAUSE = object()
"""A break."""


def fixed(*parts: float) -> Takes:
    """What takes the same whoever comes."""
    return lambda room: sum(parts)


READ = 1.0
"""To read something short aloud: the challenge, the five rules, the tasks."""
LINE = 0.5
"""To type a line while it is being said, and read it back."""
FORM = 2.0
"""To fill in a form aloud, those fields that are asked for."""
ONE_TWO_FOUR = 7.0
"""Alone, in pairs, in fours."""

TAKES: dict[str, tuple[object, ...]] = {
    "relevance-check": (
        fixed(2, 2),  # yes or no, and who decides
        lambda room: 3 + room.each(0.5) + LINE,  # told, and what the others would add
        lambda room: 1 + room.each(0.5) + 2.5 + LINE,  # silence, an answer from each, is it one answer?
        fixed(1.75 * len((*IT_IS, *IT_NEEDS))),  # fingers, a reason, a figure
        fixed(1.5, 1, 3 * 1.5, FORM),  # two axes, notes at once, the three furthest apart
        fixed(3 * 2.5, READ, LINE),  # three questions to management, prepared
        fixed(READ, 2, 0.5, LINE),  # reasons, the sentence, hands
        fixed(1, 3 * 3),  # three goals for the start-up, said and filled in
        lambda room: LINE + READ + room.each(0.25),
    ),
    "analysis-data": (
        fixed(3, 3, 2),
        lambda room: room.each(0.75) + 3 + LINE,  # who one is, then roles and days, in one decision
        lambda room: (
            5 + 25 + room.each(0.5) + 2 * LINE
        ),  # hang up the last, along the wall, one note from each
        ROUND,
        PAUSE,
        lambda room: 5 + 30 + room.fours(5) + 3 * LINE,  # groups of up to four sort, shuffle, and tell
        lambda room: 4 + 3 * 5,  # choose, and source, figures and gaps of three
        lambda room: 2 + 2 + room.each(0.5) + LINE,
    ),
    "analysis-focus": (
        fixed(5, 3, 1),
        lambda room: (
            ONE_TWO_FOUR + room.fours(5) + 2 * 8 + 5 + 2 * 2
        ),  # told, kept and dropped, dots, in writing
        PAUSE,
        lambda room: (
            3 + room.each(0.5) + 30 + 3 + READ + LINE
        ),  # alone, hung up, polished half an hour, heard
        lambda room: 2 + room.each(0.5) + 2 * LINE + 1,
    ),
    "analysis-actors": (
        fixed(READ, 5, 2),
        lambda room: 5 + 20 + 10 * (1.5 + FORM),  # the group at the wall, then ten actors with their reasons
        PAUSE,
        lambda room: 5 + 8 * 3.5 + 3 + 2 * LINE,  # the whole wall, eight with name and day, who is left out
        lambda room: 3 + room.each(0.5) + LINE,
    ),
    "analysis-workshop": (
        fixed(5, 3),
        lambda room: 2 + 6 * 1.5 + 3 + room.each(0.5) + 2 * LINE,  # six findings are walked past
        ROUND,
        lambda room: 18 + room.fours(5) + 3 * LINE,
        PAUSE,
        lambda room: ONE_TWO_FOUR + room.fours(3) + 2 * 6 + 4 + 2 * LINE,
        lambda room: (
            3 + room.each(0.5) + 15 + 3 + READ + LINE
        ),  # alone, hung up, polished a quarter of an hour
        PAUSE,
        lambda room: 20 + 5 * FORM + 3,  # at the wall, then five actors with their reasons
        lambda room: 3 + room.each(0.5) + 2 + LINE,
    ),
    "actor-meeting": (
        fixed(2, 2),
        fixed(3 * 4, 2, 2 * LINE),  # three questions, read back
        fixed(READ, 3 * 1.5, 2 * 2),  # the challenge, three things from the mapping, two questions
        fixed(3 * 4, FORM, LINE),
        fixed(7 * 0.5, 4),  # seven premises, and is there one
        fixed(3 * 1.5, 2, LINE),
    ),
    "first-platform-meeting": (
        fixed(2, 2),
        ROUND,
        lambda room: room.each(1) + 1 + LINE,  # everybody points to one
        lambda room: READ + ONE_TWO_FOUR + room.fours(2) + 3 * 3 + 5 + FORM,  # three trials, and correcting
        PAUSE,
        fixed(10, 4, READ, FORM),
        lambda room: 3 + 3 * 2.5 + 2 * LINE + FORM,  # all names, then three with who asks
        fixed(4, 1, 3, LINE),
        lambda room: 1.5 + room.each(0.25),
    ),
    "goal-setting-meeting": (
        fixed(2, 2, 4 * 1),  # four tasks since last time
        fixed(2 * READ, 3, 4),
        lambda room: 5 + room.each(2 * 0.5) + 3 + 5 * LINE,  # silence, two slips from each, along a line
        fixed(3, 5 * (LINE + 4), 3),  # dots, five goals, the whole
        PAUSE,
        fixed(20, 5 * FORM),  # at the tables, and a baseline for five goals
        fixed(2 * FORM),
        fixed(2 * READ, 0.5, 1.5),
    ),
    "reality-check": (
        fixed(1, 2, 1),
        fixed(1, 5),  # sheets, silence
        fixed(2 * 1.5, 5, 1.5, 3 * LINE),  # three figures: one is talked over; the baseline read
        fixed(2 * 1, 4, 4 * LINE, 4),  # four figures: one is talked over; what is in the way
        lambda room: 2 + room.each(0.25) + 4 + FORM + 2 * LINE,
        fixed(2 * FORM),
        fixed(2 * READ, 2),
    ),
    "coordinator-meeting": (
        fixed(1, 2, READ),
        fixed(1, 2),
        ROUND,
        lambda room: 1.5 + 3 + 4 + room.each(0.5),  # the card, pairs, one thing from each
        ROUND,
        PAUSE,
        lambda room: room.each(1.5) + 3 * 4 + 3 * FORM,  # overlaps, three scenarios, three changes
        lambda room: READ + 1.5 + room.each(0.25),
    ),
    "status-meeting": (
        fixed(3, 2, 2 * READ),
        lambda room: room.platforms * 1,  # each stands up; only the new ones say something
        ROUND,
        fixed(2, 3, 2, 2, LINE),
        lambda room: 10 + room.platforms * 1.25,  # written and hung up; round the sheets with names
        PAUSE,
        fixed(10, 10),
        lambda room: 1 + ONE_TWO_FOUR + room.fours(1) + 2 * LINE,
        fixed(1, 3 * FORM),
        lambda room: 2 + 1.5 * room.platforms + 2 * FORM,  # each is asked, two change
        lambda room: 2 * READ + 3 + room.sentences(),
    ),
    "newcomer-meeting": (
        fixed(1.5, 1),
        fixed(READ, 1.5, 2 * 2),
        fixed(7 * 0.4, 5 * 0.4, 2),  # seven premises, five rules
        fixed(3, 1),
        fixed(2, 2, FORM),
        fixed(1.5),
    ),
    "closing-meeting": (
        fixed(READ, 2, 4),
        lambda room: 6 + room.each(0.05),  # a note or two each, all at once
        ROUND,
        lambda room: 3 + ONE_TWO_FOUR + room.fours(1) + 2,  # old ripples read, a new one from every four
        PAUSE,
        fixed(2, 7, 7, 3 * LINE),  # chairs, the inner circle, the empty chair
        ROUND,
        lambda room: READ + room.platforms * 0.3 + 1 + room.sentences(0.5) + 1.5,
    ),
    "manager-dialogue": (
        fixed(2, 2),
        lambda room: 3 + 2 * max(map(len, PARTS.values())) + FORM,  # marked alone, two minutes to a point
        fixed(4 * 2.5, FORM),
        fixed(READ, 4 * 1.75, 2 * LINE),  # four open points
        fixed(3.5, LINE),
        lambda room: 1 + room.each(0.5),
    ),
    "mobilisation-dialogue": (
        fixed(2, 2),
        lambda room: 5 + (room.each(0.3) if room.people <= MANY else room.tables(0.5)) + 2.5 + LINE,
        lambda room: ONE_TWO_FOUR + room.fours(0.5) + 3 * LINE + LINE,
        fixed(3 * 3, 2, LINE),
        PAUSE,
        fixed(2 * 5, 1, LINE),
        fixed(1, 2 * 3, LINE),
        fixed(2 * 4, 1, LINE),
        fixed(2, 2, 2 * LINE),
    ),
}
"""What each item takes, in minutes, in the order of the script."""
