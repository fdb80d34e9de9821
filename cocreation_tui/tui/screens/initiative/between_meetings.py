"""What is written down between meetings, with the very same forms as in a meeting; half of one is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from inspect import isawaitable

from cocreation_tui.core.capture.brought import REF
from cocreation_tui.core.capture.capture import Capture, Field
from cocreation_tui.core.forms.beginnings import (
    aboard_lines,
    actor_begun,
    challenge_again,
    change_begun,
    initiative_again,
    letter_begun,
    observation_begun,
    of_goal,
)
from cocreation_tui.core.forms.form import Form
from cocreation_tui.core.forms.templates import OBSERVATION, ActorStanding, ChangeKind
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.goals import Goal
from cocreation_tui.core.initiative.initiative import Noted
from cocreation_tui.core.initiative.last_time import earlier_in
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.platforms.platforms import Platform, PlatformStatus
from cocreation_tui.core.session.commands.command import DropCapture, Redo, Undo
from cocreation_tui.core.session.events.event import StepRedone, StepUndone
from cocreation_tui.core.session.history import undoable
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.meant import Meant, Wants
from cocreation_tui.core.when.moments import wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.desk.unfinished import Drafts
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import INITIATIVE_FILE
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.forms.form import FormScreen, Sheet
from cocreation_tui.tui.screens.forms.form_drafts import DraftOf, FormDrafts, Values, filled, filled_words
from cocreation_tui.tui.screens.initiative.own_forms import any_form, command_of
from cocreation_tui.tui.screens.initiative.spine import InitiativeBase
from cocreation_tui.tui.screens.initiative.targets import Alone, Target, Way
from cocreation_tui.tui.screens.meeting import line_under_way
from cocreation_tui.tui.words.of_steps import tell

OFFERED = (
    "platform", "focus-actors", "actor", "goal", "ripple", "task", "person", "challenge", "newsletter",
    "finding", "reality-check", "initiative",
)  # fmt: skip
"""Forms that are offered between meetings, in the order they are needed; observations begin at their goal."""
CHANGES = (
    ChangeKind.COORDINATOR, ChangeKind.ACTOR_IN, ChangeKind.ACTOR_OUT, ChangeKind.STANDBY, ChangeKind.MERGE,
    ChangeKind.CLOSE, ChangeKind.RENAME,
)  # fmt: skip
"""What can happen to a platform that is at work."""
CHANGES_AT_REST = (ChangeKind.RESUME, ChangeKind.MERGE, ChangeKind.CLOSE, ChangeKind.RENAME)
"""What can happen to one that is not."""
_SET_RIGHT = "capture:"
"""What the drafts begin with, on disk, that set right what was written down before."""


class FillingActions(InitiativeBase):
    """Opening forms, keeping their drafts, keeping what was filled in, and taking it back."""

    def __init__(self, desk: Desk, words: Words, room: InitiativeRoom) -> None:
        super().__init__(desk, words, room)
        drafts = Drafts(room.runner, room.folder / INITIATIVE_FILE)
        self._drafts = FormDrafts(self, drafts, lambda: line_under_way.DRAFT_AFTER)

    def on_mount(self) -> None:
        """Bring back half-filled forms."""
        self._drafts.bring_back()

    def on_unmount(self) -> None:
        """Keep the last half second of typing."""
        self._drafts.keep_at_once()

    def open_form(
        self,
        form_id: str,
        values: Values | None = None,
        about: str | Capture | None = None,
        also: tuple[Field, ...] = (),
    ) -> None:
        """Open a form with its draft.

        ``about`` tells drafts of one form apart: words, or what is set right; ``also`` is kept beside its fields.
        """
        form = any_form(form_id)
        if form is None:
            return
        capture = about if isinstance(about, Capture) else None
        begins = {**self._usual(form), **(_says(form, capture) if capture else {}), **(values or {})}
        of = DraftOf(form.id, _told_apart(begins.get("platform", "") if about is None else about))
        draft = self._drafts.of(of)
        sheet = Sheet(
            form,
            {**begins, **(draft or {})},
            tuple(labels([known.person for known in self.known.people]).values()),
            tuple(platform.name for platform in self.known.platforms),
            self.read_day,
            lambda now: self._drafts.keep(of, now),
            self.words("forms.back") if draft else "",
            earlier_in(self.known, form.id, begins.get("platform", ""), capture.at if capture else None),
            actors=aboard_lines(one.told.actor for one in self.known.actors),
        )
        kept = tuple(field for field in capture.fields if field.name == REF) if capture else also
        self.app.push_screen(
            FormScreen(self.words, sheet), lambda result: self._left(of, form, result, capture, kept)
        )

    def _usual(self, form: Form) -> Values:
        """What a form says to begin with: the platform whose page is shown, and what is known already."""
        platform, known = self.platform, self.known
        values = {"platform": platform.name} if platform and form.id != "platform" else {}
        match form.id:
            case "initiative":
                values |= initiative_again(known.name, replace(known.told, anchor=known.anchor))
            case "actor":
                values |= actor_begun(ActorStanding.ABOARD if known.platforms else ActorStanding.CHOSEN)
            case "challenge":
                values |= challenge_again(known.challenge)
            case "newsletter" if platform:
                values |= letter_begun(platform.focus, platform.coordinator)
            case _:
                pass
        return values

    def read_day(self, text: str, wants: Wants, known: date | None = None) -> Meant:
        """The day that words stand for, as of today."""
        now = wall(self._desk.clock.now(), self.known.zone)
        return read_all(text, lexicon(self.words.language).dates, wants, now, known)

    def _left(
        self,
        of: DraftOf,
        form: Form,
        result: Values | None,
        capture: Capture | None,
        also: tuple[Field, ...],
    ) -> None:
        """A form was saved, or put away with its draft."""
        if result is None:
            if of in self._drafts:
                said = self.words("forms.kept", form=self.words(f"form.{form.id}"), key="e")
                self.say(said, "$text-warning")
            return
        self._drafts.keep(of, result)
        command = command_of(form, result) or filled(
            form, result, self.words, capture.id if capture else None, also=also
        )
        self.do(command, lambda before, after: self._filled(of, form, result))

    def _filled(self, of: DraftOf, form: Form, values: Values) -> None:
        self._drafts.forget_if(of, values)
        self.say(filled_words(form, values, self.words))

    # Which form

    def action_write(self) -> None:
        """Choose what to write down: a draft, a change of the platform that is shown, a form."""
        ways = self._draft_ways()
        if self.platform:
            ways += self.change_ways(self.platform)
        ways += [Way(self.words(f"form.{form}"), partial(self.open_form, form)) for form in OFFERED]
        if not self.platform:
            changes = [what for what in (*CHANGES, ChangeKind.RESUME) if self.changing(what)]
            ways += [Way(self._change_words(what), partial(self._which, what)) for what in changes]
        for key, deed in (("people.from-list", Alone.ROSTER), ("initiative.sent", Alone.SENT)):
            ways.append(Way(self.words(key), partial(self.act, Target(deed))))
        self.pick(self.words("initiative.write-title"), ways)

    def changing(self, what: ChangeKind) -> list[Platform]:
        """The platforms to which something can happen now."""
        return [
            one
            for one in self.known.alive
            if what in (CHANGES if one.status is PlatformStatus.ACTIVE else CHANGES_AT_REST)
        ]

    def _change_words(self, what: ChangeKind) -> str:
        return self.words("platforms.change-any", what=self.words(f"choice.{what}"))

    def _which(self, what: ChangeKind) -> None:
        """Choose the platform that something happens to."""
        ways = [Way(one.name, partial(self.change, what, one.name)) for one in self.changing(what)]
        self.pick(self._change_words(what), ways)

    def pick(self, title: str, ways: Sequence[Way]) -> None:
        """Offer things to do, and do the one that is chosen."""
        choices = tuple(Choice(way.act, way.label, way.detail, way.also) for way in ways)

        async def done(act: Callable[[], object] | None) -> None:
            waits = act() if act else None
            if isawaitable(waits):
                await waits

        self.app.push_screen(PickScreen(self.words, title, choices), done)

    def act(self, target: Target) -> None:
        """Do what a row or a letter stands for."""
        raise NotImplementedError

    def _draft_ways(self) -> list[Way]:
        found = []
        for of, values in self._drafts.items():
            form = any_form(of.form)
            if form is None:
                continue
            text = " ".join(values.get(form.fields[0].name, "").split())
            name = self.words(f"form.{form.id}")
            said = self.words("forms.draft-of" if text else "forms.draft", form=name, text=text)
            found.append(Way(said, partial(self._go_on, of), self.words("forms.draft-detail")))
        return found

    def _go_on(self, of: DraftOf) -> None:
        """Go on with a form that was put away."""
        goal = next((one for one in self.known.goals if one.ref == self.room.ref(of.about)), None)
        if of.form == OBSERVATION and goal is not None:
            self.observe(goal)
        else:
            self.open_form(of.form, about=self._set_right(of) or of.about)

    def _set_right(self, of: DraftOf) -> Capture | None:
        """What a draft sets right; None when it does not, and when that is gone."""
        capture = CaptureId(of.about.removeprefix(_SET_RIGHT))
        return self.session.capture(capture) if of.about.startswith(_SET_RIGHT) else None

    def change_ways(self, platform: Platform) -> list[Way]:
        """What can happen to a platform."""
        running = platform.status is PlatformStatus.ACTIVE
        return [
            Way(
                self.words("platforms.change", name=platform.name, what=self.words(f"choice.{what}")),
                partial(self.change, what, platform.name),
            )
            for what in (CHANGES if running else CHANGES_AT_REST)
        ]

    def change(self, what: ChangeKind, platform: str, who: str = "") -> None:
        """Open the form of a change on a platform."""
        self.open_form("platform-change", change_begun(platform, what, who), f"{platform}:{what}")

    def observe(self, goal: Goal, is_baseline: bool = False) -> None:
        """Open the form of a measure of a goal: its baseline, or what is seen now."""
        unit = goal.baseline.unit if goal.baseline else ""
        today = day_of(self._desk.clock.now(), self.known.zone)
        values = observation_begun(goal.text, goal.platform, is_baseline, unit, today)
        self.open_form(OBSERVATION, values, goal.ref, (of_goal(goal.ref),))

    # Setting right

    def own(self, noted: Noted) -> Capture | None:
        """A capture that was written down here, between meetings; None for one of a meeting."""
        return self.session.capture(noted.capture.id) if noted.source == self.room.source else None

    def edit(self, capture: Capture) -> None:
        """Open something that was written down here as its form again."""
        self.open_form(capture.form, about=capture)

    def drop(self, capture: Capture) -> None:
        """Delete something that was written down here."""
        text = " ".join(capture.text.split())
        said = self.words("initiative.dropped", text=text)
        self.do(DropCapture(capture.id), lambda before, after: self.say(said))

    def undo_words(self) -> str:
        """What undo would take back; empty for nothing."""
        steps = tuple(undoable(self.session))
        # The first two steps founded it.
        return tell(steps[0], self.session, self.words) if len(steps) > 1 else ""

    def action_undo(self) -> None:
        """Take back the last step, but not the founding."""
        if self.undo_words():
            self.do(Undo(), self._say_step)
        else:
            self.say(self.words("refused.nothing-to-undo"), "$text-warning")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.do(Redo(), self._say_step)

    def _say_step(self, before: Session, after: Session) -> None:
        event = after.steps[-1].events[0]
        if isinstance(event, StepUndone | StepRedone):
            undone = isinstance(event, StepUndone)
            told = tell(after.steps[event.step - 1], before if undone else after, self.words)
            self.say(self.words("undo.said" if undone else "redo.said", what=told))


def _told_apart(about: str | Capture) -> str:
    """What tells a draft from others of the same form, as it is kept on disk."""
    return about if isinstance(about, str) else f"{_SET_RIGHT}{about.id}"


def _says(form: Form, capture: Capture) -> Values:
    """What a form says that was filled in before."""
    values = {field.name: field.text for field in capture.fields}
    return values | {"platform": capture.platform, form.fields[0].name: capture.text}
