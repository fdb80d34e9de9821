"""Runs something in a process of its own whose every file that is written and every connection is noted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_WATCH = r"""
import json, os, sys
written, reached, said = [], [], []
def _note(event, values):
    if event == "open":
        path, mode, flags = values
        if isinstance(path, (str, bytes)) and (
            flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
            or (isinstance(mode, str) and set(mode) & set("wax+"))
        ):
            written.append([event, os.fsdecode(path)])
    elif event in _CHANGES:
        for value in values[: 2 if event in _BOTH else 1]:
            if isinstance(value, (str, bytes, os.PathLike)):
                written.append([event, os.fsdecode(value)])
    elif event.startswith("socket.") and event in _REACHES:
        reached.append([event, repr(values[1:])])
_CHANGES = {
    "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "tempfile.mkstemp", "tempfile.mkdtemp", "shutil.move", "shutil.rmtree", "shutil.copyfile",
}
_BOTH = {"os.rename", "os.link", "os.symlink", "shutil.move"}
_REACHES = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}
sys.addaudithook(_note)
"""


def watched(act: str, **environment: str) -> dict[str, Any]:
    """What Python code writes (``written``: event and path), where it connects (``reached``), and what it says (``said``)."""
    code = "\n".join((_WATCH, act, "print()", "print(json.dumps([written, reached, said]))"))
    command = [sys.executable, "-B", "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    return dict(zip(("written", "reached", "said"), found, strict=True))


def outside(seen: dict[str, Any], *within: Path) -> list[str]:
    """What was written elsewhere than in these folders; the bit bucket does not count."""
    places = [place.resolve() for place in within]
    found = []
    for event, name in seen["written"]:
        path = Path(os.path.realpath(name))
        if str(path) != os.devnull and not any(path.is_relative_to(place) for place in places):
            found.append(f"{event} {name}")
    return found
