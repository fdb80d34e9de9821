"""How far it has come with an actor, in words, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.actor import Actor, ActorStep
from cocreation_tui.export.actor_words import next_words, where_words
from cocreation_tui.i18n.words import Words
from tests.core.lived import FOUNDED

TODAY = date(2025, 1, 20)


def actor(standing: str, reason: str = "", **more: object) -> Actor:
    step = ActorStep(ActorStanding(standing), FOUNDED, SessionId("initiative"), reason)
    return Actor("Netto", ActorStanding(standing), history=(step,), **more)  # type: ignore[arg-type] # fields by name


@pytest.mark.parametrize(
    ("one", "da", "en"),
    [
        (actor("chosen"), "udvalgt, ikke kontaktet", "chosen, not contacted"),
        (actor("contacted"), "kontaktet, ikke mødt", "contacted, not met"),
        (
            actor("met", contacts="Pia", by=date(2025, 2, 3)),
            "mødt, ikke inviteret · Pia senest 3. feb.",
            "met, not invited · Pia by 3 Feb",
        ),
        (actor("invited"), "inviteret, intet svar", "invited, no answer"),
        (actor("aboard"), "er med · ikke på en platform endnu", "on board · on no platform yet"),
        (
            actor("aboard", backing="asked", platforms=("Lys",)),
            "er med · spørger hjemme",
            "on board · asking their organisation",
        ),
        (actor("aboard", former=("Lys",)), "ikke med mere", "no longer on board"),
        (
            actor("later", "Ny præst\ntil foråret"),
            "senere: Ny præst til foråret",
            "later: Ny præst til foråret",
        ),
        (actor("declined"), "sagde nej", "declined"),
    ],
)
def test_what_is_missing_next_or_what_was_answered(one: Actor, da: str, en: str) -> None:
    assert (next_words(one, TODAY, Words("da")), next_words(one, TODAY, Words("en"))) == (da, en)


@pytest.mark.parametrize(
    ("one", "da"),
    [
        (actor("chosen"), ""),
        (actor("aboard", platforms=("Lys", "Veje"), former=("Støj",)), "Lys, Veje"),
        (actor("aboard", former=("Støj",)), "var på Støj"),
        (actor("aboard", platforms=("Lys",), lacking=("Veje",)), "Lys · mangler på Veje"),
    ],
)
def test_where_it_is_was_or_is_missing(one: Actor, da: str) -> None:
    assert where_words(one, Words("da")) == da
