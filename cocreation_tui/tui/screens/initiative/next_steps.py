"""What Enter does with a next step: the meeting, the form or the note that it takes."""

from __future__ import annotations

from functools import partial

from cocreation_tui.clock import local_zone
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.beginnings import change_after_check, initiative_again, sent_on
from cocreation_tui.core.forms.templates import COMPLETED, NOT_CO_CREATION
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.initiative.actor_list import unanswered
from cocreation_tui.core.initiative.advising import PLATFORM_MEETINGS
from cocreation_tui.core.initiative.duty import Due, Duty
from cocreation_tui.core.initiative.early_steps import relevance
from cocreation_tui.core.initiative.ending import FOLLOWS
from cocreation_tui.core.initiative.initiative import Met
from cocreation_tui.core.initiative.phases import workshop_day
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.export.duties import Pending, pending, step_words
from cocreation_tui.i18n.dates import clock
from cocreation_tui.tui.screens.forms.form_drafts import filled
from cocreation_tui.tui.screens.initiative.dealing import DealingActions
from cocreation_tui.tui.screens.initiative.own_forms import any_form
from cocreation_tui.tui.screens.initiative.targets import PageName, Way

NO_MEETING = frozenset(
    {
        Duty.NEWSLETTER, Duty.LOOK_AGAIN, Duty.WORKING_GROUP, Duty.START_GOALS, Duty.MAPPING, Duty.PREPARE,
        Duty.FOLLOW_CHECK, Duty.INVITE, Duty.EFFECT_GOALS, Duty.PUT_AWAY,
    }
)  # fmt: skip
"""What is due without being a meeting."""
AGAIN = (Duty.COORDINATOR_MEETING.value, Duty.STATUS_MEETING.value)
"""Scripts that are held again and again."""


class NextSteps(DealingActions):
    """Beginning with what is due."""

    def enter(self, met: Met) -> None:
        """Open a meeting."""
        raise NotImplementedError

    def open_meeting(self, meeting: str) -> None:
        """Read the minutes of a meeting that was held; open one that was not."""
        raise NotImplementedError

    def open_newsletter(self, meeting: str) -> None:
        """Open what all actors get after a meeting."""
        raise NotImplementedError

    def begin_due(self, what: str) -> None:
        """Begin with something that is due."""
        today = day_of(self._desk.clock.now(), self.known.zone)
        found = next((one for one in pending(self.known, today) if one.id == what), None)
        if found is None:
            return
        if len(found.dues) == 1:
            self._begin(found.dues[0])
        else:
            self._on_which(found)

    def _on_which(self, what: Pending) -> None:
        """Choose the platform or the part, where several wait for the same."""
        ways = [
            Way(
                one.platform or step_words(one, self.words),
                partial(self._begin, one),
                self.look.near(one.latest),
            )
            for one in what.dues
        ]
        self.pick(self.words(f"duty.{what.duty.value}"), ways)

    def _begin(self, one: Due) -> None:
        planned = self._planned(one)
        ways = self._step_ways(one)
        if one.duty is Duty.NEWSLETTER:
            self.open_newsletter(one.meeting)
        elif one.duty is Duty.LOOK_AGAIN:
            self.go_to(one.platform)
        elif one.duty is Duty.NEXT_MEETING:
            self._plan_agreed(one)
        elif planned is not None:
            self.enter(planned)
        elif ways:
            self.pick(self._named(one), ways)
        else:
            self.start(one.duty.value, one.platform)

    def _plan_agreed(self, one: Due) -> None:
        """Open the form of the meeting that was agreed on, on its day: of the same kind where that is held again."""
        met = next((met for met in self.known.meetings if met.id == one.meeting), None)
        if met is not None:
            platform = met.platforms[0] if met.script in PLATFORM_MEETINGS and met.platforms else ""
            script = met.script if met.script in AGAIN else ""
            self.start(script, platform, day=one.latest, agreed=self._agreed(met))

    def _agreed(self, met: Met) -> dict[str, str]:
        """What was agreed on in a meeting for the next one, as the form has it: when, where, and with whom."""
        try:
            session = self._desk.read(self.room.folder / f"{met.id}.json")
        except StoreError:
            return {}
        coming = session.next_meeting
        people = (one for one in session.people if one.attendance is not Attendance.MENTIONED)
        names = (", ".join(filter(None, (one.name, one.organisation))) for one in map(as_added, people))
        when = clock(coming.at, local_zone()[0]) if coming else ""
        return {"clock": when, "place": coming.place if coming else "", "names": "\n".join(names)}

    def _planned(self, one: Due) -> Met | None:
        """The meeting that is planned for it."""
        ahead = [met for met in self.known.meetings if met.script == one.duty and met.started_at is None]
        on = [met for met in ahead if not one.platform or one.platform in met.platforms]
        return on[-1] if on and one.planned is not None else None

    def _named(self, one: Due) -> str:
        step = step_words(one, self.words)
        said = self.words(f"duty.{one.duty.value}")
        return self.words("duty.where", what=said, where=step) if step else said

    # Steps that are no meetings, or that may be done in several ways

    def _step_ways(self, one: Due) -> list[Way]:
        """What can be done about a step, the likeliest first; none for what is simply a meeting."""
        match one.duty:
            case Duty.WORKING_GROUP:
                ways = [Way(self.words("duty.do-group"), partial(self.open_form, "initiative"))]
            case Duty.START_GOALS | Duty.EFFECT_GOALS:
                ways = [Way(self.words("platforms.new-goal"), partial(self._goal, one))]
            case Duty.MAPPING:
                ways = [Way(self.words("duty.do-finding"), partial(self.open_form, "finding"))]
            case Duty.ACTORS:
                ways = [
                    *self._answers(),
                    Way(self.words("duty.do-meet"), partial(self.start, one.duty.value)),
                ]
            case Duty.PREPARE:
                ways = [Way(self.words("duty.do-task"), partial(self._give, one))]
            case Duty.INVITE:
                plan = partial(self.start, Duty.STATUS_MEETING.value)
                ways = [Way(self.words("duty.do-plan"), plan)]
            case Duty.FOLLOW_CHECK:
                ways = [Way(self.words("duty.do-change"), partial(self._follow, one))]
            case Duty.PUT_AWAY:
                return self._put_away_ways(one)
            case _:
                return []
        return [*ways, Way(self.words(_DONE.get(one.duty, "duty.do-done")), partial(self._note_done, one))]

    def _note_done(self, one: Due) -> None:
        today = day_of(self._desk.clock.now(), self.known.zone)
        said = self.words("duty.do-noted", what=self._named(one))
        command = FillForm("step-done", Kind.NOTE, one.noted, sent_on(today))
        self.do(command, lambda before, after: self.say(said))

    def _goal(self, one: Due) -> None:
        effect = "process" if one.duty is Duty.START_GOALS else "effect"
        self.open_form("goal", {"effect": effect}, effect)

    def _give(self, one: Due) -> None:
        day = workshop_day(self.known)
        due = {"due": one.latest.isoformat()} if day and one.latest >= self.look.today else {}
        self.open_form("task", {"task": step_words(one, self.words), **due}, one.step)

    def _answers(self) -> list[Way]:
        """The actors, and the form of each that has not answered."""
        waiting = [
            Way(self.words("duty.do-answer", name=one.name), partial(self.approach, one.name))
            for one in unanswered(self.known)
        ]
        return [*waiting, Way(self.words("initiative.page-actors"), self._to_actors)]

    def _to_actors(self) -> None:
        self.page = PageName.ACTORS

    def _follow(self, one: Due) -> None:
        """The change that a reality check asks for, filled in with what it said."""
        what = FOLLOWS[one.step]
        check = next(check for check in reversed(self.known.checks) if check.noted.platform == one.platform)
        values = change_after_check(check.noted.capture, one.platform, what)
        self.open_form("platform-change", values, f"{one.platform}:{what}")

    # Putting the initiative away

    def _put_away_ways(self, one: Due) -> list[Way]:
        if one.step == COMPLETED:
            closing = self.known.held(Duty.CLOSING)[-1]
            return [
                Way(self.words("duty.do-complete"), partial(self._finish, COMPLETED)),
                Way(self.words("duty.do-complete-minutes"), partial(self.open_meeting, closing.id)),
            ]
        ways = [Way(self.words("duty.do-put-away"), partial(self._finish, NOT_CO_CREATION))]
        last = relevance(self.known)
        met = next((met for met in self.known.meetings if last and met.id == last[0].source), None)
        if met is not None:
            ways.append(Way(self.words("duty.do-put-away-minutes"), partial(self.open_meeting, met.id)))
        return [*ways, Way(self.words("duty.do-check-again"), partial(self.start, Duty.RELEVANCE.value))]

    def _finish(self, how: str) -> None:
        """Say that the initiative is over, and as what."""
        known = self.known
        values = {**initiative_again(known.name, known.told), "ended": how}
        form = any_form("initiative")
        if form is not None:
            said = self.words("initiative.was-ended", how=self.words(f"choice.{how}"))
            self.do(filled(form, values, self.words), lambda before, after: self.say(said, lasting=True))


_DONE = {
    Duty.INVITE: "duty.do-invited",
    Duty.FOLLOW_CHECK: "duty.do-no-change",
    Duty.EFFECT_GOALS: "duty.do-not-now",
}
"""What it is called to note something as done, where that has a name of its own."""
