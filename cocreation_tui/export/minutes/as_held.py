"""The agenda in the minutes: as held, with what was planned."""

from __future__ import annotations

from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.minutes import Minutes
from cocreation_tui.core.session.afterwards import Piece, What
from cocreation_tui.export.escaping import inline, table
from cocreation_tui.export.minutes.entries import later_words
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.words import Words


def agenda_table(minutes: Minutes, words: Words) -> str:
    """A row for every point, with planned and actual times; empty without points."""
    columns = ("number", "title", "planned", "minutes", "actual", "minutes", "remark")
    rows = [
        (
            str(line.place),
            line.title,
            _planned(line, minutes, words),
            "" if line.added else str(dates.minutes_of(line.planned_end - line.planned_start)),
            _actual(line, minutes, words),
            str(dates.minutes_of(line.elapsed)) if line.start else "",
            remark_words(line, minutes, words),
        )
        for line in minutes.agenda
    ]
    return table([words(f"minutes.column-{name}") for name in columns], rows) if rows else ""


def held_words(line: AgendaLine, minutes: Minutes, words: Words) -> str:
    """When a point was held, and how it went otherwise than planned."""
    at = words("minutes.held", clock=_actual(line, minutes, words)) if line.start else ""
    return " · ".join(filter(None, (at, inline(remark_words(line, minutes, words)))))


def _planned(line: AgendaLine, minutes: Minutes, words: Words) -> str:
    """From when to when it was planned; nothing for a point that was not."""
    ends = (line.planned_start, line.planned_end)
    told = (dates.clock_on(at, minutes.zone, minutes.start, words.language) for at in ends)
    return "" if line.added else "–".join(told)


def _actual(line: AgendaLine, minutes: Minutes, words: Words) -> str:
    if line.start is None:
        return ""
    ends = (
        dates.clock_on(at, minutes.zone, minutes.start, words.language) for at in (line.start, line.end) if at
    )
    return "–".join((*ends, *([] if line.end else [""])))


def remark_words(line: AgendaLine, minutes: Minutes, words: Words) -> str:
    """How it went otherwise than planned."""
    later = later_words(minutes.later.get(Piece(What.ITEM, line.item or "")), words)
    if minutes.no and line.state is State.AHEAD:
        return ", ".join([*changed(line, words), words("minutes.fell-away"), *later])
    return ", ".join([*changed(line, words), *_went(line, minutes.closed, words), *later])


def changed(line: AgendaLine, words: Words) -> list[str]:
    """What was changed of it since the plan."""
    if line.rest_of:
        return [words("minutes.rest-of", title=line.rest_of)]
    if line.added:
        return [words("minutes.added")]
    moved = [words("minutes.moved", place=line.planned_place)] if line.moved else []
    called = [words("minutes.planned-as", title=line.planned_title)] if line.planned_title else []
    return [*moved, *called]


def _went(line: AgendaLine, closed: bool, words: Words) -> list[str]:
    match line.state:
        case State.DONE:
            again = [words("minutes.times", n=line.runs)] if line.runs > 1 else []
            paused = dates.minutes_of(line.paused)
            told = dates.minute_words(words, paused)
            return [*again, *([words("minutes.paused", length=told)] if paused else [])]
        case State.AHEAD:
            return [words("minutes.not-reached")] if closed else []
        case State.SKIPPED | State.RUNNING | State.PAUSED:
            return [words(f"state.{line.state}")]
