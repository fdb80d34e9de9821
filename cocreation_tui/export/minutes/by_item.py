"""The minutes by item, as Danish minutes are: under each item of the agenda, what was decided, caught and answered there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cocreation_tui.core.capture.capture import Hands, Kind
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.happened import Part, Where, parts_of
from cocreation_tui.core.reports.minutes import Entry, Minutes
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.six_questions import question_of
from cocreation_tui.export.escaping import bullets, capital, heading, inline
from cocreation_tui.export.minutes.as_held import agenda_table, held_words
from cocreation_tui.export.minutes.carried_over import left_table
from cocreation_tui.export.minutes.corrected import corrected
from cocreation_tui.export.minutes.entries import (
    decision_name,
    later_words,
    outcome_line,
    particulars,
    under_decision,
    with_particulars,
)
from cocreation_tui.export.minutes.exercises import form_blocks
from cocreation_tui.export.minutes.forms import READ_AS_A_WHOLE, field_lines
from cocreation_tui.export.minutes.going_on import next_meeting, open_list, point_name
from cocreation_tui.export.minutes.hands import hands_rows
from cocreation_tui.export.minutes.head import head, kept_inside, people_section, section
from cocreation_tui.export.minutes.speech import Speaking, speech
from cocreation_tui.export.minutes.summaries import decisions_table, tasks_table, with_strangers
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.words import Words

_OF_ALL = (Kind.DECISION, Kind.RULE, Kind.CHANGE)
"""Kinds that are the room's own, whoever had the word."""


def by_item(minutes: Minutes, session: Session, words: Words, speaking: Speaking) -> tuple[str, ...]:
    """Blocks of Markdown: who was there, decisions and tasks in short, then item by item, and what goes on."""
    still = "minutes.open" if minutes.closed else "minutes.open-draft"
    return (
        *head(minutes, words),
        *corrected(minutes, words),
        *people_section("minutes.present", minutes.present, minutes, words),
        *people_section("minutes.excused", minutes.excused, minutes, words),
        *people_section("minutes.absent", minutes.absent, minutes, words),
        *kept_inside(minutes, words),
        *section("minutes.no", _no(minutes, words), words),
        *section("minutes.purpose-and-goals", _purpose(minutes, words), words),
        *section("minutes.decision", decisions_table(minutes, words), words),
        *section("minutes.task", tasks_table(minutes, words), words),
        *section("minutes.left", left_table(minutes.left, words), words),
        *(block for part in parts_of(minutes) for block in _part(part, minutes, session, words)),
        *section("minutes.agenda", agenda_table(minutes, words), words),
        *section("minutes.speaking", speech(minutes, speaking, words), words),
        *section(still, open_list(minutes, words), words),
        *section("minutes.next", next_meeting(minutes, words), words),
    )


def _no(minutes: Minutes, words: Words) -> str:
    """That it is not to be co-creation: told first, as the result it is."""
    if minutes.no is None:
        return ""
    return words("minutes.no-stop" if minutes.no.answer == "stop" else "minutes.no-answer")


def _purpose(minutes: Minutes, words: Words) -> str:
    """Why the meeting was held, and how far it got with what it was to end with."""
    counted = " · ".join(outcome_line(one, words, "minutes.goal-") for one in minutes.outcomes)
    goals = f"{words('minutes.goals-are')} {counted}".rstrip() if counted or minutes.results else ""
    results = bullets([inline(one) for one in minutes.results])
    return "\n\n".join(filter(None, (inline(minutes.purpose), goals, results)))


def _part(part: Part, minutes: Minutes, session: Session, words: Words) -> Iterator[str]:
    """A heading, when it was held, what happened in order, and then forms that are read as a whole."""
    wholes = [one for one in part.happened if isinstance(one, Entry) and one.capture.form in READ_AS_A_WHOLE]
    lines = [
        line
        for one in part.happened
        if one not in wholes
        for line in _lines(one, part.line, minutes, session, words)
    ]
    yield heading(_title(part, words), 2)
    yield from filter(None, (_held(part, minutes, words), _asked(part, session, words), bullets(lines)))
    for one in wholes:
        yield from _whole(one, part.line, minutes, session, words)


def _title(part: Part, words: Words) -> str:
    match part.where:
        case Where.BEFORE | Where.OUTSIDE:
            return words(f"minutes.part-{part.where}")
        case Where.ITEM:
            assert part.line is not None
            return words("minutes.part-item", n=part.line.place, title=point_name(part.line, words))


def _held(part: Part, minutes: Minutes, words: Words) -> str:
    """When an item was held and how it went; that nothing was caught."""
    if part.line is None:
        return ""
    nothing = part.line.start is not None and not part.happened
    told = (held_words(part.line, minutes, words), words("minutes.nothing-caught") if nothing else "")
    return capital(" · ".join(filter(None, told)))


def _asked(part: Part, session: Session, words: Words) -> str:
    """What the room was asked, where it gave answers to that."""
    if part.line is None or not any(_answers(one, session) for one in part.happened):
        return ""
    asked = " ".join(map(inline, part.line.questions))
    return words("minutes.asked", questions=asked) if asked else ""


def _answers(one: Entry | Hands, session: Session) -> bool:
    """Whether something answers what its item asks, and none of the six questions."""
    if isinstance(one, Hands) or one.capture.kind is not Kind.ANSWER or one.capture.form:
        return False
    return not question_of(session, one.capture)


def _lines(
    one: Entry | Hands, line: AgendaLine | None, minutes: Minutes, session: Session, words: Words
) -> list[str]:
    """What happened, as lines for ``bullets``."""
    if isinstance(one, Hands):
        return hands_rows(one, minutes.zone, words, minutes.start)
    told = with_particulars(
        f"{_what(one, session, words)} {inline(one.capture.text)}", _about(one, line, words)
    )
    if one.capture.kind is Kind.DECISION:
        return [told, *under_decision(one, minutes, words)]
    return [told, *([] if question_of(session, one.capture) else field_lines(one.capture, words))]


def _what(entry: Entry, session: Session, words: Words) -> str:
    """What something is: a decision with its number, an answer with what it answers, else its kind."""
    if entry.capture.kind is Kind.DECISION:
        return f"{decision_name(entry, words)}:"
    question = question_of(session, entry.capture)
    if question:
        return f"**{words(f'choice.question-{question}')}**"
    return f"**{capital(kind_name(words, entry.capture))}:**"


def _about(entry: Entry, line: AgendaLine | None, words: Words) -> list[str]:
    """The particulars of something, without the item it stands under, and with who had the word."""
    told = particulars(with_strangers(entry, words), words, at_item=line is None)
    silent = entry.capture.kind in _OF_ALL or not entry.speaker or entry.speaker in entry.owners
    return [*told, *([] if silent else [words("minutes.had-the-word", name=inline(entry.speaker))])]


def _whole(
    entry: Entry, line: AgendaLine | None, minutes: Minutes, session: Session, words: Words
) -> Iterable[str]:
    """A form under a heading of its own; as a decision or a task also what belongs to that."""
    capture = entry.capture
    yield heading(words("minutes.form-of", form=words(f"minutes.{capture.form}"), text=capture.text), 3)
    decided = capture.kind is Kind.DECISION
    if decided or capture.kind is Kind.TASK:
        what = decision_name(entry, words) if decided else f"**{capital(kind_name(words, capture))}**"
        under = under_decision(entry, minutes, words) if decided else []
        yield bullets([with_particulars(what, _about(entry, line, words)), *under])
    else:
        yield from (f"*{said}*" for said in later_words(entry.later, words))
    yield from form_blocks(capture, session, words)
