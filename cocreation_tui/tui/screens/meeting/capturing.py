"""Catching what is said: the line, its live reading, drafts, and changing what was caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from unicodedata import normalize

from textual import events

from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.capture.capture_line import Reading, complete, read_line
from cocreation_tui.core.capture.line_writing import Around, as_line, unchanged
from cocreation_tui.core.capture.turns import Turns
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.session.commands.command import CaptureThis, ConvertCapture, EditCapture
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.written import settled, written_day
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.keys.acts import Act, Acts
from cocreation_tui.tui.screens.dialogs.question import Answer
from cocreation_tui.tui.screens.meeting.as_read import (
    catch_as_read,
    edit_as_read,
    kept_as_read,
    line_as_read,
    off_list,
)
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.line_under_way import Draft, Lines
from cocreation_tui.tui.widgets.control.capture_line import CaptureInput, CaptureLine
from cocreation_tui.tui.widgets.control.captures import label, particulars


class Capturing(Part):
    """The capture line and the list of captures."""

    _editing: CaptureId | None = None
    _begun: str = ""
    _laid_aside: tuple[Kind | None, str] = (None, "")
    _cut: bool = False

    def __init__(self, deck: Deck, face: RoomFace) -> None:
        super().__init__(deck)
        self.face = face
        self._edits: dict[CaptureId, str] = {}
        self._turns = Turns()
        self._draft = Draft(deck, self._unfinished)

    def mounted(self) -> None:
        """Bring back what was left unfinished."""
        self.line.field.splits = lambda: self._editing is None
        found = self.room.found_on_opening(self.words)
        if found:
            self.say(found, "bold $text-warning", lasting=True)
        kind, text = self._draft.found()
        if text:
            self.line.fill(kind, text)
            self.line.open(kind)
            self.say(self.words("draft.back"), "$text-warning")

    def pasted(self, event: events.Paste) -> None:
        """A paste with no field open opens the line for it."""
        event.stop()
        self.line.open(None)
        self.line.field.post_message(events.Paste(event.text))

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        kinds: dict[str, Act] = {f"capture-{kind.value}": partial(self._open, kind) for kind in Kind}
        return kinds | {"open-line": self.open_line}

    def open_line(self) -> None:
        """Open the line, the kind is read from what is typed; a decision that is read back has been agreed on."""
        if not self._agreed():
            self._open(None)

    def _agreed(self) -> bool:
        """Whether a proposal was read back, on which the room has now agreed."""
        decision = self.face.read_decision
        if decision is None or decision.status is Status.ADOPTED or self.room.runner.read_only:
            return False
        self.face.agreed(decision)
        return True

    def _open(self, kind: Kind | None) -> None:
        if self.room.runner.read_only:
            self.say(self.words("refused.read-only"), "$text-warning")
        else:
            self.line.open(kind)

    def read(self, kind: Kind | None, text: str, known: date | None = None) -> Reading:
        """What a line is understood to say; a day that is ``known`` already may have passed."""
        by = self.around
        edited = self.session.capture(self._editing) if self._editing else None
        known = known or (edited.due if edited else None)
        return read_line(text, kind, by.lexicon, by.people, by.platforms, by.today, known)

    @property
    def around(self) -> Around:
        """What lines are read by."""
        session = self.session
        return Around(lexicon(session.language), session.people, session.platforms, self._today)

    @property
    def _today(self) -> date:
        return day_of(self.room.runner.clock.now(), self.session.zone)

    def when_sure(
        self,
        kind: Kind | None,
        text: str,
        then: Callable[[Reading], None],
        left: Callable[[], None],
        known: date | None = None,
    ) -> None:
        """Read a line and go on when its date is certain, else ask; ``left`` is called when nobody answers."""
        from cocreation_tui.tui.screens.dialogs.which_day import or_else, which_day

        reading = self.read(kind, text, known)
        doubt = reading.doubt
        if doubt is None:
            then(reading)
            return

        def meant(day: date) -> None:
            self.when_sure(kind, settled(text, doubt, day), then, left, day)

        without = Answer(self.words("date.without"), act=partial(then, reading))
        said = normalize("NFC", text)[doubt.start : doubt.end]
        self.deck.ask(which_day(self.words, doubt, said, meant, without), or_else(left))

    def changed(self, event: CaptureLine.Changed) -> None:
        """Say what is understood, and keep the draft."""
        self._draft.keep_soon()
        if self.line.is_open:
            self._say_reading(event.kind, event.text)
            # The change that a paste makes is told after the paste itself.
            if self._cut:
                self._say_cut()
            self._cut = False

    def _say_reading(self, kind: Kind | None, text: str) -> None:
        if several := self.line.field.several:
            self.say(self.words("lines.ask", n=len(several)), "bold $text-warning", lasting=True)
            return
        if not text.strip():
            self.say("" if kind else self.words("capture.open"), "$text-muted", lasting=True)
            return
        found = complete(text, self.line.field.cursor_position, self.session.people, self.session.platforms)
        if found:
            names = " · ".join(_changed_part(text, whole) for whole in found[:3])
            read = self.as_read(self.read(kind, text))
            self.say(f"{self.words('capture.completes', names=names)} · {read}", "$text-accent", lasting=True)
            return
        self.say(self.as_read(self.read(kind, text)), "$text-secondary", lasting=True)

    def as_read(self, reading: Reading) -> str:
        """A reading in words."""
        return line_as_read(reading, self.session, self.words)

    def _unfinished(self) -> tuple[Kind | None, str]:
        """The words a crash must not cost."""
        return self._laid_aside if self._editing else (self.line.kind, self.line.text)

    def unmounted(self) -> None:
        """Keep the last half second of typing."""
        self._draft.keep_now()

    def complete(self, event: CaptureLine.CompleteWanted) -> None:
        """Complete the name or platform at the cursor."""
        found = self._turns.next(event.text, event.cursor, self.session.people, self.session.platforms)
        if found:
            self.line.fill(self.line.kind, found)

    def closed(self, by_enter: bool = False) -> None:
        """Leave the line, and what was read back; a draft stays, and a half-made change. Enter may be agreement."""
        if self._editing:
            self._put_edit_away(self._editing)
            return
        if not self.line.text:
            self.line.kind = None
        self.say("")
        if not (by_enter and not self.line.text and self._agreed()):
            self.face.read_enough()

    def was_cut(self, event: CaptureInput.Cut) -> None:
        """Say that a paste was too long."""
        event.stop()
        self._cut = True
        self._say_cut()

    def _say_cut(self) -> None:
        taken = len(self.line.field.several)
        said = self.words("lines.cut", n=taken) if taken else self.words("capture.cut")
        self.say(said, "$text-warning")

    def caught(self, event: CaptureLine.Caught) -> None:
        """Keep what was caught and stay in the line."""
        if "\n" in event.text:
            self._catch_each(event.kind, event.text.split("\n"))
            return
        reading = self.read(event.kind, event.text)
        if not reading.text:
            self._give_back(event.kind, event.text)
            self.say(self.words("refused.nothing-written"), "$text-warning")
        elif reading.doubt:
            self._ask_day(event.kind, event.text)
        else:
            self._keep(event.kind, event.text, reading)

    def _ask_day(self, kind: Kind | None, text: str) -> None:
        """Ask which day a line means; until that is said, its words are in the line."""
        self._give_back(kind, text)

        def sure(reading: Reading) -> None:
            self.line.fill(kind, self.line.text.removeprefix(text).strip())
            self._keep(kind, text, reading)

        self.when_sure(kind, text, sure, lambda: None)

    def _keep(self, kind: Kind | None, text: str, reading: Reading) -> None:
        """Keep what a line was read as."""
        if self._editing:
            self._save_edit(self._editing, reading)
        else:
            told = partial(self._say_caught, reading)
            self.do(self._catch(reading), told, lambda: self._give_back(kind, text))

    def _catch(self, reading: Reading) -> CaptureThis:
        """What is caught of a reading; a decision is a proposal where the room is to agree first."""
        asked = self.session.asks_agreement or self.room.settings.asks_agreement
        proposed = asked and reading.kind is Kind.DECISION
        caught = catch_as_read(reading)
        return replace(caught, status=Status.PROPOSED) if proposed else caught

    def _catch_each(self, kind: Kind | None, several: list[str]) -> None:
        """Keep every line on its own, each as a step of its own; those that make no sense come back together."""
        lines = Lines(len(several), partial(self._say_each, kind))
        for one in several:
            reading = self.read(kind, one)
            lines.unread += reading.unread
            if reading.text:
                self.do(self._catch(reading), lines.keeps(one), partial(lines.gives_back, one))
            else:
                lines.gives_back(one)

    def _say_each(self, kind: Kind | None, lines: Lines) -> None:
        if lines.back:
            self._give_back(kind, "\n".join(lines.back))
        elif not self.room.runner.unsaved:
            said = self.words("lines.caught", n=len(lines.kept))
            self._say_kept(said, Reading(Kind.NOTE, "", unread=tuple(lines.unread)))

    def _say_kept(self, said: str, reading: Reading, style: str = "$text-success") -> None:
        """Say that something is kept, and what of it was not understood."""
        told = kept_as_read(said, reading, self.words)
        self.say(told, style if told == said else "$text-warning")

    def _give_back(self, kind: Kind | None, text: str) -> None:
        """Put words that could not be kept back into the line, before what has been typed since."""
        self.line.give_back(kind, text)
        self._draft.keep_soon()

    def _say_caught(self, reading: Reading, before: Session, after: Session) -> None:
        if len(after.captures) > len(before.captures):
            caught = after.captures[-1]
            unsaved = self.room.runner.unsaved
            key = "capture.unsaved" if unsaved else "capture.said"
            marks = particulars(self.view, caught) if self.view else []
            marks += [self.words("capture.after-closing")] if after.facts.closed_at else []
            said = self.words(key, label=label(self.words, caught), text=" · ".join([caught.text, *marks]))
            read_back = caught.kind is Kind.DECISION and self.face.read_back
            said += f" · {self.words('agree.hint')}" * (read_back and caught.status is Status.PROPOSED)
            added = {one.id for one in before.people}
            new = [off_list(one.name, after, self.words) for one in after.people if one.id not in added]
            said, style = " · ".join([*new, said]), "$text-warning" if new else "$text-success"
            if unsaved:
                self.say(said, "bold $text-error")
            else:
                self._say_kept(said, reading, style)
            if read_back:
                self.face.read_to_room(caught.id)

    def _save_edit(self, capture: CaptureId, reading: Reading) -> None:
        old = self.session.capture(capture)
        if old and unchanged(reading, old):
            self._end_editing()
            self.deck.leave_line()
            self.say(self.words("refused.nothing-to-change"), "$text-muted")
            return
        if old and old.kind is not reading.kind:
            self.do(ConvertCapture(capture, reading.kind))
        edit = edit_as_read(old, reading) if old else EditCapture(capture, reading.text)
        self.do(edit, lambda before, after: self._say_kept(self.words("capture.changed"), reading))
        self._end_editing()
        self.deck.leave_line()

    def _put_edit_away(self, capture: CaptureId) -> None:
        """Keep the changed words for when the same capture is opened again."""
        changed = self.line.text != self._begun
        if changed:
            self._edits[capture] = self.line.text
        self._end_editing()
        key = self.keyboard.first("edit-last")
        self.say(self.words("captures.edit-kept", key=key) if changed else "", "$text-warning")

    def _end_editing(self) -> None:
        self._editing = None
        self.line.fill(*self._laid_aside)

    def as_line(self, capture: Capture) -> str:
        """A capture as a line that reads back as it is."""
        return as_line(capture, self.around)

    def as_written(self, day: date) -> str:
        """A day as people write it, so that it reads back as the same."""
        return written_day(day, self._today, lexicon(self.session.language).dates)

    @property
    def editing(self) -> CaptureId | None:
        """What is being changed in the line; None while the line catches something new."""
        return self._editing

    def used(self, text: str) -> None:
        """Empty the line when it says what has been kept by other ways."""
        if text and " ".join(self.line.text.split("\n")) == text and not self._editing:
            self.line.fill(None, "")

    def forget_edit(self, capture: CaptureId) -> None:
        """A half-made change of a capture is no longer wanted."""
        self._edits.pop(capture, None)

    def edit(self, capture: Capture) -> None:
        """Put a capture into the line, particulars as marks, the unfinished words laid aside."""
        if not self._editing:
            self._laid_aside = (self.line.kind, self.line.text)
        self._editing = capture.id
        self._begun = self.as_line(capture)
        half_made = self._edits.pop(capture.id, "")
        self.line.fill(capture.kind, half_made or self._begun)
        self.line.open(capture.kind)
        if half_made:
            self.say(self.words("captures.edit-back"), "$text-warning")


def _changed_part(before: str, after: str) -> str:
    """What a completion puts in, from the mark on."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    mark = max(after.rfind(sign, 0, start) for sign in ("@", "#", "v/"))
    return after[mark:].strip() if mark >= 0 else after[start:].strip()
