"""The identity of a laptop: made once, kept, and never shared by a copy on another machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store.laptop import machine_mark, new_identity, read_laptop, this_laptop
from tests.posix import private


def test_an_identity_is_made_once_and_kept(tmp_path: Path) -> None:
    assert read_laptop(tmp_path) is None
    first = this_laptop(tmp_path)
    assert re.fullmatch("[0-9a-f]{32}", first.id)
    assert this_laptop(tmp_path) == read_laptop(tmp_path) == first
    assert private(tmp_path / ".laptop")


def test_a_workspace_on_another_machine_gets_another_identity_and_knows_its_first(tmp_path: Path) -> None:
    first = this_laptop(tmp_path, lambda: "one")
    second = this_laptop(tmp_path, lambda: "another")
    third = new_identity(tmp_path, lambda: "another")
    assert len({first.id, second.id, third.id}) == 3
    assert third.before == (first.id, second.id)
    assert this_laptop(tmp_path, lambda: "another") == third


def test_the_mark_of_a_machine_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine_mark() == machine_mark()
    monkeypatch.setattr("cocreation_tui.store.laptop._told_by_the_system", lambda: "")
    monkeypatch.setattr("platform.node", lambda: "anna-pc")
    assert re.fullmatch("[0-9a-f]{16}", machine_mark())


@pytest.mark.parametrize("said", [b"", b"{}", b"\0\0", b'{"id":"../x","machine":"m","before":[]}'])
def test_a_damaged_identity_is_told_and_not_replaced(tmp_path: Path, said: bytes) -> None:
    (tmp_path / ".laptop").write_bytes(said)
    with pytest.raises(StoreError, match="damaged-here"):
        this_laptop(tmp_path)
    assert (tmp_path / ".laptop").read_bytes() == said
