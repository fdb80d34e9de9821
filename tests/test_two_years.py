"""Two years of an initiative: every figure the program shows is what an independent recount of the events gives."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import OptionList

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.initiative import Initiative, Matter
from cocreation_tui.core.initiative.phases import phase_of
from cocreation_tui.core.initiative.rhythm import due
from cocreation_tui.core.platforms.platforms import Platform
from cocreation_tui.core.reports.newsletter import newsletter_of
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.export.newsletter import newsletter_markdown
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.initiative.page_names import PAGES
from tests.initiative_story import Story, two_years
from tests.recounting.figures import THEN, recount
from tests.recounting.newsletters import newsletter_recount

pytestmark = pytest.mark.thorough
COPENHAGEN = "Europe/Copenhagen"
FIGURES = (
    *("name", "anchor", "challenge", "phase", "statuses", "platforms", "goals", "ripples", "focuses"),
    *(
        "decisions",
        "agreed",
        "tasks",
        "parked",
        "rules",
        "changes",
        "letters",
        "checks",
        "meetings",
        "people",
    ),
    *("sent", "due"),
)


def _copenhagen() -> tuple[str, tzinfo]:
    return COPENHAGEN, ZoneInfo(COPENHAGEN)


@pytest.fixture(scope="module", params=(1, 2))
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Lived without waiting for the disk: that nothing is lost when the power goes is tested elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda descriptor: None)
        for module in ("planning", "initiatives"):
            patch.setattr(f"cocreation_tui.desk.{module}.local_zone", _copenhagen)
        return two_years(tmp_path_factory.mktemp("two-years"), request.param)


@pytest.fixture(scope="module")
def counted(story: Story) -> dict[str, Any]:
    return recount(story.folder)


@pytest.fixture(scope="module")
def shown(story: Story) -> dict[str, Any]:
    return figures_of(story.initiative)


def figures_of(known: Initiative) -> dict[str, Any]:
    """The figures of the read model in the shape of the recount."""
    return {
        "name": known.name,
        "anchor": known.anchor,
        "challenge": known.challenge,
        "statuses": dict(Counter(one.status.value for one in known.platforms)),
        "platforms": {one.name: _platform(known, one) for one in known.platforms},
        "goals": _goals(known),
        "ripples": [(one.capture.text, one.platform) for one in known.ripples],
        "focuses": len(known.focuses),
        "decisions": [
            (one.source, one.capture.number, one.capture.text, one.capture.status.value, one.platform)
            for one in known.decisions
        ],
        "agreed": len(known.agreed),
        "tasks": [_matter(one) for one in known.tasks],
        "parked": [_matter(one) for one in known.parked],
        "rules": len(known.rules),
        "changes": len(known.changes),
        "letters": [one.platform for one in known.letters],
        "checks": [
            (one.noted.platform, [mark for _, mark in one.answers], one.conclusion) for one in known.checks
        ],
        "meetings": [
            (met.id, met.title, met.started_at is not None, met.closed_at is not None)
            for met in known.meetings
        ],
        "people": {(one.person.name, one.person.organisation): one.meetings for one in known.people},
        "phase": phase_of(known),
        "sent": list(known.sent),
        "due": sorted(
            ((one.duty.value, one.platform, one.earliest, one.latest, one.planned) for one in due(known)),
            key=str,
        ),
    }


def _platform(known: Initiative, one: Platform) -> dict[str, Any]:
    aboard = {actor.actor for actor in one.aboard}
    return {
        "status": one.status.value,
        "into": one.standings[-1].into,
        "founded": day_of(one.founded, known.zone),
        "coordinator": [*(one.coordinator_at(at) for at in THEN), one.coordinator],
        "focus": [*(one.focus_at(at) for at in THEN), one.focus],
        "stood": [_status(one, at) for at in THEN],
        "history": [
            [(standing.status.value, standing.since) for standing in one.standings],
            [(since.since, since.text) for since in one.coordinators],
            [(since.since, since.text) for since in one.focuses],
        ],
        "aboard": {actor.actor: actor.backing for actor in one.aboard},
        "gone": len({actor.actor for actor in one.actors} - aboard),
        "next": one.next_meeting and one.next_meeting.isoformat(),
        "meetings": len(one.meetings),
    }


def _status(one: Platform, at: datetime) -> str:
    status = one.status_at(at)
    return status.value if status else ""


def _goals(known: Initiative) -> list[dict[str, Any]]:
    return [
        {
            "ref": goal.ref,
            "text": goal.text,
            "platform": goal.platform,
            "baseline": goal.baseline and (goal.baseline.text, goal.baseline.value),
            "latest": goal.latest and (goal.latest.text, goal.latest.value),
            "seen": len(goal.observed),
            "status": goal.status,
        }
        for goal in known.goals
    ]


def _matter(one: Matter) -> tuple[str, str, str, str | None, str]:
    day = one.due.isoformat() if one.due else None
    return one.noted.capture.text, one.fate.value, one.owner, day, one.noted.platform


def test_everything_happened(story: Story) -> None:
    changes = (
        "standby",
        "resume",
        "close",
        "merge",
        "actor-in",
        "actor-out",
        "coordinator",
        "found",
        "rename",
    )
    brought = ("brought done", "brought dropped", "brought open later")
    mended = (
        "Undo",
        "Redo",
        "EditCapture",
        "ConvertCapture",
        "DropCapture",
        "SettleDecision",
        "SettleParked",
    )
    forms = ("platform", "observation baseline", "observation observed", "reality-check", "newsletter")
    wanted = (*(f"platform-change {what}" for what in changes), *brought, *mended, *forms)
    assert not [what for what in wanted if not story.done[what]]
    assert len(story.paths) == 60


def test_it_is_an_initiative_worth_counting(counted: dict[str, Any]) -> None:
    assert len(counted["platforms"]) >= 8
    stood = {status for one in counted["platforms"].values() for status, _ in one["history"][0]}
    assert stood == {"active", "standby", "closed", "merged"}
    assert len(counted["statuses"]) >= 3
    assert "Sen tog" in counted["platforms"]
    assert "Nattog" not in counted["platforms"]
    assert "Drømmen" not in counted["platforms"]
    assert len(counted["meetings"]) == 60
    assert sum(not begun for _, _, begun, _ in counted["meetings"]) == 2
    assert sum(begun and not closed for _, _, begun, closed in counted["meetings"]) == 1
    assert any(one["seen"] and one["baseline"] and one["status"] for one in counted["goals"])
    assert {fate for _, fate, *_ in counted["tasks"]} == {"open", "done", "dropped"}
    assert {status for _, _, _, status, _ in counted["decisions"]} == {"proposed", "adopted", "postponed"}
    assert [name for name, _ in counted["people"]].count("Jens Jensen") == 2
    assert any(len(set(one["coordinator"])) > 2 for one in counted["platforms"].values())
    assert len({duty for duty, *_ in counted["due"]}) >= 3


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_what_the_events_give(
    shown: dict[str, Any], counted: dict[str, Any], figure: str
) -> None:
    assert shown[figure] == counted[figure]


def test_no_figure_is_left_out(shown: dict[str, Any], counted: dict[str, Any]) -> None:
    assert set(shown) == set(counted) == set(FIGURES)


def test_the_poster_shows_what_the_events_give(story: Story, counted: dict[str, Any]) -> None:
    poster = poster_of(story.initiative, date(2027, 1, 4))
    assert (poster.title, poster.challenge, poster.anchor) == (
        counted["name"],
        counted["challenge"],
        counted["anchor"],
    )
    alive = {
        name: one for name, one in counted["platforms"].items() if one["status"] in ("active", "standby")
    }
    assert {
        tile.name: (tile.status.value, tile.focus, tile.coordinator, set(tile.actors))
        for tile in poster.tiles
    } == {
        name: (one["status"], one["focus"][-1], one["coordinator"][-1], set(one["aboard"]))
        for name, one in alive.items()
    }
    assert {one.name: (one.status.value, one.into) for one in poster.gone} == {
        name: (one["status"], one["into"]) for name, one in counted["platforms"].items() if name not in alive
    }
    assert poster.actors == len({home for one in alive.values() for home in one["aboard"]})


def test_every_newsletter_tells_what_the_events_give(story: Story) -> None:
    known, words = story.initiative, Words("da")
    meetings = known.held("status-meeting")
    assert len(meetings) == 3
    for number, met in enumerate(meetings):
        letter = newsletter_of(known, met.id)
        assert letter is not None
        counted = newsletter_recount(story.folder, number)
        assert {one.platform: one.standing.status.value for one in letter.letters} == counted["platforms"]
        assert {one.platform: one.coordinator for one in letter.letters} == counted["coordinators"]
        assert {one.platform: {a.actor for a in one.actors} for one in letter.letters} == counted["aboard"]
        assert {one.platform: len(one.goals) for one in letter.letters} == counted["goals"]
        assert {one.platform: sum(len(g.observed) for g in one.goals) for one in letter.letters} == counted[
            "seen"
        ]
        assert [one.capture.text for one in letter.ripples] == counted["ripples"]
        assert sorted(one.capture.text for one in letter.decisions) == counted["decisions"]
        assert sum(one.settled for one in letter.changes) == counted["settled"]
        assert sum(not one.settled for one in letter.changes) == counted["proposed"]
        text = newsletter_markdown(letter, words)
        assert text.count("\n### ") == len(counted["platforms"])
        assert text.count("**B-") == len(counted["decisions"])


DA = Words("da")


@pytest.fixture(scope="module")
def pages(story: Story) -> dict[str, dict[str, str]]:
    """What every page of the initiative's screen shows: rows by their ids."""
    return asyncio.run(_pages(story))


async def _pages(story: Story) -> dict[str, dict[str, str]]:
    app = CocreationApp(story.desk)
    found: dict[str, dict[str, str]] = {}
    async with app.run_test(size=(140, 40)) as pilot:
        room = Initiatives(story.desk).open(story.folder)
        screen = InitiativeScreen(story.desk, DA, room)
        await app.push_screen(screen)
        for page in PAGES:
            screen.page = page
            await pilot.pause()
            options = screen.query_one(OptionList).options
            found[page] = {option.id or "": str(option.prompt) for option in options}
        room.close()
    return found


def _rows(page: dict[str, str], beginning: str) -> list[str]:
    return [text for key, text in page.items() if key.startswith(beginning)]


def _today(story: Story) -> date:
    return story.clock.now().astimezone(ZoneInfo(COPENHAGEN)).date()


def test_the_screen_shows_the_platforms_the_events_give(
    pages: dict[str, dict[str, str]], counted: dict[str, Any]
) -> None:
    order = ("active", "standby", "closed", "merged")
    tally = [
        DA.count(f"platforms.{one}", counted["statuses"][one]) for one in order if one in counted["statuses"]
    ]
    assert pages["platforms"]["plain:0"].endswith("   " + " · ".join(tally))
    assert [text for text in pages["overview"].values() if text.endswith("   " + " · ".join(tally))]
    assert len(_rows(pages["overview"], "platform:")) == len(counted["platforms"])
    for name, one in counted["platforms"].items():
        first, focus, told = pages["platforms"][f"platform:{name}"].split("\n")
        said = told.strip().split(" · ")
        goals = sum(goal["platform"] == name for goal in counted["goals"])
        assert first.endswith(f" {name}")
        assert focus.strip() == (one["focus"][-1] or DA("platforms.no-focus"))
        assert (one["coordinator"][-1] or DA("platforms.no-coordinator")) in said
        assert DA.count("count.actor", len(one["aboard"])) in said
        assert not goals or DA.count("count.goal", goals) in said
        assert one["status"] != "merged" or DA("platforms.merged-into", name=one["into"]) in said


def test_the_screen_shows_people_and_how_often_they_were_there(
    pages: dict[str, dict[str, str]], counted: dict[str, Any]
) -> None:
    rows = _rows(pages["people"], "person:")
    assert len(rows) == len(counted["people"])
    assert str(len(counted["people"])) in pages["people"]["plain:0"].split()
    for (name, organisation), meetings in counted["people"].items():
        (row,) = [row for row in rows if row.startswith(name) and organisation in row]
        assert row.split()[-2] == str(meetings)


def test_the_screen_shows_the_goals_and_what_was_seen(
    pages: dict[str, dict[str, str]], counted: dict[str, Any]
) -> None:
    rows = {
        key.removeprefix("goal:"): text for key, text in pages["goals"].items() if key.startswith("goal:")
    }
    assert set(rows) == {goal["ref"] for goal in counted["goals"]}
    reached = sum(goal["status"] == "reached" for goal in counted["goals"])
    numbers = [int(word) for word in pages["goals"]["plain:0"].split() if word.isdigit()]
    assert numbers == [len(counted["goals"]), reached]
    for goal in counted["goals"]:
        first, *lines = rows[goal["ref"]].split("\n")
        measured = [words for words, _ in filter(None, (goal["baseline"], goal["latest"]))]
        assert goal["text"] in first
        assert not goal["status"] or first.endswith(DA(f"choice.{goal['status']}"))
        assert [words for words in measured if not any(words in one for one in lines)] == []


def test_the_screen_shows_ripples_decisions_and_what_is_open(
    pages: dict[str, dict[str, str]], counted: dict[str, Any], story: Story
) -> None:
    for page, number in (("ripples", len(counted["ripples"])), ("decisions", counted["agreed"])):
        numbers = [int(word) for word in pages[page]["plain:0"].split() if word.isdigit()]
        assert numbers[:1] == [number]
    assert len(_rows(pages["ripples"], "noted:")) == len(counted["ripples"])
    tasks, points = ([one for one in counted[kind] if one[1] == "open"] for kind in ("tasks", "parked"))
    rows = _rows(pages["open"], "matter:")
    late = [one for one in tasks if one[3] and date.fromisoformat(one[3]) < _today(story)]
    numbers = [int(word) for word in pages["open"]["plain:0"].split() if word.isdigit()]
    assert numbers == [len(late)]
    for text, _, owner, _, platform in tasks:
        (row,) = [row for row in rows if f" {text}   " in row]
        assert owner in row
        assert platform in row
    for text, *_ in points:
        assert [row for row in rows if text in row]


def test_the_screen_shows_the_meetings_and_what_is_due(
    pages: dict[str, dict[str, str]], counted: dict[str, Any], story: Story
) -> None:
    rows = {
        key.removeprefix("met:"): text for key, text in pages["meetings"].items() if key.startswith("met:")
    }
    assert set(rows) == {one for one, *_ in counted["meetings"]}
    groups = [[begun and not ended, not begun, ended] for _, _, begun, ended in counted["meetings"]]
    headings = [
        text.split()[-1] for key, text in pages["meetings"].items() if key.startswith("plain:") and text
    ]
    assert headings == [str(sum(column)) for column in zip(*groups, strict=True)]
    duties = {(duty, planned is not None) for duty, _, _, _, planned in counted["due"]}
    shown = {key.split(":")[1] for key in pages["overview"] if key.startswith("due:")}
    assert shown == {duty for duty, _ in duties}
    assert f"▶ {counted['phase']} " in pages["overview"]["phases"]
    assert pages["overview"]["challenge"] == counted["challenge"]


def test_the_recount_knows_nothing_of_the_program() -> None:
    sources = sorted((Path(__file__).parent / "recounting").glob("*.py"))
    assert len(sources) == 5
    assert not [path for path in sources if "cocreation_tui" in path.read_text("utf-8")]
