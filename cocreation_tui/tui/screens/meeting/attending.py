"""Who is here: coming, leaving and staying away, people set right, and a round that meets somebody new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.floor.floor import Among, round_people
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.actors import actor_of, of_actors
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.commands.command import AddPerson, MarkAttendance
from cocreation_tui.core.session.commands.floor import JoinRound
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople
from cocreation_tui.core.session.session import Session
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.command_queue import Following
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.meeting.deck import Part
from cocreation_tui.tui.words.of_steps import tell

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.over_meeting.people import Becomes, Newcomer


STATES = (Attendance.PRESENT, Attendance.LEFT, Attendance.EXCUSED, Attendance.ABSENT)
"""What can be said of somebody, in the order of its digits."""


class Attending(Part):
    """The list of people and what can be said of each."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {"people": self.people, "edit-person": self.choose_to_edit}

    def people(self, then: Callable[[], None] | None = None) -> None:
        """Mark who is here, add who came; ``then`` is called when the list is left."""
        from cocreation_tui.tui.screens.over_meeting.people import PeopleScreen

        screen = PeopleScreen(self.words, self.session, self._now, self.picked, self.ask_about)
        self.deck.ask(screen, (lambda result: then()) if then else None)

    def _now(self) -> datetime:
        """The instant that clock times are seen from: of a closed meeting its end."""
        return self.session.facts.closed_at or self.room.runner.clock.now()

    def picked(
        self,
        choice: PersonId | Newcomer,
        at: datetime | None = None,
        attendance: Attendance | Becomes | None = None,
    ) -> None:
        """Say that somebody came or left, or add who came."""
        from cocreation_tui.desk.planning import new_person_id
        from cocreation_tui.tui.screens.over_meeting.people import Newcomer

        if isinstance(choice, Newcomer):
            person = Person(PersonId(new_person_id()), choice.name, choice.organisation)
            self.do(AddPerson(person, at), self._say_done)
            return
        said = attendance or self._next_of

        def mark(session: Session) -> MarkAttendance | None:
            known = session.person(choice)
            if known is None:
                return None
            return MarkAttendance(known.id, said if isinstance(said, Attendance) else said(known), at)

        self.do(Following(mark), self._say_done)

    def _next_of(self, person: Person) -> Attendance:
        """What Enter says of somebody: the opposite of what is so."""
        if person.attendance is not Attendance.PRESENT:
            return Attendance.PRESENT
        return Attendance.LEFT if self.session.facts.started_at else Attendance.EXCUSED

    def _say_done(self, before: Session, after: Session) -> None:
        """Say what was told, and ask about a round that somebody new may join."""
        if len(after.steps) > len(before.steps):
            self.say(tell(after.steps[-1], after, self.words))
        here = {person.id for person in before.present}
        new = [person for person in after.present if person.id not in here]
        for person in new:
            if _could_join(after, person):
                self._ask_about_round(person)

    def _ask_about_round(self, person: Person) -> None:
        def join() -> None:
            self.do(
                JoinRound(person.id), lambda before, after: self.say(tell(after.steps[-1], after, self.words))
            )

        answers = (
            Answer(self.words("round.newcomer-last"), act=join),
            Answer(self.words("round.newcomer-not")),
        )
        question = self.words("round.newcomer", name=self.session.name(person.id))
        self.deck.ask(QuestionScreen(self.words, question, answers), lambda act: act() if act else None)

    # Everything that can be said of somebody

    def ask_about(self, wanted: PersonId) -> None:
        """What can be said of somebody, a digit each."""
        under_way = self.session.facts.started_at is not None
        said = [state for state in STATES if under_way or state is not Attendance.LEFT]
        answers = [
            Answer(self.words(f"people.say-{state.value}"), act=partial(self.picked, wanted, None, state))
            for state in said
        ]
        answers.append(Answer(self.words("people.edit"), act=partial(self.edit, wanted)))
        answers.append(Answer(self.words("people.merge"), act=partial(self._choose_other, wanted)))
        screen = QuestionScreen(self.words, self.session.name(wanted), tuple(answers))
        self.deck.ask(screen, lambda act: act() if act else None)

    def choose_to_edit(self) -> None:
        """Choose whose name, organisation or role is to be set right."""
        self._choose("people.edit-title", None, self.edit)

    def edit(self, wanted: PersonId) -> None:
        """Set right who somebody is."""
        from cocreation_tui.tui.screens.dialogs.person_fields import PersonScreen

        person = self.session.person(wanted)
        if person is not None:
            screen = PersonScreen(self.words, person, self.session.platforms)
            self.deck.ask(screen, lambda said: self.do(EditPerson(said), self._say_done) if said else None)

    def _choose_other(self, kept: PersonId) -> None:
        """Choose who is the same person under another name."""
        self._choose(
            "people.merge-title", kept, lambda gone: self.do(MergePeople(kept, gone), self._say_done)
        )

    def _choose(self, key: str, but: PersonId | None, then: Callable[[PersonId], None]) -> None:
        session = self.session
        choices = tuple(
            Choice(
                one.id,
                session.name(one.id),
                " · ".join(filter(None, (one.organisation, one.platform))),
                person=one,
            )
            for one in session.people
            if one.id != but
        )
        title = self.words(key, name=session.name(but))
        self.deck.ask(PickScreen(self.words, title, choices), lambda chosen: then(chosen) if chosen else None)


def _could_join(session: Session, person: Person) -> bool:
    """Whether the round under way is one that somebody who came could be in, and is not."""
    if session.round is None or person.id in session.round.order:
        return False
    if session.round.by_actor:
        heard = {actor_of(one) for one in session.people if one.id in session.round.order}
        return person in of_actors(session.people) and actor_of(person) not in heard
    coordinators = set(session.round.order) <= set(round_people(_all_here(session), Among.COORDINATORS))
    return person.role is Role.COORDINATOR or not coordinators


def _all_here(session: Session) -> tuple[Person, ...]:
    return tuple(replace(person, attendance=Attendance.PRESENT) for person in session.people)
