"""What goes on after a meeting, in its minutes: what is open, and when people meet again."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Status
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.minutes import Entry, Minutes
from cocreation_tui.core.session.afterwards import Piece, What
from cocreation_tui.export.escaping import bullets, capital, inline
from cocreation_tui.export.minutes.carried_over import still_open
from cocreation_tui.export.minutes.entries import label, later_words, with_particulars
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.promised import want_count
from cocreation_tui.i18n.words import Words


def open_list(minutes: Minutes, words: Words) -> str:
    """What is still to be dealt with, as a list; empty for nothing."""
    left = minutes.open
    outcomes = [
        words(
            "minutes.open-outcome",
            wanted=want_count(words, one.want, one.missing, map(inline, one.platforms)),
        )
        for one in left.outcomes
    ]
    decisions = [
        words(
            "minutes.open-proposed" if one.capture.status is Status.PROPOSED else "minutes.open-postponed",
            label=label(one, words),
        )
        for one in left.decisions
    ]
    tasks = [words(_lacking(one), text=inline(one.capture.text)) for one in left.tasks]
    tasks += [
        words(
            "minutes.open-stranger", text=inline(one.capture.text), name=inline(words.together(one.strangers))
        )
        for one in left.strangers
    ]
    parked = [words("minutes.open-parked-point", text=inline(one.capture.text)) for one in left.parked]
    parked += [words("minutes.open-later", text=inline(one.capture.text)) for one in left.later]
    unreached = [
        words("minutes.open-unreached", title=inline(point_name(line, words))) for line in left.unreached
    ]
    return bullets([*outcomes, *decisions, *tasks, *parked, *still_open(left.left, words), *unreached])


def point_name(line: AgendaLine, words: Words) -> str:
    """What a point is called; a rest that has the name of its whole is told as the rest."""
    return words("minutes.rest-of", title=line.rest_of) if line.rest_of == line.title else line.title


def _lacking(task: Entry) -> str:
    """The key of what a task lacks: owner, date or both."""
    if task.owners:
        return "minutes.open-task-due"
    return "minutes.open-task-owner" if task.capture.due else "minutes.open-task"


def next_meeting(minutes: Minutes, words: Words) -> str:
    """When and where people meet again; else the day of each platform."""
    if minutes.next_meeting is None:
        days = [(name, dates.long_day(day, words.language)) for name, day in minutes.platforms_meet]
        return bullets([": ".join(part for part in (inline(name), day) if part) for name, day in days])
    day = dates.long_day(day_of(minutes.next_meeting, minutes.zone), words.language)
    at = words("minutes.at", clock=dates.clocks(minutes.next_meeting, minutes.next_until, minutes.zone))
    told = " · ".join(part for part in (f"{capital(day)} {at}", inline(minutes.next_place)) if part)
    return with_particulars(told, later_words(minutes.later.get(Piece(What.NEXT)), words))
