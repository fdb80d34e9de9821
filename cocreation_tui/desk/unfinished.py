"""What a meeting keeps beside its facts: half a sentence, half-filled forms, what its room was shown last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.errors import StoreError

if TYPE_CHECKING:
    from cocreation_tui.core.capture.capture import Kind
    from cocreation_tui.core.reports.handover import OpenDraft
    from cocreation_tui.core.reports.showing import Showing
    from cocreation_tui.desk.runner import Runner


class Drafts:
    """Half a sentence and half-filled forms of an open meeting, so that a crash costs next to nothing."""

    def __init__(self, runner: Runner, path: Path | None) -> None:
        self.runner = runner
        """Carries out commands."""
        self.path = path
        """The meeting's file; None for one in memory."""

    def draft(self) -> tuple[Kind | None, str]:
        """The unfinished capture that was kept: kind and words."""
        return line_draft(self.path)

    def keep_draft(self, kind: Kind | None, text: str) -> None:
        """Keep an unfinished capture, or forget it when there is none. A full disk is told of elsewhere."""
        if self.path is None or self.runner.read_only:
            return
        from cocreation_tui.store.line_drafts import clear_draft, draft_path, write_draft

        try:
            if text:
                kept = {"kind": kind.value if kind else None, "text": text}
                write_draft(draft_path(self.path), json.dumps(kept, ensure_ascii=False))
            else:
                clear_draft(draft_path(self.path))
        except StoreError as error:
            self.runner.trouble = self.runner.trouble or error

    def form_drafts(self) -> dict[str, dict[str, str]]:
        """Half-filled forms that were kept: what each field says."""
        if self.path is None:
            return {}
        from cocreation_tui.store.form_drafts import read_form_drafts

        return read_form_drafts(self.path)

    def keep_form_drafts(self, drafts: dict[str, dict[str, str]]) -> None:
        """Keep half-filled forms. A full disk is told of elsewhere."""
        if self.path is None or self.runner.read_only:
            return
        from cocreation_tui.store.form_drafts import write_form_drafts

        try:
            write_form_drafts(self.path, drafts)
        except StoreError as error:
            self.runner.trouble = self.runner.trouble or error

    def tell_stage(self, showing: Showing) -> None:
        """Tell a second terminal what the room is shown. A full disk is told of elsewhere."""
        if self.path is None or self.runner.read_only:
            return
        from cocreation_tui.store.showing import write_showing

        try:
            write_showing(self.path, showing)
        except StoreError as error:
            self.runner.trouble = self.runner.trouble or error


def line_draft(path: Path | None) -> tuple[Kind | None, str]:
    """The unfinished capture beside the meeting at ``path``: kind and words."""
    if path is None:
        return None, ""
    from cocreation_tui.core.capture.capture import Kind
    from cocreation_tui.store.line_drafts import draft_path, read_draft

    try:
        kept = json.loads(read_draft(draft_path(path)) or "{}")
        kind = kept.get("kind")
        return Kind(kind) if kind else None, str(kept.get("text", ""))
    except (ValueError, AttributeError, RecursionError):
        return None, ""


def open_drafts(path: Path | None) -> tuple[OpenDraft, ...]:
    """Half a sentence and half-filled forms beside the meeting at ``path``, each with the beginning of what it says."""
    if path is None:
        return ()
    from cocreation_tui.core.reports.handover import OpenDraft
    from cocreation_tui.store.form_drafts import read_form_drafts

    kind, text = line_draft(path)
    said = (OpenDraft(kind=kind, text=text),) if text.strip() else ()
    forms = (
        OpenDraft(key.partition(":")[0], text=next(filter(str.strip, values.values()), ""))
        for key, values in read_form_drafts(path).items()
    )
    return (*said, *(one for one in forms if one.text))


def shown_last(path: Path | None) -> Showing:
    """What the room of the meeting at ``path`` was shown last."""
    from cocreation_tui.core.reports.showing import Showing

    if path is None:
        return Showing()
    from cocreation_tui.store.showing import read_showing

    return read_showing(path)
