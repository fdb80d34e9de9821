"""What the words of the sample initiative are sorted into; one module per language fills it in."""

from __future__ import annotations

from cocreation_tui.core.ground.records import dataclass


@dataclass(frozen=True, slots=True)
class GoalText:
    """A goal as it was set and as it was seen later."""

    goal: str
    """The goal."""
    seen_by: str
    """How it will be seen."""
    baseline: str
    """How things stood; empty when that was not taken."""
    unit: str = ""
    """What the figures count; empty for a goal without figures."""
    seen: tuple[str, str] = ("", "")
    """What was seen in each round of reality checks; empty for nothing."""
    argument: str = ""
    """Of a hypothesis: why it should work."""
    weaknesses: str = ""
    """Of a hypothesis: what speaks against it."""


@dataclass(frozen=True, slots=True)
class CheckText:
    """What was said in a reality check, beside the answers."""

    used: str
    """About the use."""
    active: str
    """About who is active."""
    in_the_way: str
    """What is in the way."""
    concluded: str
    """What was concluded, with the reason in the same sentence."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a coordinator wrote for a newsletter."""

    progress: str
    """How far the platform has come."""
    difficult: str
    """What is difficult."""
    needs: str
    """What help it needs."""
    horizon: str
    """How long it expects to go on."""


@dataclass(frozen=True, slots=True)
class PlatformText:
    """A platform in words."""

    name: str
    """What it is called."""
    idea: str
    """Its focus on the day it was founded."""
    focus: str
    """Its focus after the first meeting."""
    why: str
    """Why that matters to the challenge."""
    together: str
    """What is to be co-created."""
    outside: str
    """What lies outside."""
    missing: str
    """An actor that is lacking, and who invites it."""
    task: str
    """A task from the first meeting."""
    goals: tuple[GoalText, ...] = ()
    """Its goals."""
    checks: tuple[CheckText, ...] = ()
    """Its reality checks, oldest first."""
    letters: tuple[LetterText, ...] = ()
    """What it wrote for the newsletters, oldest first; nothing where it has not written."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything the sample says in one language."""

    name: str
    """What the initiative is called."""
    challenge: str
    """The shared challenge as first stated."""
    restated: str
    """The same as restated at the establishment workshop."""
    felt_by: str
    """Who feels it."""
    not_about: str
    """What it is not about."""
    organisations: tuple[str, ...]
    """Where the people come from, in the order of the cast."""
    brings: tuple[str, ...]
    """What their organisations bring, in the same order."""
    platforms: tuple[PlatformText, ...]
    """The platforms, in the order they were founded."""
    places: dict[str, str]
    """Where meetings are held."""
    said: dict[str, str]
    """Everything else that was said, by what it is about."""
