from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cocreation_tui.core.capture.capture import Capture, Field, Kind, Wording
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.session import NextMeeting, Session
from cocreation_tui.export.calendar import calendar_text
from cocreation_tui.export.escaping import flat
from cocreation_tui.export.minutes.forms import OWN_SECTION, field_lines
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.i18n.words import Words
from tests.core.lived import filled
from tests.examples import examples
from tests.export.meetings import CLOSED, FILLED, PRIVATE, RUNNING, UNSTARTED, at
from tests.export.nasty import NASTY
from tests.export.told import by_kind

GOLDEN = Path(__file__).parent / "golden"
DANISH, ENGLISH = Words("da"), Words("en")
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    ("name", "session", "now", "words", "speaking"),
    [
        ("closed-da", CLOSED, "16:00", DANISH, Speaking.GROUPS),
        ("filled-da", FILLED, "16:00", DANISH, Speaking.GROUPS),
        ("filled-en", FILLED, "16:00", ENGLISH, Speaking.NONE),
        ("running-en", RUNNING, "14:56", ENGLISH, Speaking.PEOPLE),
        ("unstarted-da", UNSTARTED, "13:50", DANISH, Speaking.GROUPS),
    ],
)
def test_golden_minutes(name: str, session: Session, now: str, words: Words, speaking: Speaking) -> None:
    expected = (GOLDEN / f"{name}.md").read_text("utf-8")
    assert by_kind(session, at(now), words, speaking) == expected


@pytest.mark.parametrize(
    ("planned", "danish", "english"),
    [
        ("13:29", "begyndte 33 min senere end planlagt", "began 33 min later than planned"),
        ("14:07", "begyndte 5 min før planlagt", "began 5 min earlier than planned"),
        ("14:00", "", ""),
    ],
)
def test_minutes_say_when_a_meeting_began_off_its_time(planned: str, danish: str, english: str) -> None:
    session = replace(CLOSED, facts=replace(CLOSED.facts, planned_start=at(planned)))
    for words, told in ((DANISH, danish), (ENGLISH, english)):
        facts = by_kind(session, at("16:00"), words).split("\n\n")[2]
        assert (told in facts) if told else ("planlagt" not in facts and "planned" not in facts)


def test_minutes_and_calendar_name_the_initiative() -> None:
    alone, named = replace(CLOSED, initiative=""), replace(CLOSED, title="Tovholdermøde")
    assert "\n\nInitiativ: **Trygge nætter**\n\n" in by_kind(named, at("16:00"), DANISH)
    assert "\n\nInitiative: **Trygge nætter**\n\n" in by_kind(named, at("16:00"), ENGLISH)
    assert "Initiativ:" not in by_kind(alone, at("16:00"), DANISH)
    assert [one.full_title for one in (named, CLOSED, replace(named, initiative=""))] == [
        "Tovholdermøde · Trygge nætter",
        "Tovholdermøde · Trygge nætter",
        "Tovholdermøde",
    ]
    calendar = calendar_text(replace(named, next_meeting=NextMeeting(at("17:00"))))
    assert "SUMMARY:Tovholdermøde · Trygge nætter\r\n" in calendar


def test_a_closed_meeting_reads_the_same_for_ever() -> None:
    written = by_kind(CLOSED, at("15:16"), DANISH)
    assert by_kind(CLOSED, at("15:16") + timedelta(days=900), DANISH) == written


@pytest.mark.parametrize("words", [DANISH, ENGLISH], ids=["da", "en"])
def test_a_no_to_co_creation_reads_as_the_result_it_is(words: Words) -> None:
    said = {"obvious": "yes", "solution": "Vi sætter lamper op", "starts": "Bo"}
    check = filled("relevance-check", "Nattelivet", at=at("14:50"), **said)
    written = by_kind(replace(CLOSED, captures=(*CLOSED.captures, check)), at("16:00"), words)
    sections = [line.removeprefix("## ") for line in written.splitlines() if line.startswith("## ")]
    assert sections.index(words("minutes.no")) < sections.index(words("minutes.decision"))
    assert sections.count(words("minutes.relevance-check")) == 1
    assert words("minutes.fell-away") in written
    assert words("minutes.not-reached") not in written
    assert written.count("Vi sætter lamper op") == 1


@pytest.mark.parametrize("session", [CLOSED, RUNNING, UNSTARTED])
@pytest.mark.parametrize("words", [DANISH, ENGLISH])
@pytest.mark.parametrize("speaking", Speaking)
def test_private_notes_are_never_in_the_minutes(session: Session, words: Words, speaking: Speaking) -> None:
    written = by_kind(session, at("14:50"), words, speaking)
    assert PRIVATE not in written
    assert not {"minutes.", "kind.", "role.", "state."} & set(written.split())


def test_speaking_tells_as_much_as_it_is_allowed_to() -> None:
    roles = (Role.COORDINATOR, Role.ACTOR, Role.COORDINATOR, Role.ACTOR)
    more = tuple(Person(PersonId(f"x{n}"), f"X{n}", role=role) for n, role in enumerate(roles))
    crowd = replace(CLOSED, people=(*CLOSED.people, *more))
    none, groups, people = (by_kind(crowd, at("16:00"), DANISH, how) for how in Speaking)
    assert "## Taletid" not in none
    assert "| Tovholdere |" in groups
    assert "4 af 8" in groups
    assert "| Ida Ask | 1 | 4:00 |" not in groups
    assert "| Ida Ask | 1 | 4:00 |" in people


def test_groups_so_small_that_they_would_tell_of_somebody_are_not_told_of() -> None:
    assert "## Taletid" not in by_kind(CLOSED, at("16:00"), DANISH, Speaking.GROUPS)
    assert "## Taletid" in by_kind(CLOSED, at("16:00"), DANISH, Speaking.PEOPLE)


def test_words_mended_at_once_are_no_version() -> None:
    written = by_kind(CLOSED, at("16:00"), DANISH)
    assert "~~Lys holder møde~~" in written
    decision = next(one for one in CLOSED.captures if one.earlier)
    hasty = replace(decision, earlier=(Wording("Lys hol", decision.at + timedelta(seconds=40)),))
    session = replace(CLOSED, captures=tuple(hasty if one is decision else one for one in CLOSED.captures))
    assert "Lys hol" not in by_kind(session, at("16:00"), DANISH).replace("Lys holder", "")


def test_a_figure_stands_with_its_unit_and_is_told_once() -> None:
    said = (Field("value", "95"), Field("unit", "episoder om året"))
    one = replace(CLOSED.captures[0], kind=Kind.ANSWER, form="observation", fields=said)
    assert field_lines(one, DANISH) == ["  I tal: 95 episoder om året"]
    one = replace(one, fields=(Field("seen", "95 episoder om året"), *said))
    assert field_lines(one, DANISH) == ["  Det ser vi: 95 episoder om året"]


def test_an_empty_meeting_has_no_empty_sections() -> None:
    written = by_kind(Session(zone="Europe/Copenhagen", facts=UNSTARTED.facts), at("13:00"), ENGLISH)
    assert written == (
        "# Untitled meeting\n\nSaturday 21 November 2026 · 14:00–14:00\n\n**For:** everybody who takes part\n\n"
        "*Draft: the meeting is not over.*\n"
    )


def worded(session: Session, texts: list[str]) -> Session:
    """The session with every text a person can type replaced, each by the next one.

    Names have two commas and a number, so that none is turned round and no two are the same.
    """
    words = iter(texts)
    return replace(
        session,
        title=next(words),
        purpose=next(words),
        place=next(words),
        led_by=next(words),
        results=(next(words),),
        agenda=tuple(replace(item, title=next(words)) for item in session.agenda),
        people=tuple(
            _person(person, f"x, {number}, {flat(next(words))}", next(words), next(words))
            for number, person in enumerate(session.people)
        ),
        captures=tuple(
            _capture(one, next(words), next(words), next(words), [next(words) for _ in one.fields])
            for one in session.captures
        ),
    )


def _person(person: Person, name: str, organisation: str, platform: str) -> Person:
    return replace(person, name=name, organisation=organisation, platform=platform)


def _capture(one: Capture, text: str, platform: str, old: str, fields: list[str]) -> Capture:
    stood = one.at + timedelta(minutes=3)
    earlier = (Wording(old, stood),) if one.kind is Kind.DECISION else ()
    # Lines of a field become lines of a list: those are counted elsewhere.
    said = tuple(Field(field.name, flat(text)) for field, text in zip(one.fields, fields, strict=True))
    return replace(one, text=text, platform=platform, earlier=earlier, fields=said)


FIELDS = sum(len(one.fields) for one in FILLED.captures)
COUNT = 5 + len(CLOSED.agenda) + 3 * len(CLOSED.people) + 3 * len(FILLED.captures) + FIELDS
PLAIN = [f"ord{number}ord" for number in range(COUNT)]


def skeleton(tokens: list[Token] | None) -> list[tuple[str, str, object]]:
    return [(one.type, one.tag, skeleton(one.children)) for one in tokens or []]


def texts_of(markdown: str) -> list[str]:
    inlines = [token for token in PARSER.parse(markdown) if token.type == "inline"]
    return [child.content for token in inlines for child in token.children or [] if child.type == "text"]


def check(session: Session, texts: list[str]) -> None:
    plain = by_kind(worded(session, PLAIN), at("14:50"), DANISH, Speaking.PEOPLE)
    nasty = by_kind(worded(session, texts), at("14:50"), DANISH, Speaking.PEOPLE)
    assert skeleton(PARSER.parse(nasty)) == skeleton(PARSER.parse(plain))
    expected = texts_of(plain)
    for placeholder, text in zip(PLAIN, texts, strict=True):
        expected = [one.replace(placeholder, flat(text)) for one in expected]
    assert texts_of(nasty) == expected


def test_every_text_of_the_meeting_is_in_its_minutes() -> None:
    written = by_kind(worded(FILLED, PLAIN), at("14:50"), DANISH, Speaking.PEOPLE)
    here = [one for one in CLOSED.people if one.attendance is not Attendance.MENTIONED]
    missing = [text for text in PLAIN if text not in written]
    # Organisation and platform of somebody mentioned only, what only decisions have: earlier words, and the platform
    # of forms with a section of their own, which is their heading.
    own = sum(one.form in OWN_SECTION for one in FILLED.captures)
    assert len(missing) == 2 * (len(CLOSED.people) - len(here)) + len(FILLED.captures) - 2 + own


@examples(20)
@given(
    texts=st.lists(NASTY, min_size=COUNT, max_size=COUNT), session=st.sampled_from([CLOSED, FILLED, RUNNING])
)
def test_nothing_typed_changes_the_shape_of_the_minutes(texts: list[str], session: Session) -> None:
    assume(not {flat(text) for text in texts} & {*"12345"})
    check(session, texts)


@examples(40)
@given(text=NASTY)
def test_nothing_typed_everywhere_changes_the_shape_of_the_minutes(text: str) -> None:
    # A figure in a scale becomes a bar.
    assume(flat(text) not in {*"12345"})
    check(FILLED, [text] * COUNT)
