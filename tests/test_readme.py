"""What the README promises holds: its example, its keys, its commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cocreation_tui.cli.main import main
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.check import check
from cocreation_tui.method.scripts import read_script
from cocreation_tui.tui.keys.table import KEYS, shown

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_script_example_is_a_good_script(tmp_path: Path) -> None:
    example = README.split("<!-- script example -->")[1].split("```markdown\n")[1].split("\n```")[0]
    path = tmp_path / "borgermoede.md"
    path.write_text(example, encoding="utf-8")
    assert check(path) == ()
    script, _ = read_script(path)
    assert script is not None
    assert len(script.points) == 5


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_key_is_in_the_table(language: str) -> None:
    table = README.split("## Keys")[1].split("## Commands")[0]
    column = {"da": 2, "en": 3}[language]
    cells = " ".join(line.split(" | ")[column - 1] for line in table.splitlines() if line.startswith("| "))
    told = set(re.findall(r"`([^`]+)`", cells))
    for key in KEYS:
        if key.id.startswith("speaker-"):
            continue
        for name in shown(key.keys(language), Words(language)).split():
            assert name in told, f"{key.id}: {name}"


def test_every_command_is_in_the_table() -> None:
    for verb in main.commands:
        assert f"`cocreation {verb}" in README


def test_the_files_the_readme_shows_are_there() -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).is_file(), link
