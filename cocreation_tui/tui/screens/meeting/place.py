"""The meeting as a place: leaving it for Home, what the settings say of it, the mouse, and help for where one is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.command import GiveWord, StartItem
from cocreation_tui.tui.screens.dialogs.help import HelpScreen, line_page, meeting_page
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.meeting.course import CourseActions
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.agenda import AgendaPanel
from cocreation_tui.tui.widgets.control.lines import Hints, SayLine
from cocreation_tui.tui.widgets.control.speaking import SpeakingPanel
from cocreation_tui.tui.words.of_keys import key_problem_words

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.meeting.audience import AudienceActions
    from cocreation_tui.tui.screens.ways import Ways

    class _Others(AudienceActions, CourseActions):
        """What stands beside this class among the bases of the meeting screen."""
else:
    _Others = CourseActions


class PlaceActions(_Others):
    """Home, settings, mouse and help."""

    def on_mount(self) -> None:
        """Do as the settings say, and say once which keys of one's own are not used."""
        settings, showing = self.room.settings, self.room.showing
        if settings.hide_names and not showing.hide_names and self.session.facts.started_at is None:
            self.show_room(replace(showing, hide_names=True))
        problems = getattr(self.app, "key_problems", ())
        if problems and not self.query_one(SayLine).said[0]:
            self.say(key_problem_words(problems[0], self.words), "$text-warning")

    def added(self, view: View) -> View:
        """The view without how long each has spoken, when that is not to be shown."""
        return replace(super().added(view), individual=self.room.settings.individual_times)

    async def action_home(self) -> None:
        """Fold the meeting, let go of it, and return to Home; it can be resumed there."""
        if self.room.runner.unsaved and not self.room.runner.retry():
            self.say(self.words("leave.unsaved"), "bold $text-error")
            return
        cast("Ways", self.app).leave_meeting()

    def action_help(self) -> None:
        """Help for the line while it is open, else for the meeting; then every key."""
        page = line_page(self.words) if self.line.is_open else meeting_page(self.words)
        self.app.push_screen(HelpScreen(self.words, page))

    # The mouse

    def on_agenda_panel_picked(self, event: AgendaPanel.Picked) -> None:
        """Go to the item that was clicked: the next one by the guarded advance, another after a question."""
        event.stop()
        seen = self.view.seen if self.view else None
        row = next((row for row in seen.rows if row.item.id == event.item), None) if seen else None
        if seen is None or row is None or row.state in (State.RUNNING, State.PAUSED):
            return
        if seen.next is not None and seen.next.item.id == event.item and seen.current is not None:
            self.action_advance()
            return
        now = self.room.runner.clock.now()
        answers = (
            Answer("stay", self.words("places.stay")),
            Answer("go", self.words("places.go"), self._consequence(row, StartItem(event.item), now)),
        )
        question = QuestionScreen(self.words, self.words("places.go-to", title=row.item.title), answers)
        self.app.push_screen(question, lambda answer: self._go_if(answer, event.item))

    def _go_if(self, answer: str | None, item: ItemId) -> None:
        if answer == "go":
            self._start(item)

    def on_speaking_panel_picked(self, event: SpeakingPanel.Picked) -> None:
        """Give the word to who was clicked; once more stops."""
        event.stop()
        self.do(GiveWord(event.person))

    async def on_hints_picked(self, event: Hints.Picked) -> None:
        """Do what the hint that was clicked says."""
        event.stop()
        if self.check_action(event.action.split("(")[0], ()):
            await self.run_action(event.action)
