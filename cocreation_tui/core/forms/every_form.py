"""Every form there is: templates and exercises (method: fields of the templates)."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.exercises import EXERCISES
from cocreation_tui.core.forms.form import Form
from cocreation_tui.core.forms.templates import OWN, TEMPLATES

FORMS = (*TEMPLATES, *EXERCISES, *OWN)
"""Every form."""


def form_of(wanted: str) -> Form | None:
    """A form by its id; None when there is none."""
    return next((form for form in FORMS if form.id == wanted), None)


def form_for(kind: Kind) -> Form | None:
    """The form that a quick capture of this kind opens as; None for kinds without structure."""
    return next((form for form in FORMS if form.kind is kind and form.usual), None)
