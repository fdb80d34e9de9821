"""Three laptops as programs with workspaces of their own, killed at any moment: in the end all have the same, and all of it.

They share by the verbs of the program, through a folder and through a server whose connections are ended meanwhile. A
disk has no room for a while, an old backup is put back, clocks are wrong by minutes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from cocreation_tui.core.shared.streams import Part
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.share import server as administering
from cocreation_tui.store.shared_streams import read_shared
from tests.posix import posix_calls
from tests.share.laptops import NAME, Laptop

if TYPE_CHECKING:
    from tests.share.postgres_server import Server

pytestmark = [pytest.mark.thorough, posix_calls]
SIGKILL = 9
"""The signal that nobody can answer, by its number on POSIX systems."""
ROOT = Path(__file__).parents[2]
PROGRAM = "from cocreation_tui.cli.main import main; main()"
KILLED = """
import os, signal, sys
left = int(sys.argv.pop(1))
def count(event, said):
    global left
    changes = event in ("os.rename", "os.remove", "os.mkdir")
    if changes or (event == "open" and (said[2] or 0) & (os.O_WRONLY | os.O_RDWR)):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
"""
"""Has a program killed before it changes so many things on the disk."""
FORKED = "har delt som den samme"
SKEW = (0, 7, -9)
_TOKEN = re.compile(r"\bl\d+m\d+n\d+x\b")


def _no_room(least: int) -> None:
    """No file grows beyond some bytes, as where a disk is full."""
    resource = pytest.importorskip("resource")

    resource.setrlimit(resource.RLIMIT_FSIZE, (least, least))


class Laptops:
    """The workspaces, and what was said to be safe on them."""

    def __init__(self, root: Path, seed: int) -> None:
        self.dice = Random(seed)
        self.all = [Laptop(root / str(number), f"Nr. {number}") for number in range(3)]
        self.safe: set[str] = set()
        self.done: Counter[str] = Counter()
        self.twice: set[str] = set()
        Initiatives(self.all[0].desk).found(NAME).close()

    def verb(self, number: int, *words: object, room: int = 0, killed: int = 0) -> subprocess.Popen[str]:
        """The program as somebody starts it; with ``room`` bytes a file, or killed at some change, where that is said."""
        program = ["-c", KILLED + PROGRAM, str(killed)] if killed else ["-c", PROGRAM]
        return subprocess.Popen(
            [
                sys.executable,
                *program,
                "--workspace",
                str(self.all[number].root),
                "--lang",
                "da",
                *map(str, words),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "COCREATION_LANG": "da"},
            preexec_fn=partial(_no_room, room) if room else None,
        )

    def said(self, number: int, *words: object) -> str:
        """What a verb says that ends well."""
        running = self.verb(number, *words)
        said, wrong = running.communicate()
        assert running.returncode == 0, wrong
        return said

    def meet(self, number: int, meeting: int) -> None:
        """Hold a meeting until the program is killed."""
        child = [sys.executable, "-m", "tests.share.noting_child", str(self.all[number].root)]
        prefix = f"l{number}m{meeting}"
        with subprocess.Popen(
            [*child, f"Nr. {number}", str(SKEW[number]), prefix], stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as running:
            assert running.stdout
            for _ in range(self.dice.randint(2, 30)):
                self.safe.add(running.stdout.readline().strip())
            running.kill()
            self.safe |= {line for line in running.stdout.read().splitlines() if _TOKEN.fullmatch(line)}
        self.done["meetings killed"] += 1

    def share(self, number: int, meanwhile: Callable[[], object]) -> None:
        """Exchange: killed at some change on the disk, on a full one, or with what happens meanwhile."""
        killed = self.dice.randint(1, 60) if self.dice.random() < 0.6 else 0
        room = self.dice.randint(1, 3_000) if not killed and self.dice.random() < 0.5 else 0
        with self.verb(number, "share", "now", NAME, room=room, killed=killed) as running:
            while not killed and not room and running.poll() is None:
                meanwhile()
                with suppress(subprocess.TimeoutExpired):
                    running.wait(0.01)
            self.done["forks told"] += FORKED in "".join(running.communicate())
        self.done["exchanges killed"] += running.returncode == -SIGKILL
        self.done["disk full"] += bool(room) and running.returncode != 0

    def put_back(self, number: int, old: Path) -> None:
        """Put an old backup in the place of what is there, all of which others have, and go on with a meeting of it."""
        one = self.all[number]
        meeting = next(path for path in sorted(old.glob("2*.json")) if f"l{number}m0" in path.read_text())
        one.go_on(one.here(meeting), "l1m0n900x")
        self.said(number, "share", "now", NAME)
        folder = one.folder
        shutil.rmtree(folder)
        shutil.copytree(old, folder)
        one.go_on(one.here(meeting), "l1m0n901x")
        self.safe |= {"l1m0n900x", "l1m0n901x"}

    def settle(self) -> None:
        """Exchange until nothing moves any more."""
        for _ in range(10):
            before = [one.chains() for one in self.all]
            heads = [one.known() for one in self.all]
            for number in range(3):
                running = self.verb(number, "share", "now", NAME)
                self.done["forks told"] += FORKED in "".join(running.communicate())
            if before == [one.chains() for one in self.all] and heads == [one.known() for one in self.all]:
                return
        raise AssertionError("it never comes to rest")

    def check(self) -> None:
        """All have the same, with everything that was safe, and nothing of it twice."""
        first, *others = (one.chains() for one in self.all)
        assert all(one == first for one in others)
        for one in self.all:
            texts = [text for stream in first for text in one.texts(one.folder / f"{stream}.json")]
            found = Counter(token for text in texts for token in _TOKEN.findall(text))
            assert self.safe - set(found) == set(), "lost"
            doubled = {token for token, number in found.items() if number > 1}
            assert all(token.startswith("l1m0n") for token in doubled), "doubled"
            self.twice |= doubled
            for path in one.folder.glob("2*.json"):
                tokens = _TOKEN.findall(" ".join(one.texts(path)))
                assert len(tokens) == len(set(tokens)), f"doubled in {path.stem}"


def live(laptops: Laptops, meanwhile: Callable[[], object], days: int, backups: Path) -> None:
    """Some days of all three."""
    for day in range(days):
        for number in laptops.dice.sample(range(3), 3):
            laptops.meet(number, day)
            laptops.share(number, meanwhile)
        if day == 0:
            shutil.copytree(laptops.all[1].folder, backups)
        if day == days - 2:
            laptops.put_back(1, backups)
    laptops.settle()
    laptops.check()
    print(dict(laptops.done), "safe:", len(laptops.safe))
    assert laptops.done["exchanges killed"]
    # Whoever is killed while it is told finds two meetings, one of which says that it goes on with the other.
    assert laptops.done["forks told"] or laptops.twice


@pytest.mark.parametrize("seed", range(2))
def test_programs_that_share_a_folder(seed: int, tmp_path: Path) -> None:
    laptops, common = Laptops(tmp_path, seed), tmp_path / "common"
    common.mkdir()
    laptops.said(0, "share", "setup", NAME, common, "--name", "Nr. 0")
    code = laptops.said(0, "share", "code", NAME, "--anchors").strip()
    for number in (1, 2):
        laptops.said(
            number, "share", "join", common, "--code", code, "--part", "anchor", "--name", f"Nr. {number}"
        )
    live(laptops, lambda: None, 4, tmp_path / "old")


@pytest.mark.parametrize("seed", range(2))
def test_programs_that_share_a_server(seed: int, server: Server, tmp_path: Path) -> None:
    laptops = Laptops(tmp_path, seed)
    for number in range(3):
        server.login(f"proc-{seed}-{number}")

    def address(number: int) -> str:
        login = server.login(f"proc-{seed}-{number}")
        return f"postgresql:///cocreation?host={server.folder}&port={server.port}&user={login}"

    running = laptops.verb(0, "share", "setup", NAME, address(0), "--name", "Nr. 0")
    assert "administrator" in "".join(running.communicate())
    shared = read_shared(laptops.all[0].folder)
    assert shared
    for number in range(3):
        administering.grant(server.owner, shared.share, f"proc-{seed}-{number}", Part.ANCHOR)
    laptops.said(0, "share", "setup", NAME, address(0), "--name", "Nr. 0")
    for number in (1, 2):
        laptops.said(number, "share", "join", address(number), "--part", "anchor", "--name", f"Nr. {number}")

    def end_connections() -> None:
        with server.connect("postgres", "postgres") as connection:
            ended = connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'proc-%'"
            ).fetchall()
        laptops.done["connections ended"] += len(ended)

    live(laptops, end_connections, 4, tmp_path / "old")
