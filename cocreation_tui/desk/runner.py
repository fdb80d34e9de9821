"""The single writer of a meeting: decide, append, evolve, tell.

What a command means is decided on the session as it is; the step is durable before anyone sees it. When the disk
refuses, the meeting goes on in memory: the step waits in order, ``unsaved`` says how many do, and every later
command and every ``retry`` tries again. Nothing that was not written is ever shown as saved.
"""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Protocol

from cocreation_tui.clock import Clock
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import apply
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.speech_forgotten import without_speakers

FOLD_AFTER = 200
"""Journal entries after which the next calm moment folds them into the meeting's file."""


class Journal(Protocol):
    """Where steps are kept. The store's meeting file is one; tests have one in memory."""

    @property
    def read_only(self) -> bool:
        """Whether somebody else writes this meeting, or nobody may."""
        ...

    @property
    def pending(self) -> int:
        """Steps that have not been folded into the meeting's file."""
        ...

    def append(self, step: Step) -> None:
        """Make a step durable. Raises ``StoreError``."""
        ...

    def fold(self, session: Session) -> None:
        """Write the meeting's file anew with everything that has happened. Raises ``StoreError``."""
        ...

    def rewrite(self, session: Session) -> None:
        """Write as many steps that tell otherwise, and leave nothing of the earlier ones. Raises ``StoreError``."""
        ...


class Runner:
    """Runs one meeting."""

    def __init__(self, session: Session, journal: Journal, clock: Clock) -> None:
        self.session = session
        """The meeting as it stands, with what waits to be written."""
        self.clock = clock
        """Where instants come from."""
        self.trouble: StoreError | None = None
        """Why the last write failed; None when everything is on disk."""
        self._journal = journal
        self._waiting: list[Step] = []
        self._lock = threading.Lock()

    @property
    def unsaved(self) -> int:
        """How many steps are in memory only."""
        return len(self._waiting)

    @property
    def read_only(self) -> bool:
        """Whether commands are refused because this is somebody else's meeting to write."""
        return self._journal.read_only

    def do(self, command: Command, now: datetime | None = None) -> Session:
        """Carry out a command as of ``now`` (default: this instant) and return the session after it.

        Raises ``Refused`` when it makes no sense; then nothing has happened. A failed write does not raise: see
        ``trouble`` and ``unsaved``.
        """
        now = now or self.clock.now()
        with self._lock:
            if self._journal.read_only:
                raise Refused("refused.read-only")
            step = Step(len(self.session.steps) + 1, now, decide(self.session, command, now))
            session = apply(self.session, step)
            self._waiting.append(step)
            self._write()
            self.session = session
            return session

    def retry(self) -> bool:
        """Try again to write what waits; True when nothing waits any more."""
        with self._lock:
            self._write()
            return not self._waiting

    def fold(self, at_least: int = 1) -> bool:
        """Fold the journal into the meeting's file when it has ``at_least`` entries; False when the disk refused."""
        with self._lock:
            if self._journal.read_only or self._waiting or self._journal.pending < at_least:
                return not self._waiting
            try:
                self._journal.fold(self.session)
            except StoreError as error:
                self.trouble = error
                return False
            self.trouble = None
            return True

    def forget_speakers(self) -> None:
        """Once the meeting is over, leave nothing on disk of who had the word and how long.

        What the disk refuses is told in ``trouble``, and is to be tried again.
        """
        with self._lock:
            if self._journal.read_only or self._waiting or self.session.facts.closed_at is None:
                return
            session = without_speakers(self.session)
            try:
                self._journal.rewrite(session)
            except StoreError as error:
                self.trouble = error
            else:
                self.session = session

    def _write(self) -> None:
        while self._waiting:
            try:
                self._journal.append(self._waiting[0])
            except StoreError as error:
                self.trouble = error
                return
            self._waiting.pop(0)
        self.trouble = None


class MemoryJournal:
    """Keeps steps in memory only, and can be told to fail like a full disk."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        """What was appended."""
        self.failing: StoreError | None = None
        """Raised by every append while set."""
        self.read_only = False
        """Settable, to stand in for a meeting that somebody else writes."""

    @property
    def pending(self) -> int:
        """Always zero: there is no file to fold into."""
        return 0

    def append(self, step: Step) -> None:
        """Keep a step, or fail as told."""
        if self.failing is not None:
            raise self.failing
        self.steps.append(step)

    def fold(self, session: Session) -> None:
        """Nothing to do."""

    def rewrite(self, session: Session) -> None:
        """Keep these steps instead."""
        self.steps = list(session.steps)
