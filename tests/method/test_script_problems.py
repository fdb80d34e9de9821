from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.method.scripts import read_script

FRONT = "---\nid: x\nlanguage: da\n---\n"
POINT = "# M\n## A\n- Tid: 20 min\n"


def found(folder: Path, content: str | bytes) -> list[tuple[int, str, bool]]:
    path = folder / "x.md"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    script, problems = read_script(path)
    assert (script is None) == any(problem.fatal for problem in problems)
    assert all(problem.path == path for problem in problems)
    return [(problem.line, problem.key, problem.fatal) for problem in problems]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Tdi: 5 min", "unknown-setting"),
        ("bare en note", "unknown-setting"),
        ("Tid: 5 min", "duplicate"),
        ("Time: 5 min", "duplicate"),
        ("Slags: hygge", "kind"),
        ("Slags:", "kind"),
        ("Start: middag", "start"),
        ("Start: 25:00", "start"),
        ("Slut: måske", "end"),
        ("Slut: krymper, mindst lidt", "at-least"),
        ("Mindst: 0 min", "at-least"),
        ("Mindst: 30 min", "floor-over-length"),
        ("Slut: krymper, mindst 30 min", "floor-over-length"),
        ("Kan udgå: måske", "drop"),
        ("Vis: ,", "show"),
        ("Vis: Ωμέγα", "show"),
        ("Fang: 2 sære ting", "capture"),
        ("Fang: 1 mål,", "capture"),
        ("Spørg:", "ask"),
        ("Varsel: snart", "warning"),
        ("Haster: 0", "danger"),
        ("Form: dans", "work"),
        ("Spørg: " + "a" * 2_100, "too-long"),
    ],
)
def test_a_line_that_is_not_understood(tmp_path: Path, line: str, key: str) -> None:
    assert found(tmp_path, f"{FRONT}{POINT}- {line}\n") == [(8, f"problem.{key}", True)]


@pytest.mark.parametrize(
    ("time", "key"),
    [
        ("0 min", "zero-length"),
        ("0 min pr. tovholder, ellers 5 min", "zero-length"),
        ("5 min pr. tovholder, ellers 0 min", "zero-length"),
        ("snart", "time"),
        ("5 min pr. hest", "time"),
        ("5 min pr. tovholder, ellers snart", "time"),
        ("48 t", "time"),
        ("", "time"),
    ],
)
def test_a_time_that_is_not_understood(tmp_path: Path, time: str, key: str) -> None:
    assert found(tmp_path, f"{FRONT}# M\n## A\n- Tid: {time}\n") == [(7, f"problem.{key}", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(0, "no-title"), (0, "no-points"), (1, "no-id"), (1, "no-language")]),
        (POINT, [(1, "no-id"), (1, "no-language")]),
        (FRONT + "## A\n- Tid: 5\n", [(0, "no-title")]),
        (FRONT + "#\n## A\n- Tid: 5\n", [(5, "no-title")]),
        (FRONT + "# M\n", [(0, "no-points")]),
        (FRONT + "# M\n## A\n", [(6, "no-time")]),
        (FRONT + "# M\n## A\nNote\n\n- Tid: 5 min\n", [(6, "no-time")]),
        (FRONT + "# M\n##\n- Tid: 5\n", [(6, "point-without-title")]),
        (FRONT + "# M\n# N\n## A\n- Tid: 5\n", [(6, "second-title")]),
        (FRONT + "# M\n## A\n- Tid: 5\n\n# N\n", [(9, "second-title")]),
        (FRONT + "# M\n## A\n- Tid: 5\n- Start: 10\n- Slut: kl. 9\n", [(9, "ends-before-start")]),
        (FRONT + "# M\n## A\n- Tid: 9\n- Mindst: 5\n- Slut: krymper, mindst 4\n", [(9, "two-floors")]),
        ("---\nid: x\n# M\n## A\n- Tid: 5\n", [(1, "front-matter-open"), (1, "no-id"), (1, "no-language")]),
        ("---\nid: x\nvrøvl\nlanguage: da\n---\n" + POINT, [(3, "front-matter-line")]),
        ("---\nid: x\nlanguage: da\nx: " + "a" * 1_000 + "\n---\n" + POINT, [(4, "front-matter-long-line")]),
        ("---\nid: x\nid: y\nlanguage: da\n---\n" + POINT, [(3, "duplicate")]),
        ("---\nid: Møde 1\nlanguage: da\n---\n" + POINT, [(2, "id")]),
        ("---\nid: " + "a" * 61 + "\nlanguage: da\n---\n" + POINT, [(2, "id")]),
        ("---\nid: x\nlanguage: tysk\n---\n" + POINT, [(3, "language")]),
        (
            FRONT + "# M\n\n" + "  " * 0 + "".join("> " for _ in range(25)) + "dybt\n\n## A\n- Tid: 5\n",
            [(7, "too-deep")],
        ),
        (FRONT + POINT + "\n" + "ord " * 6_000, [(9, "too-long")]),
    ],
)
def test_what_is_missing_or_too_much(tmp_path: Path, text: str, expected: list[tuple[int, str]]) -> None:
    assert [(line, key.removeprefix("problem.")) for line, key, _ in found(tmp_path, text)] == expected


def test_front_matter_has_a_limit(tmp_path: Path) -> None:
    text = "---\nid: x\nlanguage: da\n" + "# bemærkning\n" * 800 + "---\n" + POINT
    assert (1, "problem.front-matter-too-large", True) in found(tmp_path, text)


def test_what_is_guessed_is_a_notice(tmp_path: Path) -> None:
    text = "---\nid: x\nforfatter: Åse\n---\n" + POINT
    assert found(tmp_path, text) == [
        (1, "problem.no-language", False),
        (3, "problem.unknown-meta", False),
    ]


def test_a_missing_language_is_that_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    path = tmp_path / "en" / "x.md"
    path.write_text("---\nid: x\n---\n" + POINT, encoding="utf-8")
    script, _ = read_script(path)
    assert script is not None
    assert script.language == "en"


def test_every_problem_of_a_file_is_told_at_once_by_line(tmp_path: Path) -> None:
    text = FRONT + "# M\n## A\n- Slags: hygge\n## B\n- Tid: 5\n- Vis:\n"
    assert [(line, key) for line, key, _ in found(tmp_path, text)] == [
        (6, "problem.no-time"),
        (7, "problem.kind"),
        (10, "problem.show"),
    ]


@pytest.mark.parametrize(
    ("content", "line", "key"),
    [
        (b"# M\n\xe5\n", 2, "not-utf-8"),
        (b"# M\r\r\n\xff", 3, "not-utf-8"),
        (b"# M\n\n\0\n", 3, "not-text"),
        (b"a" * 256_001, 0, "too-large"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, line: int, key: str) -> None:
    assert found(tmp_path, content) == [(line, f"problem.{key}", True)]
