"""What POSIX systems have and Windows has not, said by the tests that ask for it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

WINDOWS = sys.platform == "win32"
modes = pytest.mark.skipif(
    WINDOWS, reason="who may read a file is told by its folder there, not by mode bits"
)
"""For tests of mode bits and of the umask."""
special_files = pytest.mark.skipif(
    WINDOWS, reason="folders hold no pipes and devices there, and links need rights"
)
"""For tests that make pipes, links and devices."""
open_files_deleted = pytest.mark.skipif(
    WINDOWS, reason="nobody can delete a file there that somebody has open"
)
"""For tests that take a file away from whoever writes it."""
mounted = pytest.mark.skipif(WINDOWS, reason="disks have letters there, and shares names of their own")
"""For tests of folders on which a share is mounted."""

synced_folders = pytest.mark.skipif(WINDOWS, reason="no folder can be flushed there")
"""For tests of names being durable."""

posix_calls = pytest.mark.skipif(WINDOWS, reason="files are replaced and flushed by other calls there")
"""For tests of each call that a day makes; what a meeting makes is tried there too."""

installed = pytest.mark.skipif(
    WINDOWS, reason="the package is found by its path there, and so has no version"
)
"""For tests of what is known of a package once it is installed."""

surroundings = pytest.mark.skipif(
    WINDOWS, reason="what a program changes of its surroundings does not reach other libraries there"
)
"""For tests that set a variable for a library that is not Python's."""


def private(path: Path) -> bool:
    """Whether a file or folder is the user's alone, as far as mode bits tell that: on Windows they do not."""
    return WINDOWS or stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def pipe(path: Path) -> None:
    """A named pipe, which keeps whoever opens it waiting for the other end."""
    if sys.platform != "win32":
        os.mkfifo(path)
