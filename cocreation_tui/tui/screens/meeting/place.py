"""The meeting as a place: leaving it for Home, what the settings say of it, the mouse, and help for where one is."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.course import Course
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_keys import key_problem_words


class AtPlace(Part):
    """Home, settings, mouse and help."""

    def __init__(self, deck: Deck, face: RoomFace, course: Course) -> None:
        super().__init__(deck)
        self.face = face
        self.course = course

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "home": self.home,
            "help": self.help,
        }

    def mounted(self) -> None:
        """Do as the settings say, and say once what of them is not used."""
        settings, showing = self.room.settings, self.room.showing
        trouble = self.room.desk.settings_problems
        # Where nobody can tell any more whether names were to be hidden, it does not matter what the room saw before.
        unsure = any(one.fatal or one.key == "settings.unused-hides" for one in trouble)
        begins = self.session.facts.started_at is None
        if settings.hide_names and not showing.hide_names and (begins or unsure):
            self.face.show_room(replace(showing, hide_names=True))
        problems = self.deck.ways.key_problems
        if trouble and not self.deck.said:
            why = self.words(trouble[0].key, line=trouble[0].line, **trouble[0].values)
            self.say(self.words("settings.trouble", why=why), "bold $text-warning")
        elif problems and not self.deck.said:
            self.say(key_problem_words(problems[0], self.words), "$text-warning")

    def added(self, view: View) -> View:
        """The view without how long each has spoken, when that is not to be shown."""
        shown = self.room.settings.individual_times
        return view if view.individual is shown else replace(view, individual=shown)

    async def home(self) -> None:
        """Fold the meeting, let go of it, and return to Home; it can be resumed there."""
        if self.room.runner.unsaved and not self.room.runner.retry():
            self.say(self.words("leave.unsaved"), "bold $text-error")
            return
        self.deck.ways.leave_meeting()

    def help(self) -> None:
        """Help for the line while it is open, else for the meeting; then every key."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, line_page, meeting_page

        page = line_page if self.line.is_open else meeting_page
        self.deck.ask(HelpScreen(self.words, self.keyboard, page(self.words, self.keyboard)))

    # The mouse

    def item_picked(self, wanted: ItemId) -> None:
        """Go to the item that was clicked: the next one by the guarded advance, another after a question."""
        seen = self.view.seen if self.view else None
        row = next((row for row in seen.rows if row.item.id == wanted), None) if seen else None
        if seen is None or row is None or row.state in (State.RUNNING, State.PAUSED):
            return
        if seen.next is not None and seen.next.item.id == wanted and seen.current is not None:
            self.course.advance()
            return
        self.course.take(wanted)
