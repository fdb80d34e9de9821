"""Going to meet actors: the next step with one, its form filled in, and whom a platform may take on board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from cocreation_tui.core.forms.beginnings import actor_again, of_actor
from cocreation_tui.core.forms.facts import ActorTold
from cocreation_tui.core.forms.templates import ACTOR, ActorStanding
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.actor_list import actor_named
from cocreation_tui.core.initiative.bringing import ACTOR_MEETING, may_join
from cocreation_tui.core.initiative.initiative import Noted
from cocreation_tui.core.platforms.platforms import Aboard
from cocreation_tui.tui.screens.forms.form_drafts import Values, filled
from cocreation_tui.tui.screens.initiative.between_meetings import FillingActions
from cocreation_tui.tui.screens.initiative.listed_rows import Row
from cocreation_tui.tui.screens.initiative.own_forms import any_form
from cocreation_tui.tui.screens.initiative.targets import Deed, Way

ANSWERS = (ActorStanding.ABOARD, ActorStanding.LATER, ActorStanding.DECLINED)
"""What an actor that was asked may say."""
BY_ITSELF = (ActorStanding.CONTACTED, ActorStanding.MET, ActorStanding.INVITED)
"""Steps that are noted as they are; answers have reasons and open the form."""


class ApproachingActions(FillingActions):
    """What can be done with the actors of an initiative."""

    @property
    def chosen_actor(self) -> Actor | None:
        """The actor that is highlighted on the page of actors; None for none."""
        target = self.chosen.target if self.chosen else None
        return actor_named(self.known, target.about) if target and target.deed is Deed.APPROACH else None

    def approach(self, name: str) -> None:
        """Open the form of an actor with everything that is known of it."""
        actor = actor_named(self.known, name)
        if actor is not None:
            self._fill_in(actor, actor.told)

    def _fill_in(self, actor: Actor, told: ActorTold) -> None:
        """Open the form of an actor; of one that is on one platform, there."""
        on = actor.platforms if told.standing is ActorStanding.ABOARD else actor.lacking
        values = {**actor_again(told), "platform": on[0] if len(on) == 1 else ""}
        self.open_form(ACTOR, values, actor.name, of_actor(actor.ref))

    def next_step(self) -> None:
        """Say what happened next with the actor that is highlighted."""
        actor = self.chosen_actor
        if actor is None:
            self.say(self.words("actors.choose-first"), "$text-warning")
            return
        ways = [self._way_on(actor, standing) for standing in _steps_of(actor)]
        meeting = Way(self.words("actors.meet", name=actor.name), partial(self.meet, actor.name))
        ways.insert(1 if actor.standing is ActorStanding.CONTACTED else len(ways), meeting)
        reading = Way(self.words("initiative.read"), partial(self.read, self.chosen))
        self.pick(actor.name, [*ways, reading, *self._told_last(actor)])

    def _told_last(self, actor: Actor) -> list[Way]:
        """Setting right or deleting what was written down here of an actor last."""
        noted = next((one for one in self.known.told_actors if one.ref == actor.ref), None)
        return self.own_ways(noted) if noted else []

    def own_ways(self, noted: Noted) -> list[Way]:
        """Setting right and deleting what was written down here; none for what a meeting caught.

        What was written down on another laptop is set right there: that is said.
        """
        capture = self.own(noted)
        if capture is None:
            name = self.room.written_by(noted.source)
            said = self.words("laptops.set-right-there", name=name)
            return [Way(said, partial(self.say, said, "$text-warning"))] if name else []
        found = [Way(self.words("initiative.edit"), partial(self.edit, capture))] if capture.form else []
        return [*found, Way(self.words("initiative.drop"), partial(self.drop, capture))]

    def _way_on(self, actor: Actor, standing: ActorStanding) -> Way:
        label = self.words("actors.step", step=self.words(f"choice.{standing.value}"))
        act = self._note if standing in BY_ITSELF else self._answered
        return Way(label, partial(act, actor, standing))

    def _note(self, actor: Actor, standing: ActorStanding) -> None:
        """Note a step as it is."""
        form = any_form(ACTOR)
        if form is not None:
            values = actor_again(replace(actor.told, standing=standing, reason=""))
            said = self.words(
                "actors.said-step", name=actor.name, step=self.words(f"choice.{standing.value}")
            )
            fill = filled(form, values, self.words, also=of_actor(actor.ref))
            self.do(fill, lambda before, after: self.say(said))

    def _answered(self, actor: Actor, standing: ActorStanding) -> None:
        """Open the form with the answer, for the reason."""
        self._fill_in(actor, replace(actor.told, standing=standing, reason=""))

    def meet(self, name: str) -> None:
        """Start a meeting with an actor."""
        self.start(ACTOR_MEETING, actor=name)

    def start(
        self,
        script: str,
        platform: str = "",
        actor: str = "",
        day: date | None = None,
        agreed: Mapping[str, str] | None = None,
    ) -> None:
        """Open the form of a new meeting of this initiative, with what was ``agreed`` on."""
        raise NotImplementedError

    def read(self, row: Row | None) -> None:
        """Read a row in full."""
        raise NotImplementedError

    # On a platform

    def set_actor(self, name: str) -> None:
        """Say more about an actor of the platform that is shown, or that one who was missing is aboard."""
        platform = self.platform
        if platform is not None:
            known = next((one for one in platform.aboard if one.actor == name), Aboard(name))
            self.open_form(ACTOR, self._aboard(name, known), f"{platform.name}:{name}")

    def _aboard(self, name: str, known: Aboard) -> Values:
        """What a form says of an actor that comes aboard: what the platform knows of it, then what all meetings do."""
        actor = actor_named(self.known, name)
        told = actor.told if actor else ActorTold(known, None)
        there = {field: text for field, text in actor_again(ActorTold(known, None)).items() if text}
        return {**actor_again(replace(told, standing=ActorStanding.ABOARD, reason="")), **there}

    def write_actor(self) -> None:
        """Write down an actor; on a platform, one that may join it or another one."""
        platform = self.platform
        free = may_join(self.known, platform.name) if platform else ()
        if platform is None or not free:
            self.open_form(ACTOR)
            return
        ways = [
            Way(
                one.name,
                partial(self.set_actor, one.name),
                self.words(f"choice.{one.standing.value}"),
                one.brings,
            )
            for one in free
        ]
        other = Way(self.words("actors.another"), partial(self.open_form, ACTOR))
        self.pick(self.words("platforms.new-actor"), [*ways, other])


def _steps_of(actor: Actor) -> tuple[ActorStanding, ...]:
    """What may have happened with an actor, the likeliest first."""
    after = [one for one in BY_ITSELF if one is not actor.standing]
    first = [actor.following] if actor.following else []
    if actor.standing is ActorStanding.INVITED:
        return (*ANSWERS, *after)
    rest = [one for one in (*after, *ANSWERS) if one not in first and one is not actor.standing]
    return (*first, *rest)
