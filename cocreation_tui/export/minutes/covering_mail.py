"""The mail that minutes go out with: what was decided, who does what, when people meet again, and where the minutes are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.people.people import Person, find_person
from cocreation_tui.core.people.spoken_names import as_added, names_in_a_row
from cocreation_tui.core.reports.minutes import Minutes
from cocreation_tui.export.document.reading import read_document
from cocreation_tui.export.escaping import capital, flat
from cocreation_tui.export.minutes.corrected import corrected
from cocreation_tui.export.minutes.entries import label
from cocreation_tui.export.plain_text import plain_text
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.words import Words


def mail_subject(minutes: Minutes, words: Words) -> str:
    """Initiative, meeting and day: ``Trygge nætter: referat af Tovholdermøde 21. november 2026``."""
    title = flat(minutes.title) or words("minutes.untitled")
    key = "mail.subject-again" if minutes.version > 1 else "mail.subject"
    said = words(key, title=title, day=_day(minutes, words), n=minutes.version)
    named = not minutes.initiative or minutes.initiative.casefold() in title.casefold()
    return said if named else f"{flat(minutes.initiative)}: {said}"


def mail_text(minutes: Minutes, files: Sequence[str], words: Words) -> str:
    """The text of the mail, as plain lines; ``files`` are the names of what is attached."""
    title = flat(minutes.title) or words("minutes.untitled")
    draft = "" if minutes.closed else words("minutes.draft")
    key = "mail.here-again" if minutes.version > 1 else "mail.here"
    here = words(key, title=title, day=_day(minutes, words), n=minutes.version)
    parts = (
        words("mail.dear"),
        " ".join(filter(None, (here, draft))),
        _corrected(minutes, words),
        _section("minutes.decision", list(_decisions(minutes, words)), words),
        _section("minutes.task", list(_tasks(minutes, words)), words),
        _section("minutes.next", list(_next(minutes, words)), words),
        words("mail.attached", files=words.together(list(files))) if files else "",
        words("mail.greeting", name=flat(who.name)) if (who := _writer(minutes)) else "",
    )
    return "\n\n".join(filter(None, parts))


def _corrected(minutes: Minutes, words: Words) -> str:
    """What is told otherwise than in the version before."""
    told = "\n\n".join(corrected(minutes, words))
    return (
        plain_text(
            read_document(f"# {words('minutes.version', n=minutes.version)}\n\n{told}", words.language)
        )
        if told
        else ""
    )


def _writer(minutes: Minutes) -> Person | None:
    """Who took the minutes, else who led the meeting, of those who were there; None where that is told by a role only."""
    named = filter(None, (minutes.minute_taker, minutes.led_by))
    found = next(filter(None, (find_person(minutes.present, one) for one in named)), None)
    return as_added(found) if found else None


def _day(minutes: Minutes, words: Words) -> str:
    return dates.full_day(day_of(minutes.start, minutes.zone), words.language)


def _section(key: str, lines: list[str], words: Words) -> str:
    return "\n".join((words(key).upper(), *lines)) if lines else ""


def _decisions(minutes: Minutes, words: Words) -> Iterator[str]:
    for one in minutes.of(Kind.DECISION):
        status = words(f"status.{one.capture.status}")
        yield f"{label(one, words)} ({status}): {flat(one.capture.text)}"


def _tasks(minutes: Minutes, words: Words) -> Iterator[str]:
    """The tasks that are open after the meeting under everybody who answers for them, last those of nobody."""
    found: dict[str, list[str]] = {}
    for owners, line in (*_own_tasks(minutes, words), *_left_tasks(minutes, words)):
        for owner in owners or ("",):
            found.setdefault(owner, []).append(line)
    for owner in sorted(found, key=lambda one: (not one, one.casefold())):
        yield f"{flat(owner) or words('mail.nobody')}:"
        yield from (f"  - {line}" for line in found[owner])


def _own_tasks(minutes: Minutes, words: Words) -> Iterator[tuple[Sequence[str], str]]:
    for one in minutes.of(Kind.TASK):
        due = dates.short_day(one.capture.due, words.language) if one.capture.due else ""
        yield one.owners, _told(one.capture.text, one.capture.platform, due, words)


def _left_tasks(minutes: Minutes, words: Words) -> Iterator[tuple[Sequence[str], str]]:
    """Tasks of earlier meetings that are still open."""
    for one in minutes.left:
        if one.open and one.brought.capture.kind is Kind.TASK:
            due = dates.short_day(one.due, words.language) if one.due else ""
            told = _told(one.brought.capture.text, one.brought.capture.platform, due, words)
            yield names_in_a_row(one.owner), told


def _told(text: str, platform: str, due: str, words: Words) -> str:
    more = (flat(platform), words("minutes.due", day=due) if due else "")
    said = " · ".join(filter(None, more))
    return f"{flat(text)} ({said})" if said else flat(text)


def _next(minutes: Minutes, words: Words) -> Iterator[str]:
    if minutes.next_meeting is None:
        for name, meets in minutes.platforms_meet:
            yield f"{flat(name)}: {dates.long_day(meets, words.language)}"
        return
    day = dates.long_day(day_of(minutes.next_meeting, minutes.zone), words.language)
    at = words("minutes.at", clock=dates.clocks(minutes.next_meeting, minutes.next_until, minutes.zone))
    yield " · ".join(filter(None, (f"{capital(day)} {at}", flat(minutes.next_place))))
