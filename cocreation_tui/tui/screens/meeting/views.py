"""What can be opened over a meeting: rules, cards, notes, people, minutes, closing, help, palette."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cocreation_tui.core.agenda.schedule import Row
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.session.commands.command import AddPerson, MarkAttendance
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.planning import new_person_id
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.table import KEYS, shown
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.deck import MeetingBase
from cocreation_tui.tui.screens.over_meeting.people import PeopleScreen
from cocreation_tui.tui.words.pages import Page, notes_page


class ViewActions(MeetingBase):
    """Pages, lists and dialogs over the meeting."""

    def _row(self) -> Row | None:
        """The item under way, or else the one to come."""
        seen = self.view.seen if self.view else None
        return (seen.current or seen.next) if seen else None

    def _show(self, pages: Iterable[Page], key: str, large: bool = False) -> None:
        pages = tuple(pages)
        if pages:
            opened_by = next((entry.keys(self.words.language) for entry in KEYS if entry.id == key), "")
            self.app.push_screen(PageScreen(self.words, pages, opened_by, large))
        else:
            self.say(self.words("page.nothing"), "$text-warning")

    def action_notes(self) -> None:
        """The facilitator's own notes and Plan B for the item under way."""
        row = self._row()
        if row is not None:
            self._show(notes_page(row, self.words), "notes")

    def action_palette(self) -> None:
        """Every command by name, found by its name in either language."""
        other = Words("en" if self.words.language == "da" else "da")
        choices = tuple(
            Choice(
                key.action,
                self.words(f"key.{key.id}"),
                shown(key.keys(self.words.language), self.words),
                other(f"key.{key.id}"),
            )
            for key in KEYS
            if not key.id.startswith("speaker-")
        )
        self.app.push_screen(PickScreen(self.words, self.words("palette.title"), choices), self._run_command)

    async def _run_command(self, action: str | None) -> None:
        if action is None:
            return
        if self.line.is_open and not next(key.typing for key in KEYS if key.action == action):
            self.line.field.action_put_away()
        await self.run_action(action)

    def action_people(self) -> None:
        """Mark who is here, add who came."""
        self.app.push_screen(PeopleScreen(self.words, self.session, self._person_picked))

    def _person_picked(self, choice: str) -> None:
        if choice.startswith("new:"):
            person = Person(PersonId(new_person_id()), choice.removeprefix("new:"))
            self.do(AddPerson(person), self._renew_people)
            return
        person_id = PersonId(choice)
        known = self.session.person(person_id)
        here = known is not None and known.attendance is Attendance.PRESENT
        attendance = Attendance.ABSENT if here else Attendance.PRESENT
        self.do(MarkAttendance(person_id, attendance), self._renew_people)

    def _renew_people(self, before: Session, after: Session) -> None:
        if isinstance(self.app.screen, PeopleScreen):
            self.app.screen.renew(after)

    def action_minutes(self) -> None:
        """Save the minutes as they are and show them."""
        self.run_worker(self._save_minutes, thread=True, group="minutes", exit_on_error=True)

    def _save_minutes(self) -> None:
        text, path = self.room.minutes(), ""
        try:
            path = str(self.room.save_minutes())
            saved = self.words("minutes.saved", path=path)
        except StoreError as error:
            saved = self.words(error.key, path=error.path.name, **error.values)
        self.app.call_from_thread(self._show_minutes, text, saved, path)

    def _show_minutes(self, text: str, saved: str, path: str) -> None:
        from cocreation_tui.tui.screens.papers.minutes import MinutesScreen

        self.app.push_screen(MinutesScreen(self.words, text, saved, path, self._export_minutes))

    def _export_minutes(self, what: str) -> None:
        self.run_worker(partial(self._save_beside, what), thread=True, group="minutes", exit_on_error=True)

    def _save_beside(self, what: str) -> None:
        try:
            paths = ", ".join(str(path) for path in self.room.save_beside(what))
            said = self.words(
                "minutes.tables-saved" if what == "tables" else "minutes.html-saved", path=paths
            )
        except StoreError as error:
            said = self.words(error.key, path=error.path.name, **error.values)
        self.app.call_from_thread(self._tell_exported, said)

    def _tell_exported(self, said: str) -> None:
        from cocreation_tui.tui.screens.papers.minutes import MinutesScreen

        if isinstance(self.app.screen, MinutesScreen):
            self.app.screen.tell(said)

    async def action_leave(self) -> None:
        """Leave the program; the meeting goes on and can be resumed."""
        if self.room.runner.unsaved and not self.room.runner.retry():
            self.say(self.words("leave.unsaved"), "bold $text-error")
            return
        await self.app.action_quit()
