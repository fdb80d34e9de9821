from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.i18n.da.problems import WORDS as DANISH
from cocreation_tui.i18n.en.problems import WORDS as ENGLISH
from cocreation_tui.method.cards import read_card
from cocreation_tui.method.check import check
from cocreation_tui.method.participants import read_participants
from cocreation_tui.method.scripts import read_script
from cocreation_tui.method.sources import built_in

BUILT_IN = [(built_in("sessions") / lang / "coordinator-meeting.md").read_bytes() for lang in ("da", "en")]
SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parent / "data").glob("*.csv"))]
FRAGMENTS = st.sampled_from(
    [
        "---\n",
        "id: x\n",
        "\n",
        "# ",
        "## A\n",
        "### Plan B\n",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "Tid: 5 min\n",
        "Tid: ",
        "```\n",
        "Slut: ",
        "krymper, mindst ",
        "kl. 9",
        "Fang: ",
        "pr. tovholder",
        ", ellers ",
        "[x]",
        "[/]",
        "**",
        "|",
        ":",
        "\t",
        "Vis:",
        "Spørg:",
        "Start: 24",
        "9999",
        "½",
        "\x1b[31m",
        "\r",
        "Skal ende med:\n",
        "...",
        "===\n",
        "&amp;",
        "\\",
    ]
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=8), max_size=40).map(lambda parts: "".join(parts).encode())


def mutated(originals: list[bytes]) -> st.SearchStrategy[bytes]:
    """An original file with bytes and lines taken out, doubled, moved and changed."""

    def mutate(data: bytes, seed: int, changes: int) -> bytes:
        chance = random.Random(seed)
        for _ in range(changes):
            start = chance.randrange(len(data) + 1)
            end = min(len(data), start + chance.randrange(40))
            other = data[chance.randrange(len(data) + 1) :][: chance.randrange(20)]
            data = data[:start] + chance.choice([b"", other, bytes([chance.randrange(256)])]) + data[end:]
        return data

    return st.builds(mutate, st.sampled_from(originals), st.integers(0, 2**32), st.integers(1, 12))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("egenskaber") / "x.md"


def on_disk(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def tell(problems: tuple[Problem, ...]) -> None:
    """Every problem can be said in both languages with the values it carries."""
    for problem in problems:
        for words in (DANISH, ENGLISH):
            assert words[problem.key].format(**problem.values)


@given(st.binary(max_size=300) | TEXTS | mutated(BUILT_IN))
def test_reading_never_raises_and_says_whether_the_file_is_usable(path: Path, data: bytes) -> None:
    on_disk(path, data)
    for script_or_card, problems in (read_script(path), read_card(path)):
        assert (script_or_card is None) == any(problem.fatal for problem in problems)
        assert all(0 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 1 for problem in problems)
    tell(check(path))


@given(mutated(BUILT_IN))
def test_what_is_read_is_whole_and_clean(path: Path, data: bytes) -> None:
    script, _ = read_script(on_disk(path, data))
    if script is None:
        return
    items = [point.item for point in script.points]
    assert items
    assert len({item.id for item in items}) == len(items)
    assert all(item.length and item.title for item in items)
    texts = [script.title, script.purpose, *script.results]
    for item in items:
        texts += [item.title, item.notes, item.plan_b, *item.questions]
    assert not any(UNSAFE.search(text) for text in texts)


@given(st.binary(max_size=300) | mutated(SAMPLES))
def test_a_list_never_raises(path: Path, data: bytes) -> None:
    found = read_participants(on_disk(path, data), lambda: "p")
    tell(found.problems)
    fatal = [problem for problem in found.problems if problem.fatal]
    assert not fatal or (len(found.problems) == 1 and not found.people)
    assert all(person.name and not UNSAFE.search(person.name) for person in found.people)


@given(
    st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=8),
    st.sampled_from(";,\t"),
    st.permutations(["Navn", "Organisation", "Platform"]),
)
def test_what_a_spreadsheet_writes_is_read_back(
    path: Path, rows: list[tuple[str, str, str]], mark: str, order: list[str]
) -> None:
    clean = [{"Navn": f"x{a}", "Organisation": b, "Platform": c} for a, b, c in rows]
    clean = [{key: clean_line(value) for key, value in each.items()} for each in clean]
    out = io.StringIO()
    writer = csv.DictWriter(out, order, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(clean)
    found = read_participants(on_disk(path, out.getvalue().encode("utf-8-sig")), lambda: "p")
    assert [
        {"Navn": person.name, "Organisation": person.organisation, "Platform": person.platform}
        for person in found.people
    ] == clean
