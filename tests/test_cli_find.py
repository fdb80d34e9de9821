"""The verb that searches: a line for every piece, options, what is said when nothing is found, exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli import shell
from cocreation_tui.cli.main import main
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.found_file import FILE
from tests.tui.followed import DECISION, LOOSE, NAME, TASK, with_tasks
from tests.tui.stage import Stage, in_memory

Verb = Callable[..., Result]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    stage = in_memory(tmp_path, "da")
    monkeypatch.setattr(shell, "SystemClock", lambda: stage.clock)
    with_tasks(stage)
    return stage


@pytest.fixture
def verb(stage: Stage) -> Verb:
    root = str(stage.desk.workspace.root)
    return lambda *words: CliRunner().invoke(main, ["--workspace", root, "find", *words, "--lang", "da"])


def lines(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return result.stdout.splitlines()


def test_day_meeting_what_it_is_and_the_words(verb: Verb) -> None:
    (task,) = lines(
        verb("ringer", "taxa", "--kind", "opgave", "--since", "2026-06-01", "--initiative", NAME["da"])
    )[1:]
    day, meeting, what, text = task.split(" · ")
    assert (meeting, what, text) == ("Første platformsmøde", "Opgave", TASK["da"])
    assert day.startswith("2026-")
    (decision,) = lines(verb("JANUAR", "faelles", "--kind", "decision"))
    assert decision.endswith(f" · Beslutning B-1 · {DECISION['da']}")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("kaffe", "køb"), [LOOSE["da"]]),
        (("ind kaffe",), []),
        (("kaffe ind",), [LOOSE["da"]]),
        (("ind", "kaffe"), [LOOSE["da"]]),
        (("køber", "--initiative", NAME["da"]), []),
        (("kaffe", "--since", "2026-11-01"), [LOOSE["da"]]),
        (("kaffe", "--since", "24. november 2026"), []),
        (("kaffe", "--kind", "opgaver", "--kind", "møde"), [LOOSE["da"]]),
        (("kaffe", "--kind", "decision"), []),
        (("[/]",), []),
        (("x' OR 1=1 --",), []),
    ],
)
def test_words_and_options_narrow_what_is_found(verb: Verb, words: tuple[str, ...], found: list[str]) -> None:
    result = verb(*words)
    assert [row.split(" · ")[-1] for row in result.stdout.splitlines()] == found
    assert (result.exit_code, bool(result.stderr)) == ((0, False) if found else (1, True))


@pytest.mark.parametrize(
    "words", [(), ("x", "--kind", "fisk"), ("x", "--since", "engang"), ("x", "--initiative", "findes ikke")]
)
def test_what_cannot_be_used_is_told_in_one_line(verb: Verb, words: tuple[str, ...]) -> None:
    result = verb(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_where_nothing_can_be_kept_it_is_found_and_told(verb: Verb, stage: Stage) -> None:
    (stage.desk.workspace.root / FILE).mkdir()
    result = verb("kaffe ind")
    assert len(lines(result)) == 1
    assert result.stderr == f"{Words('da')('found.in-memory')}\n"
