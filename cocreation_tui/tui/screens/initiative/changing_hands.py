"""Which laptop writes a meeting: given to another one, and gone on with here when its laptop is gone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.initiative.initiative import Met
from cocreation_tui.tui.screens.dialogs.question import Answer
from cocreation_tui.tui.screens.initiative.room_acts import RoomActions
from cocreation_tui.tui.screens.initiative.targets import Way

if TYPE_CHECKING:
    from cocreation_tui.desk.together import Member, Status


class ChangingHands(RoomActions):
    """Handing over and taking over."""

    @property
    def theirs(self) -> bool:
        """Whether another laptop writes the highlighted meeting."""
        met = self.chosen_meeting
        whose = self.room.whose(met.id) if met else None
        return whose is not None and not whose.here

    @property
    def hand_over_words(self) -> str:
        """What the key for it does with the highlighted meeting; empty where it is closed, and nobody goes on with it."""
        met = self.chosen_meeting
        if not self._shared or met is None or met.closed_at is not None:
            return ""
        return self.words("together.hint-take-over" if self.theirs else "together.hint-hand-over")

    def hand_over(self) -> None:
        """Give the highlighted meeting to another laptop; one of another laptop is gone on with here."""
        met = self.chosen_meeting
        if not self._shared or met is None:
            key = "together.no-meeting" if self._shared else "together.not-shared"
            self.say(self.words(key), "$text-warning")
            return
        from cocreation_tui.store.shared_streams import written_elsewhere

        path = self.room.folder / f"{met.id}.json"
        self.slowly(
            lambda: (written_elsewhere(path), self.together.status(self.room.folder)),
            lambda found: self._writer_known(met, path, found[0].head.writer if found[0] else "", found[1]),
        )

    def _writer_known(self, met: Met, path: Path, writer: str, status: Status | None) -> None:
        from cocreation_tui.desk.told_sharing import name_of, part_words

        members = status.members if status else ()
        if writer:
            name = next((name_of(one, self.words) for one in members if one.laptop == writer), writer[:6])
            if met.closed_at is None:
                self._ask_take_over(met, path, name)
            else:
                self.say(self.words("share.is-closed", name=name), "$text-warning")
            return
        ways = [
            Way(
                name_of(one, self.words),
                partial(self._hand_to, met, path, one),
                part_words(one.part, one.platforms, self.words),
            )
            for one in members
            if not one.here
        ]
        if ways:
            self.pick(self.words("together.hand-title", title=met.title), ways)
        else:
            self.say(self.words("together.hand-nobody"), "$text-warning")

    def _hand_to(self, met: Met, path: Path, to: Member) -> None:
        from cocreation_tui.desk.told_sharing import name_of

        def handed(_: object) -> None:
            self._changed_hands("together.handed", met.title, name=name_of(to, self.words))

        self.slowly(partial(self.together.hand_over, path, to.laptop), handed)

    def _ask_take_over(self, met: Met, path: Path, name: str) -> None:
        def taken(_: object) -> None:
            self._changed_hands("together.over-done", met.title)

        take = partial(self.together.take_over, path)
        answers = (
            Answer(self.words("together.over-leave")),
            Answer(
                self.words("together.over-do"),
                self.words("together.over-follows"),
                act=lambda: self.slowly(take, taken),
            ),
        )
        self.ask(self.words("together.over-question", title=met.title, name=name), answers)

    def _changed_hands(self, key: str, title: str, **values: str) -> None:
        self.room.look()
        self.renew()
        self.say(self.words(key, title=title, **values))
        self.read_status(self.exchange_quietly)
