"""A room for the tables around this laptop, opened from an initiative's screen: open as long as the program, or until it is ended."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.tui.screens.dialogs.question import Answer
from cocreation_tui.tui.screens.initiative.sharing_acts import SharingActions
from cocreation_tui.tui.screens.initiative.targets import Alone
from cocreation_tui.tui.screens.laptops.slowly import slowly

if TYPE_CHECKING:
    from cocreation_tui.desk.hosted_room import HostedRoom
    from cocreation_tui.share.news import Exchanged
    from cocreation_tui.share.room_address import OnWall


class RoomActions(SharingActions):
    """Opening, showing and closing; the room goes on where this screen is left, and is found again."""

    _hosted: HostedRoom | None = None

    def on_unmount(self) -> None:
        """Leave the room to itself."""
        if self._hosted is not None:
            from cocreation_tui.desk.hosted_room import nothing

            self._hosted.told, self._hosted.hearing = nothing, None

    @property
    def wall(self) -> OnWall | None:
        """What the tables in the room type; None where no room is open."""
        return self._hosted.wall if self._hosted else None

    def _begin_sharing(self) -> None:
        from cocreation_tui.desk.hosted_room import ROOMS

        found = ROOMS.get(self.room.folder)
        if found is not None:
            self._be_with(found)
        super()._begin_sharing()

    def _be_with(self, hosted: HostedRoom) -> None:
        """Show what comes by a room, and have noted here what has arrived."""
        hosted.hearing = partial(self.app.call_from_thread, self._hear)
        hosted.told = self._told
        self._hosted = hosted

    def _told(self, exchanged: Exchanged) -> None:
        """In the thread of the room."""
        with suppress(RuntimeError):  # the program has ended meanwhile
            self.app.call_from_thread(self._room_exchanged, exchanged)

    def _room_exchanged(self, exchanged: Exchanged) -> None:
        from cocreation_tui.tui.screens.papers.poster import PosterScreen

        if not self.is_attached:
            return
        if not (self.is_active or isinstance(self.app.screen, PosterScreen)):
            # A meeting is held over it, which nothing may hold up: all of it is read when one comes back.
            self._exchanged = exchanged if exchanged.came or exchanged.sent else self._exchanged
            return
        self._take_up(exchanged)
        self._came_quietly(exchanged)
        if exchanged.came or exchanged.sent or exchanged.troubles:
            self.read_status()

    def sharing_act(self, deed: Alone) -> Callable[[], None]:
        """What is done with nothing to say what about."""
        acts: dict[Alone, Callable[[], None]] = {
            Alone.ROOM: self._open_or_show,
            Alone.END_ROOM: self._ask_to_end,
        }
        return acts.get(deed) or super().sharing_act(deed)

    def _open_or_show(self) -> None:
        if self.wall is not None:
            self._show_wall()
        elif self._desk.settings.name:
            self._open_room("")
        else:
            from cocreation_tui.tui.screens.laptops.way_asked import NameScreen

            self.app.push_screen(NameScreen(self.words), self._open_room)

    def _open_room(self, name: str | None) -> None:
        if name is None or self._busy:
            return
        from cocreation_tui.desk.hosted_room import HostedRoom
        from cocreation_tui.desk.told_sharing import call_oneself

        hosted = HostedRoom(self.together, self.room.folder)
        hosted.hearing = partial(self.app.call_from_thread, self._hear)

        def opened() -> HostedRoom:
            call_oneself(self._desk, name)
            hosted.open()
            return hosted

        self._busy = True
        self.say(self.words("together.room-opening"), "$text-accent", lasting=True)
        slowly(self, opened, self._room_opened, self._failed)

    def _room_opened(self, hosted: HostedRoom) -> None:
        begins, self._busy, self._shared = not self._shared, False, True
        self._be_with(hosted)
        self.say("")
        if begins:
            self._begin_sharing()
        else:
            self.read_status()
        self._show_wall()

    def _show_wall(self) -> None:
        wall = self.wall
        if wall is None or not self.is_active:
            return
        from cocreation_tui.tui.screens.laptops.code_on_wall import CodeOnWall

        title = self.words("together.room-title", name=self.known.name, last=wall.first_and_last[1])
        self.app.push_screen(CodeOnWall(self.words, title, wall.code, wall.first_and_last[0]))

    def _ask_to_end(self) -> None:
        answers = (
            Answer(self.words("together.room-leave")),
            Answer(
                self.words("together.room-end"),
                self.words("together.room-end-follows"),
                act=self._end_room,
            ),
        )
        self.ask(self.words("together.room-end-question", name=self.known.name), answers)

    def _end_room(self) -> None:
        hosted = self._hosted
        if hosted is None:
            return

        def ended(_: object) -> None:
            self._hosted = None
            self.say(self.words("together.room-over", name=self.known.name))
            self.read_status()

        self.say(self.words("together.room-closing"), "$text-accent", lasting=True)
        self.slowly(hosted.end, ended)
