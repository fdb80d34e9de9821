"""The unfinished line survives, and never stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store.line_drafts import clear_draft, draft_path, read_draft, write_draft
from tests.posix import private


def test_a_draft_comes_back_until_it_is_cleared(tmp_path: Path) -> None:
    path = draft_path(tmp_path / "m.json")
    assert read_draft(path) == ""
    for text in ("Lys", "Lysere stier mellem æ ø å", "to\nlinjer"):
        write_draft(path, text)
        assert read_draft(path) == text
    assert private(path)
    clear_draft(path)
    clear_draft(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"\0" * 100, b"\xff\xfe", b"", b"a\x1b[2Jb", b"x" * 1_000_000])
def test_a_spoiled_draft_is_harmless(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.draft"
    path.write_bytes(content)
    text = read_draft(path)
    assert "\x1b" not in text
    assert "\0" not in text
    assert len(text) <= 100


def test_a_draft_with_nowhere_to_go_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        write_draft(tmp_path / "nowhere" / "m.draft", "x")
    assert caught.value.key == "store.missing"


def test_text_that_no_file_can_hold_is_kept_as_far_as_it_goes(tmp_path: Path) -> None:
    write_draft(tmp_path / "m.draft", "a\ud800b")
    assert read_draft(tmp_path / "m.draft") == "a?b"
