"""Exercises in a meeting: shown to the room once they are saved, tasks out of open points, six questions, goals."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.beginnings import observation_begun
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.exercises import EXERCISES, QUESTIONS, SIX_QUESTIONS
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, assigned
from cocreation_tui.core.forms.templates import OBSERVATION, REALITY_CHECK
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.assigning import tasks_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.six_questions import answer, answers, question_at_hand
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.forms.form_drafts import DraftOf, Values
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.filling import Filling, Kept

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.goals import Goal
    from cocreation_tui.tui.screens.over_meeting.goals import ToTheRoom
    from cocreation_tui.tui.screens.over_meeting.six_questions import Answers


_DRAFT = DraftOf(SIX_QUESTIONS)
SHOWN_ONCE_SAVED = frozenset({*(form.id for form in EXERCISES), REALITY_CHECK})
"""Forms that the room is shown as soon as they are saved, as decisions are."""


class Exercising(Part):
    """What exercises do beyond being forms."""

    def __init__(self, deck: Deck, face: RoomFace, capturing: Capturing, filling: Filling) -> None:
        super().__init__(deck)
        self.face = face
        self.capturing = capturing
        self.filling = filling
        filling.elsewhere[SIX_QUESTIONS] = self._open_six
        filling.kept.append(self._kept)

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "six-questions": self.six_questions,
            "goals": self.goals,
        }

    def _kept(self, kept: Kept) -> None:
        """A form is kept: show the room an exercise, and make tasks of it when they were asked for."""
        if kept.changed and kept.form.id in SHOWN_ONCE_SAVED and self.face.read_back:
            self._show_to_room(Subject.CAPTURE, kept.capture.id)
        if kept.assigning and (kept.form.id == FOCUS_POINTS or not kept.changed):
            self.make_tasks(kept.values)

    def _show_to_room(self, subject: Subject, ref: str = "") -> None:
        self.face.show_room(replace(self.room.showing, subject=subject, ref=ref, title="", page=0))

    # Tasks out of focus points

    def make_tasks_of(self, capture: Capture) -> None:
        """Make tasks of the open points of a filled-in form."""
        from cocreation_tui.core.initiative.last_time import said

        self.make_tasks(said(capture))

    def make_tasks(self, values: Values) -> None:
        """Make a task of every open point that somebody takes, but none twice; in the meeting's language."""
        words = Words(self.session.language)
        wanted = [
            (words("exercise.task", point=words(f"form.focus-points.{point}")), owner)
            for point, owner in assigned(values)
        ]
        commands = tasks_of(self.session, wanted)
        if not commands:
            self.say(self.words("exercise.tasks-there" if wanted else "exercise.tasks-none"), "$text-warning")
        for number, command in enumerate(commands, 1):
            self.do(command, partial(self._say_made, number))

    def _say_made(self, number: int, before: Session, after: Session) -> None:
        self.say(self.words.count("exercise.tasks-made", number))

    # Six questions

    def six_questions(self) -> None:
        """The six guiding questions."""
        self._open_six()

    def _open_six(self, typed: str = "") -> None:
        from cocreation_tui.tui.screens.over_meeting.six_questions import Asked, SixQuestionsScreen

        draft = self.filling.drafts.of(_DRAFT) or {}
        at = draft.get("question", "").removeprefix("question-")
        asked = Asked(
            _told(self.session),
            at if at in QUESTIONS else question_at_hand(self.session),
            draft.get("answer", "") or typed,
            self._keep_answer,
            self._give_answer,
        )
        self.deck.ask(SixQuestionsScreen(self.words, asked), self._six_left)

    def _keep_answer(self, question: str, text: str) -> None:
        if text.strip():
            self.filling.drafts.keep(_DRAFT, {"answer": text, "question": f"question-{question}"})
        elif _DRAFT in self.filling.drafts:
            self.filling.drafts.forget(_DRAFT)

    def _give_answer(self, question: str, text: str) -> None:
        """Keep an answer; one that could not be kept stays as a draft."""
        self.do(answer(question, text), self._answered, partial(self._return_answer, question, text))

    def _return_answer(self, question: str, text: str) -> None:
        from cocreation_tui.tui.screens.over_meeting.six_questions import SixQuestionsScreen

        screen = self.deck.opened(SixQuestionsScreen)
        if screen is not None:
            screen.give_back(question, text)
        else:
            self._keep_answer(question, text)

    def _answered(self, before: Session, after: Session) -> None:
        from cocreation_tui.tui.screens.over_meeting.six_questions import SixQuestionsScreen

        kept = after.captures[-1]
        self.capturing.used(kept.text)
        name = self.words(f"form.{SIX_QUESTIONS}")
        self.say(self.words("forms.saved", form=name, text=kept.text))
        screen = self.deck.opened(SixQuestionsScreen)
        if screen is not None:
            screen.renew(_told(after))
        if self.face.read_back:
            self._show_to_room(Subject.SIX_QUESTIONS)

    def _six_left(self, to_the_room: bool | None) -> None:
        """The questions were left: show the room, or say that half an answer is kept."""
        if to_the_room:
            shown = replace(self.room.showing, subject=Subject.SIX_QUESTIONS, ref="", title="", page=0)
            self.face.present((shown,))
        elif _DRAFT in self.filling.drafts:
            name = self.words(f"form.{SIX_QUESTIONS}")
            self.say(self.words("forms.kept", form=name, key=self.keyboard.first("forms")), "$text-warning")

    # Goals

    def goals(self) -> None:
        """Goals against their baseline."""
        from cocreation_tui.core.initiative.meeting_goals import goals_of
        from cocreation_tui.tui.screens.over_meeting.goals import GoalsScreen

        self.deck.ask(GoalsScreen(self.words, goals_of(self.session)), self._goals_left)

    def _goals_left(self, result: Goal | ToTheRoom | None) -> None:
        from cocreation_tui.core.initiative.goals import Goal
        from cocreation_tui.tui.screens.over_meeting.goals import ToTheRoom

        match result:
            case ToTheRoom.GOALS:
                self.face.present(self.face.pages_of(Subject.GOALS))
            case Goal() as goal:
                self._observe(goal)
            case None:
                pass

    def _observe(self, goal: Goal) -> None:
        form = form_of(OBSERVATION)
        if form is not None:
            unit = goal.baseline.unit if goal.baseline else ""
            known = observation_begun(goal.text, goal.platform, False, unit)
            self.filling.open_form(form, None, known=known)


def _told(session: Session) -> Answers:
    return {question: tuple(one.text for one in given) for question, given in answers(session).items()}
