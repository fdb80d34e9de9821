"""The newsletter of the initiative a meeting belongs to, opened from the meeting."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store.workspace import INITIATIVE_FILE
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.meeting.deck import Part

if TYPE_CHECKING:
    from cocreation_tui.desk.initiatives import InitiativeRoom
    from cocreation_tui.tui.screens.over_meeting.checklist_row import Check, Once


class NewsletterOf(Part):
    """Opens the newsletter; a status meeting offers it on its checklist."""

    @property
    def _initiative_folder(self) -> Path | None:
        """The folder of the initiative the meeting belongs to; None for a meeting on its own."""
        folder = self.room.path.parent if self.room.path else None
        return folder if folder and (folder / INITIATIVE_FILE).is_file() else None

    def newsletter_row(self) -> tuple[Check[Once], ...]:
        """The checklist's offer after a status meeting of an initiative; nothing after others."""
        from cocreation_tui.core.reports.newsletter import STATUS_MEETING
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Check, Once

        if self.session.script != STATUS_MEETING or self._initiative_folder is None:
            return ()
        return (
            Check(
                self.words("newsletter.offer"), Once.NEWSLETTER, None, self.words("newsletter.offer-detail")
            ),
        )

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "newsletter": self.newsletter,
        }

    def newsletter(self) -> None:
        """What a status meeting becomes, as it would be sent now."""
        folder = self._initiative_folder
        if folder is None:
            self.say(self.words("newsletter.no-initiative"), "$text-warning")
            return
        self.deck.in_thread(partial(self._open_newsletter, folder), "newsletter")

    def _open_newsletter(self, folder: Path) -> None:
        """Open the initiative; in a thread, for it may have many meetings."""
        from cocreation_tui.desk.initiatives import Initiatives

        try:
            room = Initiatives(self.room.desk).open(folder)
        except StoreError as error:
            said = self.words(error.key, path=error.path.name, **error.values)
            self.deck.from_thread(self.say, said, "$text-error")
            return
        self.deck.from_thread(self._show_newsletter, room)

    def _show_newsletter(self, room: InitiativeRoom) -> None:
        from cocreation_tui.core.reports.newsletter import STATUS_MEETING
        from cocreation_tui.tui.screens.papers.newsletter import NewsletterScreen

        meeting = self.session.id if self.session.script == STATUS_MEETING else ""
        self.deck.ask(NewsletterScreen(self.words, room.initiative, room, meeting, closes=True))
