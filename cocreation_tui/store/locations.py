"""Where a workspace lies, and whether that is a good place for live data."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files

_SYNCED = re.compile(
    r"(onedrive|dropbox|google ?drive|googledrive|icloud ?drive|icloud~.*|nextcloud|owncloud|pcloud ?drive"
    r"|box|box sync|proton ?drive|synologydrive|seafile|tresorit)( - .*| \(.*)?"
    r"|mobile documents|cloudstorage|my drive|mit drev",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"nfs4?|cifs|smb\w*|afpfs|webdav|davfs2?|9p|ncpfs|ceph|glusterfs"
    r"|fuse\.(sshfs|davfs2?|rclone|smbnetfs|gvfsd-fuse|s3fs|curlftpfs|glusterfs|onedriver|google-drive-ocamlfuse|juicefs)",
    re.IGNORECASE,
)
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4
"""What Windows calls a drive letter that stands for a share."""


@dataclass(frozen=True, slots=True)
class Mount:
    """Where a folder's file system comes from."""

    kind: str = ""
    """Type of the file system; empty when unknown."""
    source: str = ""
    """The device or share; empty when unknown."""


def default_root() -> Path:
    """The workspace of those who name none: in the user's data folder of the operating system."""
    import platformdirs

    return Path(platformdirs.user_data_dir("cocreation", appauthor=False))


def own_papers() -> Path:
    """Where people look for what they are to send: their documents, else their own folder."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def traces_root() -> Path:
    """Where small traces on this computer are kept, outside every workspace: in the user's folder for states."""
    import platformdirs

    return Path(platformdirs.user_state_dir("cocreation", appauthor=False)) / "traces"


def rooms_root() -> Path:
    """Where the databases of rooms lie while these are open, outside every workspace: in the user's folder for states."""
    import platformdirs

    return Path(platformdirs.user_state_dir("cocreation", appauthor=False)) / "rooms"


def place_warning(root: Path, mounts: Path = _MOUNTS) -> str | None:
    """Catalogue key of what is wrong with keeping live data at ``root``; None when nothing is known."""
    where = root.absolute()
    with suppress(OSError, RuntimeError):
        where = root.resolve()
    if str(where).startswith(("\\\\", "//")) or _on_network(where, mounts):
        return "store.on-network-share"
    if any(_SYNCED.fullmatch(part) for part in where.parts):
        return "store.in-synced-folder"
    if sys.platform == "win32" and not where.is_relative_to(Path.home().resolve()):
        return "store.outside-profile"
    return None


def _on_network(where: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(where.anchor) == _REMOTE_DRIVE)
    return _NETWORK.fullmatch(mounted_at(where, mounts).kind) is not None


def mounted_at(where: Path, mounts: Path = _MOUNTS) -> Mount:
    """The file system at ``where``, by its longest mount point."""
    best, found = -1, Mount()
    for line in _lines(mounts):
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1]))
        if where.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), Mount(fields[2], fields[0])
    return found


def _lines(mounts: Path) -> list[str]:
    try:
        return files.read_limited(mounts, 1_000_000).decode("utf-8", "replace").splitlines()
    except StoreError:
        return []
