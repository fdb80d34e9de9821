"""Sharing from an initiative's screen: exchanging beside the keys, ways, codes, files, and who writes a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.export.laptops import awaited_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.shared_streams import is_shared, read_shared
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.initiative.going import GoingActions
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row
from cocreation_tui.tui.screens.initiative.targets import Alone, OnSharing
from cocreation_tui.tui.screens.laptops.slowly import Result, slowly

if TYPE_CHECKING:
    from cocreation_tui.core.ground.arrived import Arrived
    from cocreation_tui.desk.hearing_of import Ear
    from cocreation_tui.desk.together import Codes, Status, Together
    from cocreation_tui.share.news import Exchanged
    from cocreation_tui.share.room_address import OnWall
    from cocreation_tui.store.shared_streams import Shared
    from cocreation_tui.store.shared_streams import Way as Carried

EVERY = 240.0
"""Seconds between exchanges while the screen is open."""
SHARING_DEEDS = frozenset(
    {
        Alone.SHARE_NOW, Alone.ADD_FOLDER, Alone.ADD_SERVER, Alone.ROOM, Alone.END_ROOM, Alone.CODE, Alone.ANCHORS_CODE,
        Alone.PACK, Alone.BRING_IN,
    }
)  # fmt: skip
"""What is done on the page of who shares the initiative."""


class SharingActions(GoingActions):
    """All that is done about sharing; nothing of it before the initiative is shared, or somebody wishes it."""

    def __init__(self, desk: Desk, words: Words, room: InitiativeRoom) -> None:
        super().__init__(desk, words, room)
        self._shared = is_shared(room.folder)
        self._busy = False
        self._status: Status | None = None
        self._exchanged: Exchanged | None = None
        self._share = ""
        self._ear: Ear | None = None

    @property
    def together(self) -> Together:
        """The sharing of the workspace."""
        from cocreation_tui.desk.together import Together

        return Together(self._desk, hearing=partial(self.app.call_from_thread, self._hear))

    def _hear(self, heads: tuple[Arrived, ...]) -> None:
        """Note what has arrived: this screen has the initiative's notes open."""
        from cocreation_tui.core.session.commands.laptops import HearOthers

        with suppress(Refused):
            self.room.runner.do(HearOthers(heads))

    def on_mount(self) -> None:
        """Share what waits once the screen is there, and again from time to time."""
        if self._shared:
            self.call_after_refresh(self._begin_sharing)

    def on_unmount(self) -> None:
        """Listen no more."""
        if self._ear is not None:
            self._ear.stop()

    def _begin_sharing(self) -> None:
        self.read_status(self.exchange_quietly)
        self.set_interval(EVERY, self.exchange_quietly)
        if self._ear is None:
            from cocreation_tui.desk.hearing_of import Ear

            heard = partial(self.app.call_from_thread, self.exchange_quietly)
            self._ear = Ear(self.together, self.room.folder, heard)
            self._ear.start()

    # How it stands

    def sharing_rows(self, look: Look) -> Iterable[Row]:
        """The rows of the page."""
        from cocreation_tui.tui.screens.initiative.shared_page import Sharing, rows

        now, words = self._desk.clock.now(), self.words
        wanting = awaited_words(self.room.awaited, self.known.zone, words) if self._shared else ""
        known = (self._shared, self._busy, self._status, self._exchanged, self._share, wanting)
        return rows(look, Sharing(now, *known, self.wall))

    @property
    def wall(self) -> OnWall | None:
        """What the tables in the room type; None where no room is open."""
        return None

    def slowly(self, act: Callable[[], Result], then: Callable[[Result], object]) -> None:
        """Do something slow beside the keys, and go on with it; what gets in the way is said."""
        slowly(self, act, then, self._failed)

    def _failed(self, failure: Exception) -> None:
        from cocreation_tui.desk.told_sharing import FAILURES, failure_words

        self._busy = False
        assert isinstance(failure, FAILURES)
        self.renew()
        self.say(failure_words(failure, self.words), "bold $text-warning")

    def read_status(self, then: Callable[[], object] = lambda: None) -> None:
        """Read how it stands beside the keys, show it, and go on."""
        from cocreation_tui.desk.told_sharing import waiting_words

        def told(found: tuple[Status | None, Shared | None]) -> None:
            status, shared = found
            self._status, self._shared = status, status is not None
            self._share = shared.share if shared else ""
            self.unshared = waiting_words(status.waiting, self.words) if status else ""
            self.renew()
            then()

        folder = self.room.folder
        self.slowly(lambda: (self.together.status(folder), read_shared(folder)), told)

    # Exchanging

    def exchange_quietly(self) -> None:
        """Exchange where there is a way, and say nothing of it but what came."""
        if self._status is not None and self._status.ways:
            self._exchange(self._came_quietly, self._not_now)

    def share_now(self) -> None:
        """Exchange by every way, and say what it came to."""
        if self._busy:
            return
        if not (self._status and self._status.ways):
            self.say(
                self.words("together.no-way" if self._shared else "together.not-shared"), "$text-warning"
            )
            self.page = OnSharing()
            return
        self._exchange(self._came, self._failed)
        self.renew()
        self.say(self.words("together.sharing"), "$text-accent", lasting=True)

    def _not_now(self, failure: Exception) -> None:
        """Nobody has asked for it: the page tells what is the trouble, and the next time is soon."""
        self._busy = False

    def _exchange(self, then: Callable[[Exchanged], None], failed: Callable[[Exception], None]) -> None:
        if self._busy:
            return
        self._busy = True

        def done(exchanged: Exchanged) -> None:
            self._busy = False
            self._take_up(exchanged)
            then(exchanged)
            self.read_status()

        slowly(self, partial(self.together.exchange, self.room.folder), done, failed)

    def _take_up(self, exchanged: Exchanged) -> None:
        """Show what has come."""
        self._exchanged = exchanged if exchanged.came or exchanged.sent else self._exchanged
        if exchanged.came:
            self.room.look()
            self.renew()
            self.follow_on_poster()

    def _came(self, exchanged: Exchanged) -> None:
        from cocreation_tui.desk.told_sharing import exchanged_words

        style = "bold $text-warning" if exchanged.troubles else "$text-success"
        self.say(exchanged_words(exchanged, self.words), style)

    def _came_quietly(self, exchanged: Exchanged) -> None:
        if exchanged.came or exchanged.identity:
            self._came(exchanged)

    # What is done on the page

    def sharing_act(self, deed: Alone) -> Callable[[], None]:
        """What is done with nothing to say what about."""
        acts: dict[Alone, Callable[[], None]] = {
            Alone.SHARING: self.action_sharing,
            Alone.SHARE_NOW: self.share_now,
            Alone.ADD_FOLDER: self._ask_folder,
            Alone.ADD_SERVER: self._ask_server,
            Alone.CODE: partial(self._show_code, False),
            Alone.ANCHORS_CODE: self._ask_anchors_code,
            Alone.PACK: self._ask_pack,
            Alone.BRING_IN: self._bring_in,
        }
        return acts[deed]

    def action_sharing(self) -> None:
        """Who is with us, what came and what waits."""
        self.page = OnSharing()
        if self._shared:
            self.read_status()

    def _ask_folder(self) -> None:
        from cocreation_tui.tui.screens.laptops.way_asked import FolderScreen

        self.app.push_screen(
            FolderScreen(self.words, self._desk.workspace.root, self._desk.settings.name), self._set_up
        )

    def _ask_server(self) -> None:
        from cocreation_tui.tui.screens.laptops.way_asked import ServerScreen

        self.app.push_screen(ServerScreen(self.words, self._desk.settings.name), self._set_up)

    def _set_up(self, asked: tuple[Carried, str] | None) -> None:
        if asked is None:
            return
        from cocreation_tui.desk.told_sharing import call_oneself

        way, name = asked

        def set_up() -> Carried:
            call_oneself(self._desk, name)
            self.together.begin(self.room.folder)
            self.together.set_up(self.room.folder, way)
            return way

        self.say(self.words("together.sharing"), "$text-accent", lasting=True)
        slowly(self, set_up, self._was_set_up, self._was_not_set_up)

    def _was_not_set_up(self, failure: Exception) -> None:
        """Say why; the initiative has its identity from now on, which an administrator asks for."""
        from cocreation_tui.share.carrier import NO_PART

        self._failed(failure)
        if not is_shared(self.room.folder):
            return
        not_let_in = getattr(failure, "key", "") == NO_PART
        self.read_status(self._say_id if not_let_in else lambda: None)

    def _say_id(self) -> None:
        self.say(self.words("together.ask-administrator", id=self._share), "bold $text-warning", lasting=True)

    def _was_set_up(self, way: Carried) -> None:
        from cocreation_tui.desk.told_sharing import by_way_words

        begins, self._shared = not self._shared, True
        self.say(self.words("together.is-set-up", where=by_way_words(way, self.words)))
        if begins:
            self._begin_sharing()
        else:
            self.read_status(self.exchange_quietly)

    def stop_way(self, about: str) -> None:
        """Share by a way no more, after a question."""
        from cocreation_tui.desk.told_sharing import by_way_words
        from cocreation_tui.tui.screens.initiative.shared_page import way_id

        ways = self._status.ways if self._status else ()
        way = next((one for one in ways if way_id(one) == about), None)
        if way is None:
            return
        where = by_way_words(way, self.words)

        def stopped(_: object) -> None:
            self.say(self.words("together.stopped", where=where))
            self.read_status()

        stop = partial(self.together.take_down, self.room.folder, way)
        answers = (
            Answer(self.words("together.stop-leave")),
            Answer(
                self.words("together.stop"),
                self.words("together.stop-follows"),
                act=lambda: self.slowly(stop, stopped),
            ),
        )
        self.ask(self.words("together.stop-question", where=where), answers)

    def ask(self, question: str, answers: tuple[Answer, ...]) -> None:
        """Ask, and do what is answered."""
        self.app.push_screen(
            QuestionScreen(self.words, question, answers), lambda act: act() if act else None
        )

    # Codes and files

    def _ask_anchors_code(self) -> None:
        answers = (
            Answer(self.words("together.wall-leave")),
            Answer(
                self.words("together.wall-show"),
                self.words("together.wall-show-follows"),
                act=partial(self._show_code, True),
            ),
        )
        self.ask(self.words("together.wall-question"), answers)

    def _show_code(self, anchors: bool) -> None:
        self.slowly(partial(self.together.codes, self.room.folder), partial(self._code_known, anchors))

    def _code_known(self, anchors: bool, codes: Codes) -> None:
        from cocreation_tui.tui.screens.laptops.code_on_wall import CodeOnWall

        code = codes.anchors if anchors else codes.others
        if not code:
            self.say(self.words("together.no-anchors-code"), "$text-warning")
            return
        if not self.is_active:
            return
        key = "together.wall-anchors" if anchors else "together.wall-others"
        self.app.push_screen(CodeOnWall(self.words, self.words(key, name=self.known.name), code))

    def _ask_pack(self) -> None:
        from cocreation_tui.store.locations import own_papers
        from cocreation_tui.tui.screens.laptops.pack_asked import PackScreen, suggested

        target = suggested(self.room.folder.name, self.look.today, own_papers())
        self.app.push_screen(PackScreen(self.words, self.known, target), self._pack)

    def _pack(self, asked: tuple[Path, str] | None) -> None:
        if asked is None:
            return
        target, platform = asked

        def pack() -> Path:
            self.together.begin(self.room.folder)
            self.together.pack(self.room.folder, target, platform)
            return target

        self.slowly(pack, self._packed)

    def _packed(self, path: Path) -> None:
        """Say where it is, and offer to copy that: it is to be found again when it is sent."""
        from cocreation_tui.tui.words.file_names import from_home

        shown = UNSAFE.sub("", from_home(path))
        told = self.words("together.packed", path=shown)

        def copy() -> None:
            self.app.copy_to_clipboard(str(path))
            self.say(self.words("minutes.copied", path=shown), lasting=True)

        self.say(told, lasting=True)
        self.read_status()
        if self.is_active:
            label, follows = self.words("key.minutes-copy"), self.words("together.packed-copy")
            self.ask(told, (Answer(self.words("together.packed-good")), Answer(label, follows, act=copy)))

    def _bring_in(self) -> None:
        from cocreation_tui.tui.screens.laptops.arriving import Arriving

        Arriving(self, self._desk, self.words, self.say, self._brought_in).bring_in()

    def _brought_in(self, folder: Path) -> None:
        if folder == self.room.folder:
            self.room.look()
            self.read_status()
