"""Actors a meeting was brought, at hand when the form of one is opened: nothing known of them is typed again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.facts import ActorTold
from cocreation_tui.core.forms.templates import ACTOR
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.forms.form_drafts import DraftOf, Values
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.filling import Filling


class AtHand(Part):
    """The form of an actor, begun with what is known of the one that is meant."""

    def __init__(self, deck: Deck, filling: Filling) -> None:
        super().__init__(deck)
        self.filling = filling
        filling.elsewhere[ACTOR] = self.begin

    def begin(self, typed: str) -> None:
        """Open the form: with what was typed, with the only actor there is, or with one of several."""
        from cocreation_tui.core.initiative.meeting_actors import actor_begins, actors_at_hand

        at_hand = actors_at_hand(self.session)
        name = self.filling.capturing.read(Kind.ACTOR, typed).text if typed.strip() else ""
        begins = actor_begins(self.session, name.partition(",")[0].strip())
        if typed.strip() or begins.get("actor") or not at_hand or DraftOf(ACTOR) in self.filling.drafts:
            self._open(typed, begins)
            return
        choices = [self._choice(one) for one in at_hand]
        other = Choice(partial(self._open, "", begins), self.words("actors.another"))
        screen = PickScreen(self.words, self.words("actors.which"), (*choices, other), self._new)
        self.deck.ask(screen, lambda act: act() if act else None)

    def _new(self, typed: str) -> Choice[Callable[[], None]]:
        """An actor that nobody has named before."""
        return Choice(partial(self.begin, typed), self.words("matters.owner-new", typed=typed))

    def _choice(self, one: ActorTold) -> Choice[Callable[[], None]]:
        from cocreation_tui.core.initiative.meeting_actors import actor_begins

        name = one.actor.actor
        detail = " · ".join(filter(None, (one.actor.person, " ".join(one.actor.brings.split()))))
        return Choice(partial(self._open, "", actor_begins(self.session, name)), name, detail)

    def _open(self, typed: str, begins: Values) -> None:
        form = form_of(ACTOR)
        if form is not None:
            self.filling.open_form(form, None, typed, begins)
