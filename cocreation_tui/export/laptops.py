"""In words: what has not arrived from which laptop, and what laptops said differently of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.initiative import Claim, Contradiction, Topic
from cocreation_tui.core.reports.awaited import Awaited
from cocreation_tui.export.minutes.forms import field_label
from cocreation_tui.i18n.dates import plain_day
from cocreation_tui.i18n.words import Words

_DAYS = (Topic.STARTS, Topic.WORKSHOP, Topic.DUE)
_CHOICES = (Topic.PHASE, Topic.ENDED, Topic.STATUS, Topic.STANDING)
_OF_FORM = tuple(Topic)[: list(Topic).index(Topic.CHALLENGE)]
"""What the form of an initiative says."""


def awaited_words(awaited: Iterable[Awaited], zone: str, words: Words) -> str:
    """What has not arrived from whom, on one line; empty when everything has."""
    told = [_awaited(one, zone, words) for one in awaited]
    return words("laptops.awaited", what=" · ".join(told)) if told else ""


def _awaited(one: Awaited, zone: str, words: Words) -> str:
    name = f"{one.name} ({', '.join(one.platforms)})" if one.platforms else one.name
    what = [words.count("laptops.awaited-meetings", one.meetings)] if one.meetings else []
    what += [words("laptops.awaited-notes")] if one.notes else []
    if one.silent_since:
        day = plain_day(day_of(one.silent_since, zone), words.language)
        what.append(words("laptops.silent-since", day=day))
    return words("laptops.awaited-from", name=name, what=", ".join(what))


def contradiction_words(one: Contradiction, zone: str, who: Callable[[SessionId], str], words: Words) -> str:
    """What two laptops said, in one line; ``who`` names the laptop of some notes or the meeting in which it was said."""

    def said(claim: Claim) -> str:
        day = plain_day(day_of(claim.at, zone), words.language)
        return words(
            "laptops.claim", said=_value(one.topic, claim.value, words), who=who(claim.source), day=day
        )

    about = words(
        "laptops.about" if one.about else "laptops.about-all", topic=_topic(one.topic, words), about=one.about
    )
    return words("laptops.contradiction", about=about, one=said(one.one), other=said(one.other))


def _topic(topic: Topic, words: Words) -> str:
    if topic in _OF_FORM:
        return field_label(words, "initiative", topic)
    return words(f"laptops.topic-{topic}")


def _value(topic: Topic, value: str, words: Words) -> str:
    if not value:
        return words("laptops.nothing")
    if topic in _DAYS:
        return plain_day(date.fromisoformat(value), words.language)
    if topic in _CHOICES:
        return words(f"choice.{value}")
    if topic is Topic.FATE:
        return words(f"fate.{value}")
    if topic is Topic.CONTINUED:
        return words("laptops.until-step", n=value)
    return " ".join(value.split())
