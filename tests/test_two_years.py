"""Two years of an initiative: every figure the program shows is what an independent recount of the events gives."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cocreation_tui.core.days import day_of
from cocreation_tui.core.initiative import Initiative, Matter
from cocreation_tui.core.newsletter import newsletter_of
from cocreation_tui.core.phases import phase_of
from cocreation_tui.core.platforms import Platform
from cocreation_tui.core.poster import poster_of
from cocreation_tui.core.rhythm import due
from cocreation_tui.export.newsletter import newsletter_markdown
from cocreation_tui.i18n.words import Words
from tests.initiative_story import Story, two_years
from tests.recounting.figures import THEN, recount
from tests.recounting.newsletters import newsletter_recount

COPENHAGEN = "Europe/Copenhagen"
FIGURES = (
    *("name", "anchor", "challenge", "phase", "statuses", "platforms", "goals", "ripples", "focuses"),
    *("decisions", "tasks", "parked", "rules", "changes", "letters", "checks", "meetings", "people"),
    *("sent", "due"),
)


def _copenhagen() -> tuple[str, tzinfo]:
    return COPENHAGEN, ZoneInfo(COPENHAGEN)


@pytest.fixture(scope="module", params=(1, 2))
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    with pytest.MonkeyPatch.context() as patch:
        for module in ("planning", "initiatives"):
            patch.setattr(f"cocreation_tui.{module}.local_zone", _copenhagen)
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


def test_the_recount_knows_nothing_of_the_program() -> None:
    sources = sorted((Path(__file__).parent / "recounting").glob("*.py"))
    assert len(sources) == 5
    assert not [path for path in sources if "cocreation_tui" in path.read_text("utf-8")]
