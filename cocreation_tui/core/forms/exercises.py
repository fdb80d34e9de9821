"""Exercises that a meeting answers on a screen of their own (method: what is felt by whom, for municipalities)."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, OPEN, PARTS, POINTS, STATES, owner_field
from cocreation_tui.core.forms.form import DONT_KNOW, FieldDef, FieldType, Form, scales

RELEVANCE_CHECK = "relevance-check"
CO_CREATION_TYPE = "co-creation-type"
SIX_QUESTIONS = "six-questions"
QUESTIONS = ("want", "help", "mobilise", "together", "elsewhere", "alliances")
"""The six guiding questions, in order; ``choice.question-<id>`` names them in the catalogues."""
IT_IS = ("complex", "important", "strategic", "felt-by-many", "no-single-answer")
"""What a challenge should be for co-creation to fit it."""
IT_NEEDS = ("backing", "time", "patience")
"""What co-creation needs from those who start it."""
_GOES_ON = ("obvious", "no")

EXERCISES: tuple[Form, ...] = (
    Form(
        RELEVANCE_CHECK,
        Kind.ANSWER,
        (
            FieldDef("challenge", required=True),
            FieldDef("obvious", FieldType.CHOICE, True, ("yes", "no")),
            FieldDef("solution", FieldType.TEXT, True, only=("obvious", "yes")),
            FieldDef("starts", required=True, only=("obvious", "yes")),
            *scales(*IT_IS, *IT_NEEDS, only=_GOES_ON),
            FieldDef("answer", FieldType.CHOICE, True, ("yes", "no", "not-yet"), only=_GOES_ON),
            FieldDef("reasons", FieldType.TEXT, True, only=_GOES_ON),
            FieldDef("resources", FieldType.TEXT, only=_GOES_ON),
        ),
    ),
    Form(
        CO_CREATION_TYPE,
        Kind.ANSWER,
        (
            FieldDef("what", required=True),
            *scales("outcome", "central"),
            FieldDef("means", FieldType.TEXT),
        ),
    ),
    Form(
        FOCUS_POINTS,
        Kind.ANSWER,
        (
            FieldDef("about"),
            FieldDef("part", FieldType.CHOICE, True, tuple(PARTS)),
            *(
                field
                for point in POINTS
                for field in (
                    FieldDef(point, FieldType.POINT, choices=STATES),
                    FieldDef(owner_field(point), only=(point, OPEN)),
                )
            ),
        ),
    ),
    Form(
        SIX_QUESTIONS,
        Kind.ANSWER,
        (
            FieldDef("answer", required=True),
            FieldDef("question", FieldType.CHOICE, True, tuple(f"question-{name}" for name in QUESTIONS)),
        ),
    ),
)
"""Every exercise."""


def is_stopped(values: dict[str, str]) -> bool:
    """Whether the stop rule holds: somebody can already see an obvious solution, so go and do that."""
    return values.get("obvious") == "yes"


def unknown(values: dict[str, str]) -> tuple[str, ...]:
    """What a relevance check could not be answered about: the mapping is to find out."""
    return tuple(name for name in (*IT_IS, *IT_NEEDS) if values.get(name) == DONT_KNOW)


def weak(values: dict[str, str]) -> tuple[str, ...]:
    """What a relevance check answered with 1 or 2: where it may not fit, in order."""
    return tuple(name for name in (*IT_IS, *IT_NEEDS) if values.get(name) in ("1", "2"))
