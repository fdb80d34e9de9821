"""Whether the disk below a folder is encrypted, as far as the operating system tells an ordinary user."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from cocreation_tui.store.locations import mounted_at

_DEVICES = Path("/sys/dev/block")
_DEEPEST = 10
_BY_ITSELF = frozenset({"ecryptfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs", "fuse.securefs"})
"""File systems that encrypt whatever they lie on."""


def disk_is_encrypted(where: Path) -> bool | None:
    """Whether it is; None where that cannot be told: on Windows, on a share, in a virtual machine of Windows."""
    if sys.platform == "linux":
        return _on_linux(where, _DEVICES)
    if sys.platform == "darwin":
        return filevault(_said_by("/usr/bin/fdesetup", "status"))
    return None


def filevault(said: str) -> bool | None:
    """What ``fdesetup status`` says of FileVault; None for anything else."""
    return {"FileVault is On.": True, "FileVault is Off.": False}.get(said.partition("\n")[0].strip())


def _said_by(*command: str) -> str:
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
        return done.stdout
    return ""


def _on_linux(where: Path, devices: Path) -> bool | None:
    if sys.platform == "win32":
        return None
    there = next((one for one in (where, *where.parents) if one.exists()), Path("/"))
    mount = mounted_at(there)
    if mount.kind in _BY_ITSELF:
        return True
    if sys.platform == "win32" or "microsoft" in os.uname().release.casefold():
        return None
    with suppress(OSError):
        number = there.stat().st_dev
        if os.major(number) == 0 and mount.source.startswith("/dev/"):
            number = Path(mount.source).stat().st_rdev
        return below_device(devices / f"{os.major(number)}:{os.minor(number)}")
    return None


def below_device(device: Path, depth: int = 0) -> bool | None:
    """Whether a block device as ``/sys`` shows it is encrypted, itself or in everything it is made of; None for no device."""
    if not device.is_dir() or depth > _DEEPEST:
        return None
    with suppress(OSError):
        if (device / "dm" / "uuid").read_text("ascii", "replace").startswith("CRYPT-"):
            return True
    slaves = sorted((device / "slaves").iterdir()) if (device / "slaves").is_dir() else []
    return bool(slaves) and all(below_device(one, depth + 1) for one in slaves)
