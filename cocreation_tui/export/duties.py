"""What is due in an initiative, told in words: the same at Home, on its screen and in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.phases import CLOSING, DEVELOPMENT, MONTHS, WEEKS, Window, phase_of
from cocreation_tui.core.initiative.rhythm import Due, Duty, agreed_on, due
from cocreation_tui.i18n.dates import near_day, plain_day
from cocreation_tui.i18n.words import Words

NAMED = 2
"""How many platforms are named before the rest are counted."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that is due, on however many platforms alike."""

    duty: Duty
    """What."""
    dues: tuple[Due, ...]
    """One for each platform, or the only one; never empty."""
    late: bool
    """Whether its last day has passed and no meeting lies ahead."""

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms it is due on; none for the whole initiative."""
        return tuple(one.platform for one in self.dues if one.platform)

    @property
    def id(self) -> str:
        """What tells it from the others of an initiative."""
        when = "late" if self.late else "planned" if self.dues[0].planned else "ahead"
        return ":".join((self.duty, when, self.dues[0].meeting, *_part(self.dues[0])))


def pending(initiative: Initiative, today: date) -> tuple[Pending, ...]:
    """Everything that is due or agreed on, the most urgent first; the same duty of several platforms together."""
    groups: dict[tuple[object, ...], list[Due]] = {}
    for one in _told((*due(initiative), *agreed_on(initiative, today)), today):
        late = one.late(today)
        key = (not late, one.duty, one.planned is not None, one.meeting, *_part(one))
        groups.setdefault(key, []).append(one)
    return tuple(
        Pending(dues[0].duty, tuple(dues), dues[0].late(today))
        for _, dues in sorted(groups.items(), key=lambda pair: (pair[0][0], pair[1][0].latest))
    )


def _told(dues: Sequence[Due], today: date) -> Iterator[Due]:
    """What is told of now: a reminder not before its day, and an invitation not to what is late itself."""
    meets = next((one.latest for one in dues if one.duty is Duty.STATUS_MEETING), date.max)
    for one in dues:
        early = one.duty is Duty.EFFECT_GOALS and one.earliest > today
        if not early and not (one.duty is Duty.INVITE and meets < today):
            yield one


def _part(one: Due) -> tuple[str, ...]:
    """What is told apart within a duty: its part; of what the workshop needs, the week."""
    return (one.latest.isoformat(),) if one.duty is Duty.PREPARE else (one.step,) if one.step else ()


def step_words(one: Due, words: Words) -> str:
    """Which part of a duty it is: ``B: fokus og udfordring``; empty for the whole of one."""
    if one.count:
        return words.count("duty.unanswered", one.count)
    return words(f"duty.step-{one.step}") if one.step else ""


def what_words(what: Pending, words: Words, initiative: Initiative, named: int = NAMED) -> str:
    """What is due and where: ``Første platformsmøde: Lys, Veje og 2 til``."""
    said = words(f"duty.{what.duty.value}")
    names = list(what.platforms)
    if what.duty in (Duty.NEWSLETTER, Duty.NEXT_MEETING):
        names = [met.title for met in initiative.meetings if met.id == what.dues[0].meeting]
    steps = list(filter(None, (step_words(one, words) for one in what.dues)))
    if what.duty is Duty.FOLLOW_CHECK:
        said = words("duty.where", what=said, where=steps[0])
    elif steps:
        names, named = steps, len(steps)
    if not names:
        return said
    if len(names) > named + 1:
        names[named:] = [words("duty.more", n=len(names) - named)]
    *first, last = names
    joined = words("duty.and", first=", ".join(first), last=last) if first else last
    return words("duty.where", what=said, where=joined)


def when_words(what: Pending, today: date, words: Words) -> str:
    """By when: ``forsinket, senest tor. 1. maj``."""
    first = what.dues[0]
    if what.duty is Duty.NEXT_MEETING:
        return words("duty.agreed", day=near_day(first.latest, today, words.language))
    if what.late:
        return words("duty.late", day=near_day(first.latest, today, words.language))
    if first.planned is not None and first.planned < today:
        return words("duty.passed", day=near_day(first.planned, today, words.language))
    if first.planned is not None:
        return words("duty.planned", day=near_day(first.planned, today, words.language))
    if first.earliest > today:
        return words("duty.from", day=near_day(first.earliest, today, words.language))
    return words("duty.by", day=near_day(first.latest, today, words.language))


def days_words(first: date, last: date, words: Words) -> str:
    """A day, or two days between which something lies: ``9. mar. – 16. mar. 2026``."""
    end = plain_day(last, words.language)
    return end if first == last else f"{near_day(first, last, words.language)} – {end}"


def window_words(window: Window, words: Words, fully: bool = True) -> tuple[str, str]:
    """When a phase begins and when it ends; ``fully`` with both days between which that lies."""
    first = days_words(window.earliest_start, window.latest_start if fully else window.earliest_start, words)
    if window.open_ended:
        usual = words(f"initiative.usual-{window.number}", **_USUAL[window.number])
        return ("" if window.number == CLOSING else first), usual
    last = window.latest_end
    return first, days_words(window.earliest_end if fully else last, last, words)


_USUAL = {
    number: {"first": first, "last": last}
    for number, (first, last) in ((DEVELOPMENT, MONTHS), (CLOSING, WEEKS))
}
"""The usual length of phases that have no end date."""


def phase_words(initiative: Initiative, words: Words) -> str:
    """Where it is: ``fase 6 · Samskabende udviklingsarbejde``, or as what it ended."""
    if initiative.told.ended:
        return words("initiative.ended", how=words(f"choice.{initiative.told.ended}"))
    number = phase_of(initiative)
    return words("initiative.phase", number=number, name=words(f"phase.{number}"))


def meeting_kind_words(script: str, title: str, words: Words) -> str:
    """What meetings of a script are called; ``title`` for a script that the rhythm of an initiative does not know."""
    key = f"duty.{script}"
    said = words(key)
    return title if said == key else said
