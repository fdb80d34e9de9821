"""Reading drejebøger never fails and never loses words, whatever is in the file."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line
from cocreation_tui.i18n.words import LANGUAGES, catalogue
from cocreation_tui.method.drejebog.clocks import read_clock, read_length, read_when
from cocreation_tui.method.drejebog.timetable import Origin, Slot, settle_numbers, timetable
from cocreation_tui.method.drejebog.understanding import Drejebog, read_drejebog
from tests.examples import examples
from tests.method.test_drejebog import MARKDOWN, workbook
from tests.method.test_method_properties import mutated

ROWS = (
    ("Tid", "Hvad", "Hvordan"),
    ("9.00", "Velkomst", "i grupper"),
    ("9-9.30", "Runde", ""),
    (15, "Pause", 1.5),
)
TEXTS = [MARKDOWN.encode(), "Fra;Til;Emne;Plan B\n9;9.30;A;x\n;10;B;\nkl. 10;;C;y\n".encode("cp1252")]
TIMES = st.lists(
    st.sampled_from(
        [
            "9",
            "9.00",
            "9-10",
            "kl. 9",
            "15 min",
            "1t30",
            "½",
            " ",
            "ca.",
            "-",
            "(",
            ")",
            "pm",
            "til",
            "99",
            "x",
        ]
    ),
    max_size=4,
).map(" ".join) | st.text(max_size=12)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drejebog") / "x.md"


def check(found: Drejebog) -> None:
    """What is read is whole and clean, and everything told can be said."""
    told = [*found.guessed, *found.left_out, *([found.problem] if found.problem else [])]
    for problem in told:
        for language in LANGUAGES:
            assert catalogue(language)[problem.key].format(**problem.values)
    assert (found.script is None) == (found.problem is not None)
    if found.script is None:
        return
    points = [point.item for point in found.script.points]
    assert len({item.id for item in points}) == len(points) == len(found.rows) > 0
    for item in points:
        assert item.title
        assert timedelta(0) < item.length <= timedelta(hours=24)
        assert item.floor <= item.length
        assert not UNSAFE.search(item.title + item.notes + item.plan_b)


@given(st.binary(max_size=300) | mutated(TEXTS), st.sampled_from(["md", "csv"]))
def test_texts_never_raise(path: Path, data: bytes, suffix: str) -> None:
    path = path.with_suffix(f".{suffix}")
    path.write_bytes(data)
    check(read_drejebog(path, "da"))


@examples(60)
@given(mutated([workbook(*ROWS)]))
def test_workbooks_never_raise(path: Path, data: bytes) -> None:
    path = path.with_suffix(".xlsx")
    path.write_bytes(data)
    check(read_drejebog(path, "da"))


@example("C")
@example("ca.")
@given(TIMES)
def test_times_are_read_or_kept(text: str) -> None:
    for reader in (read_when, read_length, read_clock):
        when = reader(text)
        # Only blanks, dashes and words for about say nothing at all.
        assert when.says or when.left or not any(letter.isalnum() for letter in text)
        assert when.length is None or timedelta(0) < when.length <= timedelta(hours=24)


@given(st.lists(TIMES, max_size=8))
def test_every_row_gets_a_length(texts: list[str]) -> None:
    whens = settle_numbers([read_when(text) for text in texts])
    times = timetable([Slot(row, when) for row, when in enumerate(whens, start=1)])
    assert [row.row for row in times.rows] == list(range(1, len(texts) + 1))
    for when, row in zip(whens, times.rows, strict=True):
        assert row.length > timedelta(0)
        if when.length is not None:
            assert (row.length, row.origin) == (when.length, Origin.SAID)


WORDS = st.text(alphabet="abcæøå;,\"'\n|*", min_size=1, max_size=12)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=5), st.permutations(range(4)))
def test_no_word_is_lost(path: Path, rows: list[tuple[str, str, str, str]], order: list[int]) -> None:
    headings = ("Hvad", "Hvordan", "Sko", "Plan B")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerows([tuple(row[place] for place in order) for row in (headings, *rows)])
    path = path.with_suffix(".csv")
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = read_drejebog(path, "da")
    if found.script is None:
        assert not any(clean_line(title) for title, *_ in rows), "a row without title and time is no item"
        return
    kept = clean_line(
        " ".join(f"{p.item.title} {p.item.notes} {p.item.plan_b}" for p in found.script.points), 10**6
    )
    for row in rows:
        for text in row:
            for line in text.split("\n"):
                assert clean_line(line) in kept
