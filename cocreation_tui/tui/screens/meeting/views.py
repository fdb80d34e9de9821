"""What can be opened over a meeting: rules, cards, notes, people, minutes, closing, help, palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.schedule import Row
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.manner import USUAL, Manner
from cocreation_tui.core.session.commands.outcome import NameLeader, NameMinuteTaker
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import BY_ID, Place, at
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen, command_choices
from cocreation_tui.tui.screens.meeting.deck import Part
from cocreation_tui.tui.words.pages import Page, notes_page

if TYPE_CHECKING:
    from cocreation_tui.desk.issuing import Issuing
    from cocreation_tui.tui.screens.papers.going_out import GoneOut, Wanted


class Opened(Part):
    """Pages, lists and dialogs over the meeting."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "notes": self.notes,
            "palette": self.palette,
            "minutes": self.minutes,
            "leave": self.leave,
            "leader": self.leader,
            "minute-taker": self.minute_taker,
        }

    def _row(self) -> Row | None:
        """The item under way, or else the one to come."""
        seen = self.view.seen if self.view else None
        return (seen.current or seen.next) if seen else None

    def _show(self, pages: Iterable[Page], key: str, large: bool = False) -> None:
        from cocreation_tui.tui.screens.dialogs.page import PageScreen

        pages = tuple(pages)
        if pages:
            self.deck.ask(PageScreen(self.words, pages, self.keyboard.keys(key), large))
        else:
            self.say(self.words("page.nothing"), "$text-warning")

    def notes(self) -> None:
        """The facilitator's own notes and Plan B for the item under way; not while the room sees this screen."""
        if self.deck.faces_room:
            self.say(self.words("audience.private", key=self.keyboard.first("face")), "$text-warning")
            return
        row = self._row()
        if row is not None:
            self._show(notes_page(row, self.words), "notes")

    def palette(self) -> None:
        """Every command by name, found by its name in any language."""
        offered = (key for key in at(Place.MEETING) if not key.id.startswith("speaker-"))
        choices = command_choices(offered, self.words, self.keyboard)
        self.deck.ask(PickScreen(self.words, self.words("palette.title"), choices), self._run_command)

    async def _run_command(self, wanted: str | None) -> None:
        if wanted is None:
            return
        if self.line.is_open and not BY_ID[wanted].typing:
            self.line.field.action_put_away()
        await self.deck.act(wanted)

    def leader(self) -> None:
        """Say who leads the meeting."""
        self._name("leader", self.session.led_by, NameLeader)

    def minute_taker(self) -> None:
        """Say who takes the minutes."""
        self._name("minute-taker", self.session.minute_taker, NameMinuteTaker)

    def _name(self, role: str, now: str, command: Callable[[str], NameLeader | NameMinuteTaker]) -> None:
        words, nobody = self.words, self.words("roles.nobody")
        people = tuple(
            Choice(self.session.name(one.id), self.session.name(one.id), one.organisation, person=one)
            for one in self.session.people
        )
        none = (Choice("", words("roles.nobody-choice")),) if now else ()
        title = words(f"{role}.title", name=now or nobody)

        def typed(name: str) -> Choice[str]:
            return Choice(name, words("roles.typed", typed=name), also=name)

        def named(name: str | None) -> None:
            if name is not None:
                said = words(f"{role}.said", name=name or nobody)
                self.do(command(name), lambda before, after: self.say(said))

        self.deck.ask(PickScreen(words, title, (*people, *none), typed), named)

    def minutes(self) -> None:
        """Save the minutes as they are and show them."""
        self._tell(USUAL)

    def _tell(self, manner: Manner) -> None:
        """Save the minutes told in a manner, and show them where they are read or are to be read."""
        self.deck.in_thread(partial(self._save_minutes, manner), "minutes")

    def _save_minutes(self, manner: Manner) -> None:
        text, path = self.room.minutes(manner), ""
        try:
            path = str(self.room.save_minutes(manner))
            saved = self.words("minutes.saved", path=path)
        except StoreError as error:
            saved = self.words(error.key, path=error.path.name, **error.values)
        self.deck.from_thread(self._show_minutes, text, saved, path, manner)

    def _show_minutes(self, text: str, saved: str, path: str, manner: Manner) -> None:
        from cocreation_tui.tui.screens.papers.minutes import MinutesScreen

        screen = self.deck.opened(MinutesScreen)
        if screen is not None:
            screen.retold(text, saved, path, manner)
        elif manner == USUAL:
            issue = self._ask_version if self.session.facts.closed_at else None
            ways = (self._export_minutes, self._tell, issue)
            self.deck.ask(MinutesScreen(self.words, text, saved, path, *ways))

    def _ask_version(self) -> None:
        """Ask what has become of the minutes, and tell them anew with that."""
        from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
        from cocreation_tui.tui.screens.papers.versions import version_question

        screen = self.deck.opened(MinutesScreen)
        assert screen is not None

        def issued(command: Issuing | None) -> None:
            if command:
                self.do(command, lambda before, after: screen.again(), lambda: screen.tell(self.deck.said))

        self.deck.ask(version_question(self.words, self.session), issued)

    def _export_minutes(self, wanted: Wanted, manner: Manner) -> None:
        self.deck.in_thread(partial(self._go_out, wanted, manner), "minutes")

    def _go_out(self, wanted: Wanted, manner: Manner) -> None:
        from cocreation_tui.tui.screens.papers.going_out import go_out

        room = self.room
        done = go_out(wanted, room.desk, room.runner.session, room.path, manner, self.words)
        self.deck.from_thread(self._tell_exported, done)

    def _tell_exported(self, done: GoneOut) -> None:
        from cocreation_tui.tui.screens.papers.minutes import MinutesScreen

        screen = self.deck.opened(MinutesScreen)
        if screen is not None:
            screen.went_out(done)

    async def leave(self) -> None:
        """Leave the program; the meeting goes on and can be resumed."""
        if self.room.runner.unsaved and not self.room.runner.retry():
            self.say(self.words("leave.unsaved"), "bold $text-error")
            return
        await self.deck.quit()
