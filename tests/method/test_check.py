from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.method.check import check
from cocreation_tui.method.script_draft import read_draft

FRONT = "---\nid: x\nlanguage: da\nfor: alle\n---\n# M\n"
CARD = FRONT.replace("for: alle\n", "")


def found(path: Path, text: str) -> list[tuple[int, str, bool]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [(problem.line, problem.key.removeprefix("problem."), problem.fatal) for problem in check(path)]


def test_a_fixed_time_that_the_points_before_run_past(tmp_path: Path) -> None:
    text = (
        "## A\n- Tid: 30 min\n"
        "## B\n- Tid: 10 min\n- Start: 9.00\n"
        "## C\n- Tid: 25 min\n"
        "## D\n- Tid: 10 min\n- Start: 9.30\n"
        "## E\n- Tid: 10 min\n- Slut: kl. 10.00\n"
        "## F\n- Tid: 10 min\n- Start: 10.00\n"
    )
    path = tmp_path / "x.md"
    assert found(path, FRONT + text) == [(16, "overrun", False)]
    assert found(path, FRONT + text.replace("25 min", "20 min")) == []


def test_how_much_a_fixed_time_is_run_past(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    text = FRONT + "## A\n- Tid: 40 min\n- Start: 9\n## B\n- Tid: 5\n- Start: 9.30\n"
    assert found(path, text) == [(12, "overrun", False)]
    assert check(path)[0].values == {"minutes": 10}
    assert found(path, FRONT + "## A\n- Tid: 40\n- Start: 9\n## B\n- Tid: 5\n- Slut: 9.30\n") == [
        (12, "overrun", False)
    ]


def test_a_length_per_head_without_a_length_for_nobody_knows(tmp_path: Path) -> None:
    text = FRONT + "## A\n- Slags: runde\n- Tid: 5 min pr. tovholder{}\n"
    assert found(tmp_path / "x.md", text.format("")) == [(9, "length-guessed", False)]
    assert found(tmp_path / "x.md", text.format(", ellers 20 min")) == []


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("udfordring, plakat, mål, dagsorden", "challenge poster goals agenda"),
        ("Den fælles udfordring, Plakaten, Målene", "challenge poster goals"),
        ("challenge, poster, goals, agenda", "challenge poster goals agenda"),
        ("the shared challenge", "challenge"),
    ],
)
def test_what_is_the_initiatives_own_can_be_shown_by_its_name(words: str, pages: str, tmp_path: Path) -> None:
    text = FRONT + f"## A\n- Tid: 5\n- Vis: {words}\n"
    path = tmp_path / "sessions" / "x.md"
    assert found(path, text) == []
    draft = read_draft(path)
    assert draft.script is not None
    assert draft.script.points[0].item.shows == tuple(pages.split())
    assert found(path, text.replace("Vis: ", "Vis: udfordringer, ")) == [(9, "card-nowhere", False)]
    (slip,) = check(path)
    assert {"challenge", "poster", "goals", "agenda"} <= set(str(slip.values["known"]).split(", "))


def test_an_example_shown_where_the_initiatives_own_may_be_meant(tmp_path: Path) -> None:
    text = FRONT + "## A\n- Tid: 5\n- Vis: shared-challenge\n"
    assert found(tmp_path / "x.md", text) == [(9, "example-shown", False)]
    assert found(tmp_path / "x.md", text.replace("Vis: ", "Vis: udfordring, ")) == []


def test_a_card_that_exists_nowhere(tmp_path: Path) -> None:
    text = FRONT + "## A\n- Tid: 5\n- Vis: spilleregler, qr\n- Vis: vores-kort\n"
    script = tmp_path / "sessions" / "da" / "x.md"
    assert found(script, text) == [(10, "card-nowhere", False)]
    own = tmp_path / "cards" / "da" / "vores-kort.md"
    assert found(own, "---\nid: vores-kort\nlanguage: da\n---\n# Kort\n\nTekst\n") == []
    assert found(script, text) == []
    assert check(script, tmp_path / "andetsteds") != ()


@pytest.mark.parametrize(
    ("front", "found_there"),
    [
        ("id: x", [(1, "no-circle", False)]),
        ("id: manager-dialogue", []),
        ("id: x\ntil: Én  aktør", []),
        ("id: x\nfor: tovholderne", []),
        ("id: x\nfor: alle mulige", [(4, "for", True)]),
    ],
)
def test_whom_a_meeting_is_for_is_said_or_told_by_its_name(
    tmp_path: Path, front: str, found_there: list[tuple[int, str, bool]]
) -> None:
    text = f"---\nlanguage: da\n{front}\n---\n# M\n## A\n- Tid: 5 min\n"
    assert found(tmp_path / "x.md", text) == found_there


@pytest.mark.parametrize(
    ("name", "text", "keys"),
    [
        ("a.md", CARD, ["empty-card"]),
        ("sessions/a.md", FRONT, ["no-points"]),
        ("a.md", FRONT.replace("id: x", "id: x\nfase: 6"), ["no-points"]),
        ("a.md", CARD + "## A\n\n- punkt\n", []),
        ("a.md", FRONT + "## A\n\n- Slags: pause\n", ["no-time"]),
        ("a.md", "", ["no-title", "empty-card", "no-id", "no-language"]),
    ],
)
def test_a_script_is_told_from_a_card(tmp_path: Path, name: str, text: str, keys: list[str]) -> None:
    assert [key for _, key, _ in found(tmp_path / name, text)] == keys
