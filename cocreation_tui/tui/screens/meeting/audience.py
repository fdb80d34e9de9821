"""What the facilitator does to the audience face: switch to it, show something on it, say something to the room.

What the room sees is one value, ``room.showing``; a second terminal follows it. The screen's own audience face is
that of the same value, so both show the same.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.agenda import RoomPage
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.forms.fact_reading import fact_of
from cocreation_tui.core.forms.facts import ChallengeStated
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import SettleDecision
from cocreation_tui.core.session.session import Session
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.room.scene import (
    AFTER_RULES,
    RULES,
    FindCard,
    Scene,
    goal_pages,
    item_at_hand,
    remembering,
    scene_of,
    slides_of,
)
from cocreation_tui.tui.room.without_names import without_names
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.meeting.deck import Part

if TYPE_CHECKING:
    from cocreation_tui.core.reports.poster import Poster
    from cocreation_tui.method.cards import Card


INFORMATION = "information"
"""The card with what participants are told of what is kept about them."""
ITEM = "item"
"""What the item at hand shows that is no card; it is put away as one of the item's pages."""


class RoomFace(Part):
    """The room's face and what is on it."""

    read_back: bool = True
    """Whether a decision is shown to the room as soon as it is caught."""
    poster: Poster | None = None
    """The poster of the meeting's initiative as it was last read; None before that, and without an initiative."""

    _cards: FindCard | None = None
    _written: str = ""
    _face_before: bool | None = None
    _told_of: Showing | None = None
    _stage_busy: bool = False
    _read: CaptureId | None = None

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "face": self.face,
            "rules": self.rules,
            "card": self.card,
            "any-card": self.any_card,
            "room-agenda": self.show_agenda,
            "room-challenge": self.show_challenge,
            "room-information": self.information,
            "own-page": self.own_page,
            "room-clock": self.room_clock,
            "message": self.message,
            "hide-names": self.hide_names,
            "blank": self.blank,
            "theme": self.theme,
        }

    def _find_card(self, card_id: str) -> Card | None:
        self._cards = self._cards or remembering(self.room.card)
        return self._cards(card_id)

    # The two faces

    def face(self) -> None:
        """Switch between the control face and the audience face."""
        self._face_before = None
        self.deck.faces_room = not self.deck.faces_room
        hint = self.words("audience.hint-face", key=self.keyboard.first("face"))
        self.say(hint if self.deck.faces_room else "", "$text-muted")

    def to_control(self) -> None:
        """Show the facilitator's own face here, whatever the room is shown."""
        self.deck.faces_room, self._face_before = False, None

    def shown(self) -> Scene | None:
        """What the audience face shows now; None while it is not shown here."""
        view = self.view
        if view is None or not self.deck.faces_room:
            return None
        return scene_of(view, self.room.showing, self._find_card)

    # What the room is shown

    def show_room(self, showing: Showing) -> None:
        """Show the room something, and tell a second terminal without waiting for the disk."""
        self.room.showing = showing
        self.deck.paint_room()
        if not self._stage_busy:
            self._stage_busy = True
            self.deck.work(self._tell_stage(), "stage")

    async def _tell_stage(self) -> None:
        """Write until what is written is what is shown."""
        try:
            while self._told_of != (showing := self.room.showing):
                await asyncio.to_thread(self.room.tell_stage, showing)
                self._told_of = showing
        finally:
            self._stage_busy = False

    def present(self, deck: tuple[Showing, ...]) -> None:
        """Show the first of some pages on this screen too; the clock again when they are what is shown."""
        if not deck:
            self.say(self.words("page.nothing"), "$text-warning")
        elif self.room.showing in deck and self.deck.faces_room:
            self.room_clock()
        else:
            self._face_before = self.deck.faces_room if self._face_before is None else self._face_before
            self.show_room(deck[0])
            self.deck.faces_room = True
            self.say(
                self.words("audience.hint-pages" if len(deck) > 1 else "audience.hint"), "$text-muted", True
            )

    def room_clock(self) -> None:
        """Show the room the clock again, and this screen the face it had before."""
        if self.room.showing.subject is not Subject.CLOCK:
            self.show_room(self.showing(Subject.CLOCK))
            self.say("")
        if self._face_before is not None:
            self.deck.faces_room, self._face_before = self._face_before, None

    def showing(self, subject: Subject, ref: str = "", page: int = 0) -> Showing:
        """What the room would be shown of a subject, with the message and what else it sees now."""
        shown = self.room.showing
        poster = (shown.poster or self.poster) if subject is Subject.POSTER else None
        return replace(shown, subject=subject, ref=ref, title="", page=page, poster=poster, asks=True)

    def pages_of(self, subject: Subject, ref: str = "") -> tuple[Showing, ...]:
        """One thing to show for each of its pages."""
        first = self.showing(subject, ref)
        if first.poster is not None:
            return poster_deck(first, first.poster, ref)
        item = item_at_hand(self.view) if self.view else None
        if subject in (Subject.AGENDA, Subject.POSTER):
            return (first,)
        goals = subject is Subject.GOALS
        slides = () if goals else slides_of(first, item, self._find_card, self.session)
        pages = goal_pages(self.session) if goals else len(slides)
        return tuple(replace(first, page=page) for page in range(pages))

    def pages_shown(self) -> tuple[Showing, ...]:
        """All pages that are turned with those that are shown now."""
        shown = self.room.showing
        for deck in (self._rules_deck(), self._item_deck(), self._left_deck()):
            if shown in deck:
                return deck
        return self.pages_of(shown.subject, shown.ref)

    def _rules_deck(self) -> tuple[Showing, ...]:
        """The rules of the game and the premises, and the agenda as the last page."""
        rules = self.pages_of(Subject.RULES)
        return (*rules, self.showing(Subject.AGENDA, AFTER_RULES, len(rules)))

    def _left_deck(self) -> tuple[Showing, ...]:
        """What the meeting was brought, one after another."""
        from cocreation_tui.core.initiative.carried_over import built_on, left_over

        brought = (*(one.brought for one in left_over(self.session)), *built_on(self.session))
        return tuple(page for one in brought for page in self._left_pages(one))

    def _left_pages(self, brought: Brought) -> tuple[Showing, ...]:
        """Something the meeting was brought; of the shared challenge, what it is by now."""
        if isinstance(fact_of(brought.capture), ChallengeStated):
            return self.pages_of(Subject.CHALLENGE, brought.ref)
        return (self.showing(Subject.CAPTURE, brought.ref),)

    def _item_deck(self) -> tuple[Showing, ...]:
        """The questions and the cards of the item at hand, after what it shows of the meeting's and initiative's own."""
        item = item_at_hand(self.view) if self.view else None
        shows = item.shows if item else ()
        questions = self.pages_of(Subject.QUESTIONS)
        own = [page for one in shows if one in _OWN for page in self.pages_of(Subject(one), ITEM)]
        cards = [one for one in shows if one not in _OWN]
        cards = [card for card in cards if card not in RULES] or ([] if questions or own else cards)
        return (*own, *questions, *(page for card in cards for page in self.pages_of(Subject.CARD, card)))

    def show_agenda(self) -> None:
        """The agenda with its clock times, for the room."""
        self.present((self.showing(Subject.AGENDA),))

    def show_challenge(self) -> None:
        """The shared challenge as it stands, for the room."""
        self.present(self.pages_of(Subject.CHALLENGE))

    def information(self) -> None:
        """What participants are told of what is kept about them, for the room, as it is on disk now."""
        self._cards = None
        self.present(self.pages_of(Subject.CARD, INFORMATION))

    def toggle_agenda(self) -> None:
        """Show the room the agenda while this screen shows something else, or the clock again."""
        shown = self.room.showing.subject is Subject.AGENDA
        self.show_room(self.showing(Subject.CLOCK if shown else Subject.AGENDA))

    def own_page(self) -> None:
        """A page for the room, written on the spot; what was written is there again the next time."""
        from cocreation_tui.tui.screens.dialogs.own_page import OwnPageScreen

        self.deck.ask(OwnPageScreen(self.words, self._written, self._keep_written), self._page_written)

    def _keep_written(self, text: str) -> None:
        self._written = text

    def _page_written(self, text: str | None) -> None:
        if text:
            self._written = text
            self.present(self.pages_of(Subject.PAGE, text))

    def rules(self) -> None:
        """The rules of the game, the premises and the agenda, for the room, as they are on disk now."""
        self._cards = None
        self.present(self._rules_deck())

    def card(self) -> None:
        """The questions and cards of the item at hand, for the room, as they are on disk now."""
        self._cards = None
        self.present(self._item_deck())

    def any_card(self) -> None:
        """Any card, for the room; first those that lead on from what is shown, or from the item at hand."""
        from cocreation_tui.tui.screens.library.shelf_pages import card_choices

        self._cards = None
        choices = card_choices(self.room.cards(), self._cards_at_hand(), self.words)
        self.deck.ask(PickScreen(self.words, self.words("any-card.title"), choices), self._card_chosen)

    def _cards_at_hand(self) -> tuple[str, ...]:
        if self.room.showing.subject is Subject.CARD:
            return (self.room.showing.ref,)
        item = item_at_hand(self.view) if self.view else None
        return item.shows if item else ()

    def _card_chosen(self, card_id: str | None) -> None:
        if card_id is not None:
            self.present(self.pages_of(Subject.CARD, card_id))

    def blank(self) -> None:
        """Nothing but the time of day, for the room."""
        self.present((self.showing(Subject.BLANK),))

    def turn_page(self, by: int) -> bool:
        """Turn a page of what is shown here; whether there was anything to turn or to put away."""
        if not self.deck.faces_room or self.room.showing.subject is Subject.CLOCK:
            return False
        deck = self.pages_shown()
        if len(deck) < 2 or self.room.showing not in deck:
            self.room_clock()
            return True
        place = deck.index(self.room.showing) + by
        if 0 <= place < len(deck):
            self.show_room(deck[place])
        elif self.room.showing.subject is Subject.RULES:
            self.show_room(deck[-1])
        elif self.room.showing.subject is Subject.AGENDA:
            self.room_clock()
        return True

    # Decisions, messages, names

    @property
    def read_decision(self) -> Capture | None:
        """The decision that is read back to the room, as long as the room is asked; None for none."""
        shown = self.room.showing
        if shown.subject is not Subject.CAPTURE or not shown.asks:
            return None
        capture = self.session.capture(CaptureId(shown.ref))
        return capture if capture is not None and capture.kind is Kind.DECISION else None

    def read_to_room(self, decision: CaptureId) -> None:
        """Read a decision back to the room, until the facilitator has heard enough or the meeting goes on."""
        self._read = decision
        self.show_room(self.showing(Subject.CAPTURE, decision))

    def read_enough(self) -> None:
        """Let the room have the clock again when a decision that was read back is still what it sees."""
        shown = self.room.showing
        if self._read and shown.subject is Subject.CAPTURE and shown.ref == self._read:
            self.show_room(self.showing(Subject.CLOCK))

    @property
    def decision_at_hand(self) -> Capture | None:
        """The decision that hands are about unless somebody says otherwise; None for none.

        The one the room sees, or sees the count of, or else the last one that was read back in this item.
        """
        shown = self.room.showing
        counted = next((one.about for one in self.session.hands if one.id == shown.ref), None)
        known = (self.session.capture(CaptureId(ref)) for ref in (shown.ref, counted, self._read) if ref)
        return next((one for one in known if one is not None and one.kind is Kind.DECISION), None)

    def done(self, before: Session, after: Session) -> None:
        """A decision is read back no longer than the item it was made in, and the meeting."""
        held, holds = before.facts, after.facts
        if (len(held.runs), held.closed_at) != (len(holds.runs), holds.closed_at):
            self.read_enough()
            self._read = None

    def agreed(self, decision: Capture) -> None:
        """The room has agreed: the decision is adopted, and the room sees that it is."""
        named = self.words("agree.said", label=self.words("decision.label", number=decision.number))

        def adopted(before: Session, after: Session) -> None:
            self.show_room(replace(self.room.showing, asks=False))
            self.say(named)

        self.do(SettleDecision(decision.id, Status.ADOPTED), adopted)

    def show_capture(self, capture: Capture) -> None:
        """Show a capture to the room, large enough to correct aloud."""
        self.present((self.showing(Subject.CAPTURE, capture.id),))

    def show_brought(self, brought: Brought) -> None:
        """Show the room something an earlier meeting left."""
        self.present(self._left_pages(brought))

    def message(self) -> None:
        """Say something to the room, or take back what was said."""
        from cocreation_tui.tui.screens.dialogs.message import MessageScreen

        if self.room.showing.message:
            self._message_given("")
        else:
            self.deck.ask(MessageScreen(self.words), self._message_given)

    def _message_given(self, text: str | None) -> None:
        if text is None:
            return
        self.show_room(replace(self.room.showing, message=text))
        self.say(self.words("audience.message-shown" if text else "audience.message-gone"))

    def sayable(self, text: str) -> str:
        """A sentence for the facilitator; without names while the room sees it and is to see none."""
        if not (self.deck.faces_room and self.room.showing.hide_names):
            return text
        return without_names(text, self.session.people, self.words("audience.somebody"))

    def hide_names(self) -> None:
        """Leave names of people out of what the room sees, or show them again."""
        hide = not self.room.showing.hide_names
        self.show_room(replace(self.room.showing, hide_names=hide))
        self.say(self.words("audience.names-hidden" if hide else "audience.names-shown"))

    def theme(self) -> None:
        """Other colours, for another light."""
        told = self.words(f"audience.theme.{self.deck.other_colours()}")
        self.say(self.words("audience.theme", theme=told))


_OWN = frozenset(RoomPage)


def poster_deck(shown: Showing, poster: Poster, ref: str = "") -> tuple[Showing, ...]:
    """One thing to show for each page of a poster, with the message and what else the room sees now."""
    from cocreation_tui.tui.widgets.room_side.poster_rows import poster_pages

    first = replace(shown, subject=Subject.POSTER, ref=ref, title="", poster=poster)
    return tuple(replace(first, page=page) for page in range(poster_pages(poster)))
