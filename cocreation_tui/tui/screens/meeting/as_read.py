"""A line as it was read, made into the command that keeps it."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.capture.capture_line import Reading
from cocreation_tui.core.session.commands.command import CaptureThis, EditCapture


def catch_as_read(reading: Reading, kind: Kind | None = None) -> CaptureThis:
    """The command that keeps what a line says."""
    return CaptureThis(
        kind or reading.kind,
        reading.text,
        reading.owner,
        reading.owner_name,
        reading.due,
        reading.platform,
        also=reading.also,
        also_names=reading.also_names,
    )


def edit_as_read(old: Capture, reading: Reading) -> EditCapture:
    """The command that makes a capture what a line says; words that were not changed keep their lines."""
    return EditCapture(
        old.id,
        old.text if reading.text == " ".join(old.text.split()) else reading.text,
        reading.owner,
        reading.owner_name,
        reading.due,
        reading.platform,
        reading.also,
        reading.also_names,
    )
