"""Nothing is written outside the workspace and where ``-o`` says, and nothing is asked of the network, whatever is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.cli.main import main
from tests.watching import outside, watched

VERBS = """
from click.testing import CliRunner
from cocreation_tui.cli.main import main
from cocreation_tui.clock import SystemClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.sample import {sample}
from cocreation_tui.store.workspace import Workspace
from pathlib import Path
root, out = Path({root!r}), Path({out!r})
room = {sample}(Desk(Workspace(root), SystemClock(), "da"))
meeting = room.path.stem
room.close()
def verb(*words):
    result = CliRunner().invoke(main, ["--workspace", str(root), *map(str, words)])
    said.append([words[0], result.exit_code, result.output[-300:] if result.exit_code else ""])
"""
ANY = (
    *("verb('list')", "verb('doctor')", "verb('minutes', meeting)", "verb('minutes', meeting, '--save')"),
    *(
        "verb('minutes', meeting, '-o', out / 'm.md')",
        "verb('minutes', meeting, '--format', 'html', '--save')",
    ),
    *("verb('mail', meeting, '-o', out / 'm.eml')", "verb('handover', meeting, '-o', out / 'h.txt')"),
    *("verb('page', meeting, '-o', out / 'p.txt')", "verb('tasks')", "verb('find', 'lys')"),
    *(
        "verb('export', meeting, '-o', out / 'e.csv')",
        "verb('person', 'show')",
        "verb('tables', meeting, '-o', out / 't.xlsx')",
    ),
    *("verb('check', out / 'e.csv')", "verb('import', out / 'e.csv', '--save')"),
)
OF_AN_INITIATIVE = (
    *(
        "verb('initiative')",
        "verb('times')",
        "verb('calendar')",
        "verb('calendar', '-o', out / 'c.ics')",
        "verb('poster')",
    ),
    *(
        "verb('newsletter', '--save')",
        "verb('newsletter', '-o', out / 'n.docx')",
        "verb('tables')",
        "verb('mail')",
    ),
    *(
        "verb('poster', '-o', out / 'p.pdf')",
        "verb('export', '--all', '-o', out / 'all')",
        "verb('tables', '--format', 'csv')",
    ),
    *(
        "verb('minutes', '--format', 'pdf', '--save')",
        "verb('minutes', '--format', 'docx', '-o', out / 'x.docx')",
    ),
)
SCREENS = {"run", "stage", "demo"}
"""Verbs that open a screen: the meeting that is driven stands for them."""


def places(folder: Path) -> tuple[Path, Path]:
    root, out = folder / "workspace", folder / "out"
    out.mkdir()
    return root, out


@pytest.mark.thorough
def test_verbs_write_where_they_are_told_to(tmp_path: Path) -> None:
    root, out = places(tmp_path)
    seen = watched("\n".join((VERBS.format(sample="sample_room", root=str(root), out=str(out)), *ANY)))
    assert [one for one in seen["said"] if one[1] != 0] == []
    assert outside(seen, root, out) == []
    assert seen["reached"] == []
    assert any(name.startswith(str(out)) for _, name in seen["written"])


@pytest.mark.nightly
def test_every_verb_writes_where_it_is_told_to(tmp_path: Path) -> None:
    root, out = places(tmp_path)
    verbs = (*ANY, *OF_AN_INITIATIVE)
    seen = watched(
        "\n".join((VERBS.format(sample="sample_initiative", root=str(root), out=str(out)), *verbs))
    )
    assert [one for one in seen["said"] if one[1] != 0] == []
    assert outside(seen, root, out) == []
    assert seen["reached"] == []
    assert {one[0] for one in seen["said"]} | SCREENS == set(main.commands)


MEETING = """
import asyncio
from cocreation_tui.clock import SystemClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.sample import sample_room
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.app.app import CocreationApp, close_room
from pathlib import Path
desk = Desk(Workspace(Path({root!r})), SystemClock(), "da")
async def hold():
    app = CocreationApp(desk, sample_room(desk))
    async with app.run_test(size=(100, 30)) as pilot:
        for keys in {keys!r}:
            await pilot.press(*keys)
            await pilot.pause()
        await app.workers.wait_for_complete()
    close_room(app)
    said.append(len(app.return_value or "") if app.return_code else 0)
asyncio.run(hold())
"""
KEYS = (
    *(
        ("n", *"hej", "enter"),
        ("t", *"ringer", "enter"),
        ("space",),
        ("space",),
        ("plus",),
        ("1",),
        ("0",),
        ("u",),
    ),
    *(
        ("f9",),
        ("escape",),
        ("f2",),
        ("f2",),
        ("f4",),
        ("f4",),
        ("question_mark",),
        ("escape",),
        ("q",),
        ("escape",),
    ),
    *(("n", *"halvt"), ("escape",), ("f5",), ("escape",), ("l",), ("escape",), ("g",), ("escape",)),
)


@pytest.mark.thorough
def test_a_meeting_writes_in_its_workspace_alone(tmp_path: Path) -> None:
    root, _ = places(tmp_path)
    seen = watched(MEETING.format(root=str(root), keys=KEYS))
    assert outside(seen, root) == []
    assert seen["reached"] == []
    assert len(seen["written"]) > 20


def test_what_is_written_elsewhere_is_found_out(tmp_path: Path) -> None:
    root, out = places(tmp_path)
    act = "\n".join(
        (
            "from pathlib import Path; import socket",
            f"Path({str(out / 'x')!r}).write_text('x'); os.replace({str(out / 'x')!r}, {str(out / 'y')!r})",
            f"os.mkdir({str(out / 'z')!r}); os.close(os.open({str(out / 'w')!r}, os.O_WRONLY | os.O_CREAT))",
            "try: socket.create_connection(('127.0.0.1', 9), 0.1)\nexcept OSError: pass",
        )
    )
    seen = watched(act)
    assert len(outside(seen, root)) == 5
    assert outside(seen, tmp_path) == []
    assert seen["reached"]
