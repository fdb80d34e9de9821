"""The map of the house is true: rooms, arrows, paths, functions and classes that the pages for builders name."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cocreation_tui"
ARCHITECTURE, GLOSSARY, CONTRIBUTING = (
    ROOT / "docs" / "ARCHITECTURE.md",
    ROOT / "docs" / "GLOSSARY.md",
    ROOT / "CONTRIBUTING.md",
)
MAPS = (ARCHITECTURE, GLOSSARY, CONTRIBUTING)
PATHS = (*MAPS, ROOT / "docs" / "method.md", ROOT / "docs" / "da" / "method.md")
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
OTHER_NAMES = {"Enter", "Esc", "Space"}
"""Capitalised words in code spans that are keys."""


def spans(page: Path) -> list[str]:
    """What stands in code spans."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return re.findall(r"`([^`\n]+)`", text)


@cache
def names() -> tuple[set[str], set[str]]:
    """Names of all functions, those of methods also behind that of their class; and of all classes and constants."""
    functions: set[str] = set()
    others: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                others.add(node.name)
                functions |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, _FUNCTION)}
            elif isinstance(node, _FUNCTION):
                functions.add(node.name)
            elif isinstance(node, ast.Assign):
                others |= {one.id for one in node.targets if isinstance(one, ast.Name)}
    return functions, others


@pytest.mark.parametrize("page", PATHS, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_is_there(page: Path) -> None:
    paths = [said for said in spans(page) if re.fullmatch(r"[\w./-]+(/|\.[a-z]+)", said) and "xx" not in said]
    assert paths
    for said in paths:
        found = [place / said for place in (PACKAGE, ROOT) if (place / said).exists()]
        inside = [*PACKAGE.rglob(said)] if "/" not in said else []
        assert found or inside or said == ".svg", said


@pytest.mark.parametrize("page", MAPS, ids=lambda page: page.name)
def test_every_function_and_class_is_there(page: Path) -> None:
    functions, others = names()
    for said in spans(page):
        if said.endswith("()"):
            assert said[:-2] in functions, said
        elif re.fullmatch(r"[A-Z][a-z]+[A-Za-z]*|[A-Z]{4,}", said) and said not in OTHER_NAMES:
            assert said in others, said


def test_every_room_is_named() -> None:
    rooms = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py")}
    told = {said.rstrip("/") for said in spans(ARCHITECTURE)}
    assert rooms - {"core", "tui", "."} <= told


def test_the_arrows_are_those_of_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    drawn = " ".join(ARCHITECTURE.read_text(encoding="utf-8").split())
    for contract in contracts["contracts"]:
        if contract["type"] == "layers":
            assert " → ".join(contract["layers"]) in drawn, contract["name"]


def test_the_glossary_has_thirty_words_in_both_languages_each_with_its_room() -> None:
    rows = [
        line.strip("| ").split(" | ")
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line[:2] == "| "
    ]
    assert len(rows[2:]) == 30
    assert all(len(row) == 4 and all(row) and row[3].endswith(".py`") for row in rows[2:])


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    told = re.findall(
        r"^## \[([^]]+)\](?: - (\d{4}-\d\d-\d\d))?$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
    )
    assert told[0] == ("Unreleased", "")
    assert told[1][0] == version
    assert told[1][1]
