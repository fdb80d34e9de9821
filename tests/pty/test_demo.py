"""The sample in a real terminal: in the middle of a meeting, round the initiative, back to one's own, and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.i18n.words import Words
from tests.pty.terminal import Terminal, workspace

EN = Words("en")


@pytest.mark.thorough
def test_demo_opens_a_meeting_of_an_initiative_and_keeps_nothing(tmp_path: Path) -> None:
    thrown_away = tmp_path / "thrown-away"
    thrown_away.mkdir()
    with Terminal(tmp_path, "demo", "--lang", "en", env={"TMPDIR": str(thrown_away)}) as terminal:
        terminal.wait_for(EN("sample.told"))
        assert len(list(thrown_away.iterdir())) == 1
        terminal.press("ctrl+o")
        terminal.wait_for(EN("sample.title"))
        terminal.wait_for("Safe nights in Sølvby")
        terminal.press("down", "enter")
        terminal.wait_for(EN("initiative.page-goals"))
        terminal.press("esc")
        terminal.wait_for(EN("sample.title"))
        terminal.press("t")
        terminal.wait_for(EN("sample.left"))
        terminal.wait_for(EN("home.title"))
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert list(thrown_away.iterdir()) == []
    assert list(workspace(tmp_path).glob("*/*.json")) == []
