"""A new meeting as it is typed: what the fields are understood as, and what is wrong with them in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import assert_never

from cocreation_tui.clock import local_zone
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.schedule import Facts, project
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.starting import Offer, offer
from cocreation_tui.core.people.finding import called
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.spoken_names import walk_ins
from cocreation_tui.core.reports.suggested import (
    Lengths,
    Suggested,
    lengths_of,
    suggested,
    usual_of,
    with_lengths,
)
from cocreation_tui.core.when.meant import Contradiction, Hours, Meant, NotRead, Past, Read, Wants
from cocreation_tui.core.when.moments import moments, read_clock, wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.planning import USUAL, Plan, default_start, new_person_id, start_from
from cocreation_tui.i18n.dates import clock, doubt_words, length_words, short_day
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.participants import Roster
from cocreation_tui.method.scripts import list_scripts
from cocreation_tui.method.tables.charsets import Reading
from cocreation_tui.method.tables.telling import readings_of
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.words.file_names import path_of, visible
from cocreation_tui.tui.words.of_starting import KnownInitiatives

FIELDS = ("script", "title", "date", "clock", "place", "roster", "names", "platforms")
"""The fields of the form, in order; what can be chosen of an initiative stands after the script."""
NO_SCRIPT = Script("", "", "", ())
"""Stands for the script while none is chosen."""
MOST_PEOPLE = 500
"""How many names may be typed."""
AS_HELD = "held"
"""What stands under ``lengths`` where items are to take as long as they were held before."""
EARLIER = 20
"""How many earlier meetings people are taken from."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields together, as they are understood."""

    plan: Plan | None
    """The meeting to make; None while something is in the way."""
    wrong: Mapping[str, str]
    """What is in the way, in words, by field."""
    start: datetime | None = None
    """When it is to begin; None when that was not understood."""
    end: datetime | None = None
    """When it would end; None when that cannot be told."""
    people: tuple[Person, ...] = ()
    """Who takes part."""
    roster: Roster | None = None
    """The list of participants as it was read; None for none."""
    offer: Offer | None = None
    """What the meeting starts from; None for one of no initiative."""
    readings: tuple[Reading, ...] = ()
    """How the letters of the list may be read, the likeliest first, where nobody has said which way yet or it was asked."""
    suggested: tuple[Suggested, ...] = ()
    """What earlier meetings of the initiative say about how long its items take."""
    ends: tuple[datetime, datetime] | None = None
    """When it would end with the lengths of the script, and with those suggested; None when that cannot be told."""
    as_held: bool = False
    """Whether the lengths that are suggested have been chosen."""


def all_scripts(desk: Desk) -> tuple[Script, ...]:
    """Every script in every language, those of the desk's language first."""
    languages = sorted(LANGUAGES, key=lambda language: language != desk.language)
    return tuple(
        script for language in languages for script in list_scripts(language, desk.workspace.scripts)[0]
    )


def script_key(script: Script) -> str:
    """What tells a script from those of the same id in another language."""
    return f"{script.language}/{script.id}"


def wanted_script(scripts: Iterable[Script], wanted: str) -> Script | None:
    """A script by its key, or by its id alone."""
    return next((script for script in scripts if wanted in (script_key(script), script.id)), None)


@dataclass(slots=True)
class Reader:
    """Reads the fields; a list of participants only when its file has changed, so that people stay who they are."""

    desk: Desk
    """The workspace and the clock."""
    words: Words
    """The language of what is said."""
    scripts: tuple[Script, ...]
    """Scripts to choose among."""
    known: tuple[Person, ...] = ()
    """People of earlier meetings."""
    initiatives: KnownInitiatives | None = None
    """The initiatives of the workspace; None where none is to be chosen."""
    _roster: tuple[tuple[str, str, str, float, int], Roster] | None = None
    _readings: tuple[Reading, ...] = ()
    _ids: dict[str, PersonId] = field(default_factory=dict)

    def read(self, values: Mapping[str, str]) -> Typed:
        """The fields as they are understood now."""
        wrong: dict[str, str] = {}
        script = wanted_script(self.scripts, values.get("script", ""))
        if script is None:
            wrong["script"] = self.words("new.no-script")
        start = self._start(values, script, wrong)
        roster = self._read_roster(values, wrong)
        plan = Plan(
            script or NO_SCRIPT,
            start or self.desk.clock.now(),
            self._people(roster, values.get("names", "")),
            clean_line(values.get("title", "")),
            clean_line(values.get("place", "")),
            platforms_of(values.get("platforms", "")),
        )
        found = self._start_from(plan, values, wrong)
        if start is None or script is None:
            return Typed(None, wrong, start, None, plan.people, roster, found, self._readings)
        held = self._suggested(plan, values)
        ends = _end(plan, ()), _end(plan, lengths_of(held))
        plan.lengths = lengths_of(held) if values.get("lengths") == AS_HELD else ()
        told = plan.people, roster, found, self._readings, held, ends, bool(plan.lengths)
        return Typed(None if wrong else plan, wrong, start, ends[bool(plan.lengths)], *told)

    def _suggested(self, plan: Plan, values: Mapping[str, str]) -> tuple[Suggested, ...]:
        """What the meetings of the initiative that was chosen say about the items of the script."""
        folder = values.get("initiative", "")
        entry = self.initiatives.entry(folder) if folder and self.initiatives else None
        if entry is None or entry.initiative is None:
            return ()
        return suggested(usual_of(entry.initiative.meetings, plan.script.id), _agenda(plan))

    def _start_from(self, plan: Plan, values: Mapping[str, str], wrong: dict[str, str]) -> Offer | None:
        """Let the meeting start from what is known of its initiative; what that is."""
        chosen = values.get("initiative", "")
        if not chosen or self.initiatives is None:
            return None
        entry = self.initiatives.entry(chosen)
        if entry is None or entry.initiative is None:
            wrong["initiative"] = self.words("new.initiative-gone", path=visible(chosen))
            return None
        circle = plan.script.circle
        about, actor = self.initiatives.about(values, circle), self.initiatives.actor(values, circle)
        found = offer(entry.initiative, plan.script.id, about, plan.script.shows, actor, circle)
        start_from(plan, entry.folder, found, about, actor)
        return found

    def _start(
        self, values: Mapping[str, str], script: Script | None, wrong: dict[str, str]
    ) -> datetime | None:
        zone, now = local_zone()[0], self.desk.clock.now()
        day_text, clock_text = values.get("date", "").strip(), values.get("clock", "").strip()
        dates, shown = lexicon(self.words.language).dates, wall(now, zone)
        wanted = read_clock(clock_text, dates, shown) if clock_text else None
        if clock_text and wanted is None:
            wrong["clock"] = self.words("new.bad-clock", text=clock_text[:40])
        if not day_text and not clock_text:
            return default_start(now)
        usual = script.points[0].start_clock if script and script.points else None
        meant = self.meant_day(day_text) if day_text else Read(shown.date(), None, 0, 0)
        match meant:
            case Read(day=date() as day, hours=hours) if "clock" not in wrong:
                return moments(day, Hours(wanted) if wanted else hours, usual or USUAL, zone)[0]
            case Contradiction() | Past():
                wrong["date"] = f"▲ {doubt_words(self.words, meant)}"
            case Read() | NotRead() if day_text and not (isinstance(meant, Read) and meant.day):
                wrong["date"] = self.words("new.bad-date", text=day_text[:40])
            case Read() | NotRead():
                pass
            case _:
                assert_never(meant)
        return None

    def meant_day(self, text: str) -> Meant:
        """What the field of the day says."""
        now = wall(self.desk.clock.now(), local_zone()[0])
        return read_all(text, lexicon(self.words.language).dates, Wants.MOMENT, now)

    def _read_roster(self, values: Mapping[str, str], wrong: dict[str, str]) -> Roster | None:
        written = values.get("roster", "")
        sheet, encoding = values.get("sheet", ""), values.get("encoding", "")
        if not written.strip():
            self._readings = ()
            return None
        path = path_of(written)
        try:
            about = path.stat()
            mark = (str(path), sheet, encoding, about.st_mtime, about.st_size)
        except (OSError, ValueError):
            self._readings = ()
            wrong["roster"] = self.words("new.no-file", path=visible(written))
            return None
        if self._roster is None or self._roster[0] != mark:
            self._roster = (mark, self.desk.participants(path, sheet, encoding))
            self._readings = readings_of(path)
        if self._readings and not encoding:
            wrong["encoding"] = self.words("letters.choose")
        roster = self._roster[1]
        fatal = next((problem for problem in roster.problems if problem.fatal), None)
        if fatal is not None:
            wrong["roster"] = self.words(fatal.key, **fatal.values)
        return roster

    def _people(self, roster: Roster | None, names: str) -> tuple[Person, ...]:
        people = list(roster.people) if roster else []
        for row in names.split("\n")[:MOST_PEOPLE]:
            name, home = walk_ins(clean_line(row, 200), [one.organisation for one in (*people, *self.known)])[
                0
            ]
            if name and called(people, name, home) is None:
                people.append(called(self.known, name, home) or self._new(name, home))
        return tuple(people)

    def _new(self, name: str, home: str) -> Person:
        key = f"{name}, {home}".casefold()
        return Person(self._ids.setdefault(key, PersonId(new_person_id())), name, home)

    def when_words(self, typed: Typed) -> str:
        """Day, start and end: ``man. 23. nov. 2026 · 13:00 → 15:15 (2 t 15 min)``."""
        if typed.start is None:
            return ""
        zone = local_zone()[0]
        day = short_day(day_of(typed.start, zone), self.words.language)
        if typed.end is None:
            return f"{day} · {clock(typed.start, zone)}"
        length = length_words(self.words, typed.end - typed.start)
        key = "new.when-past" if typed.end <= self.desk.clock.now() else "new.when"
        return self.words(
            key, day=day, start=clock(typed.start, zone), end=clock(typed.end, zone), length=length
        )


def _agenda(plan: Plan) -> tuple[Item, ...]:
    """The agenda of a plan with the lengths of its script."""
    _, rules = local_zone()
    return plan.script.agenda(plan.start.astimezone(rules).date(), rules, plan.people)


def _end(plan: Plan, lengths: Lengths) -> datetime:
    """When a meeting would end in which these items take so long."""
    return project(with_lengths(_agenda(plan), lengths), Facts(plan.start), plan.start).end


def platforms_of(text: str) -> tuple[str, ...]:
    """Platforms as written, separated by commas or semicolons."""
    return tuple(dict.fromkeys(part for piece in re.split(r"[,;]", text) if (part := clean_line(piece))))


def problem_words(problem: Problem, words: Words) -> str:
    """What was not understood of a list, with its line."""
    said = words(problem.key, **problem.values)
    return words("new.line", line=problem.line, said=said) if problem.line else said


def earlier_people(desk: Desk) -> tuple[tuple[MeetingEntry, tuple[Person, ...]], ...]:
    """The newest meetings that can be read, each with those who were invited."""
    found = []
    for entry in [entry for entry in desk.meetings() if not entry.problem][:EARLIER]:
        try:
            session = desk.read(entry.path)
        except StoreError:
            continue
        people = tuple(
            Person(one.id, one.name, one.organisation, one.role, one.platform, one.email, one.phone)
            for one in session.people
            if one.attendance is not Attendance.MENTIONED
        )
        if people:
            found.append((entry, people))
    return tuple(found)
