"""Facts that filled-in forms tell, each of its own type (method: fields of the templates)."""

from __future__ import annotations

from datetime import date

from cocreation_tui.core.forms.templates import ActorStanding, ChangeKind, Occasion
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.platforms.platforms import Aboard, Missing


@dataclass(frozen=True, slots=True)
class PlatformFounded:
    """A platform was founded; its name is the capture's own words."""

    focus: str
    """What it works on."""
    aboard: tuple[Aboard, ...]
    """The actors on board."""
    missing: tuple[Missing, ...]
    """The actors who should be."""
    coordinator: str
    """Who keeps it together; may be empty."""
    meets: date | None
    """Its first meeting."""


@dataclass(frozen=True, slots=True)
class FocusSettled:
    """A platform settled what it works on: the capture's own words."""

    aboard: tuple[Aboard, ...]
    """The actors on board."""
    missing: tuple[Missing, ...]
    """The actors who should be."""
    meets: date | None
    """When it meets next."""


@dataclass(frozen=True, slots=True)
class PlatformChanged:
    """A platform changed, or is proposed to."""

    what: ChangeKind | None
    """How; None when nobody has said."""
    agreed: bool | None
    """Whether it is agreed and not only proposed; None when nobody has said."""
    who: str
    """Who comes, goes or coordinates, as written."""
    into: str
    """The platform it is merged into."""
    new_name: str
    """What it is called from now on."""
    why: str
    """The reason."""
    occasion: Occasion | str
    """What led to it; words where it was written before there was a choice, empty when nobody has said."""
    look_again: date | None
    """When it is to be looked at again."""


@dataclass(frozen=True, slots=True)
class ActorTold:
    """How far it has come with an actor, and what is known of it."""

    actor: Aboard
    """Who, with what it brings, its backing and how to reach it."""
    standing: ActorStanding | None
    """How far it has come; None when nobody has said."""
    interest: str = ""
    """What is in it for the actor."""
    needs: str = ""
    """What the actor needs to take part."""
    reason: str = ""
    """Why it was chosen, or why yes, no or later."""
    contacts: str = ""
    """Name of who contacts or invites it."""
    by: date | None = None
    """By which day."""
    again: str = ""
    """Identity of what was told of the same actor before, whatever it is called now; empty for none."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How things stood, as written."""

    text: str
    """In words."""
    value: str
    """The figure."""
    unit: str
    """What it counts."""
    on: date | None
    """The day it was taken; None for the day it was told."""


@dataclass(frozen=True, slots=True)
class GoalSet:
    """A goal was set: the capture's own words."""

    kind: str
    """Id of the choice ``qualitative``, ``quantitative`` or ``hypothesis``; empty for none."""
    horizon: str
    """Id of the choice ``short`` or ``long``; empty for none."""
    seen_by: str
    """How it will be seen."""
    argument: str
    """Why a hypothesis is believed."""
    weaknesses: str
    """What speaks against it."""
    baseline: Taken
    """How things stood before."""
    effect: str = ""
    """Id of the choice ``process`` or ``effect``; empty for none."""
    part_of: str = ""
    """The goal of the organisation's own that it is a part of."""


@dataclass(frozen=True, slots=True)
class GoalObserved:
    """It was observed how a goal stands, the words of which are the capture's own."""

    goal: str
    """Identity of the goal; empty when it was not certain which."""
    is_baseline: bool
    """Whether it is how things stood before."""
    taken: Taken
    """What was seen."""
    status: str
    """Id of the choice of where the goal stands; empty for none."""


@dataclass(frozen=True, slots=True)
class RealityChecked:
    """A platform checked itself against reality."""

    answers: tuple[tuple[str, int], ...]
    """The questions answered, each from 1 to 5, in the form's order."""
    conclusion: str
    """Id of the choice of what follows; empty for none."""


@dataclass(frozen=True, slots=True)
class LetterWritten:
    """A coordinator wrote a platform's part of the newsletter."""

    coordinator: str
    """Who keeps the platform together."""
    focus: str
    """What it works on."""
    progress: str
    """What has happened."""
    difficult: str
    """What is hard."""
    needs: str
    """What is needed from whom."""
    time_horizon: str
    """How long it will take."""
    who: str
    """Who takes part."""
    contact: str
    """Whom to reach, and how."""


@dataclass(frozen=True, slots=True)
class ChallengeStated:
    """The shared challenge was stated: the capture's own words."""


@dataclass(frozen=True, slots=True)
class InitiativeTold:
    """The initiative said what it is: its name is the capture's own words."""

    anchor: str
    """Name of the anchor person."""
    starts: date | None
    """When it starts."""
    workshop: date | None
    """When its platforms are to be founded."""
    phase: int
    """The phase it is in, from 1; 0 when nobody has said."""
    stand_in: str = ""
    """Who stands in for the anchor person during a long absence."""
    manager: str = ""
    """The manager who commissions it."""
    group: str = ""
    """The working group, one on a line."""
    strategy: str = ""
    """The strategy or agreement it belongs to."""
    ended: str = ""
    """Id of the choice ``not-co-creation`` or ``completed``; empty while it goes on."""


@dataclass(frozen=True, slots=True)
class LetterSent:
    """The newsletter after a meeting was sent; the meeting's identity is the capture's own words."""

    on: date | None
    """The day; None for the day it was told."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step that is no meeting was done; which one is the capture's own words."""

    on: date | None
    """The day; None for the day it was told."""


@dataclass(frozen=True, slots=True)
class RelevanceAnswered:
    """It was answered whether co-creation is right for a challenge."""

    answer: str
    """``stop`` where somebody can see an obvious solution, else ``yes``, ``no``, ``not-yet``; empty for no answer."""

    @property
    def says_no(self) -> bool:
        """Whether it is not to be co-creation: a good result, found early."""
        return self.answer in ("stop", "no")


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """One of the six guiding questions was answered."""

    question: str
    """Which, by its name in ``QUESTIONS``; empty for none of them."""


Fact = (
    PlatformFounded
    | FocusSettled
    | PlatformChanged
    | ActorTold
    | GoalSet
    | GoalObserved
    | RealityChecked
    | LetterWritten
    | ChallengeStated
    | InitiativeTold
    | LetterSent
    | StepDone
    | RelevanceAnswered
    | QuestionAnswered
)
"""Everything that can be read out of a form, or out of a quick capture of its kind."""
