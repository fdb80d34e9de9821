"""Minutes after the meeting: what was set right is marked, versions are told, and each correction has its line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    CaptureThis,
    ConvertCapture,
    DropCapture,
    EditCapture,
    MarkAttendance,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import CorrectEnd
from cocreation_tui.core.session.commands.outcome import (
    ApproveMinutes,
    NameLeader,
    NameMinuteTaker,
    SendMinutes,
    SetNextMeeting,
)
from cocreation_tui.core.session.commands.people import EditPerson
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.covering_mail import mail_subject, mail_text
from cocreation_tui.export.minutes.minutes import (
    corrections_markdown,
    minutes_markdown,
    minutes_told,
    told_name,
)
from cocreation_tui.i18n.words import Words
from tests.core.test_afterwards import DECISION, MINUTE, TASK, A, B, closed, times
from tests.core.test_session import ANNA, BO, CARL, START, Meeting
from tests.examples import examples
from tests.export.nasty import NASTY
from tests.export.test_minutes_markdown import PARSER, skeleton

GOLDEN = Path(__file__).parent / "golden"
LATER = START + timedelta(days=900)
DANISH = Words("da")
OTHERWISE = Manner(Order.KIND, Names.ROLES, Readers.ALL)


def corrected() -> Meeting:
    """A meeting whose minutes went out, were corrected, approved, and corrected once more."""
    meeting = closed()
    meeting.do(CaptureThis(Kind.NOTE, "Kaffen var kold", item=A), NameMinuteTaker("Bo"))
    meeting.do(SendMinutes())
    meeting.do(
        EditCapture(TASK, "Anna ringer til *vagten*", BO),
        EditCapture(DECISION, "Vi mødes i maj"),
        CaptureThis(Kind.GOAL, "Lysere stier", item=B),
        times(A, 0, 4),
        CorrectEnd(START + 14 * MINUTE),
        MarkAttendance(BO, Attendance.LEFT, START + 8 * MINUTE),
        AddPerson(Person(PersonId("new"), "Mette Friis", "Biblioteket")),
        EditPerson(Person(CARL, "Karl", "Havnen")),
        NameLeader("Anna"),
        SetNextMeeting(START + timedelta(days=30), "Rådhuset"),
        after=86_400,
    )
    meeting.do(ApproveMinutes("Anna"), after=60)
    return meeting


def told(session: Session, words: Words = DANISH, manner: Manner = USUAL) -> str:
    return minutes_markdown(session, LATER, words, manner=manner)


@pytest.mark.parametrize(
    ("name", "words", "manner"),
    [("corrected-da", DANISH, USUAL), ("corrected-en", Words("en"), OTHERWISE)],
)
def test_golden_minutes_of_a_corrected_meeting(name: str, words: Words, manner: Manner) -> None:
    assert told(corrected().session, words, manner) == (GOLDEN / f"{name}.md").read_text("utf-8")


def test_both_languages_say_the_same_in_the_same_places() -> None:
    session = corrected().session
    danish, english = (told(session, Words(language)) for language in ("da", "en"))
    assert skeleton(PARSER.parse(danish)) == skeleton(PARSER.parse(english))


def test_minutes_that_never_went_out_have_no_version() -> None:
    meeting = closed()
    written = told(meeting.session)
    assert "ersion" not in written
    meeting.do(DropCapture(TASK))
    assert "Rettet siden" not in told(meeting.session)
    assert told(meeting.do(Undo())) == written


def test_what_changed_after_a_version_is_a_version_that_has_not_gone_out() -> None:
    meeting = corrected()
    assert "**Version 2** · godkendt 25. nov. af Anna" in told(meeting.session)
    session = meeting.do(DropCapture(DECISION))
    assert "**Version 3**\n" in told(session)
    assert told_name(session, USUAL, DANISH).endswith("-version-3.md")
    mail = minutes_told(session, LATER, DANISH)
    assert mail_subject(mail, DANISH) == "Rettet referat af Møde 23. november 2026 (version 3)"
    assert "RETTET SIDEN VERSION 2\n\n- Udgået: B-1: Vi mødes i maj" in mail_text(mail, (), DANISH)
    assert corrections_markdown(session, LATER, DANISH) == (
        "## Rettet siden version 2\n\n- Udgået: **B-1:** ~~Vi mødes i maj~~"
    )
    assert "Version 3 · sendt ud" in told(meeting.do(SendMinutes())).replace("**", "")


def test_another_kind_is_told_with_its_name() -> None:
    meeting = closed()
    meeting.do(SendMinutes(), ConvertCapture(TASK, Kind.NOTE))
    assert "- **Note:** Ringer (slags: opgave → note)" in told(meeting.session)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("names", [Names.INITIALS, Names.ROLES])
def test_no_name_is_in_minutes_without_names(order: Order, names: Names) -> None:
    meeting = corrected()
    meeting.do(EditPerson(Person(CARL, "Kalle Svane", "Havnen")), EditCapture(TASK, "Karl Berg ringer", ANNA))
    written = told(meeting.session, manner=Manner(order, names))
    for name in ("Anna", "Mette", "Friis", "Kalle", "Svane"):
        assert not re.search(rf"\b{name}\b", written), name


def test_nothing_of_a_meeting_that_stays_inside_is_told_to_all() -> None:
    session = replace(corrected().session, circle=Circle.INTERNAL)
    written = told(session, manner=Manner(readers=Readers.ALL))
    for text in ("Rettet siden", "ersion", "Mette", "maj", "Lysere"):
        assert text not in written


@examples(40)
@given(st.lists(NASTY, min_size=4, max_size=4))
def test_nothing_typed_changes_the_shape_of_corrected_minutes(texts: list[str]) -> None:
    def meeting(new: list[str]) -> Session:
        held = closed()
        held.do(SendMinutes(), EditCapture(TASK, f"x{new[0]}"), CaptureThis(Kind.NOTE, f"x{new[1]}", item=A))
        return held.do(NameLeader(f"x{new[2]}"), ApproveMinutes(f"x{new[3]}"))

    plain, nasty = (told(meeting(some)) for some in (["a", "b", "c", "d"], texts))
    assert skeleton(PARSER.parse(nasty)) == skeleton(PARSER.parse(plain))
