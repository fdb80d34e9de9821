"""Searching everything that was said and decided, while one types; Enter leads to its moment in the minutes."""

from __future__ import annotations

from functools import partial

from textual.binding import Binding
from textual.widgets import Input, OptionList

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.desk.searching import Moment, is_between, moment_of
from cocreation_tui.store.index import Hit
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import FilterInput
from cocreation_tui.tui.screens.papers.find_live import FindLive
from cocreation_tui.tui.screens.papers.hit_rows import VIEWS, found_words, hit_page
from cocreation_tui.tui.text import fit


class FindScreen(FindLive):
    """What is found, and the ways from it: to its moment in the minutes, or back to the meeting that is open."""

    BINDINGS = [*bindings(Place.FIND), Binding("escape", "back", show=False)]

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {"find-kind": self.next_view, "find-scope": self.turn_scope}

    def hints(self) -> list[tuple[str, str]]:
        """The keys that apply now, the most needed first."""
        key, words = self.keyboard.first, self.words
        hit = self.chosen
        enter = (
            [("Enter", words("found.hint-here" if hit and self._is_here(hit) else "found.hint-enter"))]
            if hit
            else []
        )
        scope = (
            words("found.hint-scope", name=fit(self.scope_name(), 24))
            if self.everywhere
            else words("found.hint-everywhere")
        )
        scopes = [(key("find-scope"), scope)] if self._folder else []
        return [
            *enter,
            (key("find-kind"), words("found.hint-kind")),
            *scopes,
            ("Esc", words("found.hint-back")),
        ]

    @property
    def chosen(self) -> Hit | None:
        """What is highlighted; None for nothing."""
        return self._hits.get(self.chosen_key)

    def action_move(self, by: int) -> None:
        """Move in the list while words are typed."""
        rows = self.query_one(OptionList)
        if self._hits:
            rows.highlighted = max(0, min((rows.highlighted or 0) + by, len(self._hits) - 1))

    def next_view(self) -> None:
        """Show the next kind."""
        order = list(VIEWS)
        self.view = order[(order.index(self.view) + 1) % len(order)]

    def turn_scope(self) -> None:
        """Search the initiative that is open alone, or everywhere again."""
        if self._folder is not None:
            self.everywhere = not self.everywhere

    def action_back(self) -> None:
        """Empty the field; when it is empty, go back."""
        field = self.query_one(FilterInput)
        if field.value:
            field.value = ""
        else:
            self.dismiss(None)

    # Opening what was found

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what is highlighted."""
        event.stop()
        self._open(self.chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was clicked."""
        event.stop()
        self._open(self._hits.get(event.option_id or ""))

    def _is_here(self, hit: Hit) -> bool:
        """Whether it was caught in the meeting that is open."""
        room = self._room
        return (
            room is not None
            and room.path == hit.meeting.path
            and room.runner.session.capture(CaptureId(hit.said.id)) is not None
        )

    def _open(self, hit: Hit | None) -> None:
        if hit is None:
            return
        if self._is_here(hit):
            self.dismiss(hit.said.id)
        elif is_between(hit):
            self.app.push_screen(
                PageScreen(self.words, (hit_page(hit, self._wanted, self.words),), large=True)
            )
        else:
            self.run_worker(
                partial(self._tell_minutes, hit), thread=True, group="find-minutes", exit_on_error=True
            )

    def _tell_minutes(self, hit: Hit) -> None:
        room = self._room
        session = room.runner.session if room and room.path == hit.meeting.path else None
        try:
            moment = moment_of(self._desk, hit, session)
        except StoreError as error:
            self.app.call_from_thread(self._tell, error)
        else:
            self.app.call_from_thread(self._show_minutes, hit, moment)

    def _show_minutes(self, hit: Hit, moment: Moment) -> None:
        from cocreation_tui.tui.screens.papers.past_minutes import PastMinutesScreen

        if self.is_active:
            key = "found.nowhere" if moment.line is None else "found.in-minutes"
            said = found_words(hit, self.words, key)
            path, session, line = hit.meeting.path, moment.session, moment.line
            self.app.push_screen(PastMinutesScreen(self.words, self._desk, path, said, session, line))
