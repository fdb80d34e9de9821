"""What every test has: a home of its own and none of the machine's settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the user's files and from settings of the shell they are started in."""
    for name in tuple(os.environ):
        if name == "NO_COLOR" or name.startswith(("TEXTUAL_", "COCREATION_")):
            monkeypatch.delenv(name)
    for name in (*_HOMES, *_FOLDERS):
        monkeypatch.setenv(name, str(tmp_path / "home"))
