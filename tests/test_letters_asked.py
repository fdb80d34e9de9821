"""Letters that can be read in several ways are asked for at a terminal, and never guessed without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli import answered
from cocreation_tui.cli import main as cli
from cocreation_tui.desk.desk import Room

NAMES = "Navn;Organisation\nJale Çelik;Havnen\n".encode("cp1252")
BOOK = "Tid;Hvad\n9.00;Velkomst ved Çelik\n9.15;Slut\n".encode("cp1252")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COCREATION_LANG", "da")
    monkeypatch.setattr(answered, "can_ask", lambda: True)
    (tmp_path / "liste.csv").write_bytes(NAMES)
    (tmp_path / "drejebog.csv").write_bytes(BOOK)
    return tmp_path


def verb(folder: Path, *words: str, says: str = "") -> Result:
    return CliRunner().invoke(cli.main, ["--workspace", str(folder / "w"), *words], input=says)


@pytest.mark.parametrize(
    ("says", "code", "names"),
    [("1\n", 0, "Jale Çelik"), ("x\n2\n", 0, "Jale «elik"), ("3\n", 2, "CSV UTF-8")],
)
def test_a_list_is_read_as_answered(folder: Path, says: str, code: int, names: str) -> None:
    said = verb(folder, "check", str(folder / "liste.csv"), says=says)
    assert (said.exit_code, names in said.output) == (code, True)
    assert "1  Çelik" in said.output, "the likeliest stands first"
    assert "Gæt" not in said.stdout


def test_a_drejebog_is_asked_about_too(folder: Path) -> None:
    said = verb(folder, "import", str(folder / "drejebog.csv"), says="1\n")
    assert (said.exit_code, "Velkomst ved Çelik" in said.stdout) == (0, True)


def test_who_takes_part_is_asked_before_the_meeting_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def note(shell: object, room: Room | None, notices: tuple[object, ...] = ()) -> None:
        assert room is not None
        made.extend(person.name for person in room.runner.session.people)
        room.close()

    monkeypatch.setattr(cli, "_open", note)
    monkeypatch.setattr(cli, "_needs_terminal", lambda shell: None)
    people = ("--participants", str(folder / "liste.csv"))
    assert verb(folder, "run", "coordinator-meeting", *people, says="1\n").exit_code == 0
    assert made == ["Jale Çelik"]


@pytest.mark.parametrize(
    "words",
    [
        ("check", "liste.csv"),
        ("import", "drejebog.csv"),
        ("run", "coordinator-meeting", "--participants", "liste.csv"),
    ],
)
def test_without_a_terminal_it_says_what_to_add(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(answered, "can_ask", lambda: False)
    given = [str(folder / word) if word.endswith(".csv") else word for word in words]
    said = verb(folder, *given)
    assert said.exit_code == 2
    assert "--encoding windows (Çelik) eller --encoding mac («elik)" in said.stderr
    for encoding, code in (("mac", 2 if words[0] == "run" else 0), ("utf-8", 2), ("volapyk", 2)):
        assert verb(folder, *given, "--encoding", encoding).exit_code == code


def test_check_goes_on_with_the_other_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answered, "can_ask", lambda: False)
    (folder / "god.csv").write_text("Navn\nBo Skov\n", encoding="utf-8")
    said = verb(folder, "check", str(folder / "liste.csv"), str(folder / "god.csv"))
    assert (said.exit_code, "Bo Skov" in said.stdout) == (2, True)
