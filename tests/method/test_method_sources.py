from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.method.check import check
from cocreation_tui.method.participants import read_participants
from cocreation_tui.method.scripts import read_script
from cocreation_tui.method.sources import built_in, read_bytes, read_lines
from tests.posix import WINDOWS, pipe, special_files


def key_of(result: object) -> str:
    assert isinstance(result, Problem)
    return result.key


def test_built_in_files_are_there() -> None:
    for name in ("sessions", "cards"):
        for language in ("da", "en"):
            assert list((built_in(name) / language).glob("*.md"))


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    assert key_of(read_bytes(tmp_path, 10)) == "problem.not-a-file"
    assert key_of(read_bytes(tmp_path / "intet", 10)) == "problem.missing-file"
    assert key_of(read_bytes(Path("a\0b"), 10)) == "problem.unreadable-file"
    endless = key_of(read_bytes(tmp_path / ("a" * 5_000), 10))
    assert endless == ("problem.missing-file" if WINDOWS else "problem.unreadable-file")


@special_files
def test_pipes_and_devices_are_refused_and_links_to_files_are_read(tmp_path: Path) -> None:
    pipe(tmp_path / "rør")
    (tmp_path / "enhed").symlink_to("/dev/zero")
    (tmp_path / "fil").write_bytes(b"hej")
    (tmp_path / "lænke").symlink_to(tmp_path / "fil")
    (tmp_path / "sløjfe").symlink_to(tmp_path / "sløjfe")
    assert key_of(read_bytes(tmp_path / "rør", 10)) == "problem.not-a-file"
    assert key_of(read_bytes(tmp_path / "enhed", 10)) == "problem.not-a-file"
    assert key_of(read_bytes(tmp_path / "sløjfe", 10)) == "problem.unreadable-file"
    assert read_bytes(tmp_path / "lænke", 10) == b"hej"
    for name in ("rør", "enhed"):
        path = tmp_path / name
        assert [problem.fatal for problem in (*read_script(path)[1], *check(path))] == [True, True]
        assert [problem.fatal for problem in read_participants(path, str).problems] == [True]


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes(b"a" * 10)
    assert read_bytes(path, 10) == b"a" * 10
    assert key_of(read_bytes(path, 9)) == "problem.too-large"


def test_lines_are_those_an_editor_shows(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes("\n\nen\r\nto\u2028to\x0bto\r\ttre\x1b[31m \n".encode())
    assert read_lines(path, 100) == ["", "", "en", "to to to", "    tre", ""]
