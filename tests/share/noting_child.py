"""A program that plans a meeting of an initiative and notes in it, and says on standard output what is safe, until it is killed.

Called with a workspace, a name, the minutes its clock is wrong, and what its notes begin with.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from tests.share.laptops import Laptop


def note(laptop: Laptop, prefix: str) -> None:
    """Go on without end."""
    room = laptop.desk.open(laptop.plan(title=f"Møde {prefix}"))
    room.runner.do(Advance())
    for number in count(1):
        text = f"{prefix}n{number}x"
        room.runner.do(CaptureThis(Kind.NOTE, text))
        os.write(1, f"{text}\n".encode())


if __name__ == "__main__":
    note(Laptop(Path(sys.argv[1]), sys.argv[2], skew=float(sys.argv[3])), sys.argv[4])
