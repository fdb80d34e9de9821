"""Catching what is said: the line, its live reading, drafts, and changing what was caught."""

from __future__ import annotations

import asyncio

from textual import events

from cocreation_tui.core.capture import Capture, Kind, Status
from cocreation_tui.core.commands import (
    CaptureThis,
    ConvertCapture,
    DropCapture,
    EditCapture,
    SettleDecision,
)
from cocreation_tui.core.ids import CaptureId
from cocreation_tui.core.reading import Reading, complete, read_line
from cocreation_tui.core.session import Session
from cocreation_tui.i18n.dates import day_of, short_day
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.screens.meeting.base import MeetingBase
from cocreation_tui.tui.screens.pick import Choice, PickScreen
from cocreation_tui.tui.widgets.capture_line import CaptureInput, CaptureLine
from cocreation_tui.tui.widgets.captures import label, particulars
from cocreation_tui.tui.widgets.lines import Hints

DRAFT_AFTER = 0.5
"""Seconds after a change at which the unfinished words are kept on disk."""


class CaptureActions(MeetingBase):
    """The capture line and the list of captures."""

    _editing: CaptureId | None = None
    _laid_aside: tuple[Kind | None, str] = (None, "")
    _draft_due: bool = False
    _cut: bool = False
    _draft_kept: tuple[Kind | None, str] = (None, "")

    def on_mount(self) -> None:
        """Bring back what was left unfinished."""
        found = self.room.found_on_opening(self.words)
        if found:
            self.say(found, "bold $text-warning", lasting=True)
        kind, text = self._draft_kept = self.room.draft()
        if text:
            self.line.fill(kind, text)
            self.say(self.words("draft.back"), "$text-warning")

    def on_paste(self, event: events.Paste) -> None:
        """A paste with no field open opens the line for it."""
        event.stop()
        self.line.open(None)
        self.line.field.post_message(events.Paste(event.text))

    def action_capture(self, kind: str) -> None:
        """Open the line for one kind."""
        self.line.open(Kind(kind))

    def action_open_line(self) -> None:
        """Open the line; the kind is read from what is typed."""
        self.line.open(None)

    def read(self, kind: Kind | None, text: str) -> Reading:
        """What a line is understood to say."""
        session = self.session
        today = day_of(self.room.runner.clock.now(), session.zone)
        words = lexicon(session.language)
        return read_line(text, kind, words, session.people, session.platforms, today)

    def on_descendant_focus(self) -> None:
        """Show the keys that apply while the line is open."""
        self.query_one(Hints).typing = self.line.is_open

    def on_descendant_blur(self) -> None:
        """Show the keys that apply again."""
        self.query_one(Hints).typing = False

    def on_capture_line_changed(self, event: CaptureLine.Changed) -> None:
        """Say what is understood, and keep the draft."""
        self._keep_draft_soon()
        if self.line.is_open:
            self._say_reading(event.kind, event.text)
            # The change that a paste makes is told after the paste itself.
            if self._cut:
                self.say(self.words("capture.cut"), "$text-warning")
            self._cut = False

    def _say_reading(self, kind: Kind | None, text: str) -> None:
        if not text.strip():
            self.say("" if kind else self.words("capture.open"), "$text-muted", lasting=True)
            return
        found = complete(text, self.line.field.cursor_position, self.session.people, self.session.platforms)
        if found:
            names = " · ".join(_changed_part(text, whole) for whole in found[:3])
            self.say(self.words("capture.completes", names=names), "$text-accent", lasting=True)
            return
        self.say(self._told(self.read(kind, text)), "$text-secondary", lasting=True)

    def _told(self, reading: Reading) -> str:
        """A reading in words: kind, owner, date, platform, and what was not understood."""
        owner = self.session.person(reading.owner)
        parts = [self.words(f"kind.{reading.kind.value}")]
        if owner or reading.owner_name:
            parts.append(self.words("reading.owner", name=owner.name if owner else reading.owner_name))
            if not owner:
                parts.append(self.words("reading.new-person"))
        if reading.due:
            parts.append(self.words("reading.due", date=short_day(reading.due, self.words.language)))
        if reading.platform:
            parts.append(f"#{reading.platform}")
        if reading.unread:
            parts.append(self.words("reading.unread", marks=" ".join(reading.unread)))
        return " · ".join(parts)

    def _unfinished(self) -> tuple[Kind | None, str]:
        """The words a crash must not cost."""
        return self._laid_aside if self._editing else (self.line.kind, self.line.text)

    def _keep_draft_soon(self) -> None:
        if not self._draft_due:
            self._draft_due = True
            self.set_timer(DRAFT_AFTER, lambda: self.run_worker(self._keep_draft(), group="draft"))

    async def _keep_draft(self) -> None:
        """Keep the unfinished words on disk, off the event loop, until what is kept is what is there."""
        try:
            while self._draft_kept != (unfinished := self._unfinished()):
                await asyncio.to_thread(self.room.keep_draft, *unfinished)
                self._draft_kept = unfinished
        finally:
            self._draft_due = False

    def on_unmount(self) -> None:
        """Keep the last half second of typing."""
        if self._draft_kept != self._unfinished():
            self.room.keep_draft(*self._unfinished())

    def on_capture_line_complete_wanted(self, event: CaptureLine.CompleteWanted) -> None:
        """Complete the name or platform at the cursor."""
        found = complete(event.text, event.cursor, self.session.people, self.session.platforms)
        if found:
            self.line.fill(self.line.kind, found[0])

    def on_capture_line_closed(self) -> None:
        """Leave the line: an edit is given up, a draft stays."""
        if self._editing:
            self._end_editing()
        elif not self.line.text:
            self.line.kind = None
        self.say("")

    def on_capture_input_cut(self, event: CaptureInput.Cut) -> None:
        """Say that a paste was too long."""
        event.stop()
        self._cut = True
        self.say(self.words("capture.cut"), "$text-warning")

    def on_capture_line_caught(self, event: CaptureLine.Caught) -> None:
        """Keep what was caught and stay in the line."""
        reading = self.read(event.kind, event.text)
        if not reading.text:
            self._give_back(event.kind, event.text)
            self.say(self.words("refused.nothing-written"), "$text-warning")
        elif self._editing:
            self._save_edit(self._editing, reading)
        else:
            self.do(
                CaptureThis(
                    reading.kind,
                    reading.text,
                    reading.owner,
                    reading.owner_name,
                    reading.due,
                    reading.platform,
                ),
                self._say_caught,
                lambda: self._give_back(event.kind, event.text),
            )

    def _give_back(self, kind: Kind | None, text: str) -> None:
        self.line.give_back(kind, text)
        self._keep_draft_soon()

    def _say_caught(self, before: Session, after: Session) -> None:
        if len(after.captures) > len(before.captures):
            caught = after.captures[-1]
            unsaved = self.room.runner.unsaved
            key = "capture.unsaved" if unsaved else "capture.said"
            said = self.words(key, label=label(self.words, caught), text=caught.text)
            self.say(said, "bold $text-error" if unsaved else "$text-success")

    def _save_edit(self, capture: CaptureId, reading: Reading) -> None:
        old = self.session.capture(capture)
        if old and old.kind is not reading.kind:
            self.do(ConvertCapture(capture, reading.kind))
        edit = EditCapture(
            capture, reading.text, reading.owner, reading.owner_name, reading.due, reading.platform
        )
        self.do(edit, lambda before, after: self.say(self.words("capture.changed")))
        self._end_editing()
        self.set_focus(None)

    def _end_editing(self) -> None:
        self._editing = None
        self.line.fill(*self._laid_aside)

    def action_captures(self) -> None:
        """Choose a capture to change."""
        if self.view is None:
            return
        choices = tuple(
            Choice(capture.id, _one_line(capture.text), self._particulars(capture))
            for capture in reversed(self.session.captures)
        )
        self.app.push_screen(PickScreen(self.words, self.words("captures.choose"), choices), self._chosen)

    def _particulars(self, capture: Capture) -> str:
        marks = particulars(self.view, capture) if self.view else []
        return " ".join([label(self.words, capture), *marks])

    def _chosen(self, wanted: str | None) -> None:
        capture = self.session.capture(CaptureId(wanted)) if wanted else None
        if capture is None:
            return
        choices = [Choice("edit", self.words("captures.edit"))]
        if capture.kind is Kind.DECISION:
            choices += [
                Choice(
                    status.value, self.words("captures.settle", status=self.words(f"status.{status.value}"))
                )
                for status in Status
                if status is not capture.status
            ]
        choices += [
            Choice(kind.value, self.words("captures.convert", kind=self.words(f"kind.{kind.value}")))
            for kind in Kind
            if kind is not capture.kind
        ]
        choices.append(Choice("drop", self.words("captures.drop")))
        title = f"{label(self.words, capture)}: {_one_line(capture.text)}"
        screen = PickScreen(self.words, title, tuple(choices))
        self.app.push_screen(screen, lambda what: self._change(capture, what))

    def _change(self, capture: Capture, what: str | None) -> None:
        if what == "edit":
            self._edit(capture)
        elif what == "drop":
            self.do(DropCapture(capture.id), lambda before, after: self.say(self.words("captures.dropped")))
        elif what in {status.value for status in Status}:
            self.do(SettleDecision(capture.id, Status(what)))
        elif what:
            self.do(ConvertCapture(capture.id, Kind(what)))

    def _edit(self, capture: Capture) -> None:
        """Put a capture into the line, particulars as marks, the unfinished words laid aside."""
        if not self._editing:
            self._laid_aside = (self.line.kind, self.line.text)
        self._editing = capture.id
        owner = self.session.person(capture.owner)
        marks = [f"@{owner.name}"] if owner else []
        marks += [f"!{capture.due.isoformat()}"] if capture.due else []
        marks += [f"#{capture.platform}"] if capture.platform else []
        self.line.fill(capture.kind, " ".join([_one_line(capture.text), *marks]))
        self.line.open(capture.kind)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _changed_part(before: str, after: str) -> str:
    """What a completion puts in, from the mark on."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    mark = max(after.rfind(sign, 0, start) for sign in ("@", "#", "v/"))
    return after[mark:].strip() if mark >= 0 else after[start:].strip()
