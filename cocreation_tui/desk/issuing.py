"""Saying that the minutes of a meeting that is not open have gone out, or been approved."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.session.commands.outcome import ApproveMinutes, SendMinutes
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk

Issuing = SendMinutes | ApproveMinutes
"""What can be said of minutes."""


def issue(desk: Desk, path: Path, command: Issuing) -> Session:
    """Say it of the meeting at ``path``, and save its minutes anew; the meeting after it.

    Raises ``Refused`` when it makes no sense or somebody else writes the meeting, and ``StoreError`` when it cannot be
    kept.
    """
    room = desk.open(path)
    try:
        session = room.runner.do(command)
        if room.runner.trouble is not None:
            raise room.runner.trouble
        return session
    finally:
        room.close()
