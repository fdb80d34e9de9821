"""What laptops say differently of the same is shown until somebody says it anew who knows both; and meetings taken over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import Fate, Settlement
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import SessionId, StreamName
from cocreation_tui.core.initiative.initiative import Initiative, Topic
from cocreation_tui.core.initiative.meeting_record import held_of
from cocreation_tui.core.initiative.refs import notes_id
from cocreation_tui.core.session.commands.command import CaptureThis, Command, EditCapture, PlanSession
from cocreation_tui.core.session.commands.laptops import ContinueMeeting
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.shared.streams import Ring, notes_of
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.export.laptops import contradiction_words
from cocreation_tui.i18n.words import LANGUAGES, Words
from tests.core.laptops import LAPTOPS, Laptop, form
from tests.core.lived import FOUNDED, on
from tests.core.test_session import PLAN

Say = Callable[[str], Command]
TASK = f"{notes_id(LAPTOPS[0])}/c2"
GOAL = f"{notes_id(LAPTOPS[0])}/c3"


def told(**said: str) -> Command:
    return form("initiative", Kind.NOTE, said.pop("name", "Trygge nætter"), **said)


SAYINGS: dict[Topic, tuple[Say, str, str]] = {
    Topic.NAME: (lambda one: told(name=one), "Trygge nætter", "Rolige nætter"),
    Topic.ANCHOR: (lambda one: told(anchor=one), "Dorte Holm", "Per Lund"),
    Topic.STAND_IN: (lambda one: told(stand_in=one), "Dorte Holm", ""),
    Topic.MANAGER: (lambda one: told(manager=one), "Dorte Holm", "Per Lund"),
    Topic.GROUP: (lambda one: told(group=one), "Dorte Holm", "Dorte Holm\nPer Lund"),
    Topic.STRATEGY: (lambda one: told(strategy=one), "Nat", "Tryghed"),
    Topic.STARTS: (lambda one: told(starts=one), "2025-02-01", "2025-03-01"),
    Topic.WORKSHOP: (lambda one: told(workshop=one), "2025-05-01", "2025-06-01"),
    Topic.PHASE: (lambda one: told(phase=one), "phase-2", "phase-3"),
    Topic.ENDED: (lambda one: told(ended=one), "completed", ""),
    Topic.CHALLENGE: (lambda one: form("challenge", Kind.DECISION, one), "Mange går en omvej", "Mørke stier"),
    Topic.FATE: (lambda one: SettleBrought(TASK, Fate(one)), "done", "open"),
    Topic.DUE: (lambda one: SettleBrought(TASK, Fate.OPEN, due=on(int(one)).date()), "20", "30"),
    Topic.OWNER: (lambda one: SettleBrought(TASK, Fate.OPEN, owner_name=one), "Ida", "Per"),
    Topic.STATUS: (
        lambda one: form("observation", Kind.ANSWER, "Færre ture", of="observed", status=one, ref=GOAL),
        "on-way",
        "reached",
    ),
    Topic.COORDINATOR: (
        lambda one: form("newsletter", Kind.NOTE, "Lys", "Lys", coordinator=one),
        "Ida Lund",
        "Per Lund",
    ),
    Topic.STANDING: (
        lambda one: form("platform-change", Kind.CHANGE, one, "Lys", what=one, settled="agreed"),
        "standby",
        "close",
    ),
}
"""For each topic: how it is said, and two things that may be said."""


def begun() -> tuple[Laptop, Laptop]:
    """Two laptops; on the first a task and a goal were noted, which the other has heard of."""
    one, other = Laptop(LAPTOPS[0]), Laptop(LAPTOPS[1])
    assert one.at(1).do(CaptureThis(Kind.TASK, "Ringer"))
    assert one.do(form("goal", Kind.GOAL, "Færre ture", "Lys"))
    other.at(2).hear(one)
    one.hear(other)
    return one, other


def shown(known: Initiative) -> list[tuple[Topic, str, str]]:
    return [(one.topic, one.one.value, one.other.value) for one in known.contradictions]


def values(topic: Topic) -> tuple[str, str]:
    _, first, second = SAYINGS[topic]
    if topic is Topic.DUE:
        return on(int(first)).date().isoformat(), on(int(second)).date().isoformat()
    return first, second


def test_every_topic_is_tried() -> None:
    assert {*SAYINGS, Topic.CONTINUED} == set(Topic)


@pytest.mark.parametrize("topic", SAYINGS)
def test_what_was_said_without_knowing_is_shown_until_somebody_knows_both(topic: Topic) -> None:
    say, first, second = SAYINGS[topic]
    one, other = begun()
    assert one.at(10).do(say(first))
    assert not one.sees([other]).contradictions
    assert other.at(11).do(say(second))
    was, now = values(topic)
    for here, there in ((one, other), (other, one)):
        (found,) = here.sees([there]).contradictions
        assert (found.topic, found.one.value, found.other.value) == (topic, now, was)
        assert (found.one.laptop, found.other.laptop) == (other.id, one.id)
        assert found.other.source == notes_id(one.id)
    for language in LANGUAGES:
        said = contradiction_words(found, "UTC", lambda source: f"<{source}>", Words(language))
        assert all(mark not in said for mark in ("{", "laptops.", "choice.", "fate.", "form."))
        assert said.count("<") == 2
    one.at(12).hear(other)
    assert one.sees([other]).contradictions, "that it was heard settles nothing"
    assert one.at(13).do(say(first))
    assert not other.sees([one]).contradictions


@pytest.mark.parametrize("topic", SAYINGS)
def test_what_is_said_knowing_of_the_other_or_is_the_same_is_no_contradiction(topic: Topic) -> None:
    say, first, second = SAYINGS[topic]
    one, other = begun()
    assert one.at(10).do(say(first))
    assert other.at(11).do(say(first))
    assert not one.sees([other]).contradictions
    other.at(12).hear(one)
    one.hear(other)
    assert other.at(13).do(say(second))
    assert not one.sees([other]).contradictions


def test_what_two_say_anew_without_knowing_is_shown_again() -> None:
    say, first, second = SAYINGS[Topic.PHASE]
    one, other = begun()
    third = Laptop(LAPTOPS[2])
    one.at(10).do(say(first))
    other.at(11).do(say(second))
    third.at(12).hear(one, other)
    third.at(13).do(say("phase-4"))
    one.at(14).do(say(second))
    assert shown(one.sees([other, third])) == [(Topic.PHASE, second, "phase-4")]


def test_words_that_were_changed_after_they_had_been_heard_were_not_known() -> None:
    one, other = begun()
    one.at(10).do(form("challenge", Kind.DECISION, "Mørke stier"))
    other.at(11).hear(one)
    stated = one.runner.session.captures[-1]
    one.at(12).do(EditCapture(stated.id, "Mange går en omvej", platform=""))
    other.at(13).do(form("challenge", Kind.DECISION, "Mørke stier og veje"))
    found = shown(one.sees([other]))
    assert found == [(Topic.CHALLENGE, "Mørke stier og veje", "Mange går en omvej")]


def test_what_has_been_dealt_with_since_is_no_longer_in_doubt() -> None:
    one, other = begun()
    one.at(10).do(SettleBrought(TASK, Fate.OPEN, due=on(20).date()))
    other.at(11).do(SettleBrought(TASK, Fate.OPEN, due=on(30).date()))
    one.at(12).hear(other)
    one.at(13).do(SettleBrought(TASK, Fate.DONE))
    assert not other.sees([one]).contradictions


# Meetings of several laptops


def meeting(*commands: Command) -> Runner:
    runner = Runner(Session(), MemoryJournal(), ManualClock(FOUNDED))
    runner.do(PlanSession(replace(PLAN, session=SessionId("old"), script="status-meeting")))
    for command in commands:
        runner.do(command)
    return runner


def taken(runner: Runner, new: str, until: int) -> Runner:
    """A meeting that goes on elsewhere, of which so many steps were known."""
    plan, *rest = runner.session.steps[:until]
    assert isinstance(plan.events[0], SessionPlanned)
    copied = (Step(1, plan.at, (replace(plan.events[0], session=SessionId(new)),)), *rest)
    other = Runner(replay(copied), MemoryJournal(), ManualClock(on(0, 12)))
    other.do(ContinueMeeting(SessionId("old"), until))
    return other


def seen(*runners: Runner) -> Initiative:
    one, other = begun()
    held = [
        held_of(each.runner.session if isinstance(each, Laptop) else each.session, True) for each in runners
    ]
    origins = [(each.id, laptop) for each, laptop in zip(held, LAPTOPS, strict=False)]
    known = one.sees([other], held, origins)
    assert known == other.sees([one], held[::-1], origins)
    return known


def texts(known: Initiative) -> list[tuple[str, str, str]]:
    return [(one.ref, one.source, one.capture.text) for one in known.decisions]


WE = CaptureThis(Kind.DECISION, "Vi gør det")
ALSO = CaptureThis(Kind.DECISION, "Vi gør mere")


def test_a_meeting_that_was_taken_over_takes_the_place_of_the_other() -> None:
    old = meeting(WE)
    new = taken(old, "new", 2)
    new.do(ALSO)
    known = seen(old, new)
    assert [met.id for met in known.meetings] == ["new"]
    assert texts(known) == [("old/c2", "new", "Vi gør det"), ("new/c4", "new", "Vi gør mere")]
    assert not known.contradictions
    assert texts(seen(new)) == texts(known)


def test_a_meeting_that_went_on_where_it_was_taken_from_is_told_too() -> None:
    old = meeting(WE)
    new = taken(old, "new", 2)
    new.do(ALSO)
    old.do(CaptureThis(Kind.DECISION, "Vi lader være"))
    known = seen(old, new)
    assert {met.id for met in known.meetings} == {"old", "new"}
    assert sorted(texts(known)) == [
        ("new/c4", "new", "Vi gør mere"),
        ("old/c2", "old", "Vi gør det"),
        ("old/c3", "old", "Vi lader være"),
    ]
    (found,) = known.contradictions
    assert (found.topic, found.one.source, found.other.source) == (Topic.CONTINUED, "new", "old")
    assert (found.one.value, found.other.value) == ("4", "3")


def test_two_that_took_over_one_meeting_are_both_told() -> None:
    old = meeting(WE)
    some = [taken(old, name, 2) for name in ("new", "newer")]
    for each in some:
        each.do(ALSO)
    known = seen(old, *some)
    assert {met.id for met in known.meetings} == {"old", "new", "newer"}
    assert [ref for ref, _, text in texts(known) if text == "Vi gør det"] == ["old/c2"]
    (found,) = known.contradictions
    assert {found.one.source, found.other.source} == {"new", "newer"}


def test_what_was_said_of_a_meeting_is_said_of_the_one_that_goes_on() -> None:
    old = meeting(CaptureThis(Kind.TASK, "Ringer"))
    new = taken(old, "new", 2)
    one, other = begun()
    other.at(500).do(SettleBrought("old/c2", Fate.DONE))
    one.at(501).do(SettleBrought("new/c2", Fate.DONE))
    held = [held_of(each.session, shared=True) for each in (old, new)]
    for settled in ([other], [one, other], []):
        known = (settled or [begun()[0]])[0].sees(settled, held)
        (task,) = [task for task in known.tasks if task.noted.source == "new"]
        assert task.open is not bool(settled)


def test_what_had_arrived_of_a_meeting_is_known_of_the_one_that_goes_on() -> None:
    one, other = begun()
    old = meeting(form("challenge", Kind.DECISION, "Mørke stier"))
    new = taken(old, "new", 2)
    held = [held_of(each.session, shared=True) for each in (old, new)]
    origins = [(SessionId("old"), LAPTOPS[2]), (SessionId("new"), other.id)]
    one.at(5000).do(form("challenge", Kind.DECISION, "Mange går en omvej"))
    assert one.sees([other], held, origins).contradictions
    for stream in ("old", "new"):
        third = Laptop(LAPTOPS[0])
        third.at(4000).hear(streams=[Arrived(StreamName(stream), 1, 2)])
        third.at(5000).do(form("challenge", Kind.DECISION, "Mange går en omvej"))
        assert not third.sees([other], held, origins).contradictions


@pytest.mark.parametrize("of", [notes_id(LAPTOPS[0]), *(notes_of(LAPTOPS[0], ring) for ring in Ring)])
def test_a_copied_laptop_tells_what_was_copied_once(of: SessionId) -> None:
    one, other = begun()
    one.at(3).do(
        form("observation", Kind.ANSWER, "Færre ture", of="observed", seen="tre", ref="initiative/c3")
    )
    copy = Laptop(LAPTOPS[2])
    copy.runner = Runner(one.runner.session, MemoryJournal(), ManualClock(FOUNDED))
    copy.at(4).do(ContinueMeeting(of, len(one.runner.session.steps)))
    copy.do(CaptureThis(Kind.TASK, "Skriver"))
    known = copy.sees([one, other])
    assert known == one.sees([copy, other])
    assert [task.noted.capture.text for task in known.tasks] == ["Ringer", "Skriver"]
    (goal,) = known.goals
    assert len(goal.observed) == 1
    assert not known.contradictions


def test_what_a_meeting_settled_after_it_was_handed_over_was_said_by_the_other_laptop() -> None:
    one, other = begun()
    said = Settlement(TASK, Fate.DONE, on(1))
    held = held_of(meeting(WE).session, shared=True)
    assert held.written is not None
    written = replace(held.written, settled=(3,), steps=3)
    held = replace(held, settled=(said,), written=written)
    one.at(5000).do(SettleBrought(TASK, Fate.OPEN))
    known = one.sees([other], [held], [(held.id, other.id)])
    assert shown(known) == [(Topic.FATE, "open", "done")]
    one.hear(streams=[Arrived(StreamName("old"), 1, 3)])
    one.at(5001).do(SettleBrought(TASK, Fate.OPEN))
    assert not one.sees([other], [held], [(held.id, other.id)]).contradictions
