"""A meeting that another program writes, followed while it goes on: what a second terminal shows."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.showing import Showing
from cocreation_tui.desk.desk import Desk
from cocreation_tui.method.cards import Card
from cocreation_tui.store.alive import alive_path
from cocreation_tui.store.files import fingerprint
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.meeting_reader import journal_path
from cocreation_tui.store.showing import read_showing, showing_path


def follow(desk: Desk, path: Path) -> Follower:
    """Follow a meeting that is written elsewhere. Raises ``StoreError``, also for one that a newer version writes."""
    file = MeetingFile.open(path, read_only=True)
    if file.why == "store.newer":
        raise StoreError("store.newer-unreadable", path)
    return Follower(file, desk)


class Follower:
    """A meeting that somebody else writes, followed live from its files and never written."""

    def __init__(self, file: MeetingFile, desk: Desk) -> None:
        self.session = file.session
        """The meeting as it was when last looked at."""
        self.showing = Showing()
        """What its room is shown."""
        self._file = file
        self._desk = desk
        self._paths = tuple(str(way(file.path)) for way in (Path, journal_path, showing_path, alive_path))
        self._seen: object = None

    def look(self) -> bool:
        """Take in what has been written since; whether anything has. Raises ``StoreError``; nothing is lost then."""
        seen = self._marks()
        showing = read_showing(self._file.path)
        changed = self._file.refresh()
        if changed:
            self.session = self._file.session
        changed, self.showing = changed or showing != self.showing, showing
        self._seen = seen
        return changed

    def stirred(self) -> bool:
        """Whether any of its files has been written since it was last looked at without trouble."""
        return self._marks() != self._seen

    def _marks(self) -> object:
        return tuple(map(fingerprint, self._paths))

    def card(self, card_id: str) -> Card | None:
        """A method card in the meeting's language; None when there is none of that id."""
        return self._desk.card(card_id, self.session.language)

    def close(self) -> None:
        """Stop following."""
        self._file.close()
