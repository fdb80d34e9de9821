"""``docs/promises.md``: every promise has a figure, a command that is there, and what that command said last."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not set(line) <= set("|- ")
]
PROMISES = [row for row in ROWS if row[0] != "Promise"]


def _there(command: str) -> bool:
    """Whether the file, the module or the test that a command names is in the tree."""
    words = command.split()
    if words[0] == "pytest":
        return all(_test_there(word) for word in words[1:] if word.startswith("tests/"))
    if words[:2] == ["python", "-m"]:
        return importlib.util.find_spec(words[2]) is not None
    return (ROOT / words[0]).is_file()


def _test_there(wanted: str) -> bool:
    name, _, test = wanted.partition("::")
    path = ROOT / name
    return path.exists() and (not test or f"def {test}(" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", PROMISES, ids=lambda row: row[0][:40])
def test_a_promise_has_a_figure_a_command_and_a_result(row: list[str]) -> None:
    promise, figure, command, result = row
    commands = re.findall(r"`([^`]+)`", command)
    assert promise
    assert figure
    assert commands
    assert [said for said in commands if not _there(said)] == []
    assert re.search(r"\d", result)


def test_every_table_of_promises_has_these_columns() -> None:
    heads = [row for row in ROWS if row[0] == "Promise"]
    assert heads
    assert {tuple(head) for head in heads} == {("Promise", "Figure", "Proven by", "Last result")}
    assert len(PROMISES) > 30


@pytest.mark.parametrize(
    "command",
    [
        "pytest tests/store/test_gone.py",
        "pytest tests/test_names.py::test_gone",
        "python -m tests.gone",
        ".ci/gone",
    ],
)
def test_what_is_not_there_is_found(command: str) -> None:
    assert not _there(command)
