"""The tasks of all meetings in one list, each as it stands today: open or done, late or not, whose, on which platform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.initiative.fold import matters_in, noted_in
from cocreation_tui.core.initiative.initiative import Initiative, Matter
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.people.finding import alike_spelled, best_first, folded, rank
from cocreation_tui.core.people.people import plain_name, told_apart

SEARCHED_AS = 1
"""How well a name fits at the most, see ``rank``, that is the whole of what was typed."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a meeting, or of what was written down between two."""

    matter: Matter
    """What was caught, and what has become of it."""
    late: bool
    """Whether it is open and its day has passed."""
    initiative: str = ""
    """What the initiative is called; empty for a meeting that belongs to none: there nobody has said what became of it."""
    place: str = ""
    """What tells that initiative, or those meetings, from others: the name of the folder."""

    @property
    def id(self) -> str:
        """What tells it from every other task."""
        return f"{self.place}/{self.matter.noted.ref}"

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.matter.open

    @property
    def text(self) -> str:
        """What is to be done, on one line."""
        return " ".join(self.matter.noted.capture.text.split())

    @property
    def platform(self) -> str:
        """The platform it concerns; empty for none."""
        return self.matter.noted.platform

    @property
    def owners(self) -> tuple[str, ...]:
        """Who answers for it now; empty for nobody."""
        return tuple(filter(None, self.matter.owner.split(", ")))

    def is_of(self, name: str) -> bool:
        """Whether somebody of that name answers for it, with what tells namesakes apart or without."""
        return any(_same_name(owner, name) for owner in self.owners)

    def has(self, typed: str) -> bool:
        """Whether every word typed is somewhere in what is told of it."""
        noted = self.matter.noted
        told = folded(
            " ".join((noted.capture.text, self.matter.owner, noted.platform, noted.meeting, self.initiative))
        )
        return all(word in told for word in folded(typed).split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are asked for; all that are open where nothing is said."""

    dealt_with: bool = False
    """Those that are done or dropped too."""
    late: bool = False
    """Only those whose day has passed."""
    owner: str = ""
    """Only those that somebody of this name answers for; empty for everybody's."""
    platform: str = ""
    """Only those of the platform of this name; empty for all."""
    words: str = ""
    """Only those with all of these words in what is told of them."""

    def fits(self, task: Task) -> bool:
        """Whether a task is asked for."""
        return (
            (task.open or self.dealt_with)
            and (task.late or not self.late)
            and (not self.owner or task.is_of(self.owner))
            and (not self.platform or alike_spelled(task.platform, self.platform))
            and task.has(self.words)
        )


def tasks_of(initiative: Initiative, today: date, place: str = "") -> tuple[Task, ...]:
    """The tasks of an initiative, oldest first."""
    return tuple(Task(one, one.late_on(today), initiative.name, place) for one in initiative.tasks)


def tasks_outside(all_held: Sequence[Held], today: date, place: str = "") -> tuple[Task, ...]:
    """The tasks of meetings that belong to no initiative, in the order of the meetings."""
    noted = [
        noted_in(held, one, name) for held in all_held for one, name in held.told if one.kind is Kind.TASK
    ]
    return tuple(Task(one, one.late_on(today), place=place) for one in matters_in(noted, Kind.TASK, all_held))


def listed(tasks: Iterable[Task], wanted: Wanted) -> tuple[Task, ...]:
    """The tasks that are asked for: the latest first, then by their day, then those without one, last what was dealt with."""
    return tuple(sorted(filter(wanted.fits, tasks), key=_when))


def by_platform(tasks: Iterable[Task]) -> dict[tuple[str, str], tuple[Task, ...]]:
    """Tasks under their initiative and platform by name, those of no platform last in each."""
    found: dict[tuple[str, str], tuple[Task, ...]] = {}
    for task in tasks:
        key = (task.initiative, task.platform)
        found[key] = (*found.get(key, ()), task)
    order = sorted(found, key=lambda key: (not key[0], key[0].casefold(), not key[1], key[1].casefold()))
    return {key: found[key] for key in order}


def owners_of(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Everybody who answers for a task, by name, each once."""
    return tuple(sorted({owner for task in tasks for owner in task.owners}, key=str.casefold))


def meant(names: Iterable[str], typed: str) -> tuple[str, ...]:
    """The names that what was typed may mean: those that are just that, else all that it fits, the best first."""
    ranked = [(rank((name,), typed), name) for name in dict.fromkeys(names)]
    whole = [name for fit, name in ranked if fit is not None and fit <= (0, SEARCHED_AS)]
    return tuple(whole) or best_first(ranked)


def _when(task: Task) -> tuple[bool, float, bool, date, str]:
    settled = task.matter.settled_at
    since = 0.0 if task.open or settled is None else -settled.timestamp()
    due = task.matter.due
    return not task.open, since, due is None, due or date.max, task.id


def _same_name(one: str, other: str) -> bool:
    """Whether two names are one; what tells namesakes apart counts where both have it."""
    (name, apart), (said, where) = told_apart(one), told_apart(other)
    same = alike_spelled(plain_name(name), plain_name(said))
    return same and (not apart or not where or alike_spelled(apart, where))
