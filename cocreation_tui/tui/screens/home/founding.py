"""Setting up an initiative: one form, of which only the name is needed."""

from __future__ import annotations

from datetime import date

from cocreation_tui.clock import local_zone
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.form import FieldDef, FieldType, Form
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.when.meant import Meant, Wants
from cocreation_tui.core.when.moments import wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom, Initiatives
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.screens.forms.form import Sheet
from cocreation_tui.tui.screens.forms.form_drafts import Values

FOUNDING = Form(
    "founding",
    Kind.NOTE,
    (
        FieldDef("name", required=True),
        FieldDef("challenge", FieldType.TEXT),
        FieldDef("anchor"),
        FieldDef("starts", FieldType.DATE),
        FieldDef("workshop", FieldType.DATE),
        FieldDef("phase", FieldType.CHOICE, choices=tuple(f"phase-{number}" for number in range(1, 8))),
    ),
    offered=False,
)
"""What an initiative keeps about itself, with its challenge."""


def founding_sheet(desk: Desk, kept: Values, notice: str = "") -> Sheet:
    """The form; ``kept`` is what was typed into it before, and takes in what is typed now."""

    def read_day(text: str, wants: Wants, known: date | None) -> Meant:
        now = wall(desk.clock.now(), local_zone()[0])
        return read_all(text, lexicon(desk.language).dates, wants, now, known)

    return Sheet(FOUNDING, dict(kept), (), (), read_day, kept.update, notice)


def found(desk: Desk, values: Values) -> InitiativeRoom:
    """Set up what was filled in, and open it. Raises ``StoreError``, and ``Refused`` without a name."""
    name = clean_line(values.get("name", ""), 200)
    if not name:
        raise Refused("refused.no-initiative-name")
    about = form_of("initiative")
    fields = about.filled({**values, "name": ""}) if about else ()
    return Initiatives(desk).found(name, fields, clean_text(values.get("challenge", "")))
