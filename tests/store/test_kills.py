"""Kill a writing program at random moments, again and again: nothing acknowledged is lost, nothing unreadable."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest
from tinydb import Query, TinyDB

from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store.line_drafts import draft_path, read_draft
from cocreation_tui.store.meeting_file import MeetingFile

CHILD = Path(__file__).with_name("writing_child.py")
if sys.platform == "win32":
    KILL, DEAD = signal.SIGTERM, int(signal.SIGTERM)  # TerminateProcess, which nothing can catch
else:
    KILL, DEAD = signal.SIGKILL, -signal.SIGKILL


def child_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("writing_child", CHILD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def writers() -> Iterator[subprocess.Popen[bytes]]:
    """The program that splits off writers: it has read all it needs to know only once."""
    command = [sys.executable, "-X", "frozen_modules=on", str(CHILD)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as parent:
        yield parent


def killed_while_writing(parent: subprocess.Popen[bytes], path: Path, seed: int) -> int:
    """Split off a writer, kill it some steps and up to 20 ms after its first word; the last step it acknowledged."""
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(b"%d %s\n" % (seed, os.fsencode(path)))
    writer, chance = int(parent.stdout.readline()), random.Random(seed)
    said = [parent.stdout.readline() for _ in range(chance.randint(1, 14))]
    assert not any(word.startswith(b"dead") for word in said), "the writer ended by itself"
    Event().wait(chance.uniform(0, 0.02))
    os.kill(writer, KILL)
    said += iter(parent.stdout.readline, b"dead %d\n" % DEAD)
    return int(said[-1])


def wear_out(path: Path, first_seed: int, kills: int) -> tuple[int, int]:
    """Kill the writer of one meeting many times, looking after each; kills done and steps acknowledged."""
    step = child_module().step
    acknowledged = 0
    with writers() as parent:
        for kill in range(kills):
            acknowledged = killed_while_writing(parent, path, first_seed + kill)
            look_after(path, acknowledged, step)
    return kills, acknowledged


def look_after(path: Path, acknowledged: int, step: Callable[[int], Step]) -> None:
    """Nothing acknowledged is lost, and what is there can be read."""
    meeting = MeetingFile.open(path, read_only=True)
    assert acknowledged <= len(meeting.steps) <= acknowledged + 1
    assert list(meeting.steps) == [step(number) for number in range(1, len(meeting.steps) + 1)]
    assert {notice.key for notice in meeting.notices} <= {"store.torn-tail"}
    with TinyDB(path, access_mode="r") as base:
        assert base.table("meta").get(doc_id=1)
    draft = read_draft(draft_path(path))
    assert draft == "" or draft.startswith("kladde ")


@pytest.mark.parametrize(
    ("meetings", "kills"), [(2, 10), pytest.param(10, 20, marks=pytest.mark.thorough)], ids=["20", "200"]
)
def test_kills_lose_nothing(meetings: int, kills: int, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        paths = [tmp_path / str(number) / "m.json" for number in range(meetings)]
        results = list(pool.map(wear_out, paths, range(0, meetings * 1000, 1000), (kills,) * meetings))
    assert sum(done for done, _ in results) == meetings * kills
    assert sum(steps for _, steps in results) > 5 * meetings * kills, "too little was written to tell"
    for path in paths:
        with MeetingFile.open(path) as meeting:
            session = replay(meeting.steps)
            meeting.fold(session)
        with TinyDB(path, access_mode="r") as base:
            found = base.table("captures").search(Query().kind == "note")
        assert [row["text"] for row in found] == [capture.text for capture in session.captures]
        assert not list(path.parent.rglob("*.tmp"))
