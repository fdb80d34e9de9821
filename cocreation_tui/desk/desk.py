"""The facilitator's desk: what the command line and the screens may ask for, whatever file it comes from.

``Desk`` knows the workspace: meetings to resume, scripts to start. ``Room`` is one meeting under way: its runner, its
draft, its cards and its minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.reports.manner import USUAL, Manner
from cocreation_tui.desk.unfinished import Drafts, shown_last
from cocreation_tui.i18n.dates import clock as clock_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import MeetingEntry, Workspace

if TYPE_CHECKING:
    from cocreation_tui.clock import Clock
    from cocreation_tui.core.agenda.script import Script
    from cocreation_tui.core.agenda.signals import Away
    from cocreation_tui.core.initiative.initiative import Initiative
    from cocreation_tui.core.reports.showing import Showing
    from cocreation_tui.core.session.session import Session
    from cocreation_tui.desk.papers import Papers
    from cocreation_tui.desk.planning import Plan
    from cocreation_tui.desk.runner import Journal, Runner
    from cocreation_tui.method.cards import Card
    from cocreation_tui.method.participants import Roster
    from cocreation_tui.settings import Settings
    from cocreation_tui.store.initiative_shelf import Shelf
    from cocreation_tui.store.meeting_file import MeetingFile
    from cocreation_tui.store.meeting_reader import Contents


class Read(NamedTuple):
    """What was read of a meeting that may be opened next."""

    contents: Contents
    """What its files told."""
    session: Session
    """The meeting that came of it."""


class Room(Drafts):
    """A meeting that is open: everything a screen needs besides commands."""

    def __init__(self, runner: Runner, journal: Journal, desk: Desk, path: Path | None) -> None:
        super().__init__(runner, path)
        self.showing = shown_last(path)
        """What the room is shown; what it was shown last, when the meeting is resumed."""
        self.away: Away | None = None
        """The stretch before it was opened, when something is to be said or asked of it."""
        self._journal = journal
        self.desk = desk
        """The desk it lies on."""

    def show(self, showing: Showing) -> None:
        """Show the room something else, and tell a second terminal. A full disk is told of elsewhere."""
        self.showing = showing
        self.tell_stage(showing)

    def keep_alive(self) -> None:
        """Note beside the meeting that it is under way now, in case nobody closes it."""
        facts = self.runner.session.facts
        if self.path is None or self.runner.read_only or not facts.started_at or facts.closed_at:
            return
        from cocreation_tui.store.alive import Alive, write_alive

        write_alive(self.path, Alive(self.runner.clock.moment(), len(self.runner.session.steps)))

    @property
    def needs_folding(self) -> bool:
        """Whether anything is in the journal only."""
        return not self.runner.read_only and self._journal.pending > 0

    @property
    def folding_is_due(self) -> bool:
        """Whether so much is in the journal that it should not wait for a calm moment."""
        from cocreation_tui.desk.runner import FOLD_AFTER

        return not self.runner.read_only and self._journal.pending >= FOLD_AFTER

    def fold(self) -> None:
        """Fold the journal into the meeting's file and bring the draft of the minutes up to date."""
        if self.runner.fold() and self.path and self.runner.session.facts.started_at:
            self.save_minutes()

    def notice(self, words: Words) -> str:
        """What has to be said for as long as the meeting is open; empty for nothing."""
        if not self.runner.read_only:
            return ""
        return self.desk.why_read_only(self._journal, words, self.runner.session.zone)

    def found_on_opening(self, words: Words) -> str:
        """What was found wrong with the meeting's files and mended; empty for nothing."""
        notices: tuple[Problem, ...] = getattr(self._journal, "notices", ())
        return " ".join(words(notice.key, **notice.values) for notice in notices)

    @property
    def settings(self) -> Settings:
        """What the user has chosen."""
        return self.desk.settings

    def card(self, card_id: str) -> Card | None:
        """A method card in the meeting's language; None when there is none of that id."""
        return self.desk.card(card_id, self.runner.session.language)

    def cards(self) -> tuple[Card, ...]:
        """Every method card in the meeting's language, by title."""
        return self.desk.cards(self.runner.session.language)

    def minutes(self, manner: Manner = USUAL) -> str:
        """The minutes as they are now, in the meeting's language."""
        return self.desk.minutes(self.runner.session, manner)

    def save_minutes(self, manner: Manner = USUAL) -> Path:
        """Save the minutes beside the meeting and return where. Raises ``StoreError``."""
        if self.path is None:
            raise StoreError("store.read-only", Path("-"))
        return self.desk.save_minutes(self.runner.session, self.path, self.minutes(manner), manner)

    def close(self) -> None:
        """Fold what is in the journal and let somebody else write. Raises ``StoreError``; nothing is lost then.

        Of a meeting that is over, who spoke is forgotten unless it is to be kept, and what its room was shown.
        """
        close = getattr(self._journal, "close", None)
        if close is None:
            return
        self.keep_alive()
        self.runner.retry()
        pending = self.needs_folding
        if not self.settings.keep_speaking_times:
            self.runner.forget_speakers()
        if self.runner.session.facts.closed_at is not None and self.showing != self.showing.at_rest:
            self.show(self.showing.at_rest)
        if pending and not self.runner.unsaved:
            self.fold()
        close(None if self.runner.unsaved else self.runner.session)


class Desk:
    """A workspace, a clock and a language."""

    def __init__(
        self, workspace: Workspace, clock: Clock, language: str, settings: Settings | None = None
    ) -> None:
        self.workspace = workspace
        """Where meetings are kept."""
        self.clock = clock
        """Where instants come from."""
        self.language = language
        """Id of the language of scripts, cards and screens."""
        self.settings_problems: tuple[Problem, ...] = ()
        """What could not be used of the settings on disk."""
        self.told: Callable[[Problem], object] = lambda problem: None
        """Is told what is wanting of a meeting that is read."""
        self._settings = settings
        self._shelves: dict[Path, Shelf] = {}
        self._initiatives: dict[Path, tuple[Session, Shelf, Initiative]] = {}

    @property
    def settings(self) -> Settings:
        """What the user has chosen; read once, and nothing where the file cannot be used."""
        if self._settings is None:
            from cocreation_tui.store.settings_file import kept_settings

            self._settings, self.settings_problems = kept_settings(self.workspace.root)
        return self._settings

    def keep_settings(self, settings: Settings) -> None:
        """Choose these settings, and keep them. Raises ``StoreError``; they hold for this run even then."""
        from cocreation_tui.store.settings_file import keep

        self._settings, self.settings_problems = settings, ()
        keep(self.workspace.root, settings)

    def meetings(self) -> tuple[MeetingEntry, ...]:
        """Every meeting, newest first."""
        return self.workspace.meetings()

    def what_meetings_leave(self, folder: Path) -> Shelf:
        """What every meeting in an initiative's folder leaves; what was read before, while its files are as they were."""
        from cocreation_tui.store.initiative_shelf import what_meetings_leave

        before = self._shelves.get(folder)
        shelf = what_meetings_leave(folder, None if before is None or before.problems else before)
        self._shelves[folder] = shelf
        return shelf

    def initiative(self, folder: Path, session: Session, shelf: Shelf) -> Initiative:
        """What an initiative's own session and its meetings tell of it; the same value while they tell the same."""
        from cocreation_tui.core.initiative.fold import initiative_of
        from cocreation_tui.core.initiative.meeting_record import held_of

        before = self._initiatives.get(folder)
        if before is None or before[1] is not shelf or before[0] != session:
            own = held_of(session, shelf.sharing is not None)
            before = session, shelf, initiative_of(own, session.zone, shelf.held, shelf.sharing)
            self._initiatives[folder] = before
        return before[2]

    def scripts(self) -> tuple[Script, ...]:
        """Session scripts in the language, the user's own among them."""
        from cocreation_tui.method.scripts import list_scripts

        return list_scripts(self.language, self.workspace.scripts)[0]

    def script(self, name_or_path: str) -> tuple[Script | None, tuple[Problem, ...]]:
        """A session script by id or path, and what is wrong with it."""
        from cocreation_tui.method.scripts import find_script

        return find_script(name_or_path, self.language, self.workspace.scripts)

    def card(self, card_id: str, language: str) -> Card | None:
        """A method card by id, the user's own first; None when there is none."""
        from cocreation_tui.method.cards import find_card

        return find_card(card_id, language, self.workspace.cards)[0]

    def cards(self, language: str) -> tuple[Card, ...]:
        """Every method card of a language by title, the user's own among them."""
        from cocreation_tui.method.cards import list_cards

        return list_cards(language, self.workspace.cards)[0]

    def participants(self, path: Path, sheet: str = "", encoding: str = "") -> Roster:
        """A list of participants from a CSV file or a sheet of a workbook, with an identity for everyone."""
        from cocreation_tui.desk.planning import new_person_id
        from cocreation_tui.method.participants import read_participants

        return read_participants(path, new_person_id, sheet, encoding)

    def plan(self, plan: Plan) -> Room:
        """Make a meeting of a plan and open it. Raises ``StoreError`` and ``Refused``."""
        from cocreation_tui.desk.planning import first_step
        from cocreation_tui.store.meeting_file import MeetingFile

        first, session = first_step(plan, self.clock.now())
        path = self.workspace.new_path(session.id, plan.folder)
        file = MeetingFile.create(path, first, session)
        return self._room(file, session)

    def open(self, path: Path, read: Read | None = None) -> Room:
        """Open a meeting where it stands; read-only when somebody else has it. Raises ``StoreError``.

        What was ``read`` a moment ago is not read again unless somebody has written since.
        """
        from cocreation_tui.store.meeting_file import MeetingFile

        file = MeetingFile.open(path, now=self.clock.now(), read=read and read.contents)
        same = read is not None and read.contents is file.contents
        return self._room(file, read.session if read is not None and same else file.session)

    def _room(self, file: MeetingFile, session: Session) -> Room:
        from cocreation_tui.desk.runner import Runner

        self.workspace.sweep(file.path.parent, self.clock.now())
        return Room(Runner(session, file, self.clock), file, self, file.path)

    def read(self, path: Path) -> Session:
        """A meeting as it is on disk, without a wish to write it; what is wanting of it is ``told``.

        Raises ``StoreError``, also for one that a newer version has written.
        """
        return self.look(path).session

    def look(self, path: Path, whole: bool = True) -> Read:
        """The same, to be opened afterwards; one that a newer version has written too unless it is to be ``whole``."""
        from cocreation_tui.store.meeting_file import MeetingFile
        from cocreation_tui.store.meeting_reader import HARMLESS

        with MeetingFile.open(path, read_only=True) as file:
            if whole and file.why == "store.newer":
                raise StoreError("store.newer-unreadable", path)
            for notice in file.notices:
                if notice.key != HARMLESS:
                    self.told(notice)
            return Read(file.contents, file.session)

    def backups(self, path: Path) -> tuple[int, int]:
        """How many backups a meeting has, and how many of them are good."""
        from cocreation_tui.store.backups import listed, verified

        found = listed(path)
        return len(found), sum(verified(backup) for backup in found)

    def restore(self, path: Path) -> tuple[Path, Path | None]:
        """Put the newest good backup in the place of a meeting's file; the backup, and the copy of what was there.

        Raises ``StoreError`` when there is no good backup, or somebody writes the meeting.
        """
        from cocreation_tui.store.backups import newest_good, restore

        backup = newest_good(path)
        if backup is None:
            raise StoreError("store.damaged-backup", path)
        return backup.path, restore(path, backup)

    def check_putting_away(self, path: Path) -> None:
        """Refuse, as a ``StoreError``, a meeting that another laptop writes: putting that away is for anchor persons."""
        from cocreation_tui.core.shared.streams import Part
        from cocreation_tui.store.shared_streams import read_shared, written_elsewhere

        if written_elsewhere(path) is not None:
            shared = read_shared(path.parent)
            if shared is None or shared.part is not Part.ANCHOR:
                raise StoreError("share.not-yours-to-put-away", path)

    def put_away(self, path: Path) -> Path:
        """Move a meeting where nothing lists or finds it; where its file is then. Raises ``StoreError``; it is then left."""
        from cocreation_tui.store.index import take_out_gone
        from cocreation_tui.store.putting_away import put_away

        away = put_away(path, self.clock.now())
        # The search looks what is there before it finds anything, so it finds it no more even then.
        with suppress(StoreError):
            take_out_gone(self.workspace.root)
        return away

    def minutes(self, session: Session, manner: Manner = USUAL) -> str:
        """The minutes of a meeting as of now, in its language, with as much of speaking as the settings say."""
        from cocreation_tui.export.minutes.minutes import minutes_markdown
        from cocreation_tui.export.minutes.speech import Speaking

        speaking = Speaking(self.settings.speaking_in_minutes)
        return minutes_markdown(session, self.clock.now(), Words(session.language), speaking, manner)

    @property
    def papers(self) -> Papers:
        """Minutes and newsletters as files in any format."""
        from cocreation_tui.desk.papers import Papers

        return Papers(self.workspace, self.minutes)

    def corrections(self, session: Session, manner: Manner = USUAL) -> str:
        """What the minutes tell otherwise than the version before them, in the meeting's language; empty for nothing."""
        from cocreation_tui.export.minutes.minutes import corrections_markdown

        return corrections_markdown(session, self.clock.now(), Words(session.language), manner)

    def save_minutes(self, session: Session, path: Path, text: str, manner: Manner = USUAL) -> Path:
        """Save minutes beside a meeting's file, and the next meeting beside them; where the minutes are.

        Minutes told otherwise than usual have a file of their own. Raises ``StoreError``.
        """
        from cocreation_tui.export.calendar import save_calendar
        from cocreation_tui.export.minutes.minutes import told_name
        from cocreation_tui.export.saving import save_minutes

        folder, words = self.workspace.minutes_folder(path), Words(session.language)
        saved = save_minutes(folder, told_name(session, manner, words), text.encode(), session.id)
        save_calendar(session, folder, words)
        return saved

    def why_read_only(self, journal: Journal, words: Words, zone: str) -> str:
        """Why a meeting cannot be written here, in words, and who holds it."""
        holder = getattr(journal, "holder", None)
        why = getattr(journal, "why", None) or "store.read-only"
        path = getattr(journal, "path", Path("-"))
        values = holder.names if holder else {}
        said = words(why, path=path.name, **values)
        if holder and holder.since:
            said += " " + words("banner.since", clock=clock_words(holder.since, zone))
        return words("banner.read-only", why=said)
