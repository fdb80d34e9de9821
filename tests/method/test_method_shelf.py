"""Files are read once, and again when they have changed: for every list and every look-up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cocreation_tui.method import shelf
from cocreation_tui.method.cards import find_card, list_cards
from cocreation_tui.method.scripts import find_script, list_scripts
from cocreation_tui.method.shelf import Shelf


class Reader:
    """Counts what it reads."""

    def __init__(self) -> None:
        self.read: list[Path] = []

    def __call__(self, path: Path) -> str | None:
        """The words of a file; None when there is none."""
        self.read.append(path)
        return path.read_text(encoding="utf-8") if path.exists() else None


def test_a_file_is_read_once_as_long_as_it_stays_the_same(tmp_path: Path) -> None:
    path, reader = tmp_path / "x.md", Reader()
    path.write_text("et", encoding="utf-8")
    kept = Shelf(reader)
    assert [kept.take(path) for _ in range(3)] == ["et"] * 3
    assert reader.read == [path]


def test_a_file_is_read_again_for_another_size_another_time_or_another_file(tmp_path: Path) -> None:
    path, reader = tmp_path / "x.md", Reader()
    path.write_text("et", encoding="utf-8")
    os.utime(path, ns=(1_000, 1_000))
    kept = Shelf(reader)
    assert kept.take(path) == "et"
    path.write_text("tre", encoding="utf-8")
    os.utime(path, ns=(1_000, 1_000))
    assert kept.take(path) == "tre"
    path.write_text("fem", encoding="utf-8")
    os.utime(path, ns=(2_000, 2_000))
    assert kept.take(path) == "fem"
    other = tmp_path / "y.md"
    other.write_text("syv", encoding="utf-8")
    os.utime(other, ns=(2_000, 2_000))
    other.replace(path)
    assert kept.take(path) == "syv"
    assert len(reader.read) == 4


def test_a_file_that_goes_and_comes_back(tmp_path: Path) -> None:
    path, reader = tmp_path / "x.md", Reader()
    kept = Shelf(reader)
    assert kept.take(path) is None
    path.write_text("et", encoding="utf-8")
    assert kept.take(path) == "et"
    path.unlink()
    assert kept.take(path) is None


def test_what_is_kept_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 3)
    reader = Reader()
    kept = Shelf(reader)
    for number in range(10):
        path = tmp_path / f"{number}.md"
        path.write_text(str(number), encoding="utf-8")
        assert kept.take(path) == str(number)
        assert len(kept._kept) <= 3


CARD = "---\nid: {id}\nsprog: da\n---\n# {title}\n\nTekst\n"
SCRIPT = "---\nid: {id}\nsprog: da\n---\n# {title}\n\n## Punkt\n\n- Tid: 5 min\n"


def _write(path: Path, text: str, **words: str) -> None:
    path.write_text(text.format(**words), encoding="utf-8")


def test_edited_cards_are_found_and_listed_as_they_are_now(tmp_path: Path) -> None:
    path = tmp_path / "kort.md"
    for card_id, title in (("eget", "Første"), ("eget", "Anden gang"), ("andet", "Nyt id, ny titel")):
        _write(path, CARD, id=card_id, title=title)
        card, problems = find_card(card_id, "da", tmp_path)
        assert (card.title if card else "", problems) == (title, ())
        assert [each.title for each in list_cards("da", tmp_path)[0] if each.path == path] == [title]
    assert find_card("eget", "da", tmp_path)[0] is None


def test_edited_scripts_are_found_and_listed_as_they_are_now(tmp_path: Path) -> None:
    path = tmp_path / "drejebog.md"
    for script_id, title in (("eget", "Første"), ("eget", "Anden gang"), ("andet", "Nyt id, ny titel")):
        _write(path, SCRIPT, id=script_id, title=title)
        script, problems = find_script(script_id, "da", tmp_path)
        assert (script.title if script else "", problems) == (title, ())
        assert [each.title for each in list_scripts("da", tmp_path)[0] if each.path == path] == [title]
    path.unlink()
    assert find_script("andet", "da", tmp_path)[0] is None


def test_a_card_that_breaks_tells_so_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "kort.md"
    _write(path, CARD, id="kort", title="Godt")
    assert find_card("kort", "da", tmp_path)[1] == ()
    path.write_text("intet her", encoding="utf-8")
    card, problems = find_card("kort", "da", tmp_path)
    assert card is None
    assert "problem.no-title" in [problem.key for problem in problems]
    _write(path, CARD, id="kort", title="Godt igen")
    again, problems = find_card("kort", "da", tmp_path)
    assert (again.title if again else "", problems) == ("Godt igen", ())
