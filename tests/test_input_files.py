"""What is handed over as a file and is none, or is more than any file should be: told in words, at once, and left alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from cocreation_tui.cli.main import main
from cocreation_tui.cli.shell import MOST_PROBLEMS
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.slugs import is_device
from cocreation_tui.desk.lists import check_table
from cocreation_tui.i18n.words import Words
from cocreation_tui.method import sources
from cocreation_tui.method.cards import read_card
from cocreation_tui.method.check import check
from cocreation_tui.method.drejebog.understanding import read_drejebog
from cocreation_tui.method.participants import read_participants
from cocreation_tui.method.scripts import read_script
from cocreation_tui.method.sources import CARD_LIMIT, SCRIPT_LIMIT
from cocreation_tui.method.tables.workbooks import WORKBOOK_LIMIT
from tests.posix import WINDOWS, pipe, special_files
from tests.watching import watched

numbers = count()


def identity() -> str:
    return str(next(numbers))


def problems(path: Path) -> dict[str, str]:
    """What each reader says of a file, by its name: the key of what is wrong; empty for nothing."""

    def first(found: tuple[Problem, ...]) -> str:
        return next((problem.key for problem in found if problem.fatal), "")

    table = check_table(path, Words("da"))
    book = read_drejebog(path, "da").problem
    return {
        "script": first(read_script(path)[1]),
        "card": first(read_card(path)[1]),
        "check": first(check(path)),
        "list": first(read_participants(path, identity).problems),
        "drejebog": book.key if book else "",
        "table": first(table[1]) if table else "",
    }


def fifo(path: Path) -> None:
    pipe(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path)


@special_files
@pytest.mark.parametrize("suffix", [".md", ".csv", ".xlsx", ".ods"])
@pytest.mark.parametrize("make", [fifo, device, folder, loop])
def test_what_is_no_file_is_refused_by_every_reader(
    make: Callable[[Path], None], suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"x{suffix}"
    make(path)
    said = problems(path)
    if suffix == ".md":  # a table by its name alone
        del said["table"]
    assert set(said.values()) <= {"problem.not-a-file", "problem.unreadable-file"}


@pytest.mark.parametrize("name", ["a" * 300, "a" * 300 + ".csv", "x\0y.md", "", "a/" * 3_000 + "b.xlsx"])
def test_names_that_no_file_can_have_are_refused_by_every_reader(name: str) -> None:
    said = {key: problem for key, problem in problems(Path(name)).items() if problem}
    assert {"script", "card", "list", "drejebog"} <= said.keys()
    assert set(said.values()) <= {"problem.unreadable-file", "problem.missing-file", "problem.not-a-file"}


def test_names_of_devices_are_no_files_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CON", "nul.txt", "Aux .md", "com1.tar.gz", "LPT9", "conin$"):
        assert is_device(name, windows=True)
        assert not is_device(name, windows=False)
    for name in ("console.md", "com", "nulpunkt.csv", "x.con", ""):
        assert not is_device(name, windows=True)
    if not WINDOWS:  # where that is no name of a file
        (tmp_path / "con.md").write_text("# A\n")
    monkeypatch.setattr(sources, "is_device", lambda name: is_device(name, windows=True))
    assert set(problems(tmp_path / "con.md").values()) <= {"problem.not-a-file", ""}
    assert read_script(tmp_path / "con.md")[1][0].key == "problem.not-a-file"


@pytest.mark.parametrize(
    ("suffix", "size"), [(".md", SCRIPT_LIMIT), (".csv", 2_000_000), (".xlsx", WORKBOOK_LIMIT)]
)
def test_one_byte_more_than_is_read_is_told_with_the_limit(suffix: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    with path.open("wb") as file:
        file.truncate(size + 1)
    said = problems(path)
    assert said["script"] == said["check"] == "problem.too-large"
    assert said["list" if suffix != ".md" else "script"] == "problem.too-large"
    assert CARD_LIMIT < SCRIPT_LIMIT
    assert said["card"] == "problem.too-large"


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\xd8", b"\x00" * 50, bytes(range(256)) * 40, b"PK\x03\x04", b"\xef\xbb\xbf"]
)
@pytest.mark.parametrize("suffix", [".md", ".csv", ".xlsx", ".ods", ".xls"])
def test_bytes_of_nothing_are_told(suffix: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    said = problems(path)
    assert all(said[reader] for reader in ("script", "list", "drejebog"))
    assert path.read_bytes() == data


def linked_workbook(address: str) -> bytes:
    """A list with everything in it that Excel would fetch or calculate, and Åse."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Navn", "Rolle"])
    sheet.append(["Åse Ørn", f"='{address}[x.xlsx]Ark1'!A1"])
    sheet.append([f'=WEBSERVICE("{address}")', "=cmd|' /C calc'!A0"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out, "a") as parts:
        parts.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            f'<Relationships xmlns="x"><Relationship Id="r" Type="x" Target="{address}" TargetMode="External"/></Relationships>',
        )
    return out.getvalue()


def test_nothing_in_a_workbook_is_followed_or_calculated(tmp_path: Path) -> None:
    """Neither a file beside it nor an address elsewhere is asked for."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(linked_workbook("http://127.0.0.1:9/"))
    seen = watched(f"{READS}read(Path({str(path)!r}))")
    assert seen["reached"] == []
    assert seen["said"] == ["Åse Ørn"]


READS = """
from pathlib import Path
from cocreation_tui.method.participants import read_participants
def read(path):
    said.extend(person.name for person in read_participants(path, lambda: "x").people)
"""


def test_of_very_many_problems_the_first_are_told_and_how_many_more(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("---\nid: x\nfase: 1\n---\n# A\n" + "## \n" * 2_000, "utf-8")
    result = CliRunner().invoke(
        main, ["--workspace", str(tmp_path / "w"), "check", "--lang", "da", str(path)]
    )
    assert result.exit_code == 2
    lines = result.output.splitlines()
    assert len(lines) == MOST_PROBLEMS + 1
    assert int(lines[-1].removeprefix("… og ").removesuffix(" mere")) >= 2_000 - MOST_PROBLEMS
