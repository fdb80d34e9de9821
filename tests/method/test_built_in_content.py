from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.agenda import EndMode, Item, ItemKind, Per, RoomPage
from cocreation_tui.core.agenda.circle import usual_circle
from cocreation_tui.core.agenda.script import Script, length_for
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.method.cards import Card, find_card, list_cards
from cocreation_tui.method.check import check
from cocreation_tui.method.documents import BlockKind
from cocreation_tui.method.scripts import find_script, list_scripts
from cocreation_tui.method.sources import built_in

FILES = sorted(path for name in ("sessions", "cards") for path in built_in(name).rglob("*.md"))
SCRIPTS = sorted({path.stem for path in FILES if "sessions" in path.parts[-3:]})
CARDS = sorted({path.stem for path in FILES if "cards" in path.parts[-3:]})
MANAGERS = (
    "four-types",
    "three-phases",
    "focus-points-clarification",
    "focus-points-co-creation",
    "focus-points-realisation",
    "four-directions",
    "four-bottom-lines",
    "five-pieces-of-advice",
    "six-questions",
    "what-it-is-not",
    "where-it-goes-wrong",
    "mild-to-radical",
    "what-it-can-give",
    "skills",
    "mobilising-leadership",
    "where-are-we",
    "what-is-co-creation",
    "examples",
    "twelve-examples",
)


def script(name: str, language: str) -> Script:
    found, problems = find_script(name, language, None)
    assert problems == ()
    assert found is not None
    return found


def card(name: str, language: str) -> Card:
    found, problems = find_card(name, language, None)
    assert problems == ()
    assert found is not None
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_built_in_file_has_anything_to_remark(path: Path) -> None:
    assert check(path) == ()


@pytest.mark.parametrize("language", ["da", "en"])
def test_everything_is_listed_in_both_languages(language: str) -> None:
    scripts, script_problems = list_scripts(language, None)
    cards, card_problems = list_cards(language, None)
    assert (script_problems, card_problems) == ((), ())
    assert sorted(each.id for each in scripts) == SCRIPTS
    assert sorted(each.id for each in cards) == CARDS


def shape(item: Item) -> tuple[object, ...]:
    """Everything about a point but its words."""
    return (
        item.kind,
        item.length,
        item.each,
        item.per,
        item.end,
        item.floor,
        item.may_be_dropped,
        item.shows,
        item.wants,
        len(item.questions),
        bool(item.notes),
        bool(item.plan_b),
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_both_languages_plan_the_same_meeting(name: str) -> None:
    danish, english = script(name, "da"), script(name, "en")
    assert [shape(point.item) for point in danish.points] == [shape(point.item) for point in english.points]
    assert [(p.start_clock, p.end_clock) for p in danish.points] == [
        (p.start_clock, p.end_clock) for p in english.points
    ]
    assert (danish.phase, danish.must_end_with) == (english.phase, english.must_end_with)
    assert danish.circle is english.circle is usual_circle(name)
    assert all("\nfor: " in each.path.read_text("utf-8") for each in (danish, english) if each.path)
    assert len(danish.results) == len(english.results)
    assert len(danish.before) == len(english.before) >= 3
    assert all((each.purpose, each.led_by, each.with_whom) != ("", "", "") for each in (danish, english))


@pytest.mark.parametrize("name", CARDS)
def test_both_languages_have_the_same_cards(name: str) -> None:
    danish, english = card(name, "da"), card(name, "en")
    assert [(block.kind, block.level, block.number) for block in danish.body] == [
        (block.kind, block.level, block.number) for block in english.body
    ]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", CARDS)
def test_every_link_leads_to_its_title_in_its_own_language_and_on_a_code_host(
    name: str, language: str
) -> None:
    for link in card(name, language).links:
        target = (script if link.is_script else card)(link.id, language)
        assert target.language == language
        assert target.title == link.words
        assert target.path is not None
        assert target.path.samefile(card(name, language).path.parent / link.address)


@pytest.mark.parametrize("name", CARDS)
def test_both_languages_link_to_the_same(name: str) -> None:
    danish, english = card(name, "da").links, card(name, "en").links
    assert [(link.id, link.is_script) for link in danish] == [(link.id, link.is_script) for link in english]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", CARDS)
def test_a_card_can_be_read_by_a_room(name: str, language: str) -> None:
    text = card(name, language).text
    assert all(len(block.text) <= 130 for block in text)
    assert sum(len(block.text.split()) for block in text) <= 150
    lists = Counter(block.part for block in text if block.kind is BlockKind.POINT)
    assert max(lists.values(), default=0) <= 9
    assert all(block.level == 2 for block in text if block.kind is BlockKind.HEADING)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", MANAGERS)
def test_a_card_for_managers_opens_with_a_sentence_and_leads_on(name: str, language: str) -> None:
    read = card(name, language)
    assert read.body[0].kind is BlockKind.PARAGRAPH
    assert 2 <= len(read.links) <= 5
    headings = [block.text for block in read.body if block.kind is BlockKind.HEADING]
    assert headings[-1] == {"da": "Se også", "en": "See also"}[language]
    assert headings[-1] not in [block.text for block in read.text]


def test_the_five_ground_rules_can_be_read_aloud() -> None:
    for language in ("da", "en"):
        rules = card("ground-rules", language).body
        assert [rule.number for rule in rules] == [1, 2, 3, 4, 5]
        assert all(len(rule.text) <= 60 for rule in rules)


def test_the_coordinator_meeting_has_its_eight_points() -> None:
    items = [point.item for point in script("coordinator-meeting", "da").points]
    assert [item.length / timedelta(minutes=1) for item in items] == [5, 5, 10, 15, 25, 15, 30, 5]
    assert items[4].per is Per.COORDINATOR
    assert (items[5].kind, items[5].end, items[5].floor) == (
        ItemKind.BREAK,
        EndMode.SHRINK,
        timedelta(minutes=5),
    )
    assert "ground-rules" in items[0].shows
    assert items[4].wants


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("relevance-check", "challenge"),
        ("analysis-workshop", "challenge"),
        ("actor-meeting", "challenge"),
        ("establishment-workshop", "challenge poster"),
        ("first-platform-meeting", "challenge"),
        ("goal-setting-meeting", "challenge goals"),
        ("reality-check", "challenge goals"),
        ("coordinator-meeting", "agenda challenge poster"),
        ("status-meeting", "challenge goals poster"),
        ("closing-meeting", "challenge goals poster"),
        ("manager-dialogue", "challenge"),
        ("mobilisation-dialogue", "challenge"),
    ],
)
def test_what_is_the_initiatives_own_is_shown_and_no_example(name: str, pages: str) -> None:
    for language in ("da", "en"):
        shows = script(name, language).shows
        assert set(pages.split()) <= shows & set(RoomPage)
        assert "shared-challenge" not in shows


def test_the_coordinator_meeting_ends_with_the_poster() -> None:
    for language in ("da", "en"):
        last = script("coordinator-meeting", language).points[-1].item
        assert RoomPage.POSTER in last.shows


def test_its_rounds_follow_from_the_coordinators_present() -> None:
    people = tuple(Person(PersonId(str(n)), str(n), role=Role.COORDINATOR) for n in range(7))
    items = [point.item for point in script("coordinator-meeting", "en").points]
    assert length_for(items[2], people) == timedelta(minutes=7)
    assert length_for(items[4], people) == timedelta(minutes=35)
