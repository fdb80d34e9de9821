"""After the meeting: what is set right stays within what is possible, is marked, told once, and can be undone."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import HandsKind, Kind, Status
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.presence import Stay
from cocreation_tui.core.session.afterwards import Piece, What, changed, closing_step, set_right
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    Advance,
    CaptureThis,
    CloseSession,
    Command,
    ConvertCapture,
    DropCapture,
    EditCapture,
    EndItem,
    GiveWord,
    MarkAttendance,
    Redo,
    SettleDecision,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import ChangeTurn, CorrectEnd, CorrectTimes
from cocreation_tui.core.session.commands.outcome import (
    ApproveMinutes,
    CountHands,
    MoveCapture,
    NameLeader,
    NameMinuteTaker,
    SendMinutes,
    SetNextMeeting,
)
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople
from cocreation_tui.core.session.history import undoable
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.versions import issues_now, since_issued, told_by, version_now
from cocreation_tui.export.minutes.minutes import corrections_markdown
from cocreation_tui.i18n.words import Words
from tests.core.test_replay import commands, hold
from tests.core.test_session import ANNA, BO, CARL, START, Meeting, refused
from tests.examples import examples

MINUTE = timedelta(minutes=1)
A, B, C = ItemId("a"), ItemId("b"), ItemId("c")
TASK, DECISION = CaptureId("c4"), CaptureId("c7")


def closed() -> Meeting:
    """A meeting whose items ran from 0 to 5 and from 5 to 12, closed at 15, and looked at a day later."""
    held = Meeting()
    held.do(Advance(), GiveWord(ANNA))
    held.do(CaptureThis(Kind.TASK, "Ringer"), TakeWord(), after=120)
    held.do(Advance(), CaptureThis(Kind.DECISION, "Vi mødes"), after=180)
    held.do(EndItem(), after=420)
    held.do(CloseSession(), after=180)
    held.clock.advance(timedelta(days=1))
    return held


@pytest.fixture
def meeting() -> Meeting:
    return closed()


def runs(session: Session) -> list[tuple[float, float]]:
    return [
        ((run.start - START) / MINUTE, ((run.end or run.start) - START) / MINUTE)
        for run in session.facts.runs
    ]


def times(item: ItemId, start: float, end: float) -> CorrectTimes:
    return CorrectTimes(item, START + start * MINUTE, START + end * MINUTE)


NEW = PersonId("new")
CORRECTIONS: list[tuple[Command, Piece]] = [
    (EditCapture(TASK, "Skriver"), Piece(What.CAPTURE, TASK)),
    (EditCapture(TASK, "Ringer", BO), Piece(What.CAPTURE, TASK)),
    (EditCapture(TASK, "Ringer", owner_name="Vagten"), Piece(What.CAPTURE, TASK)),
    (EditCapture(DECISION, "Vi mødes i maj"), Piece(What.CAPTURE, DECISION)),
    (ConvertCapture(TASK, Kind.NOTE), Piece(What.CAPTURE, TASK)),
    (MoveCapture(TASK, B), Piece(What.CAPTURE, TASK)),
    (DropCapture(TASK), Piece(What.CAPTURE, TASK)),
    (CaptureThis(Kind.GOAL, "Lys", item=C), Piece(What.CAPTURE, "c11")),
    (times(B, 6, 12), Piece(What.ITEM, B)),
    (CorrectEnd(START + 14 * MINUTE), Piece(What.END)),
    (MarkAttendance(BO, Attendance.EXCUSED), Piece(What.PERSON, BO)),
    (MarkAttendance(BO, Attendance.LEFT, START + 8 * MINUTE), Piece(What.PERSON, BO)),
    (AddPerson(Person(NEW, "Mette")), Piece(What.PERSON, NEW)),
    (EditPerson(Person(CARL, "Karl")), Piece(What.PERSON, CARL)),
    (NameLeader("Anna"), Piece(What.LEADER)),
    (NameMinuteTaker("Bo"), Piece(What.MINUTE_TAKER)),
    (SetNextMeeting(START + timedelta(days=30)), Piece(What.NEXT)),
    (ChangeTurn(START, BO, START, START + MINUTE), Piece(What.SPEECH)),
]


@pytest.mark.parametrize(("correction", "piece"), CORRECTIONS, ids=lambda one: type(one).__name__)
def test_a_correction_is_told_once_marked_and_undone(
    meeting: Meeting, correction: Command, piece: Piece
) -> None:
    sent = meeting.do(SendMinutes())
    session = meeting.do(correction)
    assert session.facts.closed_at is not None
    assert session.facts.running is None
    assert session.turn is None
    assert changed(sent, session) == (piece,)
    marked = set_right(session)
    if isinstance(correction, DropCapture | ChangeTurn):
        assert not marked
    else:
        assert list(marked) == [piece]
        assert marked[piece].at == meeting.clock.now()
    assert version_now(session) == 2
    assert not issues_now(session)
    session = meeting.do(Undo())
    assert changed(sent, session) == ()
    assert set_right(session) == {}
    assert version_now(session) == 1
    assert changed(sent, meeting.do(Redo())) == (piece,)


def test_what_is_added_is_marked_as_added(meeting: Meeting) -> None:
    session = meeting.do(
        CaptureThis(Kind.GOAL, "Lys", item=A), AddPerson(Person(NEW, "Mette")), NameLeader("Bo")
    )
    assert [touch.added for touch in set_right(session).values()] == [True, True, True]
    assert session.captures[-1].item == A
    assert session.captures[-1].speaker is None
    assert refused(meeting, CaptureThis(Kind.GOAL, "Lys", item=ItemId("none"))) == "refused.unknown-item"


def test_what_is_set_right_and_back_again_is_not_marked(meeting: Meeting) -> None:
    session = meeting.do(EditCapture(TASK, "Skriver"), EditCapture(TASK, "Ringer"))
    assert set_right(session) == {}


def test_nothing_is_after_a_meeting_that_goes_on_again(meeting: Meeting) -> None:
    meeting.do(Undo())
    session = meeting.do(EditCapture(TASK, "Skriver"))
    assert closing_step(session) == 0
    assert set_right(session) == {}
    assert set_right(meeting.do(CloseSession())) == {}


def test_times_are_set_right_within_what_was_held_beside_them(meeting: Meeting) -> None:
    assert runs(meeting.do(times(A, 0, 7))) == [(0, 7), (7, 12)]
    assert runs(meeting.do(times(B, 6, 14))) == [(0, 6), (6, 14)]
    for item, start, end in ((A, 3, 2), (A, 0, 15), (B, -1, 9), (B, 7, 16)):
        assert refused(meeting, times(item, start, end)) == "refused.not-those-times"
    assert refused(meeting, times(B, 6, 14)) == "refused.nothing-to-change"
    assert refused(meeting, times(C, 6, 14)) == "refused.not-held"
    assert refused(meeting, times(ItemId("none"), 6, 14)) == "refused.unknown-item"


def test_turns_stay_within_their_item(meeting: Meeting) -> None:
    session = meeting.do(times(A, 0, 1))
    assert [(turn.start, turn.end) for turn in session.turns] == [(START, START + MINUTE)]


def test_the_end_is_set_right_and_what_went_on_ends_with_it(meeting: Meeting) -> None:
    session = meeting.do(CorrectEnd(START + 9 * MINUTE))
    assert session.facts.closed_at == START + 9 * MINUTE
    assert runs(session) == [(0, 5), (5, 9)]
    for wrong in (START + 4 * MINUTE, meeting.clock.now() + MINUTE):
        assert refused(meeting, CorrectEnd(wrong)) == "refused.not-that-end"
    assert refused(meeting, CorrectEnd(START + 9 * MINUTE)) == "refused.nothing-to-change"


def test_only_a_closed_meeting_is_corrected_and_issued(meeting: Meeting) -> None:
    meeting.do(Undo())
    for command in (times(B, 6, 12), CorrectEnd(START), SendMinutes(), ApproveMinutes("Ida")):
        assert refused(meeting, command) == "refused.not-closed"


def test_who_was_there_after_all_was_there_throughout(meeting: Meeting) -> None:
    session = meeting.do(MarkAttendance(BO, Attendance.EXCUSED), MarkAttendance(BO, Attendance.PRESENT))
    assert session.stays(session.people[1]) == (Stay(),)
    session = meeting.do(MarkAttendance(BO, Attendance.LEFT, START + 8 * MINUTE))
    session = meeting.do(MarkAttendance(BO, Attendance.PRESENT))
    assert session.stays(session.people[1]) == (Stay(),)
    session = meeting.do(AddPerson(Person(NEW, "Mette")))
    assert session.stays(session.people[-1]) == (Stay(),)
    assert not session.facts.lengths


def test_who_left_had_been_there_whatever_was_said_before(meeting: Meeting) -> None:
    left = START + 8 * MINUTE
    session = meeting.do(MarkAttendance(BO, Attendance.EXCUSED), MarkAttendance(BO, Attendance.LEFT, left))
    assert session.stays(session.people[1]) == (Stay(left=left),)


def test_two_who_are_one_change_nothing_of_what_was_theirs(meeting: Meeting) -> None:
    meeting.do(EditCapture(TASK, "Ringer", BO))
    sent = meeting.do(SendMinutes())
    session = meeting.do(MergePeople(ANNA, BO))
    assert {piece.what for piece in changed(sent, session)} == {What.PERSON}


def test_versions_are_counted_by_what_is_told(meeting: Meeting) -> None:
    session = meeting.do(SendMinutes(), ApproveMinutes("Ida Ask"))
    assert [(one.version, one.approved_by) for one in session.issues] == [(1, ""), (1, "Ida Ask")]
    assert refused(meeting, SendMinutes()) == "refused.sent-already"
    assert refused(meeting, ApproveMinutes("Ida  Ask")) == "refused.approved-already"
    assert refused(meeting, ApproveMinutes(" \x1b")) == "refused.no-name"
    session = meeting.do(NameLeader("Bo"), ApproveMinutes("Bo"))
    assert [one.version for one in session.issues] == [1, 1, 2]
    since = since_issued(session)
    assert since is not None
    assert (since.version, since.pieces) == (1, (Piece(What.LEADER),))
    session = meeting.do(Undo())
    assert version_now(session) == 2
    assert issues_now(session) == ()


# Whatever happens

MORE: tuple[Command, ...] = (
    *(one for one, _ in CORRECTIONS),
    MergePeople(ANNA, CARL),
    MergePeople(CARL, BO),
    CountHands(HandsKind.CONSENT, "Går det?", (3, 1, 0), DECISION),
    SettleDecision(DECISION, Status.PROPOSED),
    DropCapture(DECISION),
    times(A, 1, 4),
    MarkAttendance(ANNA, Attendance.PRESENT, START + 2 * MINUTE),
    NameLeader("[/] *x*"),
    CaptureThis(Kind.TASK, "| x |\n# y", owner_name="Ukendt", item=B),
)
CORRECTING = st.sampled_from(MORE)


def _do(meeting: Meeting, *wanted: Command) -> Session:
    for command in wanted:
        with suppress(Refused):
            meeting.do(command)
    return meeting.session


@examples(120)
@given(st.lists(CORRECTING, max_size=8))
def test_everything_set_right_is_told_once_and_undone_as_a_whole(corrections: list[Command]) -> None:
    meeting = closed()
    sent = meeting.do(SendMinutes())
    session = _do(meeting, *corrections)
    pieces = changed(sent, session)
    assert len(pieces) == len(set(pieces))
    assert changed(session, session) == ()
    assert told_by(session, session.issues[0]) == told_by(sent, sent.issues[0])
    caught = {piece.id for piece in pieces if piece.what is What.CAPTURE}
    before, after = ({one.id: one for one in some.captures} for some in (sent, session))
    assert before.keys() ^ after.keys() <= caught
    told = corrections_markdown(session, meeting.clock.now(), Words("da")).splitlines()
    assert len([line for line in told if line.startswith("- ")]) == len(pieces)
    while next(undoable(session)).number > len(sent.steps):
        session = meeting.do(Undo())
    assert changed(sent, session) == ()
    assert set_right(session) == {}


@examples(120)
@given(
    st.lists(st.tuples(commands, st.sampled_from([1.0, 30.0])), max_size=20),
    st.lists(commands | CORRECTING, max_size=5),
)
def test_corrections_keep_any_meeting_whole(
    history: list[tuple[Command, float]], corrections: list[Command]
) -> None:
    ends = [(CloseSession(), 1.0), *((one, 1.0) for one in corrections)]
    session, _, clock = hold([(Advance(), 1.0), *history, *ends])
    for before, after in zip(session.facts.runs, session.facts.runs[1:], strict=False):
        assert before.end is not None
        assert before.end <= after.start
    for turn in session.turns:
        assert turn.end is None or turn.start <= turn.end
    corrections_markdown(session, clock.now(), Words("en"))
