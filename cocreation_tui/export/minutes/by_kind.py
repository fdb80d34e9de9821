"""The minutes by kind: all focus, all actors, all goals … together, whenever they were caught."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.exercises import RELEVANCE_CHECK, SIX_QUESTIONS
from cocreation_tui.core.forms.templates import NEWSLETTER, REALITY_CHECK
from cocreation_tui.core.reports.happened import other_hands
from cocreation_tui.core.reports.minutes import Entry, Minutes
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.six_questions import question_of
from cocreation_tui.export.escaping import bullets, heading, inline, table
from cocreation_tui.export.minutes.as_held import agenda_table
from cocreation_tui.export.minutes.carried_over import left_table
from cocreation_tui.export.minutes.corrected import corrected
from cocreation_tui.export.minutes.entries import (
    decision_name,
    entry_line,
    later_words,
    outcome_line,
    under_decision,
    with_particulars,
)
from cocreation_tui.export.minutes.exercises import form_blocks, six_questions
from cocreation_tui.export.minutes.forms import (
    EXERCISES,
    OWN_SECTION,
    field_lines,
)
from cocreation_tui.export.minutes.going_on import next_meeting, open_list
from cocreation_tui.export.minutes.hands import hands_list
from cocreation_tui.export.minutes.head import head, kept_inside, people_section, section
from cocreation_tui.export.minutes.speech import Speaking, speech
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.capture_kinds import IN_MINUTES
from cocreation_tui.i18n.words import Words


def by_kind(minutes: Minutes, session: Session, words: Words, speaking: Speaking) -> tuple[str, ...]:
    """Blocks of Markdown: everything of one kind together, then forms, agenda, speech and what is open."""
    later = [form for form in EXERCISES if not minutes.no or form != RELEVANCE_CHECK]
    return (
        *head(minutes, words),
        *corrected(minutes, words),
        *people_section("minutes.present", minutes.present, minutes, words),
        *people_section("minutes.excused", minutes.excused, minutes, words),
        *people_section("minutes.absent", minutes.absent, minutes, words),
        *kept_inside(minutes, words),
        *_no(minutes, session, words),
        *section("minutes.purpose", inline(minutes.purpose), words),
        *section("minutes.results", _results(minutes, words), words),
        *section("minutes.left", left_table(minutes.left, words), words),
        *(block for kind in IN_MINUTES for block in _of_kind(minutes, kind, session, words)),
        *(block for form in later for block in _of_form(minutes, form, session, words)),
        *_six_questions(minutes, session, words),
        *_of_form(minutes, REALITY_CHECK, session, words),
        *_of_form(minutes, NEWSLETTER, session, words),
        *section(
            "minutes.hands", hands_list(other_hands(minutes), minutes.zone, words, minutes.start), words
        ),
        *section("minutes.agenda", agenda_table(minutes, words), words),
        *section("minutes.speaking", speech(minutes, speaking, words), words),
        *section(
            "minutes.open" if minutes.closed else "minutes.open-draft", open_list(minutes, words), words
        ),
        *section("minutes.next", next_meeting(minutes, words), words),
    )


def _no(minutes: Minutes, session: Session, words: Words) -> tuple[str, ...]:
    """That it is not to be co-creation, told first and as the result it is, with the answers behind it."""
    if minutes.no is None:
        return ()
    told = words("minutes.no-stop" if minutes.no.answer == "stop" else "minutes.no-answer")
    return (*section("minutes.no", told, words), *_of_form(minutes, RELEVANCE_CHECK, session, words))


def _results(minutes: Minutes, words: Words) -> str:
    counted = (outcome_line(one, words) for one in minutes.outcomes)
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
    return section(f"minutes.{kind}", own(minutes, words) if own else listed, words)


def _with_fields(entry: Entry, words: Words) -> list[str]:
    """A capture and, under it, the fields of its form."""
    return [entry_line(entry, words), *field_lines(entry.capture, words)]


def _of_form(minutes: Minutes, form: str, session: Session, words: Words) -> tuple[str, ...]:
    """A section for the captures of one form, each under a heading, whatever kind they have become."""
    entries = [one for _, group in minutes.captures for one in group if one.capture.form == form]
    blocks = [
        block
        for one in entries
        for block in (
            heading(one.capture.text, 3),
            *(f"*{said}*" for said in later_words(one.later, words)),
            *form_blocks(one.capture, session, words),
        )
    ]
    return (heading(words(f"minutes.{form}"), 2), *blocks) if blocks else ()


def _six_questions(minutes: Minutes, session: Session, words: Words) -> tuple[str, ...]:
    """Answers to the six guiding questions, quick ones too."""
    given = [
        (question_of(session, one.capture), entry_line(one, words))
        for _, group in minutes.captures
        for one in group
        if one.capture.form == SIX_QUESTIONS or question_of(session, one.capture)
    ]
    blocks = six_questions(given, words)
    return (heading(words("minutes.six-questions"), 2), *blocks) if blocks else ()


def _decisions(minutes: Minutes, words: Words) -> str:
    lines: list[str] = []
    for entry in minutes.of(Kind.DECISION):
        lines.append(f"{decision_name(entry, words)}: {entry_line(entry, words)}")
        lines += under_decision(entry, minutes, words)
    return bullets(lines)


def _tasks(minutes: Minutes, words: Words) -> str:
    columns = ("task", "owner", "due", "platform", "place")
    rows = [
        (
            with_particulars(entry.capture.text, later_words(entry.later, words)),
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
