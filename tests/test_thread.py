"""The thread through an initiative: held by what is offered alone, once to a good no and once to the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.ground.languages import FIRST
from cocreation_tui.core.initiative.duty import Duty
from cocreation_tui.core.initiative.phases import phase_of
from cocreation_tui.core.initiative.rhythm import due
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.duties import phase_words
from cocreation_tui.i18n.words import LANGUAGES
from cocreation_tui.tui.screens.over_meeting.checklist import checks
from cocreation_tui.tui.screens.over_meeting.checklist_row import Once
from tests.thread_hand import START, Hand, here
from tests.thread_story import (
    ACTORS,
    ANCHOR,
    CHALLENGE,
    GROUP,
    HOME,
    LATER,
    LIGHT,
    MANAGER,
    NO,
    WATER,
    Thread,
)

EACH = [pytest.param(one, marks=() if one == FIRST else pytest.mark.thorough) for one in LANGUAGES]
STEPS = (
    "relevance-check", "working-group", "start-goals", "mapping",
    "analysis-data", "analysis-focus", "analysis-actors", *["actor-meeting"] * len(ACTORS),
    "establishment-workshop", "prepare invitation", "prepare room", "prepare opener", "prepare typists",
    "prepare tables", "prepare pictures", "prepare food", "establishment-workshop",
    *(f"first-platform-meeting {name}" for name in (LIGHT, HOME, WATER)), "coordinator-meeting",
    *(f"goal-setting-meeting {name}" for name in (LIGHT, HOME, WATER)), "status-invitation",
    f"reality-check {LIGHT}", f"reality-check {HOME}", f"follow-check {HOME} new-actors",
    f"reality-check {WATER}", f"reality-check {LIGHT}", f"reality-check {HOME}", f"reality-check {WATER}",
    f"follow-check {WATER} close", "status-meeting", f"reality-check {HOME}", f"reality-check {LIGHT}",
    "newsletter", "closing-meeting", "put-away completed",
)  # fmt: skip
"""What is offered first, step after step; a workshop and a status meeting are planned first and then held."""
NO_WORDS = {
    "da": "Der findes en løsning, som kan sættes i gang nu.",
    "en": "There is a solution that can be started on now.",
}


@pytest.fixture(scope="module", params=EACH)
def thread(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Thread:
    """The whole thread, lived once."""
    lived = Thread(tmp_path_factory.mktemp("thread") / "workspace", str(request.param))
    lived.run()
    lived.papers = lived.hand.papers()
    return lived


@pytest.mark.parametrize("language", EACH)
def test_a_good_no_is_put_away_and_its_minutes_say_so_first(language: str, tmp_path: Path) -> None:
    hand = Hand(tmp_path / "w", language, {"name": "Skrald", "anchor": ANCHOR, "challenge": "Kajen flyder"})
    one = hand.next()
    assert one is not None
    assert one.duty is Duty.RELEVANCE
    room, _ = hand.begin(one.duty.value, names="Per Juul, Drift")
    answered = hand.fill(
        room, "relevance-check", obvious="yes", solution="Tømme søndag aften", starts="Per Juul"
    )
    assert answered.text == "Kajen flyder"
    session = hand.catch(room, Kind.TASK, "Flytter en tømning", owner="Per Juul")
    rows = checks(hand.words, session, hand.clock.now(), frozenset())
    assert hand.words.count("closing.lapsed", 8) in [row.text for row in rows]
    assert Once.NEXT not in [row.target for row in rows], "nobody has to meet again"
    hand.close(room)
    ((_, minutes),) = hand.papers()
    first = minutes.split("\n## ")[2]
    assert first.startswith(hand.words("minutes.no"))
    assert NO_WORDS[language] in first
    assert minutes.count("Tømme søndag aften") == 1

    one = hand.next()
    assert one is not None
    assert (one.duty, one.step) == (Duty.PUT_AWAY, "not-co-creation")
    hand.note("initiative", ended=one.step)
    assert hand.next() is None
    assert hand.words("choice.not-co-creation") in phase_words(hand.known, hand.words)


def test_every_step_is_offered_when_its_turn_has_come(thread: Thread) -> None:
    assert thread.steps == [*STEPS]
    known = thread.hand.known
    assert (phase_of(known), known.told.ended, due(known)) == (7, "completed", ())
    assert not [task for task in known.tasks if task.open]


def test_nobody_is_on_any_list_twice_and_everybody_stays_who_they_are(thread: Thread) -> None:
    people = thread.hand.known.people
    assert {one.person.name for one in people} == {
        ANCHOR, MANAGER, *GROUP, *ACTORS.values(),
    }  # fmt: skip
    assert len(people) == 10
    ids = {one.person.id for one in people}
    for session, _ in thread.papers:
        assert {one.id for one in session.people} <= ids
    standing = {one.name: one.standing for one in thread.hand.known.actors}
    assert standing[NO] is ActorStanding.DECLINED
    assert [standing[name] for name in ACTORS if name != NO] == [ActorStanding.ABOARD] * 5


def received(thread: Thread, who: str) -> list[str]:
    """What somebody got: the minutes of the meetings they were invited to, and newsletters; whom each says it is for."""
    got = []
    for session, minutes in thread.papers:
        if who in here(session):
            told = next(line for line in minutes.split("\n") if line.startswith("**"))
            assert told.startswith(f"**{thread.hand.words('minutes.for')}**")
            got.append(" ".join((session.script, *session.about)))
    return [*got, *("newsletter" for letter in thread.newsletters if f"| {who} |" in letter)]


RECEIVED = {
    "Bo Ek": [
        "actor-meeting", "establishment-workshop", f"first-platform-meeting {LIGHT}",
        f"goal-setting-meeting {LIGHT}", f"reality-check {LIGHT}", f"reality-check {LIGHT}",
        "status-meeting", f"reality-check {LIGHT}", "closing-meeting", "newsletter",
    ],
    ACTORS[NO]: ["actor-meeting"],
    ACTORS[LATER]: [
        "actor-meeting", f"reality-check {HOME}", "status-meeting", f"reality-check {HOME}",
        "closing-meeting", "newsletter",
    ],
    "Ida Ask": [
        "actor-meeting", "establishment-workshop", f"first-platform-meeting {HOME}",
        "coordinator-meeting", f"goal-setting-meeting {HOME}", f"reality-check {HOME}",
        f"reality-check {HOME}", "status-meeting", f"reality-check {HOME}", "closing-meeting",
        "newsletter",
    ],
    MANAGER: ["relevance-check", "analysis-data", "analysis-focus", "analysis-actors"],
}  # fmt: skip
"""What they got: an actor that said yes, one that said no, one that came later, a coordinator, the manager."""


@pytest.mark.parametrize("who", RECEIVED)
def test_everybody_gets_what_is_for_them_and_nothing_else(thread: Thread, who: str) -> None:
    assert received(thread, who) == RECEIVED[who]


def said(session: Session) -> Iterator[str]:
    """Every sentence that was said in a meeting, but for the challenge and names of those who take part."""
    for capture in session.captures:
        yield capture.text
        yield from (field.text for field in capture.fields if " " in field.text)


def test_nothing_said_inside_and_nothing_of_one_actor_reaches_anybody_else(thread: Thread) -> None:
    papers = thread.papers
    open_to_all = {CHALLENGE, *ACTORS, *ACTORS.values(), *GROUP}
    inside = {text for one, _ in papers if one.circle is Circle.INTERNAL for text in said(one)} - open_to_all
    assert {"Borgmesteren er træt af sagen", f"Uden {NO} bliver det ikke til noget"} <= inside
    confided = {text for one, _ in papers if one.circle is Circle.ACTOR for text in said(one)} - open_to_all
    assert f"Det får {NO} ud af det" in confided
    poster = repr(poster_of(thread.hand.known, START.date()))
    out = [*thread.newsletters, poster, *(text for one, text in papers if one.circle is not Circle.INTERNAL)]
    secret = {*inside, MANAGER, "Derfor svarer Biografen sådan"}
    assert [text for text in secret if any(text in paper for paper in out)] == []
    told = [*thread.newsletters, poster, *(text for one, text in papers if one.circle is not Circle.ACTOR)]
    assert [text for text in confided if any(text in paper for paper in told)] == []


def test_one_actors_minutes_name_no_other_actor(thread: Thread) -> None:
    for session, minutes in thread.papers:
        if session.circle is Circle.ACTOR:
            (own,) = [name for name, person in ACTORS.items() if person in here(session)]
            assert own in minutes
            assert not [name for name in ACTORS if name != own and name in minutes]


def test_the_newsletter_tells_what_changed_in_whole_sentences(thread: Thread) -> None:
    (letter,) = thread.newsletters
    words = thread.hand.words
    joins = words("platforms.change-actor-in", name=HOME, who=LATER, into="", new_name="")
    closes = words("platforms.change-close", name=WATER, who="", into="", new_name="")
    occasion = words("newsletter.occasion", occasion=words("choice.check"))
    assert f"\n- {joins} ({occasion})\n" in letter
    assert f"\n- {closes} ({occasion})\n" in letter
    assert NO not in letter
    assert words("newsletter.closing-day", day="").split(".")[0].split(",")[0].strip() in letter
    assert words("newsletter.road-reworded") not in letter, "it was agreed on as it stood"
