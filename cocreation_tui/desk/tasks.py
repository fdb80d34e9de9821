"""The tasks of a workspace: those of its initiatives, and of meetings that belong to none, out of what meetings leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Problem, Refused, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.tasks import Task, owners_of, tasks_of, tasks_outside
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom, Initiatives


@dataclass(frozen=True, slots=True)
class TaskList:
    """Tasks, and what they may be looked for by."""

    tasks: tuple[Task, ...] = ()
    """The tasks, whatever has become of them."""
    names: tuple[str, ...] = ()
    """Everybody who is known where they come from or answers for one of them, each once."""
    platforms: tuple[str, ...] = ()
    """Every platform that is known there or that one of them concerns, each once."""
    problems: tuple[Problem, ...] = ()
    """What could not be read."""


def every_task(desk: Desk) -> TaskList:
    """The tasks of all meetings in a workspace; only meetings that have changed since are read. Raises nothing."""
    return together(_by_place(desk).values())


def _by_place(desk: Desk) -> dict[str, TaskList]:
    """The same under the name of the folder they come from."""
    from cocreation_tui.store.initiative_shelf import folders_outside

    found: dict[str, TaskList] = {}
    for entry in Initiatives(desk).listed():
        known = entry.initiative
        tasks = initiative_tasks(desk, entry.folder, known) if known else TaskList()
        found[entry.folder.name] = replace(tasks, problems=entry.problems)
    today = day_of(desk.clock.now(), local_zone()[0])
    for folder in folders_outside(desk.workspace.root):
        shelf = desk.what_meetings_leave(folder)
        outside = tasks_outside(shelf.held, today, folder.name)
        names, platforms = owners_of(outside), _once(_platforms(outside))
        found[folder.name] = TaskList(outside, names, platforms, shelf.problems)
    return found


def initiative_tasks(desk: Desk, folder: Path, initiative: Initiative) -> TaskList:
    """The tasks of one initiative, known by its folder."""
    tasks = tasks_of(initiative, day_of(desk.clock.now(), initiative.zone), folder.name)
    people = labels([known.person for known in initiative.people]).values()
    platforms = (one.name for one in initiative.platforms)
    return TaskList(tasks, _once((*people, *owners_of(tasks))), _once((*platforms, *_platforms(tasks))))


def together(lists: Iterable[TaskList]) -> TaskList:
    """Several lists as one."""
    all_of_them = tuple(lists)
    return TaskList(
        tuple(task for one in all_of_them for task in one.tasks),
        _once(name for one in all_of_them for name in one.names),
        _once(name for one in all_of_them for name in one.platforms),
        tuple(problem for one in all_of_them for problem in one.problems),
    )


def _platforms(tasks: Iterable[Task]) -> Iterator[str]:
    return (task.platform for task in tasks if task.platform)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=str.casefold))


@dataclass(frozen=True, slots=True)
class Settled:
    """Something that was settled here."""

    room: InitiativeRoom
    """The initiative it was settled in."""
    said: str
    """What it is told as."""


class TaskBook:
    """Tasks that can be settled, each in what its initiative keeps about itself; to be closed."""

    def __init__(self, desk: Desk, given: InitiativeRoom | None = None) -> None:
        """``given`` is an initiative that somebody else has open and closes: then its tasks are all there are."""
        self._desk = desk
        self._given = given
        self._rooms = {given.folder.name: given} if given else {}
        self._lists: dict[str, TaskList] = {}
        self._done: list[Settled] = []
        self._undone: list[Settled] = []

    @property
    def listed(self) -> TaskList:
        """The tasks as they were when last looked at, with what was settled here since."""
        return together(self._lists.values())

    def look(self) -> None:
        """Take in what meetings have left since. Raises nothing."""
        if self._given is None:
            self._lists = _by_place(self._desk)
        else:
            self._given.look()
            self.renew(self._given)

    def room_of(self, task: Task) -> InitiativeRoom:
        """The initiative of a task, open to be changed. Raises ``StoreError``, and ``Refused`` where there is none."""
        if not task.initiative:
            raise Refused("tasks.outside")
        if task.place not in self._rooms:
            folder = self._desk.workspace.root / task.place
            self._rooms[task.place] = Initiatives(self._desk).open(folder)
        return self._rooms[task.place]

    def settled(self, room: InitiativeRoom, said: str) -> None:
        """Something was settled in an initiative that is open here; ``said`` tells of it where it is undone."""
        self._done.append(Settled(room, said))
        self._undone.clear()
        self.renew(room)

    def undo(self) -> Settled | None:
        """What is to be undone now: what was settled here last; None for nothing."""
        return _moved(self._done, self._undone)

    def redo(self) -> Settled | None:
        """What is to be done again now: what was undone here last; None for nothing."""
        return _moved(self._undone, self._done)

    @property
    def can_undo(self) -> bool:
        """Whether something was settled here that can be undone."""
        return bool(self._done)

    def renew(self, room: InitiativeRoom) -> None:
        """Take in what was just done in an initiative that is open here."""
        self._lists[room.folder.name] = initiative_tasks(self._desk, room.folder, room.initiative)

    @property
    def unsaved(self) -> bool:
        """Whether something is not on disk, even after another try."""
        runners = [room.runner for room in self._rooms.values()]
        return any(runner.unsaved and not runner.retry() for runner in runners)

    def close(self) -> None:
        """Fold what was done and let go of what was opened here; nothing is lost when that fails."""
        for room in self._rooms.values():
            if room is not self._given:
                with suppress(StoreError):
                    room.close()


def _moved(steps: list[Settled], onto: list[Settled]) -> Settled | None:
    """The last of some steps, moved to the others; None for none."""
    if not steps:
        return None
    onto.append(steps.pop())
    return onto[-1]
