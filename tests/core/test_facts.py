"""Filled-in forms, read once into facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.forms import facts
from cocreation_tui.core.forms.every_form import FORMS
from cocreation_tui.core.forms.exercises import EXERCISES
from cocreation_tui.core.forms.fact_reading import fact_of, form_fact, form_held, platform_meant
from cocreation_tui.core.forms.facts import Fact
from cocreation_tui.core.forms.form import Form
from cocreation_tui.core.forms.templates import ActorStanding, ChangeKind, Occasion
from cocreation_tui.core.platforms.platforms import Aboard, Missing
from tests.core.lived import caught, filled

NAMES = tuple({field.name for form in FORMS for field in form.fields})


def test_every_template_says_something_of_its_own() -> None:
    read = ("six-questions", "relevance-check")
    only_words = {"ripple", "finding", *(form.id for form in EXERCISES if form.id not in read)}
    said = {form.id: type(fact_of(filled(form.id, "x"))) for form in FORMS}
    assert {name for name, kind in said.items() if kind is type(None)} == only_words
    assert set(said.values()) == {*get_args(Fact), type(None)}


@given(
    st.sampled_from(FORMS),
    st.sampled_from(Kind),
    st.dictionaries(st.sampled_from(NAMES), st.text(max_size=8)),
)
def test_whatever_fields_say_it_can_be_read(form: Form, kind: Kind, said: dict[str, str]) -> None:
    fields = tuple(Field(name, text) for name, text in said.items())
    capture = replace(caught(kind, "Lys"), form=form.id, fields=fields)
    now, written = fact_of(capture), form_fact(capture)
    assert now is None or isinstance(now, get_args(Fact))
    if form_held(capture):
        assert now == written or written is None


def test_a_founded_platform_says_who_and_when() -> None:
    capture = filled(
        "platform", "Lys", focus="Lygter", aboard="Taxa, Bo, biler, ja\n\n- Skolen", missing="Banken, Ida",
        coordinator="Bo", first_meeting="2026-03-05",
    )  # fmt: skip
    assert fact_of(capture) == facts.PlatformFounded(
        "Lygter",
        (Aboard("Taxa", "Bo", "biler", "yes"), Aboard("Skolen")),
        (Missing("Banken", "Ida"),),
        "Bo",
        date(2026, 3, 5),
    )
    moved = replace(capture, kind=Kind.DECISION)
    assert (fact_of(moved), form_fact(moved)) == (None, fact_of(capture))


@pytest.mark.parametrize(
    ("settled", "agreed"), [("", None), ("agreed", True), ("proposed", False), ("maybe", False)]
)
def test_a_change_says_how_far_it_is(settled: str, agreed: bool | None) -> None:
    fact = fact_of(filled("platform-change", "x", what="actor-in", who="Taxa", settled=settled))
    assert isinstance(fact, facts.PlatformChanged)
    assert (fact.what, fact.who, fact.agreed) == (ChangeKind.ACTOR_IN, "Taxa", agreed)


@pytest.mark.parametrize("said", ["stalled", "Et brev", ""])
def test_what_led_to_a_change_is_a_choice_or_words_from_before_there_was_one(said: str) -> None:
    fact = fact_of(filled("platform-change", "x", occasion=said))
    assert isinstance(fact, facts.PlatformChanged)
    assert (fact.occasion, isinstance(fact.occasion, Occasion)) == (said, said == "stalled")


def test_what_is_not_a_choice_or_a_day_says_nothing() -> None:
    fact = fact_of(filled("platform-change", "x", what="explode", look_again="i morgen"))
    assert isinstance(fact, facts.PlatformChanged)
    assert (fact.what, fact.look_again) == (None, None)


def test_a_quick_capture_says_what_its_kind_does() -> None:
    actor = fact_of(caught(Kind.ACTOR, "Taxa, Bo, biler, nej"))
    assert actor == facts.ActorTold(Aboard("Taxa", "Bo", "biler", "no"), None)
    named = fact_of(filled("actor", "Klub, Aarhus", standing="wanted", invites="Bo"))
    assert named == facts.ActorTold(Aboard("Klub, Aarhus"), ActorStanding.WANTED, contacts="Bo")


@pytest.mark.parametrize(
    ("platform", "form", "kind", "meant"),
    [
        ("Veje", "platform", Kind.CHANGE, "Veje"),
        ("", "platform", Kind.CHANGE, "Lys og rum"),
        ("", "platform", Kind.NOTE, "Støj"),
        ("", "", Kind.CHANGE, "Støj"),
    ],
)
def test_which_platform_is_meant(platform: str, form: str, kind: Kind, meant: str) -> None:
    capture = replace(caught(kind, " Lys\nog  rum", platform), form=form)
    assert platform_meant(capture, "Støj") == meant
