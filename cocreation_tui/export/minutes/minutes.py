"""The minutes as Markdown, in the language of the meeting (product: closing and minutes)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.rescue import LATE
from cocreation_tui.core.capture.capture import Hands, Kind, Parked, Status
from cocreation_tui.core.forms.exercises import RELEVANCE_CHECK, SIX_QUESTIONS
from cocreation_tui.core.forms.templates import NEWSLETTER, REALITY_CHECK
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.last_time import earlier_answers
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.reports.minutes import AgendaLine, Entry, Minutes, minutes_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.six_questions import question_of
from cocreation_tui.export.escaping import bullets, capital, heading, inline, struck, table
from cocreation_tui.export.minutes.addressed import addressed
from cocreation_tui.export.minutes.as_held import agenda_table
from cocreation_tui.export.minutes.carried_over import left_table, still_open
from cocreation_tui.export.minutes.exercises import came_to, six_questions
from cocreation_tui.export.minutes.forms import (
    EXERCISES,
    OWN_SECTION,
    field_lines,
    names_platform,
    scale_table,
)
from cocreation_tui.export.minutes.hands import hands_line, hands_list
from cocreation_tui.export.minutes.speech import Speaking, speech
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.attendance import told_stays
from cocreation_tui.i18n.capture_kinds import IN_MINUTES, is_new_platform, kind_name
from cocreation_tui.i18n.promised import want_count
from cocreation_tui.i18n.words import Words


def minutes_markdown(
    session: Session, now: datetime, words: Words, speaking: Speaking = Speaking.GROUPS
) -> str:
    """The minutes of a session seen from ``now``: the same twice, and of a closed session the same for ever."""
    minutes = minutes_of(session, now)
    later = [form for form in EXERCISES if not minutes.no or form != RELEVANCE_CHECK]
    blocks = (
        *_head(minutes, words),
        *_people("minutes.present", minutes.present, minutes, words),
        *_people("minutes.excused", minutes.excused, minutes, words),
        *_people("minutes.absent", minutes.absent, minutes, words),
        *_no(minutes, session, words),
        *_section("minutes.purpose", inline(minutes.purpose), words),
        *_section("minutes.results", _results(minutes, words), words),
        *_section("minutes.left", left_table(minutes.left, words), words),
        *(block for kind in IN_MINUTES for block in _of_kind(minutes, kind, session, words)),
        *(block for form in later for block in _of_form(minutes, form, session, words)),
        *_six_questions(minutes, session, words),
        *_of_form(minutes, REALITY_CHECK, session, words),
        *_of_form(minutes, NEWSLETTER, session, words),
        *_section(
            "minutes.hands", hands_list(_other_hands(minutes), minutes.zone, words, minutes.start), words
        ),
        *_section("minutes.agenda", agenda_table(minutes, words), words),
        *_section("minutes.speaking", speech(minutes, speaking, words), words),
        *_section("minutes.open" if minutes.closed else "minutes.open-draft", _open(minutes, words), words),
        *_section("minutes.next", _next(minutes, words), words),
    )
    return "\n\n".join(blocks) + "\n"


def _section(key: str, body: str, words: Words) -> tuple[str, ...]:
    return (heading(words(key), 2), body) if body else ()


def _head(minutes: Minutes, words: Words) -> tuple[str, ...]:
    day = dates.long_day(day_of(minutes.start, minutes.zone), words.language)
    facts = [
        capital(day),
        _time(minutes, words),
        _began_off(minutes, words),
        inline(minutes.place),
        _led_by(minutes, words),
        words("minutes.taken-by", name=inline(minutes.minute_taker)) if minutes.minute_taker else "",
    ]
    title = heading(minutes.title or words("minutes.untitled"), 1)
    draft = () if minutes.closed else (f"*{words('minutes.draft')}*",)
    about = words("minutes.initiative", name=inline(minutes.initiative)) if minutes.initiative else ""
    facts_told = " · ".join(fact for fact in facts if fact)
    return tuple(filter(None, (title, about, facts_told, addressed(minutes, words), *draft)))


def _began_off(minutes: Minutes, words: Words) -> str:
    """That it began later or earlier than planned, where it did so by as much as a meeting is late by."""
    if abs(minutes.late) < LATE:
        return ""
    length = dates.minute_words(words, abs(minutes.late) // timedelta(minutes=1))
    return words(
        "minutes.began-late" if minutes.late > timedelta(0) else "minutes.began-early", length=length
    )


def _led_by(minutes: Minutes, words: Words) -> str:
    """Who leads: by name where the script names a role that one of those present alone has, else as the script's role."""
    for role in (Role.ANCHOR, Role.COORDINATOR):
        if words(f"role.{role}").casefold() in minutes.led_by.casefold():
            having = [as_added(one).name for one in minutes.present if one.role is role]
            if len(having) == 1:
                return words("minutes.led-by", name=inline(having[0]))
            return words("minutes.led-by-script", name=inline(minutes.led_by))
    return words("minutes.led-by", name=inline(minutes.led_by)) if minutes.led_by else ""


def _time(minutes: Minutes, words: Words) -> str:
    running = minutes.started and not minutes.closed
    return words(
        "minutes.time-running" if running else "minutes.time",
        start=dates.clock(minutes.start, minutes.zone),
        end=dates.clock_on(minutes.end, minutes.zone, minutes.start, words.language),
    )


def _people(key: str, people: Sequence[Person], minutes: Minutes, words: Words) -> tuple[str, ...]:
    """A section of people, with when they came and went."""
    stays = dict(minutes.stays)
    told = {one: told_stays(stays.get(one, ()), minutes.zone, words) for one in stays}
    return _section(key, bullets([_person(one, words, told.get(one.id, [])) for one in people]), words)


def _person(person: Person, words: Words, moves: list[str]) -> str:
    name = ", ".join(inline(part) for part in (as_added(person).name, person.organisation) if part)
    role = [] if person.role is Role.GUEST else [words(f"role.{person.role}")]
    platform = [inline(person.platform)] if person.platform else []
    return _with(name, [*role, *platform, *moves])


def _with(text: str, particulars: list[str]) -> str:
    """A text with its particulars in brackets after it."""
    return f"{text} ({' · '.join(particulars)})" if particulars else text


def _no(minutes: Minutes, session: Session, words: Words) -> tuple[str, ...]:
    """That it is not to be co-creation, told first and as the result it is, with the answers behind it."""
    if minutes.no is None:
        return ()
    told = words("minutes.no-stop" if minutes.no.answer == "stop" else "minutes.no-answer")
    return (*_section("minutes.no", told, words), *_of_form(minutes, RELEVANCE_CHECK, session, words))


def _results(minutes: Minutes, words: Words) -> str:
    counted = [
        words(
            "minutes.outcome-met" if one.met else "minutes.outcome-missing",
            kind=words(f"kinds.{one.want.word}"),
            found=one.found,
            needed=one.needed,
        )
        for one in minutes.outcomes
    ]
    return bullets([*(inline(result) for result in minutes.results), *counted])


def _of_kind(minutes: Minutes, kind: Kind, session: Session, words: Words) -> tuple[str, ...]:
    """The section of a kind of captures: a table where it has one, else a list."""
    own = _TABLES.get(kind)
    told = [
        one
        for one in minutes.of(kind)
        if one.capture.form not in OWN_SECTION and not question_of(session, one.capture)
    ]
    listed = bullets([line for one in told for line in _with_fields(one, words)])
    return _section(f"minutes.{kind}", own(minutes, words) if own else listed, words)


def _with_fields(entry: Entry, words: Words) -> list[str]:
    """A capture and, under it, the fields of its form."""
    return [_entry(entry, words), *field_lines(entry.capture, words)]


def _of_form(minutes: Minutes, form: str, session: Session, words: Words) -> tuple[str, ...]:
    """A section for the captures of one form, each under a heading, whatever kind they have become."""
    entries = [one for _, group in minutes.captures for one in group if one.capture.form == form]
    blocks: list[str] = []
    for one in entries:
        earlier = earlier_answers(session, form, one.capture.platform)
        scales = scale_table(one.capture, words, earlier)
        fields = bullets(field_lines(one.capture, words, depth=0))
        parts = (*came_to(one.capture, words), scales, fields)
        blocks += [heading(one.capture.text, 3), *(part for part in parts if part)]
    return (heading(words(f"minutes.{form}"), 2), *blocks) if blocks else ()


def _six_questions(minutes: Minutes, session: Session, words: Words) -> tuple[str, ...]:
    """Answers to the six guiding questions, quick ones too."""
    given = [
        (question_of(session, one.capture), _entry(one, words))
        for _, group in minutes.captures
        for one in group
        if one.capture.form == SIX_QUESTIONS or question_of(session, one.capture)
    ]
    blocks = six_questions(given, words)
    return (heading(words("minutes.six-questions"), 2), *blocks) if blocks else ()


def _entry(entry: Entry, words: Words) -> str:
    told = inline(entry.capture.text)
    if is_new_platform(entry.capture):
        told = f"{capital(kind_name(words, entry.capture))}: {told}"
    return _with(told, _particulars(entry, words))


def _particulars(entry: Entry, words: Words) -> list[str]:
    capture = entry.capture
    particulars = []
    if capture.kind is Kind.PARKING and capture.parked is not Parked.OPEN:
        particulars.append(words(f"parked.{capture.parked}"))
    if capture.kind is Kind.DECISION and capture.versions:
        particulars.append(words("minutes.version", n=len(capture.versions) + 1))
    if capture.kind is Kind.DECISION and entry.place:
        particulars.append(words("minutes.at-item", n=entry.place))
    if capture.platform and not names_platform(capture, capture.platform):
        particulars.append(inline(capture.platform))
    if entry.owners:
        answers = capture.kind in (Kind.TASK, Kind.DECISION)
        name = inline(words.together(entry.owners))
        particulars.append(words("minutes.owner", name=name) if answers else name)
    if capture.due:
        particulars.append(words("minutes.due", day=dates.short_day(capture.due, words.language)))
    return particulars


def _label(entry: Entry, words: Words) -> str:
    return words("decision.label", number=entry.capture.number)


def _decisions(minutes: Minutes, words: Words) -> str:
    lines: list[str] = []
    for entry in minutes.of(Kind.DECISION):
        status = words(f"status.{entry.capture.status}")
        lines.append(f"**{_label(entry, words)}** {status}: {_entry(entry, words)}")
        for old in entry.capture.versions:
            at = words(
                "minutes.at", clock=dates.clock_on(old.at, minutes.zone, minutes.start, words.language)
            )
            lines.append(f"  {struck(old.text)} ({at})")
        if entry.capture.form not in OWN_SECTION:
            lines += field_lines(entry.capture, words)
        lines += [
            f"  {hands_line(one, minutes.zone, words)}"
            for one in minutes.hands
            if one.about == entry.capture.id
        ]
    return bullets(lines)


def _other_hands(minutes: Minutes) -> tuple[Hands, ...]:
    """Shows of hands that are not told with a decision."""
    told = {entry.capture.id for entry in minutes.of(Kind.DECISION)}
    return tuple(one for one in minutes.hands if one.about not in told)


def _tasks(minutes: Minutes, words: Words) -> str:
    columns = ("task", "owner", "due", "platform", "place")
    rows = [
        (
            entry.capture.text,
            words.together(entry.owners) or "–",
            dates.short_day(entry.capture.due, words.language) if entry.capture.due else "–",
            entry.capture.platform,
            str(entry.place or ""),
        )
        for entry in minutes.of(Kind.TASK)
    ]
    written = table([words(f"minutes.column-{name}") for name in columns], rows) if rows else ""
    filled = [
        line
        for one in minutes.of(Kind.TASK)
        if one.capture.fields and one.capture.form not in OWN_SECTION
        for line in (inline(one.capture.text), *field_lines(one.capture, words))
    ]
    return "\n\n".join(part for part in (written, bullets(filled)) if part)


_TABLES = {Kind.DECISION: _decisions, Kind.TASK: _tasks}
"""Kinds that are told in a way of their own."""


def _open(minutes: Minutes, words: Words) -> str:
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
            label=_label(one, words),
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
    unreached = [words("minutes.open-unreached", title=inline(_told(line, words))) for line in left.unreached]
    return bullets([*outcomes, *decisions, *tasks, *parked, *still_open(left.left, words), *unreached])


def _told(line: AgendaLine, words: Words) -> str:
    """What a point is called; a rest that has the name of its whole is told as the rest."""
    return words("minutes.rest-of", title=line.rest_of) if line.rest_of == line.title else line.title


def _lacking(task: Entry) -> str:
    """The key of what a task lacks: owner, date or both."""
    if task.owners:
        return "minutes.open-task-due"
    return "minutes.open-task-owner" if task.capture.due else "minutes.open-task"


def _next(minutes: Minutes, words: Words) -> str:
    if minutes.next_meeting is None:
        days = [(name, dates.long_day(day, words.language)) for name, day in minutes.platforms_meet]
        return bullets([": ".join(part for part in (inline(name), day) if part) for name, day in days])
    day = dates.long_day(day_of(minutes.next_meeting, minutes.zone), words.language)
    at = words("minutes.at", clock=dates.clocks(minutes.next_meeting, minutes.next_until, minutes.zone))
    return " · ".join(part for part in (f"{capital(day)} {at}", inline(minutes.next_place)) if part)
