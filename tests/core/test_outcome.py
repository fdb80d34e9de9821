"""Forms, hands, parked points and the next meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cocreation_tui.core.capture.capture import Field, HandsKind, Kind, Parked
from cocreation_tui.core.forms.every_form import FORMS, form_for, form_of
from cocreation_tui.core.forms.exercises import EXERCISES
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, ConvertCapture, Undo
from cocreation_tui.core.session.commands.outcome import (
    CountHands,
    FillForm,
    MoveCapture,
    SetNextMeeting,
    SettleParked,
)
from tests.core.test_session import START, Meeting, refused


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


GOAL = (Field("goal", "Færre overfald"), Field("kind", "hypothesis"), Field("argument", "lys\nhjælper"))


def test_a_form_makes_a_capture_and_a_quick_capture_opens_as_its_form(meeting: Meeting) -> None:
    meeting.do(FillForm("goal", Kind.GOAL, "Færre overfald", GOAL, platform="Lys"))
    (goal,) = meeting.session.captures
    assert (goal.kind, goal.form, goal.fields, goal.platform) == (Kind.GOAL, "goal", GOAL, "Lys")
    meeting.do(CaptureThis(Kind.GOAL, "Flere lygter"))
    quick = meeting.session.captures[1]
    meeting.do(FillForm("goal", Kind.GOAL, "Flere lygter nu", GOAL, capture=quick.id))
    assert meeting.session.captures[1].id == quick.id
    assert (meeting.session.captures[1].text, meeting.session.captures[1].fields) == ("Flere lygter nu", GOAL)
    meeting.do(ConvertCapture(quick.id, Kind.NOTE))
    assert meeting.session.captures[1].fields == GOAL, "changing the kind loses nothing"
    meeting.do(Undo(), Undo())
    assert meeting.session.captures[1] == quick


def test_filling_in_the_same_again_is_refused(meeting: Meeting) -> None:
    meeting.do(FillForm("goal", Kind.GOAL, "x", GOAL))
    goal = meeting.session.captures[0]
    assert (
        refused(meeting, FillForm("goal", Kind.GOAL, "x", GOAL, capture=goal.id))
        == "refused.nothing-to-change"
    )
    assert refused(meeting, FillForm("nothing", Kind.GOAL, "x", ())) == "refused.unknown-form"
    assert refused(meeting, FillForm("goal", Kind.GOAL, " ", ())) == "refused.nothing-written"


def test_a_form_says_what_is_missing_and_what_only_a_hypothesis_needs() -> None:
    goal = form_of("goal")
    assert goal is not None
    values = {"goal": "x", "kind": "qualitative", "horizon": "short", "seen-by": "y", "baseline": "z"}
    assert goal.missing(values) == ()
    assert goal.missing({**values, "kind": "hypothesis"}) == ("argument", "weaknesses")
    assert [f.name for f in goal.filled({**values, "argument": "left over"})] == list(values)


def test_every_form_is_well_made() -> None:
    assert {form.id for form in FORMS} == {
        *("focus-actors", "goal", "ripple", "platform-change", "reality-check", "newsletter", "challenge"),
        *("platform", "actor", "observation", "relevance-check", "co-creation-type", "focus-points"),
        *("six-questions", "initiative", "newsletter-sent", "step-done", "finding"),
    }
    for form in FORMS:
        names = [field.name for field in form.fields]
        assert len(names) == len(set(names))
        # A change is worded from what is chosen.
        assert form.fields[0].required or form in EXERCISES or form.id == "platform-change"
        for field in form.fields:
            assert field.only is None or field.only[0] in names
    assert form_for(Kind.GOAL) is form_of("goal")
    assert form_for(Kind.NOTE) is None


def test_hands_are_counts_with_an_average_and_no_names(meeting: Meeting) -> None:
    meeting.do(Advance(), CountHands(HandsKind.FIST, "Kan vi gå videre?", (0, 1, 0, 2, 4, 3)))
    (hands,) = meeting.session.hands
    assert hands.total == 10
    assert hands.average == pytest.approx(3.8)
    assert hands.item == "a"
    meeting.do(CountHands(HandsKind.CONSENT, "Enige?", (8, 2, 0)))
    assert meeting.session.hands[1].average is None
    assert refused(meeting, CountHands(HandsKind.CONSENT, "", (1, 2))) == "refused.bad-counts"
    assert refused(meeting, CountHands(HandsKind.CONSENT, "", (0, 0, 0))) == "refused.no-hands"


def test_parked_points_are_settled_and_captures_moved(meeting: Meeting) -> None:
    meeting.do(CaptureThis(Kind.PARKING, "Vagter"), CaptureThis(Kind.NOTE, "x"))
    parked, note = meeting.session.captures
    meeting.do(SettleParked(parked.id, Parked.NEXT), MoveCapture(note.id, ItemId("c")))
    assert meeting.session.captures[0].parked is Parked.NEXT
    assert meeting.session.captures[1].item == "c"
    assert refused(meeting, SettleParked(note.id, Parked.NEXT)) == "refused.not-parked"
    assert refused(meeting, MoveCapture(note.id, ItemId("zz"))) == "refused.unknown-item"


def test_the_next_meeting_is_agreed_on_and_changed(meeting: Meeting) -> None:
    meeting.do(SetNextMeeting(START + timedelta(days=30), "Rådhuset\x1b[2J"))
    assert meeting.session.next_meeting is not None
    assert meeting.session.next_meeting.place == "Rådhuset"
