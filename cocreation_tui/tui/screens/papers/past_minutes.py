"""The minutes of a meeting that is not open: read, told otherwise, and saved when that is asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.reports.manner import Manner
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.issuing import Issuing, issue
from cocreation_tui.export.document.formats import Format
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.shared_streams import writer_elsewhere
from cocreation_tui.tui.screens.papers.going_out import GoneOut, Wanted, go_out
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.screens.papers.versions import version_question


class PastMinutesScreen(MinutesScreen):
    """``PastMinutesScreen(words, desk, path, saved)``: the minutes of the meeting in the file ``path``.

    ``saved`` says where minutes are that were saved before; ``session`` is the meeting, where it has been read, and ``at``
    the line to begin at. They are told in any manner, and saved when that is
    asked for. Raises ``StoreError`` for a meeting that cannot be read.
    """

    def __init__(
        self,
        words: Words,
        desk: Desk,
        path: Path,
        saved: str,
        session: Session | None = None,
        at: int | None = None,
    ) -> None:
        self._session = session or desk.read(path)
        self._desk = desk
        self._meeting = path
        self._saving = saved
        self._writer = writer_elsewhere(path)
        super().__init__(
            words,
            desk.minutes(self._session),
            saved,
            export=self._save_in_thread,
            retell=self._tell_otherwise,
            at=at,
        )

    def copy_path(self) -> None:
        """Save them as they are told here, and copy where they are."""
        if self._path:
            super().copy_path()
        else:
            self._save_in_thread(Format.MD, self._manner, copies=True)

    @property
    def may_issue(self) -> bool:
        """Whether the meeting is written here."""
        return self._writer is None

    def issue(self) -> None:
        """Say that they went out, or were approved; then they are saved. Of a meeting written elsewhere, that it is."""
        if self._writer is not None:
            self.tell(self.words("laptops.correct-there", name=self._writer))
            return
        self.app.push_screen(version_question(self.words, self._session), self._issued)

    def _issued(self, command: Issuing | None) -> None:
        if command is None:
            return
        try:
            self._session = issue(self._desk, self._meeting, command)
        except (Refused, StoreError) as trouble:
            self.tell(self.words(trouble.key, **{"path": self._meeting.name, **trouble.values}))
        else:
            self.again()

    def _tell_otherwise(self, manner: Manner) -> None:
        self.retold(self._desk.minutes(self._session, manner), self._saving, "", manner)

    def _save_in_thread(self, wanted: Wanted, manner: Manner, copies: bool = False) -> None:
        work = partial(self._save, wanted, manner, copies)
        self.run_worker(work, thread=True, group="minutes", exit_on_error=True)

    def _save(self, wanted: Wanted, manner: Manner, copies: bool) -> None:
        done = go_out(wanted, self._desk, self._session, self._meeting, manner, self.words)
        self.app.call_from_thread(self._was_saved, done, manner, copies)

    def _was_saved(self, done: GoneOut, manner: Manner, copies: bool) -> None:
        if self.is_attached:
            if done.path and manner == self._manner:
                self._path = done.path
            self.went_out(done)
            if copies and done.path:
                super().copy_path()
