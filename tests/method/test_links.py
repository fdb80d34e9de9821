"""Links between cards and scripts: told from addresses on the web, shown by their words, and never leading nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.method.cards import Card, read_card
from cocreation_tui.method.check import check
from cocreation_tui.method.links import Link, link_to

FRONT = "---\nid: kort\nsprog: da\n---\n# Kort\n\n"


def _card(folder: Path, body: str) -> Card:
    path = folder / "kort.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FRONT + body, encoding="utf-8")
    card, problems = read_card(path)
    assert problems == ()
    assert card is not None
    return card


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("premises.md", ("premises", False)),
        ("./premises.md", ("premises", False)),
        ("PREMISES.MD", ("PREMISES", False)),
        ("premises.md#sådan", ("premises", False)),
        ("../en/premises.md", ("premises", False)),
        ("../../sessions/da/status-meeting.md", ("status-meeting", True)),
        ("vores%20kort.md", ("vores kort", False)),
        ("https://eksempel.dk/a.md", None),
        ("mailto:a@b.md", None),
        ("file:///a.md", None),
        ("//eksempel.dk/a.md", None),
        ("/a.md", None),
        ("#md", None),
        ("?x=.md", None),
        ("billede.png", None),
        ("", None),
    ],
)
def test_which_addresses_lead_to_cards_and_scripts(address: str, expected: tuple[str, bool] | None) -> None:
    link = link_to(address, "ord")
    assert (link and (link.id, link.is_script)) == expected


def test_a_link_is_shown_by_its_words_and_an_address_on_the_web_stays(tmp_path: Path) -> None:
    card = _card(
        tmp_path,
        "Se [*præmisserne*](premises.md) og [loven](https://lov.dk/a.md).\n\n"
        "- [Mødet](../../sessions/da/status-meeting.md) og [præmisser](premises.md)\n",
    )
    assert [block.text for block in card.body] == [
        "Se præmisserne og loven (https://lov.dk/a.md).",
        "Mødet og præmisser",
    ]
    assert card.links == (
        Link("premises", False, "præmisserne", "premises.md"),
        Link("status-meeting", True, "Mødet", "../../sessions/da/status-meeting.md"),
    )
    assert card.see_also == ("premises", "status-meeting")


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Tekst\n\n## Se også\n\n- [a](a.md)\n- [b](b.md)\n", ["Tekst"]),
        ("Tekst\n\n## Se også\n\nLæs videre:\n\n- [a](a.md)\n", ["Tekst", "Se også", "Læs videre:", "a"]),
        ("Tekst\n\n## Se også\n\n- [a](a.md)\n- uden\n", ["Tekst", "Se også", "a", "uden"]),
        ("Tekst\n\n- [a](a.md)\n", ["Tekst", "a"]),
        ("## Se også\n\n- [a](a.md)\n", ["Se også", "a"]),
        ("## A\n\n- [a](a.md)\n\n## B\n\n- b\n", ["A", "a", "B", "b"]),
        ("Tekst\n\n## Slut\n", ["Tekst", "Slut"]),
    ],
)
def test_a_list_of_links_at_the_foot_is_not_part_of_the_text(
    body: str, kept: list[str], tmp_path: Path
) -> None:
    assert [block.text for block in _card(tmp_path, body).text] == kept


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    cards = tmp_path / "cards" / "da"
    _card(
        cards, "[a](premises.md)\n\n- [b](vores.md)\n- [c](../../sessions/da/vores.md) [d](../premises.md)\n"
    )

    def found() -> list[tuple[int, str, bool, str | int]]:
        problems = check(cards / "kort.md")
        return [(each.line, each.key, each.fatal, each.values["text"]) for each in problems]

    nowhere = "problem.link-nowhere"
    assert found() == [(9, nowhere, False, "b"), (10, nowhere, False, "c")]
    (cards / "vores.md").write_text("---\nid: vores\nsprog: da\n---\n# V\n\nx\n", encoding="utf-8")
    assert found() == [(10, nowhere, False, "c")]
    scripts = tmp_path / "sessions" / "da"
    scripts.mkdir(parents=True)
    text = "---\nid: vores\nsprog: da\n---\n# V\n\n## P\n\n- Tid: 5 min\n"
    (scripts / "vores.md").write_text(text, encoding="utf-8")
    assert found() == []


def test_a_card_with_points_that_look_like_settings_is_a_card(tmp_path: Path) -> None:
    path = tmp_path / "cards" / "da" / "kort.md"
    path.parent.mkdir(parents=True)
    path.write_text(FRONT + "## Sådan\n\n- Vis: hvad I har lavet\n", encoding="utf-8")
    assert check(path) == ()
