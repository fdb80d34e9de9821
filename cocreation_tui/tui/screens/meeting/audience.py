"""What the facilitator does to the audience face: switch to it, show something on it, say something to the room.

What the room sees is one value, ``room.showing``; a second terminal follows it. The screen's own audience face is
that of the same value, so both show the same.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.reactive import reactive

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.initiative.carried_over import built_on, left_over
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.session import Session
from cocreation_tui.method.cards import Card
from cocreation_tui.tui.room.scene import (
    RULES,
    FindCard,
    goal_pages,
    item_at_hand,
    remembering,
    scene_of,
    slides_of,
)
from cocreation_tui.tui.room.without_names import without_names
from cocreation_tui.tui.screens.dialogs.message import MessageScreen
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.library.shelf_pages import card_choices
from cocreation_tui.tui.screens.meeting.deck import MeetingBase
from cocreation_tui.tui.screens.meeting.poster import poster_deck
from cocreation_tui.tui.theme import other_theme
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.room_line import RoomLine, room_words
from cocreation_tui.tui.widgets.room_side.audience import AudienceFace

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.meeting.caught import CaughtActions
    from cocreation_tui.tui.screens.meeting.course import CourseActions
    from cocreation_tui.tui.screens.meeting.views import ViewActions
    from cocreation_tui.tui.screens.meeting.working import WorkActions

    class _Others(CourseActions, CaughtActions, WorkActions, ViewActions):
        """What stands behind this class among the bases of the meeting screen."""
else:
    _Others = MeetingBase

HIGH, BROAD = 46, 160
"""Rows and columns from which the control face has a larger clock and a wider agenda."""


class AudienceActions(_Others):
    """The room's face and what is on it; the first of the meeting screen's bases."""

    faces_room: reactive[bool] = reactive(False, init=False)
    """Whether the audience face is shown here instead of the control face."""
    read_back: bool = True
    """Whether a decision is shown to the room as soon as it is caught."""

    _cards: FindCard | None = None
    _face_before: bool | None = None
    _told_of: Showing | None = None
    _worded: Showing | None = None
    _stage_busy: bool = False

    def _find_card(self, card_id: str) -> Card | None:
        self._cards = self._cards or remembering(self.room.card)
        return self._cards(card_id)

    # The two faces

    def action_face(self) -> None:
        """Switch between the control face and the audience face."""
        self._face_before = None
        self.faces_room = not self.faces_room
        self.say(self.words("audience.hint-face") if self.faces_room else "", "$text-muted")

    def watch_faces_room(self) -> None:
        """Put the face on screen."""
        self.set_class(self.faces_room, "-audience")
        self._paint_room(self.view)

    def watch_view(self, before: View | None, after: View | None) -> None:
        """Keep the audience face, and the word of what is on it, as of now."""
        super().watch_view(before, after)
        self._paint_room(after)

    def _paint_room(self, view: View | None) -> None:
        if view is None or not self.is_mounted:
            return
        if self._worded is not self.room.showing:
            self._worded = self.room.showing
            self.query_one(RoomLine).said = room_words(self.words, self._worded)
        if self.faces_room:
            self.query_one(AudienceFace).scene = scene_of(view, self.room.showing, self._find_card)

    def on_resize(self, event: events.Resize) -> None:
        """Tell the stylesheet when there is room for a larger clock on the control face."""
        self.set_class(event.size.height >= HIGH and event.size.width >= BROAD, "-huge")

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        """Say something in the quiet line; without names while the room sees it and is to see none."""
        if self.faces_room and self.room.showing.hide_names:
            text = without_names(text, self.session.people, self.words("audience.somebody"))
        super().say(text, style, lasting)

    # What the room is shown

    def show_room(self, showing: Showing) -> None:
        """Show the room something, and tell a second terminal without waiting for the disk."""
        self.room.showing = showing
        self._paint_room(self.view)
        if not self._stage_busy:
            self._stage_busy = True
            self.run_worker(self._tell_stage(), group="stage", exit_on_error=True)

    async def _tell_stage(self) -> None:
        """Write until what is written is what is shown."""
        try:
            while self._told_of != (showing := self.room.showing):
                await asyncio.to_thread(self.room.tell_stage, showing)
                self._told_of = showing
        finally:
            self._stage_busy = False

    def _present(self, deck: tuple[Showing, ...]) -> None:
        """Show the first of some pages on this screen too; the clock again when they are what is shown."""
        if not deck:
            self.say(self.words("page.nothing"), "$text-warning")
        elif self.room.showing in deck and self.faces_room:
            self.action_room_clock()
        else:
            self._face_before = self.faces_room if self._face_before is None else self._face_before
            self.show_room(deck[0])
            self.faces_room = True
            self.say(
                self.words("audience.hint-pages" if len(deck) > 1 else "audience.hint"), "$text-muted", True
            )

    def action_room_clock(self) -> None:
        """Show the room the clock again, and this screen the face it had before."""
        if self.room.showing.subject is not Subject.CLOCK:
            self.show_room(self._showing(Subject.CLOCK))
            self.say("")
        if self._face_before is not None:
            self.faces_room, self._face_before = self._face_before, None

    def _showing(self, subject: Subject, ref: str = "", page: int = 0) -> Showing:
        shown = self.room.showing
        poster = shown.poster if subject is Subject.POSTER else None
        return replace(shown, subject=subject, ref=ref, title="", page=page, poster=poster)

    def _room_pages(self, subject: Subject, ref: str = "") -> tuple[Showing, ...]:
        """One thing to show for each of its pages."""
        first = self._showing(subject, ref)
        if first.poster is not None:
            return poster_deck(first, first.poster)
        item = item_at_hand(self.view) if self.view else None
        goals = subject is Subject.GOALS
        slides = () if goals else slides_of(first, item, self._find_card, self.session)
        pages = goal_pages(self.session) if goals else len(slides)
        return tuple(replace(first, page=page) for page in range(pages))

    def _room_deck(self) -> tuple[Showing, ...]:
        """All pages that are turned with those that are shown now."""
        shown = self.room.showing
        for deck in (self._room_pages(Subject.RULES), self._item_deck(), self._left_deck()):
            if shown in deck:
                return deck
        return self._room_pages(shown.subject, shown.ref)

    def _left_deck(self) -> tuple[Showing, ...]:
        """What the meeting was brought, one after another."""
        brought = (*(one.brought for one in left_over(self.session)), *built_on(self.session))
        return tuple(self._showing(Subject.CAPTURE, one.ref) for one in brought)

    def _item_deck(self) -> tuple[Showing, ...]:
        """The questions and the cards of the item at hand."""
        item = item_at_hand(self.view) if self.view else None
        cards = item.shows if item else ()
        questions = self._room_pages(Subject.QUESTIONS)
        shown = [card for card in cards if card not in RULES] or ([] if questions else cards)
        return (*questions, *(page for card in shown for page in self._room_pages(Subject.CARD, card)))

    def action_rules(self) -> None:
        """The rules of the game and the premises, for the room, as they are on disk now."""
        self._cards = None
        self._present(self._room_pages(Subject.RULES))

    def action_card(self) -> None:
        """The questions and cards of the item at hand, for the room, as they are on disk now."""
        self._cards = None
        self._present(self._item_deck())

    def action_any_card(self) -> None:
        """Any card, for the room; first those that lead on from what is shown, or from the item at hand."""
        self._cards = None
        choices = card_choices(self.room.cards(), self._cards_at_hand(), self.words)
        self.app.push_screen(PickScreen(self.words, self.words("any-card.title"), choices), self._card_chosen)

    def _cards_at_hand(self) -> tuple[str, ...]:
        if self.room.showing.subject is Subject.CARD:
            return (self.room.showing.ref,)
        item = item_at_hand(self.view) if self.view else None
        return item.shows if item else ()

    def _card_chosen(self, card_id: str | None) -> None:
        if card_id is not None:
            self._present(self._room_pages(Subject.CARD, card_id))

    def action_blank(self) -> None:
        """Nothing but the time of day, for the room."""
        self._present((self._showing(Subject.BLANK),))

    def action_advance(self) -> None:
        """Turn the page, or put away what was read; else go to the next item."""
        if not self._turn_page(1):
            super().action_advance()

    def action_back(self) -> None:
        """Turn the page back; else go to the item before."""
        if not self._turn_page(-1):
            super().action_back()

    def _turn_page(self, by: int) -> bool:
        """Turn a page of what is shown here; whether there was anything to turn or to put away."""
        if not self.faces_room or self.room.showing.subject is Subject.CLOCK:
            return False
        deck = self._room_deck()
        if len(deck) < 2 or self.room.showing not in deck:
            self.action_room_clock()
            return True
        place = deck.index(self.room.showing) + by
        if 0 <= place < len(deck):
            self.show_room(deck[place])
        return True

    # Decisions, messages, names

    def _say_caught(self, before: Session, after: Session) -> None:
        """Confirm a capture; a decision is read back to the room until that is put away."""
        super()._say_caught(before, after)
        if self.read_back and len(after.captures) > len(before.captures):
            caught = after.captures[-1]
            if caught.kind is Kind.DECISION:
                self.show_room(self._showing(Subject.CAPTURE, caught.id))

    def show_capture(self, capture: Capture) -> None:
        """Show a capture to the room, large enough to correct aloud."""
        self._present((self._showing(Subject.CAPTURE, capture.id),))

    def action_message(self) -> None:
        """Say something to the room, or take back what was said."""
        if self.room.showing.message:
            self._message_given("")
        else:
            self.app.push_screen(MessageScreen(self.words), self._message_given)

    def _message_given(self, text: str | None) -> None:
        if text is None:
            return
        self.show_room(replace(self.room.showing, message=text))
        self.say(self.words("audience.message-shown" if text else "audience.message-gone"))

    def action_hide_names(self) -> None:
        """Leave names of people out of what the room sees, or show them again."""
        hide = not self.room.showing.hide_names
        self.show_room(replace(self.room.showing, hide_names=hide))
        self.say(self.words("audience.names-hidden" if hide else "audience.names-shown"))

    # What is not for the room

    def action_notes(self) -> None:
        """The facilitator's own notes; not while the room sees this screen."""
        if self.faces_room:
            self.say(self.words("audience.private"), "$text-warning")
        else:
            super().action_notes()

    def action_speaking(self) -> None:
        """Who has spoken how long; while the room sees this screen, how groups have."""
        if self.faces_room:
            self._present((self._showing(Subject.STATUS_ROUND),))
        else:
            super().action_speaking()

    def action_timeline(self) -> None:
        """Every turn, to set right; not while the room sees this screen."""
        if self.faces_room:
            self.say(self.words("audience.private"), "$text-warning")
        else:
            super().action_timeline()

    def action_theme(self) -> None:
        """Other colours, for another light."""
        self.app.theme = other_theme(self.app.theme)
        told = self.words(f"audience.theme.{self.app.theme}")
        self.say(self.words("audience.theme", theme=told))
