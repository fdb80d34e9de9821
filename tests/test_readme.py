"""What the READMEs and the pages they lead to promise holds, in both languages: example, keys, commands, links."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cocreation_tui.cli.main import main
from cocreation_tui.i18n.words import LANGUAGES
from cocreation_tui.method.check import check
from cocreation_tui.method.scripts import list_scripts, read_script
from cocreation_tui.method.vocabulary import KEYS as SETTINGS
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import KEYS

ROOT = Path(__file__).parent.parent
READMES = {"en": ROOT / "README.md", "da": ROOT / "README.da.md"}
FOLDERS = {"en": ROOT / "docs", "da": ROOT / "docs" / "da"}
NAMES = (
    *("commands", "drejebog", "files", "initiative", "keys", "meeting", "method", "postgresql", "scripts"),
    "sharing",
)
PAGES = {
    language: (READMES[language], *(FOLDERS[language] / f"{name}.md" for name in NAMES))
    for language in LANGUAGES
}
BOTH = [page for pages in PAGES.values() for page in pages]
EVERYTHING = [
    *BOTH,
    *(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")) if path not in BOTH),
]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def page(language: str, name: str) -> str:
    return text_of(FOLDERS[language] / f"{name}.md")


def rows(text: str) -> list[list[str]]:
    """The cells of all tables."""
    lines = [line.strip().strip("|") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.split("|")] for line in lines if set(line) - set("-| ")]


def headings(text: str) -> list[str]:
    """The levels of all headings outside of examples."""
    return re.findall(r"^(#+) ", re.sub(r"^\s*```.*?^\s*```", "", text, flags=re.M | re.S), re.M)


def anchors(text: str) -> set[str]:
    """What a link can lead to within a page."""
    return {
        re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)", text, re.M)
    }


_SHOWN = re.compile(r"(?:`|^ *|&& )(?:[^\s`]*/)?(cocreation [^`\n&]+?)(?:`|$)", re.M)


def commands(text: str) -> Iterator[list[str]]:
    """Every use of the program, in words and in examples, as the arguments it is given."""
    for said in _SHOWN.findall(text):
        yield shlex.split(said, comments=True)[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_test_line_is_the_one_a_machine_reads(language: str) -> None:
    read = r"/<!-- test line -->/,/```$/{/^python3 /p}"
    assert read in text_of(ROOT / ".ci" / "run")
    found = subprocess.run(
        ["sed", "-n", read, str(READMES[language])], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"python3 -m venv \.venv && .+ -m pytest -q -n 2\n", found.stdout)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_example_is_a_good_script(language: str, tmp_path: Path) -> None:
    example = page(language, "scripts").split("<!-- script example -->")[1]
    path = tmp_path / "borgermoede.md"
    path.write_text(example.split("```markdown\n")[1].split("\n```")[0], encoding="utf-8")
    assert check(path) == ()
    script, _ = read_script(path)
    assert script is not None
    assert len(script.points) == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_session_and_every_setting_of_scripts_is_told(language: str) -> None:
    first = " ".join(row[0] for row in rows(page(language, "scripts")))
    told = set(re.findall(r"`([^`]+)`", first))
    assert {script.id for script in list_scripts(language, None)[0]} <= told
    assert {SETTINGS[word.casefold()] for word in told if word.casefold() in SETTINGS} == {*SETTINGS.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_and_every_session_has_its_place_in_the_method(language: str) -> None:
    linked = re.findall(rf"/(cards|sessions)/{language}/([a-z0-9-]+)\.md", page(language, "method"))
    for kind in ("cards", "sessions"):
        there = [path.stem for path in (ROOT / kind / language).glob("*.md")]
        assert sorted(name for folder, name in linked if folder == kind) == sorted(there)


@pytest.mark.parametrize(
    ("written", "language", "column"), [("en", "da", 1), ("en", "en", 2), ("da", "da", 1)]
)
def test_every_key_is_in_the_table(written: str, language: str, column: int) -> None:
    cells = " ".join(row[column] for row in rows(page(written, "keys")))
    told = set(re.findall(r"`([^`]+)`", cells))
    for key in KEYS:
        if key.id.startswith("speaker-"):
            continue
        for name in Keyboard(language).shown(key.id).split():
            assert name in told, f"{key.id}: {name}"


def verb_of(name: str) -> click.Command:
    verb = main.get_command(click.Context(main), name)
    assert verb is not None, name
    return verb


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_in_the_table_with_options_it_has(language: str) -> None:
    told = {row[0].strip("`").split()[1]: row[1] for row in rows(page(language, "commands")) if " " in row[0]}
    assert set(told) == set(main.list_commands(click.Context(main)))
    for verb, what in told.items():
        command = verb_of(verb)
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        known = {option for each in (command, *inner) for one in each.params for option in one.opts}
        assert set(re.findall(r"`(--?[a-z][a-z-]*)", what)) <= known, verb


@pytest.mark.parametrize("path", EVERYTHING, ids=named)
def test_every_command_that_is_shown_can_be_given(path: Path) -> None:
    for words in commands(text_of(path)):
        verb, given = verb_of(words[0]), words[1:]
        context = click.Context(verb)
        verb.make_parser(context).parse_args([word.strip("[]") for word in given])
        if words[0] == "run" and re.fullmatch("[a-z]+(-[a-z]+)+", given[0]):
            assert given[0] in {script.id for script in list_scripts("da", None)[0]}


def test_commands_are_found_where_they_are_shown() -> None:
    found = list(commands(text_of(READMES["en"])))
    assert ["demo"] in found
    assert ["demo", "--lang", "da"] in found
    assert ["minutes", "-o", "minutes.md"] in found
    assert any(words[:2] == ["run", "coordinator-meeting"] for words in found)


@pytest.mark.parametrize("path", EVERYTHING, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    for link, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", text_of(path)):
        target = path.parent / link if link else path
        assert target.is_file(), link
        assert not anchor or anchor in anchors(text_of(target)), anchor


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_leads_to_every_page_and_shows_both_sides(language: str) -> None:
    readme = text_of(READMES[language])
    for linked in (*PAGES[language][1:], *(path for path in READMES.values() if path != READMES[language])):
        assert f"]({linked.relative_to(ROOT)})" in readme
    for picture in ("meeting", "room"):
        assert f"tests/tui/pictures/{picture}-{language}.svg" in readme


@pytest.mark.parametrize("name", ["README", *NAMES])
def test_both_languages_say_the_same_things(name: str) -> None:
    english, danish = (
        text_of(READMES[language]) if name == "README" else page(language, name) for language in ("en", "da")
    )
    said = re.compile(r"`(F[0-9]+|Ctrl\+[A-Z]|--[a-z]+)")
    assert headings(danish) == headings(english)
    assert set(said.findall(danish)) >= set(said.findall(english))
    assert len(rows(danish)) == len(rows(english))
