from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.method.cards import find_card, list_cards, read_card
from cocreation_tui.method.documents import BlockKind

FRONT = "---\nid: kort\nsprog: da\n---\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "kort.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_card_is_a_title_and_blocks(tmp_path: Path) -> None:
    text = (
        FRONT + "# Titel\n\nEt afsnit,\nto *linjer*.\n\n## Del\n\n3. tre\n4. fire\n   - under\n\n- [x] løs\n"
    )
    card, problems = read_card(written(tmp_path, text))
    assert problems == ()
    assert card is not None
    assert (card.id, card.language, card.title) == ("kort", "da", "Titel")
    assert [(block.kind, block.text, block.level, block.number) for block in card.body] == [
        (BlockKind.PARAGRAPH, "Et afsnit, to linjer.", 0, None),
        (BlockKind.HEADING, "Del", 2, None),
        (BlockKind.POINT, "tre", 1, 3),
        (BlockKind.POINT, "fire", 1, 4),
        (BlockKind.POINT, "under", 2, None),
        (BlockKind.POINT, "[x] løs", 1, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\nx\n", [(1, "no-id", True), (1, "no-language", False)]),
        (FRONT + "x\n", [(0, "no-title", True)]),
        (FRONT + "# T\n", [(0, "empty-card", True)]),
        (FRONT + "# T\nx\n# U\n", [(7, "second-title", True)]),
        ("---\nid: kort\nsprog: da\nfase: 6\n---\n# T\nx\n", [(4, "unknown-meta", False)]),
        (FRONT + "# T\n" + "x" * 64_000, [(0, "too-large", True)]),
    ],
)
def test_what_is_wrong_with_a_card(tmp_path: Path, text: str, expected: list[tuple[int, str, bool]]) -> None:
    card, problems = read_card(written(tmp_path, text))
    assert [(problem.line, problem.key, problem.fatal) for problem in problems] == [
        (line, f"problem.{key}", fatal) for line, key, fatal in expected
    ]
    assert (card is None) == any(fatal for _, _, fatal in expected)


def test_the_users_own_card_wins_and_is_listed_once(tmp_path: Path) -> None:
    written(tmp_path, "---\nid: ground-rules\nsprog: da\n---\n# Vores regler\n\n- Kom til tiden.\n")
    card, problems = find_card("ground-rules", "da", tmp_path)
    assert problems == ()
    assert card is not None
    assert card.title == "Vores regler"
    assert [card.title for card in list_cards("da", tmp_path)[0] if card.id == "ground-rules"] == [
        "Vores regler"
    ]


def test_an_unknown_card_says_which_are_known() -> None:
    card, problems = find_card("findes-ikke", "da", None)
    assert card is None
    assert [problem.key for problem in problems] == ["problem.no-such-card"]
    assert "premises" in str(problems[0].values["known"])
