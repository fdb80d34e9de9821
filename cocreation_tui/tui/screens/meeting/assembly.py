"""All parts of the meeting screen, each given the others that it stands on."""

from __future__ import annotations

from collections.abc import Callable

from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.meeting.agenda import LivingAgenda
from cocreation_tui.tui.screens.meeting.asking import Asking
from cocreation_tui.tui.screens.meeting.at_hand import AtHand
from cocreation_tui.tui.screens.meeting.attending import Attending
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.carried_over import CarriedOver
from cocreation_tui.tui.screens.meeting.caught import Caught
from cocreation_tui.tui.screens.meeting.closing import Closing
from cocreation_tui.tui.screens.meeting.correcting import Correcting
from cocreation_tui.tui.screens.meeting.course import Course
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.exercising import Exercising
from cocreation_tui.tui.screens.meeting.filling import Filling
from cocreation_tui.tui.screens.meeting.handover import HandingOver
from cocreation_tui.tui.screens.meeting.newsletter import NewsletterOf
from cocreation_tui.tui.screens.meeting.place import AtPlace
from cocreation_tui.tui.screens.meeting.poster import PosterOf
from cocreation_tui.tui.screens.meeting.sharing import Sharing
from cocreation_tui.tui.screens.meeting.timing import Timing
from cocreation_tui.tui.screens.meeting.views import Opened
from cocreation_tui.tui.screens.meeting.voices import Voices
from cocreation_tui.tui.screens.meeting.working import Working


class Parts:
    """What a meeting screen is made of."""

    def __init__(self, deck: Deck, pulse: Callable[[], None]) -> None:
        self.face = RoomFace(deck)
        """The audience face and what is on it."""
        self.course = Course(deck, self.face)
        """Items, time, speakers, undo."""
        self.agenda = LivingAgenda(deck, self.course)
        """The agenda, to be changed."""
        self.capturing = Capturing(deck, self.face)
        """The capture line."""
        self.filling = Filling(deck, self.capturing)
        """Template forms."""
        self.exercising = Exercising(deck, self.face, self.capturing, self.filling)
        """What exercises do beyond being forms."""
        self.voices = Voices(deck, self.face, self.course)
        """Queue, rounds, turns."""
        self.timing = Timing(deck, pulse)
        """What sets time right, and what time has to say."""
        self.sharing = Sharing(deck, self.face)
        """Codes for telephones, the next meeting, hands."""
        self.filling.agree_next = self.sharing.next_meeting
        self.place = AtPlace(deck, self.face, self.course)
        """Home, settings, help."""
        asking, opened, newsletter = Asking(deck), Opened(deck), NewsletterOf(deck)
        attending, at_hand = Attending(deck), AtHand(deck, self.filling)
        carried = CarriedOver(deck, self.face, asking, self.capturing, self.course)
        caught = Caught(deck, self.face, self.capturing, self.filling, self.exercising)
        closing = Closing(
            *(deck, self.face, asking, self.capturing, self.course, opened, newsletter, carried, attending),
            self.filling,
        )
        correcting = Correcting(deck, asking, self.capturing, caught, attending, opened, self.course)
        poster, working = PosterOf(deck, self.face), Working(deck)
        self.all: tuple[Part, ...] = (
            *(self.place, self.timing, closing, carried, newsletter, self.course, self.face),
            *(caught, self.exercising, self.sharing, self.filling, self.capturing, asking),
            *(poster, working, self.voices, opened, self.agenda, attending, at_hand, HandingOver(deck)),
            correcting,
        )
        """Every part, in the order in which they are told of what happens."""
        self.acts: Acts = {wanted: act for part in self.all for wanted, act in part.acts.items()}
        """What they do, by command."""
