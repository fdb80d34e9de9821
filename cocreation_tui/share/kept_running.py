"""Runs a program as long as whoever started it holds the other end of a pipe, and clears its folder away then.

Started as a program of its own, by its file and with nothing of the house: ``kept_running.py FOLDER USER PROGRAM …``. A
program that is killed lets go of its pipe, so that nothing is left running behind it. ``USER`` may be empty.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from threading import Event, Thread
from typing import Any

_ATTEMPTS, _BETWEEN = 100, 0.1
"""How often the folder is cleared away, and seconds between."""


def main(folder: str, user: str, *command: str) -> None:
    """Run it to its end, or to that of the pipe; nothing is left of the folder afterwards."""
    also: dict[str, Any] = {"user": user, "extra_groups": []} if user else {}
    nowhere = subprocess.DEVNULL
    running = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, **also)
    Thread(target=_until_the_pipe_ends, args=(running,), daemon=True).start()
    running.wait()
    for _ in range(_ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.exists(folder):  # noqa: PTH110 - started for this alone, it imports as little as can be
            break
        Event().wait(_BETWEEN)  # on Windows what ends a little later holds its files until then
    os._exit(0)  # the thread still reads


def _until_the_pipe_ends(running: subprocess.Popen[bytes]) -> None:
    os.read(0, 1)
    if sys.platform == "win32":
        running.terminate()  # what belongs to a server ends with it
    else:
        import signal

        running.send_signal(signal.SIGQUIT)  # at once: nothing in it is needed any more


if __name__ == "__main__":
    main(*sys.argv[1:])
