"""What the facilitator does about voices: the queue, rounds, the timeline of turns, the status round."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.agenda import Per
from cocreation_tui.core.agenda.schedule import ZERO, Row, project
from cocreation_tui.core.floor.floor import Among, Order, round_people
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.commands.command import Command, GiveWord, TakeWord
from cocreation_tui.core.session.commands.floor import (
    EndRound,
    NextInQueue,
    NextInRound,
    PassInRound,
    StartRound,
)
from cocreation_tui.core.session.foresee import outlook
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import length_words, span
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.repeat import Steady
from cocreation_tui.tui.screens.command_queue import Following
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.course import Course
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.words.of_times import consequence
from cocreation_tui.tui.words.of_voices import heard, name_of, round_now, voices

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.over_meeting.setup import Knob, Values


ORDERS = tuple(Order)
"""In what order a round may go, as it is offered."""
AMONG = tuple(Among)
"""Who may take part in a round, as it is offered."""
_AMONG = {Per.COORDINATOR: Among.COORDINATORS, Per.ACTOR: Among.ACTORS}
"""Who takes part in a round of an item whose length is counted per somebody; everyone for all others."""
USUAL = timedelta(minutes=2)
"""How long each has in a round when nothing says otherwise."""


class Voices(Part):
    """Queue, rounds, turns."""

    chance: random.Random = random.SystemRandom()
    """What decides the order of a random round."""

    def __init__(self, deck: Deck, face: RoomFace, course: Course) -> None:
        super().__init__(deck)
        self.face = face
        self.course = course
        self._steadies: dict[str, Steady] = {}

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "find": self.find,
            "queue": self.queue,
            "next-voice": self.next_voice,
            "round": self.round,
            "pass": self.pass_on,
            "end-round": self.end_round,
            "timeline": self.timeline,
            "speaking": self.speaking,
        }

    def steady(self, wanted: str) -> bool:
        """Whether a press of a command's key is meant, and not the key held down."""
        return self._steadies.setdefault(wanted, Steady()).press(self.room.runner.clock.now())

    @property
    def watched(self) -> bool:
        """Whether the room sees this screen as its own: then figures about people stay off it."""
        return self.deck.faces_room

    def find(self) -> None:
        """Find a speaker by a few letters; what everybody has spoken is told beside, unless the room looks."""
        view = None if self.watched else self.view
        said = voices(view) if view else {}
        choices = tuple(
            Choice(
                person.id,
                self.session.name(person.id),
                heard(view, said.get(person.id)) if view else "",
                person=person,
            )
            for person in self.session.present
        )
        self.deck.ask(PickScreen(self.words, self.words("find.title"), choices), self._give_word)

    def _give_word(self, wanted: PersonId | None) -> None:
        if wanted:
            self.do(GiveWord(wanted))

    def queue(self) -> None:
        """Those who wait for the word, open while the clock runs."""
        from cocreation_tui.tui.screens.over_meeting.queue import QueueScreen

        if self.view is not None:
            now = self.room.runner.clock.now
            self.deck.ask(QueueScreen(self.view, self.do, now, figures=not self.watched))

    def next_voice(self) -> None:
        """Give the word on: after a direct reply to whom it interrupted, in a round to the next, else to the queue."""
        if not self.steady("next-voice"):
            return
        self.do(Following(_given_on), self._say_voice)

    def _say_voice(self, before: Session, after: Session) -> None:
        """Say who has the word now, or what the round gave back."""
        if before.round is not None and after.round is None:
            self._say_round_over(before)
        elif after.turn is not None:
            self.say(self.words("voices.has", name=name_of(after, self.words, after.turn.speaker)))

    def _say_round_over(self, before: Session) -> None:
        seen = round_now(replace(self.view, session=before)) if self.view else None
        back = seen.given_back if seen and before.round else timedelta(0)
        if seen and before.round and before.round.each and seen.speaking is not None:
            back += before.round.each - seen.used
        key = "round.over-back" if back >= timedelta(seconds=1) else "round.over"
        self.say(self.words(key, time=span(back)))

    def pass_on(self) -> None:
        """Somebody in the round does not want the word."""
        if self.steady("pass"):
            self.do(PassInRound(), self._say_passed)

    def _say_passed(self, before: Session, after: Session) -> None:
        if before.round is None:
            return
        if after.round is None:
            self._say_round_over(before)
            return
        passed = next(iter(after.round.passed - before.round.passed), None)
        if passed is not None:
            self.say(self.words("round.passed", name=name_of(after, self.words, passed)))

    def end_round(self) -> None:
        """End the round, whether or not everybody was heard."""
        self.do(EndRound(), lambda before, after: self._say_round_over(before))

    def round(self) -> None:
        """Set up a round; while one runs, what can be done with it."""
        from cocreation_tui.tui.screens.over_meeting.setup import SetupScreen

        view = self.view
        if view is None or self.session.facts.closed_at is not None:
            self.say(self.words("refused.closed"), "$text-warning")
            return
        if self.session.round is not None:
            self._round_menu()
            return
        row = view.seen.current
        if row is None:
            self.say(self.words("refused.nothing-runs"), "$text-warning")
            return
        knobs = self._round_knobs(row)
        screen = SetupScreen(self.words, self.words("round.title"), knobs, self._round_says, chosen=2)
        self.deck.ask(screen, self._start_round)

    def _round_menu(self) -> None:
        choices = (
            Choice(self.next_voice, self.words("round.menu-next_voice")),
            Choice(self.pass_on, self.words("round.menu-pass")),
            Choice(self.end_round, self.words("round.menu-end_round")),
        )
        screen = PickScreen(self.words, self.words("round.menu"), choices)
        self.deck.ask(screen, lambda act: act() if act else None)

    def _round_knobs(self, row: Row) -> tuple[Knob, ...]:
        """Who, in what order, minutes each: the item's own length per head, else the time left shared."""
        from cocreation_tui.tui.screens.over_meeting.setup import Knob

        words, people = self.words, self.session.people
        among = _AMONG.get(row.item.per, Among.EVERYONE) if row.item.per else Among.EVERYONE
        among = among if round_people(people, among) else Among.EVERYONE
        each = row.item.each if row.item.per in (Per.COORDINATOR, Per.ACTOR, Per.PERSON) else None
        if each is None:
            count = len(round_people(people, among)) or 1
            # Halves of a minute, and time to draw breath between two people.
            each = max(
                timedelta(seconds=30), row.left / count // timedelta(seconds=30) * timedelta(seconds=30)
            )
            each = each if row.left > timedelta(0) else USUAL
        return (
            Knob(
                words("round.who"),
                AMONG.index(among),
                tuple(words(f"round.{one.value}", n=len(round_people(people, one))) for one in AMONG),
            ),
            Knob(words("round.order"), 0, tuple(words(f"round.order-{order.value}") for order in ORDERS)),
            Knob(words("round.each"), each / timedelta(minutes=1), zero=words("round.no-limit")),
        )

    def _round_says(self, values: Values) -> str:
        """What the round would take, beside what the item has left."""
        from cocreation_tui.tui.screens.over_meeting.setup import number_words

        who, _, minutes = values
        among = AMONG[int(who)]
        count = len(round_people(self.session.people, among))
        row = self.view.seen.current if self.view else None
        left = length_words(self.words, max(row.left, timedelta(0))) if row else ""
        key = "round.says" if minutes else "round.says-free"
        total = number_words(self.words, minutes * count)
        counted = self.words.count("count.actor" if among is Among.ACTORS else "round.people", count)
        said = self.words(key, people=counted, total=total, left=left)
        return " ".join(part for part in (said, self._longer(among, minutes)) if part)

    def _longer(self, among: Among, minutes: float) -> str:
        """How the meeting would end with a round that takes longer than its item has; nothing when it does not."""
        people = round_people(self.session.people, among)
        now, each = self.room.runner.clock.now(), timedelta(minutes=minutes)
        before = project(self.session.agenda, self.session.facts, now)
        after = outlook(self.session, StartRound(people, each), now)
        if after is None or before.current is None or each * len(people) <= max(before.current.left, ZERO):
            return ""
        follows = consequence(self.words, self.session.zone, before, after)
        return self.words("round.longer", follows=follows)

    def _start_round(self, values: Values | None) -> None:
        if values is None:
            return
        who, order, minutes = values
        among = AMONG[int(who)]
        people = list(round_people(self.session.people, among))
        match ORDERS[int(order)]:
            case Order.REVERSE:
                people.reverse()
            case Order.RANDOM:
                self.chance.shuffle(people)
            case Order.ROSTER:
                pass
        start = StartRound(tuple(people), timedelta(minutes=minutes), among is Among.ACTORS)
        self.do(start, self._say_round_started)

    def _say_round_started(self, before: Session, after: Session) -> None:
        first: PersonId | None = after.turn.speaker if after.turn else None
        self.say(self.words("round.started", name=name_of(after, self.words, first) if first else ""))

    def speaking(self) -> None:
        """Who has spoken, how often and how long; while the room sees this screen, how groups have."""
        from cocreation_tui.tui.screens.over_meeting.speaking import SpeakingScreen

        if self.watched:
            self.face.present((self.face.showing(Subject.STATUS_ROUND),))
        elif self.view is not None:
            screen = SpeakingScreen(
                self.view, self._room_sees_groups, self._groups_to_the_room, self.timeline
            )
            self.deck.ask(screen)

    def _room_sees_groups(self) -> bool:
        return self.room.showing.subject is Subject.STATUS_ROUND

    def _groups_to_the_room(self) -> None:
        subject = Subject.CLOCK if self._room_sees_groups() else Subject.STATUS_ROUND
        self.face.show_room(replace(self.room.showing, subject=subject, ref="", title="", page=0))

    def timeline(self) -> None:
        """Every turn, newest first, to set right."""
        from cocreation_tui.tui.screens.over_meeting.timeline import TimelineScreen

        if self.watched:
            self.say(self.words("audience.private", key=self.keyboard.first("face")), "$text-warning")
        elif self.view is not None:
            self.deck.ask(TimelineScreen(self.view, self.do, self.course.undo, self.say))


def _given_on(session: Session) -> Command:
    """After a direct reply the word goes to whom it interrupted, in a round to the next, else to the queue."""
    if session.turn is not None and session.turn.reply:
        return TakeWord()
    reply = bool(session.queue and session.queue[0].reply)
    return NextInRound() if session.round is not None and not reply else NextInQueue()
