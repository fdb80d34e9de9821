"""Real terminals for the tests in this folder. Windows has no pty of this sort: nothing is collected there."""

from __future__ import annotations

import sys

collect_ignore_glob = ["*.py"] if sys.platform == "win32" else []
