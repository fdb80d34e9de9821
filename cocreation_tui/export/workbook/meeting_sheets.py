"""The sheets of one meeting: what was caught, who was there, who spoke, and how time went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.fact_reading import fact_of
from cocreation_tui.core.forms.facts import GoalSet
from cocreation_tui.core.initiative.goals import number_of
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import as_added, labels
from cocreation_tui.core.reports.minutes import Entry, Minutes
from cocreation_tui.export.csv_tables import form_fields, standing_words
from cocreation_tui.export.escaping import capital
from cocreation_tui.export.minutes.as_held import remark_words
from cocreation_tui.export.minutes.entries import label
from cocreation_tui.export.minutes.speech import Speaking, groups_told
from cocreation_tui.export.workbook.sheets import Part, Row, Sheet
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.dates import local, minutes_of
from cocreation_tui.i18n.words import Words

_WHERE = ("platform", "place")
CAPTURES = ("day", "time", "kind", "label", "text", "owner", "due", *_WHERE, "status", "fields")
DECISIONS = ("label", "decision", "status", "owner", "due", *_WHERE)
TASKS = ("task", "owner", "due", *_WHERE)
GOALS = ("goal", "platform", "kind", "horizon", "seen-by", "baseline", "value", "unit", "taken")
PEOPLE = ("name", "organisation", "role", "platform", "email", "phone", "attendance")
SPEAKING = ("group", "length", "share", "people", "presence")
SPEAKING_BY_NAME = ("group", "person", "turns", *SPEAKING[1:])
AGENDA = (
    *("number", "title", "planned-start", "planned-end", "planned-length"),
    *("start", "end", "length-held", "difference", "remark"),
)


def meeting_sheets(minutes: Minutes, speaking: Speaking, words: Words) -> tuple[Sheet, ...]:
    """Everything that minutes hold as sheets, empty ones too; speech only as far as ``speaking`` lets it be told."""
    return (
        Sheet("captures", CAPTURES, tuple(_captures(minutes, words))),
        Sheet("decisions", DECISIONS, tuple(_rows(minutes, Kind.DECISION, _decision, words))),
        Sheet("tasks", TASKS, tuple(_rows(minutes, Kind.TASK, _task, words))),
        Sheet("goals", GOALS, tuple(_rows(minutes, Kind.GOAL, _goal, words))),
        Sheet("people", PEOPLE, tuple(_people(minutes, words))),
        *([] if speaking is Speaking.NONE else [spoken_sheet(minutes, speaking, words)]),
        Sheet("agenda", AGENDA, tuple(_agenda(minutes, words))),
    )


def clock_value(instant: datetime | None, zone: str) -> time | None:
    """An instant as a clock time in whole seconds; nothing for none."""
    return local(instant, zone).time().replace(microsecond=0) if instant else None


def day_value(instant: datetime, zone: str) -> date:
    """The day an instant falls on."""
    return local(instant, zone).date()


def _rows(
    minutes: Minutes, kind: Kind, row: Callable[[Entry, Minutes, Words], Row], words: Words
) -> Iterator[Row]:
    return (row(one, minutes, words) for one in minutes.of(kind))


def _captures(minutes: Minutes, words: Words) -> Iterator[Row]:
    entries = sorted((one for _, some in minutes.captures for one in some), key=lambda one: one.capture.at)
    for one in entries:
        caught = one.capture
        yield (
            day_value(caught.at, minutes.zone),
            clock_value(caught.at, minutes.zone),
            kind_name(words, caught),
            label(one, words) if caught.kind is Kind.DECISION else "",
            caught.text,
            ", ".join(one.owners),
            caught.due,
            caught.platform,
            _item(one, minutes),
            standing_words(caught, words),
            form_fields(caught, words),
        )


def _decision(one: Entry, minutes: Minutes, words: Words) -> Row:
    caught = one.capture
    status = words(f"status.{caught.status}")
    owners = ", ".join(one.owners)
    return (label(one, words), caught.text, status, owners, caught.due, caught.platform, _item(one, minutes))


def _task(one: Entry, minutes: Minutes, words: Words) -> Row:
    caught = one.capture
    return (caught.text, ", ".join(one.owners), caught.due, caught.platform, _item(one, minutes))


def _goal(one: Entry, minutes: Minutes, words: Words) -> Row:
    caught, fact = one.capture, fact_of(one.capture)
    if not isinstance(fact, GoalSet):
        return (caught.text, caught.platform, *("",) * (len(GOALS) - 2))
    kind, horizon = (words(f"choice.{said}") if said else "" for said in (fact.kind, fact.horizon))
    taken = fact.baseline
    number = number_of(taken.value, words.language)
    return (
        *(caught.text, caught.platform, kind, horizon, fact.seen_by),
        *(taken.text, taken.value if number is None else number, taken.unit, taken.on),
    )


def _item(one: Entry, minutes: Minutes) -> str:
    """The title of the point of the agenda something was caught under."""
    return minutes.agenda[one.place - 1].title if 0 < one.place <= len(minutes.agenda) else ""


def _people(minutes: Minutes, words: Words) -> Iterator[Row]:
    for one in (*minutes.present, *minutes.excused, *minutes.absent, *minutes.mentioned):
        yield (*person_values(one, words), words(f"attendance.{one.attendance}"))


def person_values(one: Person, words: Words) -> Row:
    """Who somebody is and how to reach them."""
    return (
        *(as_added(one).name, one.organisation, words(f"role.{one.role}")),
        *(one.platform, one.email, one.phone),
    )


def spoken_sheet(minutes: Minutes, speaking: Speaking, words: Words) -> Sheet:
    """Speech by group; of everybody by name only where the room has been told that."""
    by_name, groups = speaking is Speaking.PEOPLE, groups_told(minutes)
    if not minutes.balance.shares and not by_name:
        return Sheet("speaking", SPEAKING)
    rows: list[Row] = [
        (capital(words(name)), one.time, Part(one.part), one.size, Part(one.presence))
        for name, one in (groups if len(groups) > 1 else ())
    ]
    rest: list[Row] = [
        (words("tables.common"), minutes.balance.common, None, None, None),
        (words("tables.unassigned"), minutes.balance.unassigned, None, None, None),
    ]
    if not by_name:
        return Sheet("speaking", SPEAKING, (*rows, *rest))
    told = [(group, "", None, *more) for group, *more in (*rows, *rest)]
    voices = _voices(minutes, words)
    return Sheet("speaking", SPEAKING_BY_NAME, (*told[: len(rows)], *voices, *told[len(rows) :]))


def _voices(minutes: Minutes, words: Words) -> Iterator[Row]:
    people = {
        one.id: one for one in (*minutes.present, *minutes.excused, *minutes.absent, *minutes.mentioned)
    }
    names = labels(tuple(people.values()))
    for voice in minutes.balance.voices:
        who = people.get(voice.speaker)
        role = capital(words(f"roles.{who.role}")) if who else ""
        yield (role, names.get(voice.speaker, "–"), voice.turns, voice.time, None, None, None)


def _agenda(minutes: Minutes, words: Words) -> Iterator[Row]:
    for line in minutes.agenda:
        length = line.planned_end - line.planned_start
        planned = None if line.added else minutes_of(length)
        held = minutes_of(line.elapsed) if line.start else None
        yield (
            line.place,
            line.title,
            None if line.added else clock_value(line.planned_start, minutes.zone),
            None if line.added else clock_value(line.planned_end, minutes.zone),
            planned,
            clock_value(line.start, minutes.zone),
            clock_value(line.end, minutes.zone),
            held,
            None if planned is None or held is None else held - planned,
            remark_words(line, minutes, words),
        )
