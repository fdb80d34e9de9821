"""The poster of the initiative a meeting belongs to, for the room."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.agenda import RoomPage
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.session import Session
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.room.scene import item_at_hand
from cocreation_tui.tui.screens.meeting.audience import RoomFace, poster_deck
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.view import View

if TYPE_CHECKING:
    from cocreation_tui.core.reports.poster import Poster


class PosterOf(Part):
    """Shows the poster to the room, and keeps it up to date for as long as it is shown."""

    _poster_session: Session | None = None

    def __init__(self, deck: Deck, face: RoomFace) -> None:
        super().__init__(deck)
        self.face = face

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "poster": self.poster,
        }

    def poster(self) -> None:
        """The initiative on one page, for the room."""
        if self.room.showing.subject is Subject.POSTER:
            self.face.present((self.room.showing,))
            return
        self._poster_session = self.session
        self.deck.in_thread(partial(self._read_poster, first=True), "poster")

    def watch(self, before: View | None, after: View) -> None:
        """Bring the poster up to date when something was done while the room sees it, or is about to."""
        if self._poster_session is self.session or not self._needed(after):
            return
        self._poster_session = self.session
        self.deck.in_thread(partial(self._read_poster, first=False), "poster")

    def _needed(self, view: View) -> bool:
        """Whether the room sees the poster, or the item at hand shows it and it has not been read yet."""
        item = item_at_hand(view)
        at_hand = item is not None and RoomPage.POSTER in item.shows and self.face.poster is None
        return at_hand or self.room.showing.subject is Subject.POSTER

    def _read_poster(self, first: bool) -> None:
        """Read the initiative; in a thread, for it may have many meetings."""
        from cocreation_tui.core.reports.poster import poster_of
        from cocreation_tui.desk.initiatives import Initiatives

        path, poster = self.room.path, None
        initiative = Initiatives(self.room.desk).of(path) if path else None
        if initiative is not None:
            poster = poster_of(initiative, day_of(self.room.runner.clock.now(), initiative.zone))
        self.deck.from_thread(self._poster_read, poster, first)

    def _poster_read(self, poster: Poster | None, first: bool) -> None:
        from cocreation_tui.tui.widgets.room_side.poster_rows import poster_pages

        shown = self.room.showing
        if poster is None:
            if first:
                self.say(self.words("poster.no-initiative"), "$text-warning")
            return
        self.face.poster = poster
        if first:
            self.face.present(poster_deck(shown, poster))
        elif shown.subject is Subject.POSTER and shown.poster != poster:
            page = min(shown.page, poster_pages(poster) - 1)
            self.face.show_room(replace(shown, poster=poster, page=page))
