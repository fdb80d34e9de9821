"""Template forms: what has structure is caught with its fields (method: fields of the templates)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cocreation_tui.core.capture import Field, Kind


class FieldType(StrEnum):
    """What a field takes."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    SCALE = "scale"
    """A number from 1 to 5."""


@dataclass(frozen=True, slots=True)
class FieldDef:
    """A field of a form; ``form.<form>.<name>`` names it in the catalogues."""

    name: str
    """Its name within the form."""
    type: FieldType = FieldType.LINE
    """What it takes."""
    required: bool = False
    """Whether the form says that it is missing."""
    choices: tuple[str, ...] = ()
    """Ids of what can be chosen; ``choice.<id>`` names them in the catalogues."""
    only: tuple[str, str] | None = None
    """Field and choice with which alone it makes sense; None for always."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the kind of capture it fills in and its fields, the first of which is the capture's own words."""

    id: str
    """Id of the form."""
    kind: Kind
    """What a capture made with it is."""
    fields: tuple[FieldDef, ...]
    """Its fields in Tab order."""

    def missing(self, values: dict[str, str]) -> tuple[str, ...]:
        """Names of the required fields that say nothing, in order."""
        return tuple(
            field.name
            for field in self.fields
            if field.required and applies(field, values) and not values.get(field.name, "").strip()
        )

    def filled(self, values: dict[str, str]) -> tuple[Field, ...]:
        """What is kept of the values: those of fields that apply and say something, in order."""
        return tuple(
            Field(field.name, values[field.name])
            for field in self.fields
            if applies(field, values) and values.get(field.name, "").strip()
        )


def applies(field: FieldDef, values: dict[str, str]) -> bool:
    """Whether a field makes sense beside what the others say."""
    return field.only is None or values.get(field.only[0]) == field.only[1]


def _scales(*names: str) -> tuple[FieldDef, ...]:
    """A 1-5 field and its comment for each name."""
    return tuple(
        field
        for name in names
        for field in (FieldDef(name, FieldType.SCALE, required=True), FieldDef(f"{name}-comment"))
    )


FORMS = (
    Form(
        "focus-actors",
        Kind.FOCUS,
        (
            FieldDef("focus", required=True),
            FieldDef("why", FieldType.TEXT, required=True),
            FieldDef("together", FieldType.TEXT, required=True),
            FieldDef("outside", FieldType.TEXT),
            FieldDef("aboard", FieldType.TEXT, required=True),
            FieldDef("missing", FieldType.TEXT),
            FieldDef("next-meeting", FieldType.DATE),
        ),
    ),
    Form(
        "goal",
        Kind.GOAL,
        (
            FieldDef("goal", required=True),
            FieldDef("kind", FieldType.CHOICE, True, ("qualitative", "quantitative", "hypothesis")),
            FieldDef("horizon", FieldType.CHOICE, True, ("short", "long")),
            FieldDef("seen-by", FieldType.TEXT, required=True),
            FieldDef("argument", FieldType.TEXT, True, only=("kind", "hypothesis")),
            FieldDef("weaknesses", FieldType.TEXT, True, only=("kind", "hypothesis")),
            FieldDef("baseline", FieldType.TEXT, required=True),
            FieldDef("baseline-value"),
            FieldDef("baseline-unit"),
            FieldDef("baseline-date", FieldType.DATE),
        ),
    ),
    Form(
        "ripple",
        Kind.RIPPLE,
        (
            FieldDef("what", required=True),
            FieldDef("for-whom", FieldType.CHOICE, True, ("us", "other-actors", "elsewhere")),
            FieldDef("date", FieldType.DATE),
            FieldDef("noticed-by"),
        ),
    ),
    Form(
        "platform-change",
        Kind.CHANGE,
        (
            FieldDef("change", required=True),
            FieldDef(
                "what",
                FieldType.CHOICE,
                True,
                ("standby", "resume", "close", "merge", "found", "actor-in", "actor-out"),
            ),
            FieldDef("into", only=("what", "merge")),
            FieldDef("why", FieldType.TEXT, required=True),
            FieldDef("occasion"),
            FieldDef("follows-up", required=True),
            FieldDef("look-again", FieldType.DATE),
        ),
    ),
    Form(
        "reality-check",
        Kind.ANSWER,
        (
            FieldDef("platform", required=True),
            *_scales("used", "by-whom", "moves", "active", "right-actors", "right-focus", "pace"),
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
        "newsletter",
        Kind.NOTE,
        (
            FieldDef("platform", required=True),
            FieldDef("focus", FieldType.TEXT, required=True),
            FieldDef("progress", FieldType.TEXT, required=True),
            FieldDef("difficult", FieldType.TEXT),
            FieldDef("who", FieldType.TEXT),
            FieldDef("coordinator", required=True),
            FieldDef("contact"),
        ),
    ),
)
"""Every form."""


def form_of(wanted: str) -> Form | None:
    """A form by its id; None when there is none."""
    return next((form for form in FORMS if form.id == wanted), None)


def form_for(kind: Kind) -> Form | None:
    """The form that a quick capture of this kind opens as; None for kinds without structure."""
    return next((form for form in FORMS if form.kind is kind and kind not in (Kind.ANSWER, Kind.NOTE)), None)
