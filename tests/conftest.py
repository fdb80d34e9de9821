"""What every test has: a home of its own and none of the machine's settings."""

from __future__ import annotations

import gc
import os
from itertools import count

import pytest
from hypothesis import is_hypothesis_test
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.examples import QUICK, THOROUGH, load

_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")


_tests = count(1)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the user's files and from settings of the shell they are started in."""
    home = str(tmp_path_factory.getbasetemp() / f"home-{next(_tests)}")
    for name in tuple(os.environ):
        if name == "NO_COLOR" or name.startswith(("TEXTUAL_", "COCREATION_")):
            monkeypatch.delenv(name)
    for name in (*_HOMES, *_FOLDERS):
        monkeypatch.setenv(name, home)


def pytest_configure(config: pytest.Config) -> None:
    """Try properties with all their examples when the thorough tests are asked for."""
    load(QUICK if config.option.markexpr.startswith("not thorough") else THOROUGH)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Count properties among the thorough tests when these are asked for, for then they have more examples."""
    if config.option.markexpr == "thorough":
        for item in items:
            if is_hypothesis_test(getattr(item, "obj", None)):
                item.add_marker(pytest.mark.thorough)


def pytest_collection_finish() -> None:
    """Leave what stays to the end out of every look for garbage, and look less often."""
    gc.freeze()
    gc.set_threshold(400_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Keep the tests of a file together, so that what they share is built once."""
    return LoadScopeScheduling(config, log)
