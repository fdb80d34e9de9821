"""The head of the minutes: what meeting it was, who led it, whom they are for, and who was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from cocreation_tui.core.agenda.rescue import LATE
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.reports.manner import Names
from cocreation_tui.core.reports.minutes import Minutes
from cocreation_tui.core.session.afterwards import Piece, What
from cocreation_tui.core.session.session import Issue
from cocreation_tui.export.escaping import bullets, capital, heading, inline
from cocreation_tui.export.minutes.addressed import addressed
from cocreation_tui.export.minutes.entries import later_words, with_particulars
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.attendance import told_stays
from cocreation_tui.i18n.words import Words


def section(key: str, body: str, words: Words) -> tuple[str, ...]:
    """A heading with what stands under it; nothing where that is empty."""
    return (heading(words(key), 2), body) if body else ()


def head(minutes: Minutes, words: Words) -> tuple[str, ...]:
    """Title, initiative, day, times, place, who led and who took the minutes, whom they are for, and what was lost."""
    day = dates.long_day(day_of(minutes.start, minutes.zone), words.language)
    facts = [
        capital(day),
        _set_right(_time(minutes, words), What.END, minutes, words),
        _began_off(minutes, words),
        inline(minutes.place),
        _set_right(_led_by(minutes, words), What.LEADER, minutes, words),
        _taken_by(minutes, words),
    ]
    title = heading(minutes.title or words("minutes.untitled"), 1)
    draft = () if minutes.closed else (f"*{words('minutes.draft')}*",)
    lost = f"**{words.count('minutes.lost', minutes.lost)}**" if minutes.lost else ""
    from_other = _goes_on(minutes, words)
    about = words("minutes.initiative", name=inline(minutes.initiative)) if minutes.initiative else ""
    facts_told, version = " · ".join(fact for fact in facts if fact), version_words(minutes, words)
    return tuple(
        filter(None, (title, about, from_other, facts_told, version, addressed(minutes, words), *draft, lost))
    )


def _goes_on(minutes: Minutes, words: Words) -> str:
    """That the meeting goes on with one of another laptop, and how much of that was known; empty for every other."""
    one = minutes.continues
    if one is None:
        return ""
    name = inline(one.name) or words("laptops.somebody")
    day = dates.long_day(day_of(one.at, minutes.zone), words.language)
    clock = dates.clock(one.at, minutes.zone)
    return f"*{words('minutes.goes-on', name=name, n=one.step, day=day, clock=clock)}*"


def _set_right(told: str, what: What, minutes: Minutes, words: Words) -> str:
    """A fact of the head, and that it was set right after the meeting."""
    return with_particulars(told, later_words(minutes.later.get(Piece(what)), words)) if told else ""


def _taken_by(minutes: Minutes, words: Words) -> str:
    name = inline(minutes.minute_taker)
    told = words("minutes.taken-by", name=name) if name else ""
    return _set_right(told, What.MINUTE_TAKER, minutes, words)


def version_words(minutes: Minutes, words: Words) -> str:
    """Which version the minutes are, and what has become of it; empty where none has gone out."""
    if not minutes.version:
        return ""
    told = [issue_words(one, minutes, words) for one in minutes.issues]
    said = words("minutes.version", n=minutes.version)
    return " · ".join((f"**{capital(said)}**", *told))


def issue_words(issue: Issue, minutes: Minutes, words: Words) -> str:
    """When minutes went out, or were approved and by whom."""
    day, met = (day_of(at, minutes.zone) for at in (issue.at, minutes.start))
    told = dates.near_day(day, met, words.language)
    if issue.approved_by:
        return words("minutes.approved", day=told, name=inline(issue.approved_by))
    return words("minutes.sent-out", day=told, clock=dates.clock(issue.at, minutes.zone))


def kept_inside(minutes: Minutes, words: Words) -> tuple[str, ...]:
    """That only the shared challenge of this meeting goes to others, where that is so."""
    return (words("minutes.kept-inside"),) if minutes.kept_inside else ()


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


def people_section(key: str, people: Sequence[Person], minutes: Minutes, words: Words) -> tuple[str, ...]:
    """A section of people, with when they came and went."""
    stays = dict(minutes.stays)
    told = {one: told_stays(stays.get(one, ()), minutes.zone, words) for one in stays}
    by_role = minutes.names is Names.ROLES
    lines = [
        _person(one, words, [*told.get(one.id, []), *_later(one, minutes, words)], by_role) for one in people
    ]
    return section(key, bullets(lines), words)


def _later(person: Person, minutes: Minutes, words: Words) -> list[str]:
    return later_words(minutes.later.get(Piece(What.PERSON, person.id)), words)


def _person(person: Person, words: Words, moves: list[str], by_role: bool) -> str:
    """Somebody with organisation, role and comings; a role that stands for the name is not told twice."""
    name = ", ".join(inline(part) for part in (as_added(person).name, person.organisation) if part)
    role = [] if person.role is Role.GUEST or by_role else [words(f"role.{person.role}")]
    platform = [inline(person.platform)] if person.platform else []
    return with_particulars(name, [*role, *platform, *moves])
