"""Everything of an initiative in one folder: complete, told apart by whom it is for, and never over anybody's own work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.initiative.hearing import stays_inside
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.desk.whole_folder import Piece, pieces, write_all
from cocreation_tui.export.saving import RECORD
from tests.initiative_story import Story, one_meeting


def kept(target: Path) -> dict[str, bytes]:
    """What lies in a folder, by its path within it."""
    files = (one for one in target.rglob("*") if one.is_file() and one.name != RECORD)
    return {one.relative_to(target).as_posix(): one.read_bytes() for one in files}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """An initiative with an internal meeting and a workshop."""
    story = one_meeting(tmp_path_factory.mktemp("whole"))
    story.until(95)
    story.meet("relevance-check", acts=4)
    return story


@pytest.fixture(scope="module")
def whole(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("target") / "hele"
    written = list(write_all(pieces(story.desk, story.folder, story.initiative), target, "Trygge nætter"))
    assert [one.problem for one in written if one.problem] == []
    return target


def test_every_paper_is_there_in_every_format(story: Story, whole: Path) -> None:
    names = set(kept(whole))
    for met in story.initiative.meetings:
        papers = [
            name
            for name in names
            if f"/{met.start.date().isoformat()}-" in f"/{name}" and "-mail" not in name
        ]
        assert {Path(name).suffix for name in papers} >= {".md", ".docx", ".pdf", ".html"}, met.title
    for name in ("plakat/plakat.pdf", "plakat/plakat.svg", "plakat/plakat.png", "internt/data/data.json"):
        assert name in names
    assert {Path(name).suffix for name in names} >= {".ics", ".xlsx", ".csv", ".eml", ".json"}


def test_what_is_not_for_everybody_lies_under_internal(story: Story, whole: Path) -> None:
    (inside,) = (met for met in story.initiative.meetings if met.circle is Circle.INTERNAL)
    assert stays_inside(inside.circle)
    open_to_all = [name for name in kept(whole) if not name.startswith("internt/")]
    assert open_to_all
    assert [name for name in open_to_all if "samskabelse" in name] == []
    internal = [name for name in kept(whole) if name.startswith("internt/referater/")]
    assert {Path(name).suffix for name in internal} >= {".md", ".docx", ".pdf", ".html"}


def test_again_it_is_the_same_and_a_file_that_was_edited_is_left_alone(story: Story, whole: Path) -> None:
    before = kept(whole)
    edited = next(whole.glob("referater/*.md"))
    original = edited.read_bytes()
    edited.write_text("min egen", "utf-8")
    list(write_all(pieces(story.desk, story.folder, story.initiative), whole, "Trygge nætter"))
    after = kept(whole)
    beside = edited.with_stem(edited.stem + "-2").relative_to(whole).as_posix()
    assert edited.read_text("utf-8") == "min egen"
    assert after.pop(beside) == original
    after[edited.relative_to(whole).as_posix()] = original
    assert after == before


def test_a_meeting_that_cannot_be_read_is_told_and_the_rest_is_made(tmp_path: Path) -> None:
    story = one_meeting(tmp_path / "ws")
    known = story.initiative
    story.paths[0].write_text("{", "utf-8")
    first, *_, overview = pieces(story.desk, story.folder, known)
    told, made = write_all((first, overview), tmp_path / "hele", "x")
    assert told.problem is not None
    assert told.problem.path.name == story.paths[0].name
    assert not told.paths
    assert {one.suffix for one in made.paths} == {".md", ".docx", ".pdf", ".html"}


def test_nothing_is_made_before_it_is_asked_for(story: Story) -> None:
    made: list[str] = []

    def piece(name: str) -> Piece:
        def make() -> dict[str, bytes]:
            made.append(name)
            return {}

        return Piece("a", name, make)

    written = write_all((piece("one"), piece("two")), story.root / "nowhere", "x")
    next(written)
    assert made == ["one"]


@pytest.fixture
def verb(story: Story) -> Callable[..., Result]:
    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, ["--workspace", str(story.root), *map(str, arguments)])

    return run


def test_one_command_makes_it(
    verb: Callable[..., Result], story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreation_tui.desk.whole_folder.pieces", few)
    result = verb("export", "--all", "Trygge", "-o", tmp_path / "hele", "--lang", "da")
    assert result.exit_code == 0, result.stderr
    assert (
        result.stdout == f"4 filer i {tmp_path / 'hele'}. Det, der ligger under internt, er ikke til alle.\n"
    )
    assert len(kept(tmp_path / "hele")) == 4
    (tmp_path / "fil").write_text("", "utf-8")
    blocked = verb("export", "--all", "-o", tmp_path / "fil")
    assert (blocked.exit_code, "Traceback" in blocked.stderr) == (2, False)
    assert verb("export").exit_code == verb("export", "--all", "--to", "csv").exit_code == 2


def few(desk: object, folder: Path, known: Initiative) -> tuple[Piece, ...]:
    """The last piece alone."""
    return pieces(desk, folder, known)[-1:]  # type: ignore[arg-type]
