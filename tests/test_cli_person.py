"""The verb ``person``: shown, renamed, set right and put together, of an initiative and of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from tests.tui.followed import followed
from tests.tui.stage import Stage, in_memory, lively, on_disk

Verb = Callable[..., Result]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = in_memory(tmp_path, "da")
    followed(stage)
    return stage


@pytest.fixture
def cocreation(stage: Stage) -> Verb:
    return verb_of(stage)


def verb_of(stage: Stage) -> Verb:
    root = stage.desk.workspace.root
    return lambda *words: CliRunner().invoke(
        main, ["--workspace", str(root), "person", *words, "--lang", "da"]
    )


def names(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [row.split("\t")[0] for row in result.stdout.splitlines()]


def test_everybody_is_shown_and_found_without_their_letters(cocreation: Verb) -> None:
    everyone = names(cocreation("show"))
    assert len(everyone) > 3
    assert names(cocreation("show", "aase"))[0] == "Åse Ørnholt"


def test_a_name_is_set_right_everywhere(cocreation: Verb) -> None:
    done = cocreation("rename", "aase", "Åse Ørnholdt")
    assert (done.exit_code, done.stdout) == (0, "Åse Ørnholt hedder nu Åse Ørnholdt.\n")
    assert "Åse Ørnholdt" in names(cocreation("show"))
    assert "Åse Ørnholt" not in names(cocreation("show"))


def test_a_name_that_somebody_has_already_is_told(cocreation: Verb) -> None:
    everyone = names(cocreation("show"))
    done = cocreation("rename", everyone[1], everyone[0])
    assert (done.exit_code, "cocreation person merge" in done.stderr) == (0, True)
    assert everyone[0] not in names(cocreation("show")), "each is shown with what tells them apart"


def test_organisation_and_role_are_set_right(cocreation: Verb) -> None:
    done = cocreation("edit", "Åse Ørnholt", "--organisation", "Havnen", "--role", "gæst", "--phone", "12")
    assert done.exit_code == 0, done.stderr
    row = cocreation("show", "Åse Ørnholt").stdout.split("\t")
    assert (row[1], row[2]) == ("Havnen", "gæst")
    assert cocreation("edit", "Åse Ørnholt", "--role", "konge").exit_code == 2


def test_two_become_one(cocreation: Verb) -> None:
    before = names(cocreation("show"))
    done = cocreation("merge", "Åse Ørnholt", "Bo Ek")
    assert done.exit_code == 0, done.stderr
    after = names(cocreation("show"))
    assert set(before) - set(after) == {"Bo Ek"}


def test_what_is_not_clear_is_told_with_the_names(cocreation: Verb) -> None:
    result = cocreation("rename", "Nobody At All", "x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Åse Ørnholt" in result.stderr
    assert cocreation("rename", "Åse Ørnholt", "").exit_code == 2
    assert cocreation("merge", "Åse Ørnholt", "Åse Ørnholt").exit_code == 2


def test_the_people_of_a_meeting_alone(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    stage.room.close()
    person = verb_of(stage)
    assert person("rename", "hjordis", "Hjørdis Lyng").exit_code == 0
    assert "Hjørdis Lyng" in names(person("show"))
    assert "Hjørdis Lyng" in names(person("show", "--meeting", stage.session.id))
