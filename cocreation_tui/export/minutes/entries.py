"""What was caught, as lines of the minutes."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind, Parked
from cocreation_tui.core.reports.minutes import Entry, Later, Minutes, Outcome
from cocreation_tui.export.escaping import capital, inline, struck
from cocreation_tui.export.minutes.forms import OWN_SECTION, field_lines, names_platform
from cocreation_tui.export.minutes.hands import hands_line
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.capture_kinds import is_new_platform, kind_name
from cocreation_tui.i18n.words import Words


def with_particulars(text: str, particulars: list[str]) -> str:
    """A text with its particulars in brackets after it."""
    return f"{text} ({' · '.join(particulars)})" if particulars else text


def entry_line(entry: Entry, words: Words) -> str:
    """A capture in one line of Markdown."""
    told = inline(entry.capture.text)
    if is_new_platform(entry.capture):
        told = f"{capital(kind_name(words, entry.capture))}: {told}"
    return with_particulars(told, particulars(entry, words))


def particulars(entry: Entry, words: Words, at_item: bool = True) -> list[str]:
    """What belongs to a capture: what became of it, the item of a decision, its platform, owners and date."""
    capture = entry.capture
    told = []
    if capture.kind is Kind.PARKING and capture.parked is not Parked.OPEN:
        told.append(words(f"parked.{capture.parked}"))
    if capture.kind is Kind.DECISION and capture.versions:
        told.append(words("minutes.version", n=len(capture.versions) + 1))
    if capture.kind is Kind.DECISION and entry.place and at_item:
        told.append(words("minutes.at-item", n=entry.place))
    if capture.platform and not names_platform(capture, capture.platform):
        told.append(inline(capture.platform))
    if entry.owners:
        answers = capture.kind in (Kind.TASK, Kind.DECISION)
        name = inline(words.together(entry.owners))
        told.append(words("minutes.owner", name=name) if answers else name)
    if capture.due:
        told.append(words("minutes.due", day=dates.short_day(capture.due, words.language)))
    return [*told, *later_words(entry.later, words)]


def later_words(later: Later | None, words: Words) -> list[str]:
    """That something was set right after the meeting, and when; nothing where it was not."""
    if later is None:
        return []
    day = dates.near_day(later.day, later.met, words.language)
    return [words("minutes.added-later" if later.added else "minutes.set-right", day=day)]


def outcome_line(one: Outcome, words: Words, key: str = "minutes.outcome-") -> str:
    """How far a result got that the meeting was to end with: ``fokus: 3 af 4``."""
    return words(
        f"{key}met" if one.met else f"{key}missing",
        kind=words(f"kinds.{one.want.word}"),
        found=one.found,
        needed=one.needed,
    )


def label(entry: Entry, words: Words) -> str:
    """The number a decision goes by: ``B-3``."""
    return words("decision.label", number=entry.capture.number)


def decision_name(entry: Entry, words: Words) -> str:
    """A decision's number and where it stands."""
    return f"**{label(entry, words)}** {words(f'status.{entry.capture.status}')}"


def under_decision(entry: Entry, minutes: Minutes, words: Words) -> list[str]:
    """Lines under a decision: its earlier words, the fields of its form, the hands that were shown on it."""
    lines: list[str] = []
    for old in entry.capture.versions:
        at = words("minutes.at", clock=dates.clock_on(old.at, minutes.zone, minutes.start, words.language))
        lines.append(f"  {struck(old.text)} ({at})")
    if entry.capture.form not in OWN_SECTION:
        lines += field_lines(entry.capture, words)
    hands = (one for one in minutes.hands if one.about == entry.capture.id)
    return [*lines, *(f"  {hands_line(one, minutes.zone, words)}" for one in hands)]
