"""A workspace of today's schema with everything that forms can hold opens for ever, and tells what it told.

``data/forms-1`` is an initiative and three of its meetings: every form with every choice, with every field and with as
few words as it takes, filled in anew, made another kind of capture, and quick captures of every kind beside them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms.every_form import FORMS
from cocreation_tui.core.forms.focus_points import PARTS, owner_field
from cocreation_tui.core.forms.form import FieldType
from cocreation_tui.core.forms.templates import Occasion
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import held_of
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.tally import agreed_meetings, tally
from cocreation_tui.store import codec
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.initiative_shelf import what_meetings_leave
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.workspace import INITIATIVE_FILE

DATA = Path(__file__).parent / "data"
TOLD = DATA / "forms-1.told"
"""What the workspace tells."""
SINCE = {"finding", "step-done"}
"""Forms that have come since it was written, and fields of the others."""
SINCE_FIELDS = {
    ("actor", "reason"),
    *(("goal", name) for name in ("effect", "part-of")),
    ("relevance-check", "no-single-answer"),
    ("relevance-check", "no-single-answer-comment"),
    *(("focus-points", name) for point in PARTS["mobilising"] for name in (point, owner_field(point))),
    *(("initiative", name) for name in ("stand-in", "manager", "group", "strategy", "ended")),
}
SINCE_CHOICES = {
    *(("actor", "standing", choice) for choice in ("chosen", "contacted", "met", "invited", "later")),
    ("focus-points", "part", "mobilising"),
    *(("platform-change", "occasion", one.value) for one in Occasion),
}
"""The same of choices."""
MEETINGS = ("2026-03-05-etablering-a1", "2026-04-04-koordinatorer-b2", "2026-05-04-platform-c3")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "forms-1", tmp_path / "trygge-naetter"))


def opened(folder: Path) -> dict[str, Session]:
    """Every file of the workspace, by its name."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        meeting = MeetingFile.open(path, read_only=True)
        assert meeting.notices == ()
        found[path.stem] = replay(meeting.steps)
    return found


def told(initiative: Initiative, sessions: Iterable[Session]) -> list[str]:
    """What is read out of the forms, in lines."""
    lines = []
    for field in fields(initiative):
        value = getattr(initiative, field.name)
        many = (
            sorted(value) if isinstance(value, frozenset) else value if isinstance(value, tuple) else [value]
        )
        lines += [_line("initiative", field.name, codec.encode_briefly(one)) for one in many]
    for session in sessions:
        lines.append(_line(session.id, "tally", {kind.value: tally(session)[kind] for kind in Kind}))
        lines += [_line(session.id, "meets", [name, str(day)]) for name, day in agreed_meetings(session)]
        lines += [_line(session.id, "person", codec.encode_briefly(one)) for one in session.people]
    return lines


def _line(*parts: object) -> str:
    return json.dumps(parts, ensure_ascii=False)


def test_it_holds_everything_that_forms_can_hold(folder: Path) -> None:
    captures = [one for session in opened(folder).values() for one in session.captures]
    said = {(one.form, field.name) for one in captures for field in one.fields}
    chosen = {(one.form, field.name, field.text) for one in captures for field in one.fields}
    then = [form for form in FORMS if form.id not in SINCE]
    for form in then:
        for field in form.fields[1:]:
            if field.name == "platform" or (form.id, field.name) in SINCE_FIELDS:
                continue
            assert (form.id, field.name) in said
            wanted = "12345" if field.type is FieldType.SCALE else field.choices
            assert {(form.id, field.name, choice) for choice in wanted} <= chosen | SINCE_CHOICES
    assert {(one.form, one.kind) for one in captures} >= {(form.id, form.kind) for form in then}
    assert {one.kind for one in captures if not one.form} == set(Kind)
    assert any(_made_another_kind(one) for one in captures)


def _made_another_kind(capture: Capture) -> bool:
    return any(form.id == capture.form and form.kind is not capture.kind for form in FORMS)


def without_sums(data: bytes) -> dict[str, Any]:
    """A file's tables without what the released version did not write."""
    base: dict[str, Any] = json.loads(data)
    (row,) = base["meta"].values()
    del row["events_sha256"], row["meta_sha256"]
    return base


@pytest.mark.parametrize("name", [*MEETINGS, Path(INITIATIVE_FILE).stem])
def test_a_file_is_written_again_as_it_was(folder: Path, name: str) -> None:
    path = folder / f"{name}.json"
    before = path.read_bytes()
    with MeetingFile.open(path) as meeting:
        steps, pending = meeting.steps, meeting.pending
        meeting.fold(replay(steps))
    assert MeetingFile.open(path, read_only=True).steps == steps
    assert tables.build(replay(steps)) == path.read_bytes()
    assert pending or without_sums(path.read_bytes()) == json.loads(before)


def test_it_tells_what_it_told(folder: Path) -> None:
    sessions = opened(folder)
    own = sessions.pop(Path(INITIATIVE_FILE).stem)
    held = what_meetings_leave(folder).held
    now = told(initiative_of(held_of(own), own.zone, held), sessions.values())
    if os.environ.get("UPDATE_PICTURES") == "1":
        TOLD.write_text("\n".join(now) + "\n", encoding="utf-8")
    assert now == TOLD.read_text(encoding="utf-8").splitlines()
