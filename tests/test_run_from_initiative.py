"""``run --initiative``: what is known comes along, advice is told, and meetings of different initiatives stay apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli import main as cli
from cocreation_tui.clock import SystemClock
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.runner import MemoryJournal
from cocreation_tui.store.workspace import Workspace
from tests.tui.known import CHALLENGE, FOCUS, LIGHT, NAME, POINT, ROADS, TASK, held_workshop
from tests.tui.stage import Stage

Run = Callable[..., Result]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The meetings that were opened, each begun and let go of."""
    sessions: list[Session] = []

    def note(shell: object, room: Room | None, notices: tuple[object, ...] = ()) -> None:
        assert room is not None
        if room.runner.session.facts.started_at is None:
            room.runner.do(Advance())
        sessions.append(room.runner.session)
        room.close()

    monkeypatch.setattr(cli, "_open", note)
    monkeypatch.setattr(cli, "_needs_terminal", lambda shell: None)
    return sessions


@pytest.fixture
def run(workspace: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Session]) -> Run:
    monkeypatch.setenv("COCREATION_LANG", "da")
    words = ["--workspace", str(workspace), "run"]
    return lambda *more: CliRunner().invoke(cli.main, [*words, *map(str, more)])


@pytest.fixture
def folder(workspace: Path, tmp_path: Path) -> Path:
    from cocreation_tui.clock import ManualClock

    desk = Desk(Workspace(workspace), ManualClock(SystemClock().now()), "da")
    stage = Stage(desk, desk.clock, None, MemoryJournal())  # type: ignore[arg-type]  # no meeting is open
    return held_workshop(stage)


def test_everything_known_comes_along(run: Run, folder: Path, opened: list[Session]) -> None:
    result = run("first-platform-meeting", "--initiative", NAME["da"].upper(), "--platform", "lys og rum")
    assert result.exit_code == 0, result.output
    (session,) = opened
    assert session.about == (LIGHT["da"],)
    assert [one.id for one in session.people] == ["bo", "ida"]
    assert [one.capture.text for one in session.brought] == [
        TASK["da"],
        POINT["da"],
        CHALLENGE["da"],
        FOCUS["da"],
    ]
    assert (folder / f"{session.id}.json").is_file()


def test_an_internal_meeting_has_its_own_people_and_nothing_of_the_platforms(
    run: Run, folder: Path, opened: list[Session]
) -> None:
    assert run("manager-dialogue", "--initiative", NAME["da"]).exit_code == 0
    (session,) = opened
    assert session.circle is Circle.INTERNAL
    assert [one.id for one in session.people] == ["dorte"]
    brought = [one.capture.text for one in session.brought]
    assert POINT["da"] in brought
    assert TASK["da"] not in brought, "what is a platform's stays with the platforms"


def test_a_meeting_with_one_actor_has_that_actor_and_the_challenge_alone(
    run: Run, folder: Path, opened: list[Session]
) -> None:
    assert run("actor-meeting", "--initiative", NAME["da"], "--actor", "barerne").exit_code == 0
    (session,) = opened
    assert [one.id for one in session.people] == ["dorte", "pia"]
    assert session.title.endswith(" · barerne")
    told = [one.capture.text for one in session.brought if one.capture.kind is not Kind.ACTOR]
    assert told == [CHALLENGE["da"]]


def test_a_script_of_ones_own_is_for_whom_it_says(
    run: Run, folder: Path, workspace: Path, opened: list[Session]
) -> None:
    script = "---\nid: naeste-moede\nsprog: da\nfor: platform\n---\n# Næste møde\n## A\n- Tid: 5 min\n"
    own = workspace / "sessions" / "naeste-moede.md"
    own.parent.mkdir(exist_ok=True)
    own.write_text(script, encoding="utf-8")
    assert run("naeste-moede", "--initiative", NAME["da"], "--platform", LIGHT["da"]).exit_code == 0
    (session,) = opened
    assert (session.circle, session.about) == (Circle.PLATFORM, (LIGHT["da"],))
    assert [one.id for one in session.people] == ["bo", "ida"]
    assert TASK["da"] in [one.capture.text for one in session.brought]


def test_advice_is_told_beside_and_refuses_nothing(run: Run, folder: Path, opened: list[Session]) -> None:
    result = run("coordinator-meeting", "--initiative", folder.name)
    assert result.exit_code == 0
    assert f"{LIGHT['da']}, {ROADS['da']}" in result.stderr
    assert result.stdout == ""
    assert opened[0].about == ()


@pytest.mark.parametrize(
    "words", [("--initiative", "Andet"), ("--initiative", NAME["da"], "--platform", "Støj")]
)
def test_what_is_not_there_is_one_line_with_what_there_is(
    run: Run, folder: Path, words: tuple[str, ...], opened: list[Session]
) -> None:
    result = run("first-platform-meeting", *words)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert words[-1] in result.stderr
    assert opened == []


def test_a_meeting_is_resumed_where_it_belongs(run: Run, folder: Path, opened: list[Session]) -> None:
    script, here = "first-platform-meeting", ("--initiative", NAME["da"])
    run(script, *here, "--platform", LIGHT["da"])
    run(script, *here, "--platform", ROADS["da"])
    light, roads = opened
    assert light.id != roads.id, "another platform's meeting is not gone on with"
    run(script, *here, "--platform", LIGHT["da"])
    assert opened[-1].id == light.id
    unclear = run(script, *here)
    assert unclear.exit_code == 2
    assert light.id in unclear.stderr
    assert roads.id in unclear.stderr
    assert run(script).exit_code == 2
    run(light.id)
    assert opened[-1].id == light.id
    run(script, "--new")
    assert opened[-1].brought == ()
    alone = opened[-1].id
    run(script)
    assert opened[-1].id == alone, "without an initiative, one that belongs to none comes first"


def test_the_only_one_under_way_is_found_without_its_initiative(
    run: Run, folder: Path, opened: list[Session]
) -> None:
    run("coordinator-meeting", "--initiative", NAME["da"])
    run("coordinator-meeting")
    assert opened[0].id == opened[1].id
