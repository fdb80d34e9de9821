"""Goals, their baseline, and what has been observed since (method: goal setting)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.ground.languages import FIRST, spoken

if TYPE_CHECKING:
    from cocreation_tui.core.forms.facts import GoalObserved
    from cocreation_tui.core.initiative.initiative import Noted

_NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+)(?:[.,]\d+)*")
_THOUSANDS = {",": re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+"), ".": re.compile(r"[-+]?\d{1,3}(?:,\d{3})+")}
"""Figures whose points or commas only group their digits, by the sign before decimals."""
_COUNTED = re.compile(r"\s*(%|[^\W\d][^\d\n.,;:!?]{0,38})\.?\s*")
"""What a figure counts, in a few words without another figure."""
_WHOLE = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:[.,]\d{3})+)")


@dataclass(frozen=True, slots=True)
class Measure:
    """How things stood."""

    text: str
    """In words."""
    at: datetime
    """When it was told."""
    source: SessionId
    """The meeting in which it was told."""
    value: float | None = None
    """As a figure; None when it was given none."""
    unit: str = ""
    """What the figure counts."""
    on: date | None = None
    """The day it was taken; None for the day it was told."""
    status: str = ""
    """Where the goal was said to stand: ``on-way``, ``reached``, ``adjusted``, ``given-up``; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a platform wants to achieve."""

    ref: str
    """Its identity in the initiative."""
    text: str
    """The goal."""
    platform: str
    """The platform whose goal it is; may be empty."""
    at: datetime
    """When it was set."""
    source: SessionId
    """The meeting in which it was set."""
    kind: str = ""
    """``qualitative``, ``quantitative``, ``hypothesis``; empty when nobody has said."""
    horizon: str = ""
    """``short``, ``long``; empty when nobody has said."""
    effect: str = ""
    """``process`` for getting going, ``effect`` for what it changes; empty when nobody has said."""
    seen_by: str = ""
    """How it will be seen."""
    baseline: Measure | None = None
    """How things stood before the work began; None when it has not been taken."""
    observed: tuple[Measure, ...] = ()
    """What has been observed since, oldest first."""

    @property
    def latest(self) -> Measure | None:
        """The last observation; None before the first."""
        return self.observed[-1] if self.observed else None

    @property
    def status(self) -> str:
        """Where it stands, as last said; empty when nobody has said."""
        said = [measure.status for measure in self.observed if measure.status]
        return said[-1] if said else ""

    @property
    def told(self) -> str:
        """Where it stands in one word: its status, ``measured`` when nothing but a measure was told, else ``none``."""
        return self.status or ("measured" if self.observed else "none")

    @property
    def open(self) -> bool:
        """Whether it is still worked for."""
        return self.status not in ("reached", "given-up")


def number_of(text: str, language: str = FIRST) -> float | None:
    """The figure a text begins with, with a decimal comma or point: ``12,5 %`` is 12.5; None for no figure.

    ``1.000`` is a thousand in Danish and one in English, ``1,000`` the other way round.
    """
    found = _NUMBER.match(text.strip())
    if not found:
        return None
    said = found[0].replace("−", "-").replace(" ", "").replace("\u00a0", "")
    if _THOUSANDS[spoken(language).decimal].fullmatch(said):
        said = said.replace(".", "").replace(",", "")
    decimal = max(said.rfind("."), said.rfind(","))
    whole, fraction = (said[:decimal], said[decimal + 1 :]) if decimal >= 0 else (said, "0")
    if not _WHOLE.fullmatch(whole):
        return None
    number = float(f"{whole.replace('.', '').replace(',', '')}.{fraction}")
    return number if isfinite(number) else None


def counted(text: str, language: str = FIRST) -> tuple[float | None, str]:
    """Figure and unit of words that say no more than that: ``120 episoder om året``; None and nothing for others."""
    said = text.strip()
    number, figure = number_of(said, language), _NUMBER.match(said)
    unit = _COUNTED.fullmatch(said, figure.end()) if figure else None
    return (number, unit[1].strip()) if number is not None and unit else (None, "")


def goal_observed(goals: dict[str, Goal], one: Noted, fact: GoalObserved) -> Goal | None:
    """The goal an observation is of: by its identity, else the newest of those words, its own platform's first."""
    words = one.capture.text.casefold()
    same = [goal for goal in reversed(goals.values()) if goal.text.casefold() == words]
    own = [goal for goal in same if goal.platform.casefold() == one.platform.casefold()]
    return goals.get(fact.goal) or next(iter((*own, *same)), None)
