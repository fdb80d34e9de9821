"""What a template form is made of: fields of a few types, the first of which is the capture's own words."""

from __future__ import annotations

from enum import StrEnum

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.records import dataclass

DONT_KNOW = "dont-know"
"""The answer on a scale that nobody knows: it is kept and drawn, and no mean counts it."""


def marked(answer: str | None) -> int:
    """An answer on a scale as a number from 1 to 5; 0 for none, and for one that nobody knows."""
    return int(answer) if answer in {"1", "2", "3", "4", "5"} and answer else 0


class FieldType(StrEnum):
    """What a field takes."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    SCALE = "scale"
    """A number from 1 to 5, or that nobody knows."""
    POINT = "point"
    """Where a point of a checklist stands: one of its choices. ``<name>-owner`` beside it says who takes it."""


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
    only: tuple[str, ...] | None = None
    """A field and the choices with which alone it makes sense; None for always."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the kind of capture it fills in and its fields, the first of which is the capture's own words."""

    id: str
    """Id of the form."""
    kind: Kind
    """What a capture made with it is."""
    fields: tuple[FieldDef, ...]
    """Its fields in Tab order."""
    usual: bool = False
    """Whether a quick capture of its kind opens as it."""
    offered: bool = True
    """Whether a meeting offers it; those that are not belong to the initiative itself."""

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
    return field.only is None or values.get(field.only[0]) in field.only[1:]


def scales(*names: str, only: tuple[str, ...] | None = None) -> tuple[FieldDef, ...]:
    """A 1-5 field and its comment for each name."""
    return tuple(
        field
        for name in names
        for field in (
            FieldDef(name, FieldType.SCALE, required=True, only=only),
            FieldDef(f"{name}-comment", only=only),
        )
    )
