"""Where a workspace lies, and whether that is a good place for live data."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files

_SYNCED = re.compile(
    r"(onedrive|dropbox|google ?drive|googledrive|icloud ?drive|icloud~.*|nextcloud|owncloud|pcloud ?drive)( - .*| \(.*)?"
    r"|mobile documents|cloudstorage|my drive|mit drev",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"nfs4?|cifs|smb\w*|afpfs|webdav|davfs2?|9p|ncpfs|fuse\.(sshfs|davfs|rclone|smbnetfs)", re.IGNORECASE
)
_MOUNTS = Path("/proc/self/mounts")


def default_root() -> Path:
    """The workspace of those who name none: in the user's data folder of the operating system."""
    import platformdirs

    return Path(platformdirs.user_data_dir("cocreation", appauthor=False))


def traces_root() -> Path:
    """Where small traces on this computer are kept, outside every workspace: in the user's folder for states."""
    import platformdirs

    return Path(platformdirs.user_state_dir("cocreation", appauthor=False)) / "traces"


def place_warning(root: Path, mounts: Path = _MOUNTS) -> str | None:
    """Catalogue key of what is wrong with keeping live data at ``root``; None when nothing is known."""
    where = root.absolute()
    with suppress(OSError, RuntimeError):
        where = root.resolve()
    if str(where).startswith(("\\\\", "//")) or _on_network(where, mounts):
        return "store.on-network-share"
    if any(_SYNCED.fullmatch(part) for part in where.parts):
        return "store.in-synced-folder"
    return None


def _on_network(where: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        return False
    return _NETWORK.fullmatch(_file_system(where, mounts)) is not None


def _file_system(where: Path, mounts: Path) -> str:
    """Type of the file system at ``where``, by its longest mount point; empty when unknown."""
    best, kind = -1, ""
    for line in _lines(mounts):
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1]))
        if where.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _lines(mounts: Path) -> list[str]:
    try:
        return files.read_limited(mounts, 1_000_000).decode("utf-8", "replace").splitlines()
    except StoreError:
        return []
