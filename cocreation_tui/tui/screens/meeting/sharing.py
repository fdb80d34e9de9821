"""What the room takes along: QR codes, the next meeting, shows of hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.outcome import CountHands, SetNextMeeting
from cocreation_tui.core.session.session import NextMeeting, Session
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.deck import Deck, Part

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.over_meeting.qr import QrText


_FIRST = tuple(Role)


class Sharing(Part):
    """Codes for telephones, the next meeting, and counting hands."""

    _wifi: tuple[str, str] = ("", "")
    _link: str = ""

    def __init__(self, deck: Deck, face: RoomFace) -> None:
        super().__init__(deck)
        self.face = face

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "qr": self.qr,
            "next-meeting": self.next_meeting,
            "hands": self.hands,
        }

    def qr(self) -> None:
        """Choose what to show as a code."""
        screen = PickScreen(self.words, self.words("qr.title"), self._qr_choices())
        self.deck.ask(screen, lambda act: act() if act else None)

    def _qr_choices(self) -> tuple[Choice[Callable[[], None]], ...]:
        from cocreation_tui.tui.screens.over_meeting.next_meeting import when_words

        session, words = self.session, self.words
        coming = session.next_meeting
        when = when_words(words, coming.at, session.zone, coming.until) if coming else words("qr.not-agreed")
        shown = self.room.showing.subject is Subject.QR
        reachable = sorted(
            (person for person in session.people if person.email or person.phone),
            key=lambda person: _FIRST.index(person.role),
        )
        contacts = (
            Choice(
                partial(self._show_person, person),
                words("qr.contact-of", name=self.session.name(person.id)),
                self._particulars_of(person),
            )
            for person in reachable
        )
        return (
            *([Choice(self._away, words("qr.away"))] if shown else []),
            Choice(self._show_next, words("qr.next"), when),
            Choice(self._ask_wifi, words("qr.wifi"), self._wifi[0]),
            Choice(partial(self._ask_wifi, hidden=True), words("qr.wifi-hidden")),
            Choice(self._ask_link, words("qr.link"), self._link),
            *contacts,
            Choice(self._ask_contact, words("qr.contact-typed")),
        )

    def _particulars_of(self, person: Person) -> str:
        parts = (self.words(f"role.{person.role.value}"), person.organisation)
        return " · ".join(part for part in parts if part)

    def _away(self) -> None:
        self.face.show_room(replace(self.room.showing, subject=Subject.CLOCK, ref="", title=""))

    def _ask_wifi(self, hidden: bool = False) -> None:
        from cocreation_tui.tui.screens.over_meeting.qr import WifiScreen

        self.deck.ask(WifiScreen(self.words, *self._wifi, hidden), self._wifi_given)

    def _wifi_given(self, wanted: QrText | None) -> None:
        if wanted:
            self._wifi = (wanted.asked[0], wanted.asked[1])
            self.show_qr(wanted)

    def _ask_link(self) -> None:
        from cocreation_tui.tui.screens.over_meeting.qr import LinkScreen

        self.deck.ask(LinkScreen(self.words, self._link), self._link_given)

    def _link_given(self, wanted: QrText | None) -> None:
        if wanted:
            self._link = wanted.asked[0]
            self.show_qr(wanted)

    def _ask_contact(self) -> None:
        from cocreation_tui.tui.screens.over_meeting.qr import ContactScreen

        self.deck.ask(ContactScreen(self.words), self.show_qr)

    def _show_person(self, person: Person) -> None:
        from cocreation_tui.tui.screens.over_meeting.qr import contact_qr

        parts = (person.name, person.organisation, person.phone, person.email)
        try:
            self.show_qr(contact_qr(self.words, *parts))
        except Refused as refusal:
            self.say(self.words(refusal.key), "$text-warning")

    def _show_next(self) -> None:
        coming = self.session.next_meeting
        if coming is None:
            self.ask_next_meeting(lambda before, after: self._show_next())
        else:
            self.show_qr(self._next_qr(coming))

    def _next_qr(self, coming: NextMeeting) -> QrText:
        from cocreation_tui.core.reports.invitation import next_end
        from cocreation_tui.export.qr_texts import event_text
        from cocreation_tui.tui.screens.over_meeting.next_meeting import day_and_clock
        from cocreation_tui.tui.screens.over_meeting.qr import QrText

        session = self.session
        payload = event_text(session.full_title, coming.at, next_end(session, coming), coming.place)
        told = (
            session.full_title,
            "",
            *day_and_clock(self.words, coming.at, session.zone, coming.until),
            coming.place,
        )
        return QrText(payload, self.words("qr.next"), told)

    def show_qr(self, wanted: QrText | None) -> None:
        """Show a code large, here and on the audience face, until the page is left."""
        from cocreation_tui.tui.screens.over_meeting.qr import QrScreen

        if wanted is None:
            return
        before = self.room.showing
        said = " · ".join(part for part in (wanted.title, *wanted.told) if part)
        self.face.show_room(replace(before, subject=Subject.QR, ref=wanted.payload, title=said, page=0))
        self.deck.ask(QrScreen(self.words, wanted), lambda kept: self._qr_left(kept, before))

    def _qr_left(self, kept: bool | None, before: Showing) -> None:
        if kept:
            self.say(self.words("qr.stays"))
        else:
            self.face.show_room(before)

    def next_meeting(self) -> None:
        """Agree on the next meeting."""
        self.ask_next_meeting()

    def ask_next_meeting(self, then: Callable[[Session, Session], None] | None = None) -> None:
        """Ask when and where people meet again, and keep it; ``then`` is told the session before and after."""
        from cocreation_tui.tui.screens.over_meeting.next_meeting import NextMeetingScreen

        def given(command: SetNextMeeting | None) -> None:
            if command is not None:
                self.do(command, lambda before, after: self._next_set(before, after, then))

        screen = NextMeetingScreen(self.words, self.session, self.room.runner.clock.now())
        self.deck.ask(screen, given)

    def _next_set(
        self, before: Session, after: Session, then: Callable[[Session, Session], None] | None
    ) -> None:
        from cocreation_tui.tui.screens.over_meeting.next_meeting import when_words

        if after.next_meeting:
            coming = after.next_meeting
            when = when_words(self.words, coming.at, after.zone, coming.until)
            self.say(self.words("next.said", when=when))
        if then is not None:
            then(before, after)

    def hands(self) -> None:
        """Count hands: a consent check or a fist of five; the room sees the decision they are about."""
        from cocreation_tui.tui.screens.over_meeting.hands import HandsScreen

        about = self.face.decision_at_hand
        if about is not None and self.room.showing.subject is Subject.CLOCK:
            self.face.read_to_room(about.id)
        screen = HandsScreen(self.words, self.room.runner.clock.now(), self.session, about)
        self.deck.ask(screen, self.counted)

    def counted(self, command: CountHands | None) -> None:
        """Keep a count; of what was counted before, ask whether it replaces that or stands beside it."""
        from cocreation_tui.export.minutes.hands import sum_words
        from cocreation_tui.tui.screens.over_meeting.hands import earlier_count

        before = earlier_count(self.session, command) if command else None
        if command is None:
            return
        if before is None:
            self._keep_count(command)
            return
        recount = replace(command, instead_of=before.id)
        answers = (
            Answer(self.words("hands.again-beside"), act=partial(self._keep_count, command)),
            Answer(self.words("hands.again-replaces"), act=partial(self._keep_count, recount)),
        )
        question = self.words("hands.again", sum=sum_words(self.words, before))
        self.deck.ask(QuestionScreen(self.words, question, answers), lambda act: act() if act else None)

    def _keep_count(self, command: CountHands) -> None:
        self.do(command, self._hands_counted)

    def _hands_counted(self, before: Session, after: Session) -> None:
        from cocreation_tui.export.minutes.hands import present_words, sum_words

        hands = after.hands[-1]
        many = present_words(self.words, hands)
        said = self.words("hands.said", sum=sum_words(self.words, hands))
        self.say(f"{said} {many.capitalize()}." if many else said)
        showing = replace(self.room.showing, subject=Subject.HANDS, ref=hands.id, title="", page=0)
        self.face.show_room(showing)
