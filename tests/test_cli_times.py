"""The verbs about time and hand-over: columns, the meeting that is meant, what is private, exit codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli import shell
from cocreation_tui.cli.main import main
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.desk.desk import Room
from cocreation_tui.desk.planning import Plan
from tests.tui.stage import Stage, in_memory, real_script
from tests.tui.test_time_pages import PACES, PEOPLE, lived

Verb = Callable[..., Result]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    stage = in_memory(tmp_path, "da")
    monkeypatch.setattr(shell, "SystemClock", lambda: stage.clock)
    return stage


@pytest.fixture
def verb(stage: Stage) -> Verb:
    root = str(stage.desk.workspace.root)
    return lambda *words: CliRunner().invoke(main, ["--workspace", root, *words, "--lang", "da"])


def table(result: Result) -> list[list[str]]:
    assert (result.exit_code, result.stderr) == (0, "")
    return [row.split("\t") for row in result.stdout.splitlines()]


def test_a_line_for_each_item_of_each_meeting(verb: Verb, stage: Stage) -> None:
    lived(stage)
    heads, *rows = table(verb("times"))
    assert heads == ["dag", "møde", "punkt", "planlagt", "holdt", "pause", "forskel", "blev"]
    assert {len(row) for row in rows} == {8}
    assert len(rows) == len(PACES) * len(stage.session.agenda)
    assert rows[0] == ["2026-11-23", "Tovholdermøde", "Velkomst", "5", "6", "0", "1", "holdt"]


def test_by_item_and_by_kind(verb: Verb, stage: Stage) -> None:
    lived(stage)
    _, first, *_ = table(verb("times", "Trygge", "--by", "item"))
    assert first == ["coordinator-meeting", "Velkomst", "3", "7", "6", "8", "5", "2", "0"]
    _, kind = table(verb("times", "--by", "kind"))
    assert kind[:5] == ["coordinator-meeting", "Tovholdermøde", "3", "0", "0"]
    assert kind[5] == "3"


def test_nothing_closed_yet_is_said(verb: Verb, stage: Stage) -> None:
    assert verb("times").exit_code == 2
    assert verb("handover").exit_code == 2


def planned(stage: Stage) -> Room:
    room = stage.desk.plan(
        Plan(real_script(stage.desk), stage.clock.now() + timedelta(minutes=5), PEOPLE, "Planlagt")
    )
    room.close()
    return room


def test_the_meeting_under_way_is_meant_else_the_next_one(verb: Verb, stage: Stage) -> None:
    planned(stage)
    assert "Mødet er ikke begyndt" in verb("handover").stdout
    room = stage.desk.plan(Plan(real_script(stage.desk), stage.clock.now(), PEOPLE, "I gang"))
    room.runner.do(Advance())
    room.keep_draft(Kind.TASK, "Ringer til Ida")
    room.close()
    card, page = verb("handover"), verb("page")
    assert card.stdout.startswith("# Overdragelse: I gang\n")
    assert "opgave: Ringer til Ida" in card.stdout
    assert "Plan B" in card.stdout
    assert "Plan B" not in page.stdout
    assert "Ringer" not in page.stdout
    assert max(map(len, page.stdout.splitlines())) <= 78
    assert (card.stdout, page.stdout) == (verb("handover").stdout, verb("page").stdout)


def test_a_page_is_written_to_a_file_once(verb: Verb, stage: Stage, tmp_path: Path) -> None:
    planned(stage)
    path = tmp_path / "side.txt"
    assert verb("page", "--nameless", "-o", str(path)).exit_code == 0
    assert path.read_text("utf-8") == verb("page", "--nameless").stdout
    assert verb("page", "-o", str(path)).exit_code == 2
