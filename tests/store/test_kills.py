"""Kill a writing program at random moments, again and again: nothing acknowledged is lost, nothing unreadable."""

from __future__ import annotations

import importlib.util
import os
import random
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
from tinydb import Query, TinyDB

from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store.line_drafts import draft_path, read_draft
from cocreation_tui.store.meeting_file import MeetingFile

CHILD = Path(__file__).with_name("writing_child.py")
KILLS = 200
MEETINGS = 10
"""Each meeting is killed ``KILLS / MEETINGS`` times and grows meanwhile."""


def child_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("writing_child", CHILD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def killed_while_writing(path: Path, seed: int) -> int:
    """Start the writer, kill it up to 40 ms after its first word, and return the last step it acknowledged."""
    command = [sys.executable, "-X", "frozen_modules=on", str(CHILD), str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        said = os.read(child.stdout.fileno(), 100)
        assert said, "the writer did not start"
        select.select([], [], [], random.Random(seed).uniform(0, 0.04))
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read()
    assert child.returncode == -signal.SIGKILL
    return int(said.rsplit(b"\n", 2)[-2])


def wear_out(path: Path, first_seed: int) -> tuple[int, int]:
    """Kill the writer of one meeting many times, looking after each; kills done and steps acknowledged."""
    step = child_module().step
    acknowledged = 0
    for kill in range(KILLS // MEETINGS):
        acknowledged = killed_while_writing(path, first_seed + kill)
        meeting = MeetingFile.open(path, read_only=True)
        assert acknowledged <= len(meeting.steps) <= acknowledged + 1
        assert list(meeting.steps) == [step(number) for number in range(1, len(meeting.steps) + 1)]
        assert {notice.key for notice in meeting.notices} <= {"store.torn-tail"}
        with TinyDB(path, access_mode="r") as base:
            assert base.table("meta").get(doc_id=1)
        draft = read_draft(draft_path(path))
        assert draft == "" or draft.startswith("kladde ")
    return kill + 1, acknowledged


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        paths = [tmp_path / str(number) / "m.json" for number in range(MEETINGS)]
        results = list(pool.map(wear_out, paths, range(0, MEETINGS * 1000, 1000)))
    assert sum(kills for kills, _ in results) >= KILLS
    assert sum(steps for _, steps in results) > 5 * KILLS, "too little was written between the kills to tell"
    for path in paths:
        with MeetingFile.open(path) as meeting:
            session = replay(meeting.steps)
            meeting.fold(session)
        with TinyDB(path, access_mode="r") as base:
            found = base.table("captures").search(Query().kind == "note")
        assert [row["text"] for row in found] == [capture.text for capture in session.captures]
        assert not list(path.parent.rglob("*.tmp"))
