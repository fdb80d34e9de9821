"""The templates of the method (method: fields of the templates), and what an initiative keeps about itself."""

from __future__ import annotations

from enum import StrEnum

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.form import FieldDef, FieldType, Form, scales

PLATFORM = FieldDef("platform")
"""Which platform it concerns; kept with the capture itself, not among its fields."""

ACTOR = "actor"
"""Form that tells how far it has come with an actor."""
CHALLENGE = "challenge"
"""Form in which the shared challenge is stated."""
FOUNDING = "platform"
"""Form in which a platform is founded."""
REALITY_CHECK = "reality-check"
"""Form in which a platform checks itself; it is compared with the last time."""
NEWSLETTER = "newsletter"
"""Form of a platform's part of the newsletter."""
FINDING = "finding"
"""Form of what the mapping found: where it stands, what it says, what is lacking."""
OBSERVATION = "observation"
"""Form that tells how a goal stands."""
NOT_CO_CREATION, COMPLETED = "not-co-creation", "completed"
"""As what an initiative can end."""
UNIT_OF = {"baseline-value": "baseline-unit", "value": "unit"}
"""Fields whose unit is a field of its own."""
NAMING = frozenset({"anchor", "stand-in", "manager", "coordinator", "person", "who"})
"""Fields that hold the name of a person."""
PEOPLE_FIELDS = frozenset({"noticed-by", "follows-up", "coordinator", "starts"})
"""Fields in which names of people complete."""
NAME_FIELDS = PEOPLE_FIELDS | NAMING | {"owner", "invites"}
"""The same, and fields that take somebody's name beside other words."""
LOOKING_BACK = frozenset({"date", "baseline-date", "starts"})
"""Date fields whose day has been, or comes soon: without a year the last one is meant."""
EITHER_WAY = frozenset({"workshop"})
"""Date fields whose day may as well have been: without a year the nearest is meant."""
PHASES = tuple(f"phase-{number}" for number in range(1, 8))
"""What the phase of an initiative is chosen from, the first one first."""


class ChangeKind(StrEnum):
    """How a platform can change."""

    STANDBY = "standby"
    RESUME = "resume"
    CLOSE = "close"
    MERGE = "merge"
    FOUND = "found"
    ACTOR_IN = "actor-in"
    ACTOR_OUT = "actor-out"
    COORDINATOR = "coordinator"
    RENAME = "rename"


class Occasion(StrEnum):
    """What leads to a change on a platform (method: changes on platforms)."""

    STATUS_MEETING = "status-meeting"
    CHECK = "check"
    """The platform checked itself against reality."""
    STALLED = "stalled"
    """It had come to a standstill, which wants a quick response."""
    DIFFICULTY = "difficulty"
    """Something else was in the way."""


OCCASIONS = frozenset(Occasion)
"""All that a change may be chosen to have come of; anything else is in people's own words."""


class ActorStanding(StrEnum):
    """How far it has come with an actor, in the order of the way there (method: phases 3 and 4)."""

    CHOSEN = "chosen"
    """Found in the analysis: somebody is to be asked."""
    CONTACTED = "contacted"
    """Somebody has been in touch."""
    MET = "met"
    """There was a meeting with the actor."""
    INVITED = "invited"
    """Asked to come to the establishment workshop, or to a platform."""
    ABOARD = "aboard"
    """Said yes, and is on board."""
    LATER = "later"
    """Not now; ask again."""
    DECLINED = "declined"
    """Said no."""
    WANTED = "wanted"
    """A platform lacks it."""


_TO_BE_ASKED = ("chosen", "contacted", "met", "invited", "later", "wanted")
"""Standings of an actor that somebody is to contact."""
_WITH_BACKING = ("contacted", "met", "invited", "aboard", "later")
"""Standings of an actor that can have asked at home."""

TEMPLATES = (
    Form(
        "focus-actors",
        Kind.FOCUS,
        (
            FieldDef("focus", required=True),
            PLATFORM,
            FieldDef("why", FieldType.TEXT, required=True),
            FieldDef("together", FieldType.TEXT, required=True),
            FieldDef("outside", FieldType.TEXT),
            FieldDef("aboard", FieldType.TEXT, required=True),
            FieldDef("missing", FieldType.TEXT),
            FieldDef("next-meeting", FieldType.DATE),
        ),
        usual=True,
    ),
    Form(
        "goal",
        Kind.GOAL,
        (
            FieldDef("goal", required=True),
            PLATFORM,
            FieldDef("kind", FieldType.CHOICE, True, ("qualitative", "quantitative", "hypothesis")),
            FieldDef("horizon", FieldType.CHOICE, True, ("short", "long")),
            FieldDef("effect", FieldType.CHOICE, choices=("process", "effect")),
            FieldDef("seen-by", FieldType.TEXT, required=True),
            FieldDef("argument", FieldType.TEXT, True, only=("kind", "hypothesis")),
            FieldDef("weaknesses", FieldType.TEXT, True, only=("kind", "hypothesis")),
            FieldDef("baseline", FieldType.TEXT, required=True),
            FieldDef("baseline-value"),
            FieldDef("baseline-unit"),
            FieldDef("baseline-date", FieldType.DATE),
            FieldDef("part-of"),
        ),
        usual=True,
    ),
    Form(
        "ripple",
        Kind.RIPPLE,
        (
            FieldDef("what", required=True),
            PLATFORM,
            FieldDef("for-whom", FieldType.CHOICE, True, ("us", "other-actors", "elsewhere")),
            FieldDef("date", FieldType.DATE),
            FieldDef("noticed-by"),
        ),
        usual=True,
    ),
    Form(
        "platform-change",
        Kind.CHANGE,
        (
            FieldDef("change"),
            FieldDef("platform", required=True),
            FieldDef(
                "what",
                FieldType.CHOICE,
                True,
                tuple(kind.value for kind in ChangeKind),
            ),
            FieldDef("into", required=True, only=("what", "merge")),
            FieldDef("new-name", required=True, only=("what", "rename")),
            FieldDef("who", required=True, only=("what", "actor-in", "actor-out", "coordinator")),
            FieldDef("settled", FieldType.CHOICE, True, ("proposed", "agreed")),
            FieldDef("why", FieldType.TEXT, required=True),
            FieldDef("occasion", FieldType.CHOICE, choices=tuple(one.value for one in Occasion)),
            FieldDef("follows-up", required=True),
            FieldDef("look-again", FieldType.DATE),
        ),
        usual=True,
    ),
    Form(
        REALITY_CHECK,
        Kind.ANSWER,
        (
            FieldDef("platform", required=True),
            *scales("used", "by-whom", "moves", "active", "right-actors", "right-focus", "pace"),
            FieldDef("in-the-way", FieldType.TEXT),
            FieldDef(
                "conclusion",
                FieldType.CHOICE,
                True,
                ("go-on", "adjust", "standby", "close", "merge", "new-actors"),
            ),
        ),
    ),
    Form(
        NEWSLETTER,
        Kind.NOTE,
        (
            FieldDef("platform", required=True),
            FieldDef("focus", FieldType.TEXT, required=True),
            FieldDef("progress", FieldType.TEXT, required=True),
            FieldDef("difficult", FieldType.TEXT),
            FieldDef("needs", FieldType.TEXT),
            FieldDef("time-horizon"),
            FieldDef("who", FieldType.TEXT),
            FieldDef("coordinator", required=True),
            FieldDef("contact"),
        ),
    ),
    Form(
        CHALLENGE,
        Kind.DECISION,
        (
            FieldDef("challenge", required=True),
            FieldDef("felt-by", FieldType.TEXT),
            FieldDef("outside", FieldType.TEXT),
        ),
    ),
    Form(
        FOUNDING,
        Kind.CHANGE,
        (
            FieldDef("platform", required=True),
            FieldDef("focus", required=True),
            FieldDef("aboard", FieldType.TEXT, required=True),
            FieldDef("missing", FieldType.TEXT),
            FieldDef("coordinator", required=True),
            FieldDef("first-meeting", FieldType.DATE, required=True),
        ),
    ),
    Form(
        ACTOR,
        Kind.ACTOR,
        (
            FieldDef("actor", required=True),
            PLATFORM,
            FieldDef("person"),
            FieldDef("interest", FieldType.TEXT),
            FieldDef("brings", FieldType.TEXT),
            FieldDef("needs", FieldType.TEXT),
            FieldDef("standing", FieldType.CHOICE, True, tuple(one.value for one in ActorStanding)),
            FieldDef("reason", FieldType.TEXT),
            FieldDef(
                "backing", FieldType.CHOICE, choices=("yes", "no", "asked"), only=("standing", *_WITH_BACKING)
            ),
            FieldDef("invites", only=("standing", *_TO_BE_ASKED)),
            FieldDef("invites-by", FieldType.DATE, only=("standing", *_TO_BE_ASKED)),
            FieldDef("contact"),
        ),
        usual=True,
    ),
    Form(
        FINDING,
        Kind.NOTE,
        (
            FieldDef("finding", required=True),
            FieldDef("source", required=True),
            FieldDef("figures", FieldType.TEXT),
            FieldDef("gaps", FieldType.TEXT),
            FieldDef("date", FieldType.DATE),
        ),
    ),
    Form(
        OBSERVATION,
        Kind.ANSWER,
        (
            FieldDef("goal", required=True),
            PLATFORM,
            FieldDef("of", FieldType.CHOICE, True, ("baseline", "observed")),
            FieldDef("seen", FieldType.TEXT, required=True),
            FieldDef("value"),
            FieldDef("unit"),
            FieldDef("date", FieldType.DATE),
            FieldDef("status", FieldType.CHOICE, choices=("on-way", "reached", "adjusted", "given-up")),
        ),
    ),
)
"""What a meeting fills in."""

OWN = (
    Form(
        "initiative",
        Kind.NOTE,
        (
            FieldDef("name", required=True),
            FieldDef("anchor"),
            FieldDef("stand-in"),
            FieldDef("manager"),
            FieldDef("group", FieldType.TEXT),
            FieldDef("strategy"),
            FieldDef("starts", FieldType.DATE),
            FieldDef("workshop", FieldType.DATE),
            FieldDef("phase", FieldType.CHOICE, choices=PHASES),
            FieldDef("ended", FieldType.CHOICE, choices=(NOT_CO_CREATION, COMPLETED)),
        ),
        offered=False,
    ),
    Form(
        "newsletter-sent",
        Kind.NOTE,
        (FieldDef("meeting", required=True), FieldDef("date", FieldType.DATE)),
        offered=False,
    ),
    Form(
        "step-done",
        Kind.NOTE,
        (FieldDef("step", required=True), FieldDef("date", FieldType.DATE)),
        offered=False,
    ),
)
"""What an initiative keeps about itself, between meetings."""
