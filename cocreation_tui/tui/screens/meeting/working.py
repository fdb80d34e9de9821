"""What the facilitator does about ways of working: choose one, set its steps, go from step to step."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.floor.work import FORMS, WorkForm, WorkStep
from cocreation_tui.core.session.commands.floor import EndWork, StartWork, StepWork
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import length_words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.repeat import Steady
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.deck import Deck, Part

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.over_meeting.setup import Values


LEAST = 0.5
"""The fewest minutes of a step."""


class Working(Part):
    """1-2-4-all, silent writing, group work, fishbowl."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(deck)
        self._steady = Steady()

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "work": self.work,
            "end-work": self.end_work,
        }

    def work(self) -> None:
        """The next step of the way of working; when there is none, choose one."""
        if self.session.work is not None:
            if self._steady.press(self.room.runner.clock.now()):
                self.do(StepWork(), self._say_step_begun)
            return
        row = self.view.seen.current if self.view else None
        if self.session.facts.closed_at is not None or row is None:
            closed = self.session.facts.closed_at is not None
            self.say(self.words("refused.closed" if closed else "refused.nothing-runs"), "$text-warning")
            return
        forms = sorted(FORMS, key=lambda form: form.id != row.item.work)
        choices = tuple(self._choice(form, form.id == row.item.work) for form in forms)
        screen = PickScreen(self.words, self.words("work.title"), choices)
        self.deck.ask(screen, self._set_up_work)

    def _choice(self, form: WorkForm, planned: bool) -> Choice[WorkForm]:
        """A way of working with its steps: ``1-2-4-alle   12 min: Hver for sig 1, …``."""
        total = length_words(self.words, sum((step.length for step in form.steps), timedelta(0)))
        steps = ", ".join(self.words(f"work.step.{step.id}").lower() for step in form.steps)
        detail = f"{total}: {steps}"
        if planned:
            detail = f"{self.words('work.planned')} · {detail}"
        return Choice(form, self.words(f"work.form.{form.id}").capitalize(), detail)

    def _set_up_work(self, form: WorkForm | None) -> None:
        from cocreation_tui.tui.screens.over_meeting.setup import Knob, SetupScreen

        if form is None:
            return
        row = self.view.seen.current if self.view else None
        knobs = tuple(
            Knob(self.words(f"work.step.{step.id}"), step.length / timedelta(minutes=1), least=LEAST)
            for step in form.within(row.left if row else timedelta(0))
        )
        title = self.words(f"work.form.{form.id}").capitalize()
        screen = SetupScreen(self.words, title, knobs, self._work_says)
        self.deck.ask(screen, partial(self._start_work, form))

    def _work_says(self, values: Values) -> str:
        row = self.view.seen.current if self.view else None
        total = length_words(self.words, timedelta(minutes=sum(values)))
        left = length_words(self.words, max(row.left, timedelta(0))) if row else ""
        return self.words("work.says", total=total, left=left)

    def _start_work(self, form: WorkForm, values: Values | None) -> None:
        if values is None:
            return
        steps = tuple(
            WorkStep(step.id, timedelta(minutes=minutes))
            for step, minutes in zip(form.steps, values, strict=True)
        )
        self.do(StartWork(form.id, steps), self._say_step_begun)

    def _say_step_begun(self, before: Session, after: Session) -> None:
        if after.work is None:
            self.say(self.words("work.over"))
            return
        step = self.words(f"work.step.{after.work.step.id}")
        self.say(self.words("work.begun", step=step))

    def end_work(self) -> None:
        """Bring the room together again."""
        self.do(EndWork(), lambda before, after: self.say(self.words("work.over")))
