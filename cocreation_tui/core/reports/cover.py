"""Minutes in which people are called something else than their names: initials, or role and organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.initials import first_letters
from cocreation_tui.core.people.people import Person, plain_name
from cocreation_tui.core.people.spoken_names import as_added, names_in_a_row
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.manner import Names
from cocreation_tui.core.reports.minutes import Entry, Minutes, Outcome

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.carried_over import LeftOver


_ENDINGS = "(?P<ending>['’]?s)?"
"""What a name may end with where something is theirs."""


class Cover:
    """What everybody is called, and their names found in texts.

    A whole name counts in small letters and in both orders; a first or last name alone counts as it is written, and
    not where it is a word of an organisation, a platform or ``kept``.
    """

    def __init__(
        self,
        names: Names,
        people: Iterable[Person],
        called: Mapping[PersonId, str],
        listed: Mapping[PersonId, str],
        others: tuple[str, str],
        kept: Iterable[str] = (),
        roles: Iterable[str] = (),
    ) -> None:
        self.names = names
        """What they are called by."""
        self.called = called
        """What everybody is called in a sentence."""
        self.listed = listed
        """What everybody is called in the list of people, beside the organisation."""
        self._one_of_us, self._somebody = others
        self._roles = tuple(word.casefold() for word in roles)
        hidden = [one for one in people if called[one.id] != as_added(one).name]
        ordinary = {word for text in kept for word in re.findall(r"\w+", text)}
        self._whole = self._forms((form, one) for one in hidden for form in _whole(one))
        parts = ((word, one) for one in hidden for word in _parts(one) if word not in ordinary)
        self._alone = self._forms(parts)
        forms = sorted({*self._whole, *self._alone}, key=len, reverse=True)
        found = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
        self._pattern = re.compile(rf"(?<!\w)(?<!\w-)(?P<name>{found}){_ENDINGS}(?!-?\w)", re.I)
        self._empty = not forms

    def _forms(self, forms: Iterable[tuple[str, Person]]) -> dict[str, str]:
        """What stands for each way of writing a name; one of us for what means several."""
        meant: dict[str, set[PersonId]] = {}
        for form, one in forms:
            meant.setdefault(form, set()).add(one.id)
        return {
            form: self.called[next(iter(who))] if len(who) == 1 else self._one_of_us
            for form, who in meant.items()
        }

    def text(self, text: str) -> str:
        """A text without the names of those who are called something else."""
        return text if self._empty else self._pattern.sub(self._other_word, text)

    def _other_word(self, found: re.Match[str]) -> str:
        written = " ".join(found["name"].split())
        said = self._whole.get(written.casefold()) if " " in written else None
        said = said or self._alone.get(written)
        return found[0] if said is None else said + (found["ending"] or "")

    def leader(self, text: str) -> str:
        """Who leads, by the cover; a script may say it by role."""
        said = self.text(text)
        if said != text or not text or any(role in text.casefold() for role in self._roles):
            return said
        return self._owner(text)

    def owner(self, names: str) -> str:
        """Those who answer for something from an earlier meeting, whether they are known here or not."""
        return ", ".join(self._owner(name) for name in names_in_a_row(names))

    def _owner(self, name: str) -> str:
        said = self.text(name)
        if said != name or name in self.called.values():
            return said
        return first_letters(name) if self.names is Names.INITIALS else self._somebody


def _whole(person: Person) -> set[str]:
    """The ways a whole name of several words is written, in small letters."""
    *first, last = plain_name(as_added(person).name).split() or [""]
    if not first:
        return set()
    forms = {" ".join((*first, last)), f"{first[0]} {last}", f"{last}, {' '.join(first)}"}
    return {*forms, " ".join(person.name.casefold().split()), plain_name(person.name)}


def _parts(person: Person) -> set[str]:
    """First and last name alone, as they are written."""
    words = as_added(person).name.split()
    return {word for word in (*words[:1], *words[-1:]) if len(word) > 1}


def covered(minutes: Minutes, cover: Cover) -> Minutes:
    """The minutes with everybody called by the cover, in lists, as owners and in what was written."""
    say = cover.text

    def people(some: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(
            replace(one, name=cover.listed.get(one.id, one.name), organisation=say(one.organisation))
            for one in some
        )

    def entries(some: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(_entry(one, cover) for one in some)

    left = tuple(_left(one, cover) for one in minutes.left)
    still, gone = minutes.open, minutes.continues
    return replace(
        minutes,
        names=cover.names,
        title=say(minutes.title),
        initiative=say(minutes.initiative),
        place=say(minutes.place),
        led_by=cover.leader(minutes.led_by),
        minute_taker=cover.owner(minutes.minute_taker),
        purpose=say(minutes.purpose),
        results=tuple(map(say, minutes.results)),
        outcomes=_outcomes(minutes.outcomes, cover),
        present=people(minutes.present),
        absent=people(minutes.absent),
        mentioned=people(minutes.mentioned),
        excused=people(minutes.excused),
        captures=tuple((kind, entries(some)) for kind, some in minutes.captures),
        agenda=tuple(_line(one, cover) for one in minutes.agenda),
        open=replace(
            still,
            outcomes=_outcomes(still.outcomes, cover),
            decisions=entries(still.decisions),
            tasks=entries(still.tasks),
            strangers=entries(still.strangers),
            parked=entries(still.parked),
            later=entries(still.later),
            unreached=tuple(_line(one, cover) for one in still.unreached),
            left=tuple(one for one in left if one.open),
        ),
        hands=tuple(replace(one, question=say(one.question)) for one in minutes.hands),
        next_place=say(minutes.next_place),
        continues=gone and replace(gone, name=cover.owner(gone.name)),
        platforms_meet=tuple((say(name), day) for name, day in minutes.platforms_meet),
        left=left,
        stays=minutes.stays,
        about=tuple(map(say, minutes.about)),
        issues=tuple(replace(one, approved_by=cover.owner(one.approved_by)) for one in minutes.issues),
        corrects=minutes.corrects and replace(minutes.corrects, then=covered(minutes.corrects.then, cover)),
    )


def _entry(entry: Entry, cover: Cover) -> Entry:
    capture = entry.capture
    return replace(
        entry,
        capture=_capture(capture, cover),
        owners=tuple(cover.called[who] for who in capture.owners if who in cover.called),
        strangers=tuple(map(cover.text, entry.strangers)),
        speaker=cover.called.get(capture.speaker, "") if capture.speaker else "",
    )


def _capture(capture: Capture, cover: Cover) -> Capture:
    say = cover.text
    return replace(
        capture,
        text=say(capture.text),
        platform=say(capture.platform),
        earlier=tuple(replace(one, text=say(one.text)) for one in capture.earlier),
        fields=tuple(replace(one, text=say(one.text)) for one in capture.fields),
    )


def _left(left: LeftOver, cover: Cover) -> LeftOver:
    brought = replace(left.brought, capture=_capture(left.brought.capture, cover))
    return replace(left, brought=brought, owner=cover.owner(left.owner))


def _line(line: AgendaLine, cover: Cover) -> AgendaLine:
    say = cover.text
    return replace(
        line,
        title=say(line.title),
        planned_title=say(line.planned_title),
        rest_of=say(line.rest_of),
        questions=tuple(map(say, line.questions)),
    )


def _outcomes(outcomes: tuple[Outcome, ...], cover: Cover) -> tuple[Outcome, ...]:
    return tuple(replace(one, platforms=tuple(map(cover.text, one.platforms))) for one in outcomes)
