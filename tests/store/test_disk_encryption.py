"""Whether a disk is encrypted is told where the system says so, and nothing is made up where it does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cocreation_tui.store.disk_encryption import below_device, disk_is_encrypted, filevault


def _device(folder: Path, uuid: str = "", *below: Path) -> Path:
    """A block device as ``/sys`` shows it."""
    (folder / "slaves").mkdir(parents=True)
    if uuid:
        (folder / "dm").mkdir()
        (folder / "dm" / "uuid").write_text(uuid, encoding="ascii")
    for one in below:
        (folder / "slaves" / one.name).symlink_to(one)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /sys, and no links for everybody")
def test_what_lies_on_encrypted_devices_is_encrypted(tmp_path: Path) -> None:
    disk = _device(tmp_path / "sda2")
    crypt = _device(tmp_path / "dm-0", "CRYPT-LUKS2-abc", disk)
    volume = _device(tmp_path / "dm-1", "LVM-abc", crypt)
    assert below_device(crypt)
    assert below_device(volume)
    assert below_device(disk) is False
    assert below_device(_device(tmp_path / "dm-2", "LVM-def", crypt, disk)) is False
    assert below_device(tmp_path / "none") is None
    (disk / "slaves" / "dm-1").symlink_to(volume)
    assert below_device(volume), "a circle ends"


def test_filevault_is_what_the_mac_says() -> None:
    assert filevault("FileVault is On.\n") is True
    assert filevault("FileVault is Off.\nDeferred\n") is False
    assert filevault("") is None


def test_of_this_computer_something_or_nothing_is_told(tmp_path: Path) -> None:
    assert disk_is_encrypted(tmp_path / "not" / "there") in (True, False, None)
