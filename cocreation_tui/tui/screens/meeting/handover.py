"""Giving the meeting to somebody else, and the agenda as plain text for when nothing can be shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from cocreation_tui.desk.unfinished import open_drafts
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.meeting.deck import Part
from cocreation_tui.tui.text import lines, plain, styled
from cocreation_tui.tui.words.pages import Page

if TYPE_CHECKING:
    from cocreation_tui.core.reports.handover import OpenDraft
    from cocreation_tui.export.handover import Told


EDGES = 10
"""Columns of a page that are not for words."""


class HandingOver(Part):
    """A page for a co-facilitator, and one for the room."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "handover": self.hand_over,
            "paper-agenda": self.paper_agenda,
        }

    def hand_over(self) -> None:
        """What whoever takes over has to know; not while the room sees this screen, for notes are in it."""
        if self.deck.faces_room:
            self.say(self.words("audience.private", key=self.keyboard.first("face")), "$text-warning")
            return
        self.deck.in_thread(partial(self._read_drafts, self.room.path), "handover")

    def _read_drafts(self, path: Path | None) -> None:
        drafts = open_drafts(path)
        self.deck.from_thread(self._show_card, drafts)

    def _show_card(self, drafts: tuple[OpenDraft, ...]) -> None:
        from cocreation_tui.core.reports.handover import handover_of
        from cocreation_tui.export.handover import handover_parts, seen_words

        if self.deck.faces_room:
            return
        card = handover_of(self.session, self.room.runner.clock.now(), drafts)
        words = self.words
        rows: list[Content] = [styled(seen_words(card, words), "bold")]
        for part in handover_parts(card, words):
            rows += [plain(""), styled(part.title, "bold $text-secondary")]
            rows += [plain(told) for row in part.rows for told in self._rows(row)]
        rows += [plain(""), styled(words("handover.paper"), "$text-muted")]
        self._show(Page(words("handover.page"), lines(rows)), "handover")

    def _rows(self, told: Told) -> list[str]:
        from cocreation_tui.export.paper_agenda import wrapped

        return wrapped(told.text, "    " if told.under else "  - ", self._columns)

    @property
    def _columns(self) -> int:
        """Columns of a page."""
        from cocreation_tui.export.paper_agenda import COLUMNS

        return max(20, min(COLUMNS, self.deck.size.width - EDGES))

    def paper_agenda(self) -> None:
        """The agenda with expected clock times; names as the room sees them."""
        from cocreation_tui.core.reports.paper_agenda import paper_agenda_of
        from cocreation_tui.export.paper_agenda import paper_agenda_text

        names = not self.room.showing.hide_names
        paper = paper_agenda_of(self.session, self.room.runner.clock.now(), names)
        text = paper_agenda_text(paper, self.words, self._columns)
        self._show(Page(self.words("paper.page"), plain(text)), "paper-agenda")

    def _show(self, page: Page, key: str) -> None:
        from cocreation_tui.tui.screens.dialogs.page import PageScreen

        self.deck.ask(PageScreen(self.words, (page,), self.keyboard.keys(key)))
