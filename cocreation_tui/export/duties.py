"""What is due in an initiative, told in words: the same at Home, on its screen and in plain text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.phases import phase_of
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
        return f"{self.duty}:{when}:{self.dues[0].meeting}"


def pending(initiative: Initiative, today: date) -> tuple[Pending, ...]:
    """Everything that is due or agreed on, the most urgent first; the same duty of several platforms together."""
    groups: dict[tuple[object, ...], list[Due]] = {}
    for one in (*due(initiative), *agreed_on(initiative, today)):
        late = one.late(today)
        key = (not late, one.duty, one.planned is not None, one.meeting)
        groups.setdefault(key, []).append(one)
    return tuple(
        Pending(dues[0].duty, tuple(dues), dues[0].late(today))
        for _, dues in sorted(groups.items(), key=lambda pair: (pair[0][0], pair[1][0].latest))
    )


def what_words(what: Pending, words: Words, initiative: Initiative, named: int = NAMED) -> str:
    """What is due and where: ``Første platformsmøde: Lys, Veje og 2 til``."""
    said = words(f"duty.{what.duty.value}")
    names = list(what.platforms)
    if what.duty in (Duty.NEWSLETTER, Duty.NEXT_MEETING):
        names = [met.title for met in initiative.meetings if met.id == what.dues[0].meeting]
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


def phase_words(initiative: Initiative, words: Words) -> str:
    """Where it is: ``fase 6 · Samskabende udviklingsarbejde``."""
    number = phase_of(initiative)
    return words("initiative.phase", number=number, name=words(f"phase.{number}"))
