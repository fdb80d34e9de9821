"""The list of people: who is here, who came late, left or stays away, and who came unannounced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from textual import events
from textual.binding import Binding
from textual.widgets import Input, OptionList

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.finding import alike_spelled, person_texts, rank
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.spoken_names import walk_ins
from cocreation_tui.core.session.backdate import latest
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.moments import time_behind, wall
from cocreation_tui.i18n.attendance import at_clock, deed_behind, told_stays
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.pick import Choice, FilterInput, PickScreen, ranked
from cocreation_tui.tui.screens.over_meeting.live import Live
from cocreation_tui.tui.view import View

MARKS = {
    Attendance.PRESENT: "✓",
    Attendance.LEFT: "→",
    Attendance.EXCUSED: "-",
    Attendance.ABSENT: "-",
    Attendance.MENTIONED: " ",
}


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who came and is not on the list."""

    name: str
    """The name, as it was typed."""
    organisation: str = ""
    """Where they come from; empty when it was not said."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed of somebody's coming or going."""

    name: str
    """Whom it is about, as typed."""
    at: datetime | None = None
    """When it was; None for now."""
    attendance: Attendance | None = None
    """What was said to be so from then on; None for what is not so yet."""


Becomes = Callable[[Person], Attendance]
"""What is so of somebody from what was so before."""
Told = Callable[[PersonId | Newcomer, datetime | None, Attendance | Becomes | None], None]
"""Told who was chosen, when it was, and what is so; None for now, and for what is not so yet."""


class PeopleInput(FilterInput):
    """Letters look for people; in the empty field + and - say that the highlighted one is here or stays away."""

    BINDINGS = [Binding("tab", "screen.more", show=False)]

    async def on_key(self, event: events.Key) -> None:
        """Act on a key that no name begins with."""
        if event.character in ("+", "-") and not self.value:
            event.prevent_default()
            event.stop()
            await self.run_action("screen.here" if event.character == "+" else "screen.away")


class PeopleScreen(PickScreen[PersonId | Newcomer], Live):
    """Enter says that the highlighted person came or left; a name that is not listed is added.

    A number after the name is minutes ago, or a clock time.
    """

    def __init__(
        self,
        words: Words,
        session: Session,
        now: Callable[[], datetime],
        told: Told,
        more: Callable[[PersonId], None],
    ) -> None:
        super().__init__(
            words,
            words("people.title" if session.facts.started_at else "people.title-before"),
            people_choices(words, session),
        )
        self._session = session
        self._now = now
        self._told = told
        self._more = more
        self._awaits = False
        """Whether somebody was added who is not listed yet: the highlight waits for them, on nobody."""

    def field(self) -> FilterInput:
        """The field to type in."""
        return PeopleInput(placeholder=self.words("people.placeholder"), compact=True, id="pick-filter")

    def hints(self) -> str:
        """What the keys do."""
        return self.words("people.hints")

    def fitting(self, typed: str) -> tuple[Choice[PersonId | Newcomer], ...]:
        """Those who fit what was typed, without the time behind it."""
        return ranked(self._choices, self._timed(typed)[0])

    def added(
        self, typed: str, found: tuple[Choice[PersonId | Newcomer], ...]
    ) -> tuple[Choice[PersonId | Newcomer], ...]:
        """Who is not on the list yet, as they may be meant: with an organisation, or last name first."""
        typed, at = self._timed(typed)
        known = self._session.people
        when = f"   {at_clock(at, self._session.zone, self.words)}" if at else ""
        return tuple(
            Choice(
                Newcomer(name, home),
                self.words("people.add", typed=f"{name}{f' · {home}' if home else ''}") + when,
            )
            for name, home in walk_ins(typed, [one.organisation for one in known])
            if name and not any(alike_spelled(one.name, name) and _same_home(one, home) for one in known)
        )

    def _timed(self, typed: str) -> tuple[str, datetime | None]:
        """What was typed without the time behind it, and that time; a name may end in a number itself."""
        found = said_of_attendance(self._session, typed, self._now(), self.words)
        return found.name, found.at

    def picked(self, choice: PersonId | Newcomer) -> None:
        """Tell the meeting, and stay, ready for the next name."""
        self._tell(choice, None)

    def _tell(self, choice: PersonId | Newcomer, attendance: Attendance | Becomes | None) -> None:
        """Tell, and list everybody at once: the next key means what is seen, however late the disk is."""
        field = self.query_one(FilterInput)
        said = said_of_attendance(self._session, field.value, self._now(), self.words)
        with self.prevent(Input.Changed):
            field.value = ""
        self.show(self._choices)
        self._awaits = isinstance(choice, Newcomer)
        self.query_one(OptionList).highlighted = None
        self.stand_on(choice)
        self._told(choice, said.at, attendance or said.attendance)

    def _highlighted(self) -> PersonId | None:
        stands_on = self.stands_on
        return None if isinstance(stands_on, Newcomer) else stands_on

    def action_here(self) -> None:
        """The highlighted person is here."""
        if chosen := self._highlighted():
            self._tell(chosen, Attendance.PRESENT)

    def action_away(self) -> None:
        """The highlighted person stays away: without a word, and once more with notice."""
        if chosen := self._highlighted():
            self._tell(chosen, _away)

    def action_more(self) -> None:
        """Everything that can be said of the highlighted person."""
        if chosen := self._highlighted():
            self._more(chosen)

    def renew(self, view: View) -> None:
        """Show the people as they are now; the highlight stays, or goes to the one who has come.

        This may be long after the key that asked for it: what was typed since keeps its list and its highlight.
        """
        if view.session is self._session:
            return
        come = len(view.session.people) > len(self._session.people)
        self._session = view.session
        self._choices = people_choices(self.words, self._session)
        if not (self.is_mounted and self.children):  # it lists them when it is there
            return
        awaited = come and self._awaits and self.stands_on is None and not self.query_one(FilterInput).value
        self.list_again()
        if awaited:
            self.stand_on(self._choices[-1].target)


def _away(person: Person) -> Attendance:
    """Who stays away does so without a word, and said once more, with notice."""
    return Attendance.EXCUSED if person.attendance is Attendance.ABSENT else Attendance.ABSENT


def said_of_attendance(session: Session, typed: str, now: datetime, words: Words) -> Said:
    """A name with a time behind it, and *kom* or *gik* before that; a name may end in a number itself."""
    if session.facts.started_at is None or any(rank(person_texts(one), typed) for one in session.people):
        return Said(typed)
    found = time_behind(typed, lexicon(session.language).dates, wall(now, session.zone))
    if found is None:
        return Said(typed)
    name, deed = deed_behind(found[0], words)
    ago = found[1]
    at = now - ago if isinstance(ago, timedelta) else latest(ago, ZoneInfo(session.zone), now)
    return Said(name, at, deed)


def _same_home(person: Person, organisation: str) -> bool:
    """Whether an organisation is no other than a person's, as far as it was said."""
    return not organisation or alike_spelled(person.organisation, organisation)


def people_choices(words: Words, session: Session) -> tuple[Choice[PersonId | Newcomer], ...]:
    """Everybody with a mark, when they came and went, and what they are."""
    return tuple(
        Choice(
            person.id,
            f"{MARKS[person.attendance]} {session.name(person.id)}",
            " · ".join(filter(None, _told_of(person, session, words))),
            person=person,
        )
        for person in session.people
    )


def _told_of(person: Person, session: Session, words: Words) -> tuple[str, ...]:
    stays = told_stays(session.stays(person), session.zone, words)
    return (
        ", ".join(stays) or words(f"attendance.{person.attendance.value}"),
        words(f"role.{person.role.value}"),
        person.organisation,
        person.platform,
    )
