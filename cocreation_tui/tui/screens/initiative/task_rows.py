"""The tasks of all meetings as rows: in columns, under headings where the view has some, and one of them in full."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial

from textual.content import Content

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.tasks import Task, Wanted, by_platform, listed
from cocreation_tui.i18n.dates import near_day, plain_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.initiative.listed_rows import EDGE, WIDE, Row, gap, heading
from cocreation_tui.tui.screens.initiative.targets import Deed, OnlyRead, Target
from cocreation_tui.tui.text import Part, fit, line, lines, pad, plain, styled, width
from cocreation_tui.tui.words.pages import Page

DUE, OWNER, PLATFORM, MEETING = 14, 16, 16, 26
"""Columns at the most for the day, who does it, the platform, and in a wide window the meeting."""
Columns = tuple[str, str, str, str]
"""What stands in them, in that order; empty for nothing."""
GAP = 2
"""Columns between two of them."""
MARK = 2
"""Columns for the mark before a task."""
LEAST = 18
"""Columns a task has at least for its own words."""


@dataclass(frozen=True, slots=True)
class TaskLook:
    """Tasks as they are looked at: everything their rows are made from."""

    tasks: tuple[Task, ...]
    """All there are."""
    words: Words
    """The language."""
    today: date
    """The day it is."""
    zone: str
    """IANA name of the time zone of days."""
    columns: int
    """Columns of the window."""
    view: str
    """One of ``TASK_VIEWS``."""
    name: str = ""
    """Whose tasks are meant by *mine*."""
    typed: str = ""
    """The words that are searched for."""
    other: str = ""
    """The key that chooses somebody else."""

    @property
    def wanted(self) -> Wanted:
        """Which tasks the view is of."""
        owner = self.name if self.view == "mine" else ""
        return Wanted(self.view == "all", self.view == "late", owner, words=self.typed)

    @property
    def room(self) -> int:
        """Columns that a row has for its words."""
        return max(20, self.columns - EDGE)

    @property
    def several(self) -> bool:
        """Whether they come from more than one initiative, or from meetings without one."""
        return len({task.place for task in self.tasks}) > 1


def rows(look: TaskLook) -> Iterator[Row]:
    """What the view is of."""
    found = listed(look.tasks, look.wanted)
    told = {task.id: _columns(look, task) for task in found}
    widths = _widths(told.values(), look.room)
    row = partial(_row, look, told, widths)
    if look.view == "mine":
        yield heading(fit(look.words("tasks.mine-of", name=look.name, key=look.other), look.room))
    if look.view == "platforms":
        yield from _under_platforms(look, found, row)
    else:
        still = [task for task in found if task.open]
        settled = [task for task in found if not task.open]
        yield from map(row, still)
        if settled:
            yield from [gap()] if still else []
            yield heading(look.words("tasks.settled"), str(len(settled)))
            yield from map(row, settled)
    if not found:
        yield Row(styled(fit(_none(look), look.room), "$text-muted"), OnlyRead("none"))


def _under_platforms(look: TaskLook, found: Iterable[Task], row: Callable[[Task], Row]) -> Iterator[Row]:
    for number, ((initiative, platform), tasks) in enumerate(by_platform(found).items()):
        yield from [gap()] if number else []
        of = initiative or look.words("tasks.without-initiative")
        name = fit(platform or look.words("tasks.no-platform"), look.room // 2)
        told = f"{len(tasks)} · {of}" if look.several else str(len(tasks))
        yield heading(name, fit(told, look.room // 2 - GAP))
        yield from map(row, tasks)


def _none(look: TaskLook) -> str:
    """Why there is nothing to see."""
    if look.typed:
        return look.words("tasks.none-typed", typed=look.typed)
    view = look.view if look.view in ("late", "mine") else "open"
    return look.words(f"tasks.none-{view}", name=look.name)


def _widths(told: Iterable[Columns], room: int) -> tuple[int, ...]:
    """Columns for day, owner, platform and meeting: no more than what stands there needs.

    Where the task itself would have too little, the meeting gives way, then the platform.
    """
    needed = [0, 0, 0, 0]
    for row in told:
        needed = [max(before, width(text)) for before, text in zip(needed, row, strict=True)]
    widths = list(map(min, needed, (DUE, OWNER, PLATFORM, MEETING)))
    for column in (3, 2):
        if room - MARK - sum(cells + GAP for cells in widths if cells) < LEAST:
            widths[column] = 0
    return tuple(widths)


@lru_cache(maxsize=2048)
def _near(day: date, today: date, language: str) -> str:
    return near_day(day, today, language)


def _columns(look: TaskLook, task: Task) -> Columns:
    words, matter = look.words, task.matter
    day = _near(matter.due, look.today, words.language) if matter.due else ""
    when = day if task.open else words(f"matters.fate-{matter.fate}")
    owner = matter.owner or (words("matters.no-owner") if task.open else "")
    on = "" if look.view == "platforms" else task.platform
    return when, owner, on, matter.noted.meeting if look.columns >= WIDE else ""


def _row(look: TaskLook, columns: Mapping[str, Columns], widths: Sequence[int], task: Task) -> Row:
    """A task in columns; a mark and colour tell that it is late."""
    when, *told = columns[task.id]
    style = "bold $text-error" if task.late else "$text-muted"
    mark = "▲ " if task.late else "○ " if task.open else "✓ " if task.matter.fate == "done" else "× "
    styles = ("" if task.owners else "$text-warning", "$text-secondary", "$text-muted")
    end: list[Part] = [
        (" " * GAP + pad(text, cells), styled_as)
        for text, cells, styled_as in zip(told, widths[1:], styles, strict=True)
        if cells
    ]
    begin = line((mark, style), (pad(when, widths[0]) + " " * GAP, style) if widths[0] else "")
    room = look.room - width(begin.plain) - width(line(*end).plain)
    content = line(begin, pad(task.text, room), *end)
    return Row(content, Target(Deed.MATTER, task.id), partial(task_page, look, task))


def about(look: TaskLook, task: Task) -> str:
    """Where a task comes from: the meeting, and what that belongs to."""
    noted = task.matter.noted
    day = plain_day(day_of(noted.capture.at, look.zone), look.words.language)
    of = task.initiative or look.words("tasks.without-initiative")
    where = dict.fromkeys(" ".join(text.split()) for text in (noted.platform, noted.meeting, of) if text)
    return " · ".join((*where, look.words("tasks.caught", day=day)))


def task_page(look: TaskLook, task: Task) -> Page:
    """A task in full, to be read aloud."""
    words, matter = look.words, task.matter
    day = near_day(matter.due, look.today, words.language) if matter.due else ""
    due = words("matters.late-since", day=day) if task.late else words("initiative.due-by", day=day)
    state = "" if task.open else words(f"matters.fate-{matter.fate}")
    said = (matter.owner or words("matters.no-owner"), due if day else "", state)
    told: list[Content] = [styled(matter.noted.capture.text, "bold"), plain("")]
    told += [plain(" · ".join(filter(None, said))), styled(about(look, task), "$text-muted")]
    return Page(words("tasks.read-title"), lines(told))
