"""``settings.toml`` in the root of a workspace: read with a limit, replaced as a whole, private to the user."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.settings import (
    CAREFUL,
    HIDING,
    Settings,
    SettingsDamaged,
    Unused,
    parse,
    read_settings,
    written,
)
from cocreation_tui.store import files

NAME = "settings.toml"
"""Name of the file."""
LIMIT = 8_000
"""Largest file that is read or written, in bytes."""


def settings_path(root: Path) -> Path:
    """Where the settings of a workspace are."""
    return root / NAME


def read_settings_text(root: Path) -> str:
    """The text of a workspace's settings; empty when there are none.

    Raises ``StoreError``; ``store.damaged`` when it is no text.
    """
    path = settings_path(root)
    try:
        data = files.read_limited(path, LIMIT)
    except StoreError as error:
        if error.key == "store.missing":
            return ""
        if error.key == "store.too-large":
            raise StoreError("store.settings-too-large", path, kilobytes=LIMIT // 1_000) from error
        raise
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StoreError("store.damaged", path) from error


def write_settings_text(root: Path, text: str) -> None:
    """Replace a workspace's settings. Raises ``StoreError``; what was there before is still there then."""
    data = text.encode("utf-8")
    path = files.private_folder(root) / NAME
    if len(data) > LIMIT:
        raise StoreError("store.settings-too-large", path, kilobytes=LIMIT // 1_000)
    files.atomic_write(path, data)


def kept_settings(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a workspace and what could not be used of them; the careful ones where there is no reading it.

    Raises nothing.
    """
    path = settings_path(root)
    try:
        settings, unused = read_settings(read_settings_text(root))
    except SettingsDamaged as damage:
        return CAREFUL, (Problem(path, damage.line, damage.key),)
    except StoreError as error:
        return CAREFUL, (Problem(path, 0, error.key, error.values),)
    return settings, tuple(
        Problem(path, 0, _unused_key(one), {"name": one.name, "value": one.value}, fatal=False)
        for one in unused
    )


def _unused_key(one: Unused) -> str:
    return "settings.unused-hides" if one.name in HIDING else "settings.unused"


def keep(root: Path, settings: Settings) -> Path | None:
    """Keep settings; whatever else the file holds is kept, and a damaged one as a copy, which is returned.

    Raises ``StoreError``; what was there before is still there then.
    """
    copy = None
    try:
        before = parse(read_settings_text(root))
    except SettingsDamaged:
        before, copy = {}, files.keep_copy(settings_path(root))
    except StoreError as error:
        if error.key != "store.damaged":
            raise
        before, copy = {}, files.keep_copy(settings_path(root))
    write_settings_text(root, written(settings, before))
    return copy
