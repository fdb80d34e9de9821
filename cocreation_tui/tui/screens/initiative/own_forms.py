"""Forms of the initiative's own that are no captures with fields: a person, a task."""

from __future__ import annotations

from datetime import date

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.form import FieldDef, FieldType, Form
from cocreation_tui.core.forms.templates import PLATFORM
from cocreation_tui.core.ground.days import iso_day
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import AddPerson, CaptureThis, Command
from cocreation_tui.desk.planning import new_person_id
from cocreation_tui.tui.screens.forms.form_drafts import Values

PERSON = Form(
    "person",
    Kind.ACTOR,
    (
        FieldDef("name", required=True),
        FieldDef("organisation"),
        FieldDef("role", FieldType.CHOICE, choices=tuple(f"role-{role.value}" for role in Role)),
        PLATFORM,
        FieldDef("email"),
        FieldDef("phone"),
    ),
    offered=False,
)
"""Somebody who takes part."""
TASK = Form(
    "task",
    Kind.TASK,
    (
        FieldDef("task", required=True),
        FieldDef("owner", required=True),
        FieldDef("due", FieldType.DATE, required=True),
        PLATFORM,
    ),
    offered=False,
)
"""Something to be done before the next meeting."""
OWN_FORMS = {form.id: form for form in (PERSON, TASK)}
"""Both, by their ids."""


def any_form(wanted: str) -> Form | None:
    """A form by its id, one of these or one that meetings have too; None when there is none."""
    return OWN_FORMS.get(wanted) or form_of(wanted)


def command_of(form: Form, values: Values) -> Command | None:
    """The command that keeps one of these forms; None for a form that is kept as a capture with fields."""
    if form is PERSON:
        role = values.get("role", "").removeprefix("role-")
        return AddPerson(
            Person(
                PersonId(new_person_id()),
                values.get("name", ""),
                values.get("organisation", ""),
                Role(role) if role else Role.GUEST,
                values.get("platform", ""),
                values.get("email", ""),
                values.get("phone", ""),
            )
        )
    if form is TASK:
        return CaptureThis(
            Kind.TASK,
            values.get("task", ""),
            owner_name=values.get("owner", ""),
            due=_due(values),
            platform=values.get("platform", ""),
        )
    return None


def _due(values: Values) -> date | None:
    return iso_day(values.get("due", ""))
