"""What earlier meetings left: settling it, reading it aloud, showing it to the room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.capture.brought import Brought, Fate
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import Reading
from cocreation_tui.core.capture.line_writing import owner_marks
from cocreation_tui.core.session.commands.command import CaptureThis, Redo, Undo
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.core.session.session import Session
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.asking import Asking
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.course import Course
from cocreation_tui.tui.screens.meeting.deck import Deck, Part

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.carried_over import LeftOver
    from cocreation_tui.tui.screens.over_meeting.checklist_row import FromLastTime


class CarriedOver(Part):
    """The list from last time and what its rows do."""

    def __init__(
        self, deck: Deck, face: RoomFace, asking: Asking, capturing: Capturing, course: Course
    ) -> None:
        super().__init__(deck)
        self.face = face
        self.asking = asking
        self.capturing = capturing
        self.course = course

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "from-last-time": self.from_last_time,
        }

    def mounted(self) -> None:
        """Say before the meeting begins that something is there from last time."""
        from cocreation_tui.core.initiative.carried_over import left_over

        left = len([one for one in left_over(self.session) if not one.said])
        if left and self.session.facts.started_at is None and not self.deck.said:
            key = self.keyboard.first("from-last-time")
            self.say(self.words.count("left.waiting", left, key=key), "$text-accent")

    def from_last_time(self) -> None:
        """What earlier meetings left, and what this one builds on."""
        from cocreation_tui.tui.screens.over_meeting.carried_over import LeftOverScreen
        from cocreation_tui.tui.screens.over_meeting.carried_rows import left_rows

        if not left_rows(self.words, self.session):
            self.say(self.words("left.none"), "$text-warning")
            return
        screen = LeftOverScreen(
            self.words,
            self.session.title,
            lambda: left_rows(self.words, self.session),
            self._left_chosen,
            self._left_step,
            self._settle_as,
        )
        self.deck.ask(screen)

    def _left_chosen(self, row: FromLastTime) -> None:
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Left, Shown

        match row:
            case Left(ref):
                self.settle_left(ref)
            case Shown(ref):
                self._show_left(ref)

    def _left_step(self, again: bool) -> None:
        def told(before: Session, after: Session) -> None:
            self.course.say_step(before, after)
            self._renew_left(said=True)

        self.do(Redo() if again else Undo(), told, lambda: self._renew_left(said=True))

    def _renew_left(self, said: bool = False) -> None:
        from cocreation_tui.tui.screens.over_meeting.closing import ChecklistScreen

        screen = self.deck.opened(ChecklistScreen)
        if screen is not None:
            screen.renew()
            if said:
                screen.tell(self.deck.said)

    def _left_over(self, ref: str) -> LeftOver | None:
        from cocreation_tui.core.initiative.carried_over import left_over

        return next((one for one in left_over(self.session) if one.brought.ref == ref), None)

    def settle_left(self, ref: str) -> None:
        """Ask what became of something."""
        left = self._left_over(ref)
        if left is None:
            return
        choices = [
            Choice(partial(self._settle_as, ref, fate), self.words(f"left.settle-{fate.value}"))
            for fate in (Fate.DONE, Fate.OPEN, Fate.DROPPED)
        ]
        if left.brought.capture.kind is Kind.PARKING:
            choices.append(Choice(partial(self._make_task, left.brought), self.words("left.settle-task")))
        choices.append(Choice(partial(self._show_left, ref), self.words("left.settle-show")))
        title = " ".join(left.brought.capture.text.split())
        screen = PickScreen(self.words, title, tuple(choices))
        self.deck.ask(screen, lambda act: act() if act else None)

    def _make_task(self, brought: Brought) -> None:
        capture = brought.capture
        caught = CaptureThis(Kind.TASK, capture.text, platform=capture.platform)
        self.do(caught, lambda before, after: self._settle(brought.ref, Fate.DONE))

    def _settle_as(self, ref: str, fate: Fate) -> None:
        if fate is Fate.OPEN:
            self._ask_who_then(ref)
        else:
            self._settle(ref, fate)

    def _settle(self, ref: str, fate: Fate, reading: Reading | None = None) -> None:
        reading = reading or Reading(Kind.TASK, "")
        said = SettleBrought(
            ref, fate, reading.owner, reading.owner_name, reading.due, reading.also, reading.also_names
        )
        self.do(said, partial(self._say_settled, ref), lambda: self._renew_left(said=True))

    def _say_settled(self, ref: str, before: Session, after: Session) -> None:
        left = self._left_over(ref)
        if left is not None:
            fate = self.words(f"fate.{left.fate.value}")
            text = " ".join(left.brought.capture.text.split())
            self.say(self.words("left.said", fate=fate, text=text))
        self._renew_left(said=True)

    def _ask_who_then(self, ref: str, half: str = "") -> None:
        """Still open: who answers for it from now on, and by when; ``half`` is what was written before."""
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Left

        left = self._left_over(ref)
        if left is None:
            return
        marks = [*owner_marks(left.owner, self.capturing.around)]
        marks += [f"!{self.capturing.as_written(left.due)}"] if left.due else []
        title = self.words("left.who-when", text=" ".join(left.brought.capture.text.split()))
        text, known = half or " ".join([*marks, ""]), left.due

        def read(typed: str) -> tuple[bool, str]:
            reading = self.capturing.read(Kind.TASK, typed, known)
            if reading.text and not reading.doubt:
                unclear = reading.several or reading.unread
                return False, self.capturing.as_read(reading) if unclear else self.words("left.only-marks")
            return True, self.capturing.as_read(reading)

        def given(typed: str) -> None:
            sure = partial(self._settle, ref, Fate.OPEN)
            self.capturing.when_sure(Kind.TASK, typed, sure, partial(self._ask_who_then, ref, typed), known)

        self.asking.ask_line(Left(ref), title, text, read, given)

    def _show_left(self, ref: str) -> None:
        """Show it to the room, large enough to read aloud; arrows turn to the next."""
        from cocreation_tui.core.initiative.carried_over import brought_as
        from cocreation_tui.tui.screens.over_meeting.closing import ChecklistScreen

        brought = brought_as(self.session, ref)
        if brought is None:
            return
        if isinstance(self.deck.top, ChecklistScreen):
            self.deck.top.dismiss(None)
        self.face.show_brought(brought)
