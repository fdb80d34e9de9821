"""The poster of the initiative a meeting belongs to, for the room."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.reports.poster import Poster, poster_of
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.tui.screens.meeting.deck import MeetingBase
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.room_side.poster_rows import poster_pages


class PosterActions(MeetingBase):
    """Shows the poster to the room, and keeps it up to date for as long as it is shown."""

    _poster_session: Session | None = None

    if TYPE_CHECKING:

        def show_room(self, showing: Showing) -> None:
            """What the class of the audience face brings to the meeting screen."""

        def _present(self, deck: tuple[Showing, ...]) -> None: ...

    def action_poster(self) -> None:
        """The initiative on one page, for the room."""
        if self.room.showing.subject is Subject.POSTER:
            self._present((self.room.showing,))
            return
        self._poster_session = self.session
        self.run_worker(
            partial(self._read_poster, first=True), thread=True, group="poster", exit_on_error=True
        )

    def watch_view(self, before: View | None, after: View | None) -> None:
        """Bring the poster up to date when something was done while the room sees it."""
        super().watch_view(before, after)
        if self.room.showing.subject is not Subject.POSTER or self._poster_session is self.session:
            return
        self._poster_session = self.session
        self.run_worker(
            partial(self._read_poster, first=False), thread=True, group="poster", exit_on_error=True
        )

    def _read_poster(self, first: bool) -> None:
        """Read the initiative; in a thread, for it may have many meetings."""
        path, poster = self.room.path, None
        initiative = Initiatives(self.room.desk).of(path) if path else None
        if initiative is not None:
            poster = poster_of(initiative, day_of(self.room.runner.clock.now(), initiative.zone))
        self.app.call_from_thread(self._poster_read, poster, first)

    def _poster_read(self, poster: Poster | None, first: bool) -> None:
        shown = self.room.showing
        if poster is None:
            if first:
                self.say(self.words("poster.no-initiative"), "$text-warning")
        elif first:
            self._present(poster_deck(shown, poster))
        elif shown.subject is Subject.POSTER and shown.poster != poster:
            page = min(shown.page, poster_pages(poster) - 1)
            self.show_room(replace(shown, poster=poster, page=page))


def poster_deck(shown: Showing, poster: Poster) -> tuple[Showing, ...]:
    """One thing to show for each page of a poster, with the message and what else the room sees now."""
    first = replace(shown, subject=Subject.POSTER, ref="", title="", poster=poster)
    return tuple(replace(first, page=page) for page in range(poster_pages(poster)))
