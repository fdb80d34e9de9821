"""Ways on from an initiative: a meeting to start or to open, minutes, poster, newsletter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.beginnings import sent_on
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.initiative.advising import PLATFORM_MEETINGS
from cocreation_tui.core.initiative.initiative import Met
from cocreation_tui.core.initiative.rhythm import due
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.home.opening_again import open_again
from cocreation_tui.tui.screens.home.putting_away import ask_to_put_away
from cocreation_tui.tui.screens.initiative.next_steps import NO_MEETING, NextSteps
from cocreation_tui.tui.screens.initiative.targets import Deed, Way

if TYPE_CHECKING:
    from pathlib import Path

    from cocreation_tui.core.reports.poster import Poster
    from cocreation_tui.tui.screens.ways import Ways


class GoingActions(NextSteps):
    """Starting a meeting, opening what was held, and what follows from it."""

    @property
    def _places(self) -> Ways:
        return cast("Ways", self.app)

    # Meetings

    def action_start(self) -> None:
        """Start a meeting: with the actor that is highlighted, else what is due next, on the platform that is shown if one is."""
        actor = self.chosen_actor
        if actor is not None:
            self.meet(actor.name)
            return
        platform = self.platform.name if self.platform else ""
        # The platform is said only where one is shown: what is due next may be due on several.
        self.start(self._next_script(platform), platform)

    def _next_script(self, platform: str) -> str:
        """The script of what is due next; on a platform that waits for nothing, its first one that was not held there."""
        waiting = (
            one.duty.value
            for one in due(self.known)
            if one.duty not in NO_MEETING and one.planned is None
            if not platform or one.platform == platform
        )
        found = next(waiting, "")
        if found or not platform:
            return found
        anew = (one for one in PLATFORM_MEETINGS if not self.known.held(one, platform))
        return next(anew, PLATFORM_MEETINGS[-1])

    def start(
        self,
        script: str,
        platform: str = "",
        actor: str = "",
        day: date | None = None,
        agreed: Mapping[str, str] | None = None,
    ) -> None:
        """Open the form of a new meeting of this initiative; what was ``agreed`` on stands where nothing has been typed."""
        from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen

        kept, wanted = (
            self._places.kept_form,
            {
                "initiative": self.room.folder.name,
                "platform": platform,
                "actor": actor,
            },
        )
        wanted |= {"script": script} if script else {}
        if any(kept.get(name, "").rpartition("/")[2] != text for name, text in wanted.items()):
            # What was typed was meant for another meeting.
            kept.clear()
        kept |= wanted
        day = day or self._agreed_day(script, platform)
        if day is not None and not kept.get("date"):
            kept["date"] = day.isoformat()
        kept |= {name: text for name, text in (agreed or {}).items() if text and not kept.get(name)}
        self.app.push_screen(NewMeetingScreen(self._desk, self.words, kept), self._made)

    def _agreed_day(self, script: str, platform: str) -> date | None:
        """The day a platform has agreed on for its next meeting, when it lies ahead; None for other meetings."""
        found = self.known.platform(platform) if platform and script in PLATFORM_MEETINGS else None
        day = found.next_meeting if found else None
        return day if day is not None and day >= self.look.today else None

    def _made(self, room: Room | None) -> None:
        if room is not None:
            self.leave(room)

    def open_meeting(self, meeting: str) -> None:
        """The minutes of a meeting that was held; a meeting that was not is opened."""
        met = self._met(meeting)
        if met is None:
            return
        if met.closed_at is None:
            self.enter(met)
        else:
            self.trying(lambda: self._show_minutes(met))

    def _met(self, meeting: str) -> Met | None:
        return next((met for met in self.known.meetings if met.id == meeting), None)

    @property
    def chosen_meeting(self) -> Met | None:
        """The meeting whose row is highlighted; None for other rows."""
        target = self.chosen.target if self.chosen else None
        return self._met(target.about) if target and target.deed is Deed.MEETING else None

    def open_held(self) -> None:
        """Open a meeting that was held, to set something right."""
        met = self.chosen_meeting
        if met is not None:
            self.enter(met)

    def put_away(self) -> None:
        """Put the meeting that is chosen away, after a question."""
        met = self.chosen_meeting
        if met is not None:
            what = met.title, self.room.folder / f"{met.id}.json"
            ask_to_put_away(self.app, self._desk, self.words, what, self.trying, self._was_put_away)

    def _was_put_away(self, told: str) -> None:
        self.room.look()
        self.renew()
        self.say(told)

    def enter(self, met: Met) -> None:
        """Open a meeting."""
        path = self.room.folder / f"{met.id}.json"
        anew = partial(self._anew, met)
        open_again(self.app, self._desk, self.words, path, self.trying, self.leave, anew)

    def _anew(self, met: Met, script: str) -> None:
        """Plan a meeting instead of one that was left open, on the same platform."""
        self.room.look()
        self.renew()
        self.start(script, met.platforms[0] if script in PLATFORM_MEETINGS and met.platforms else "")

    def _show_minutes(self, met: Met) -> None:
        from cocreation_tui.tui.screens.papers.past_minutes import PastMinutesScreen

        path = self.room.folder / f"{met.id}.json"
        saved = self.words("home.minutes", path=str(self.room.folder / "minutes"))
        self.app.push_screen(PastMinutesScreen(self.words, self._desk, path, saved))

    # Tasks, poster and newsletter

    def open_tasks(self) -> None:
        """Go to the tasks of the initiative; from there one may want to go Home at once."""
        from cocreation_tui.tui.screens.initiative.tasks import TasksScreen

        screen = TasksScreen(self._desk, self.words, self.room)
        self.app.push_screen(screen, lambda home: self.leave() if home else None)

    def search(self) -> None:
        """Search everything that was said; this initiative alone by a key."""
        from cocreation_tui.tui.screens.papers.find import FindScreen

        self.app.push_screen(FindScreen(self._desk, self.words, folder=self.room.folder))

    def choose_sent(self) -> None:
        """Choose the meeting whose newsletter was sent, where that has not been said."""
        done = {sent for sent, _ in self.known.sent}
        waiting = [met for met in reversed(self.known.held("status-meeting")) if met.id not in done]
        if waiting:
            ways = [Way(met.title, partial(self._sent, met), self.look.on(met.start)) for met in waiting]
            self.pick(self.words("initiative.sent-title"), ways)
        else:
            self.say(self.words("initiative.nothing-to-send"), "$text-warning")

    def _sent(self, met: Met) -> None:
        today = day_of(self._desk.clock.now(), self.known.zone)
        sent = FillForm("newsletter-sent", Kind.NOTE, met.id, sent_on(today))
        self.do(sent, lambda before, after: self.say(self.words("initiative.was-sent", title=met.title)))

    def action_poster(self) -> None:
        """The initiative on one page."""
        from cocreation_tui.tui.screens.papers.poster import PosterScreen

        self.app.push_screen(PosterScreen(self.words, *self._poster_now()))

    def _poster_now(self) -> tuple[Poster, Callable[[], tuple[Path, ...]]]:
        """The poster as of today, and what saves it."""
        from cocreation_tui.core.reports.poster import poster_of
        from cocreation_tui.export.poster.poster import save_poster

        poster = poster_of(self.known, self.look.today)
        return poster, partial(save_poster, self.room.folder, poster)

    def follow_on_poster(self) -> None:
        """Let a poster that is shown be as the initiative is now."""
        from cocreation_tui.tui.screens.papers.poster import PosterScreen

        if isinstance(self.app.screen, PosterScreen):
            self.app.screen.follow(*self._poster_now())

    def save_calendar(self) -> None:
        """Save what is planned and due as a calendar."""
        self.run_worker(self._save_calendar, thread=True, group="calendar", exit_on_error=True)

    def _save_calendar(self) -> None:
        from cocreation_tui.desk.outgoing import save_initiative_calendar

        try:
            path = save_initiative_calendar(self._desk, self.room.folder, self.known)
            said = self.words("calendar.saved", path=path)
        except StoreError as error:
            said = self.words(error.key, path=error.path.name, **error.values)
        self.app.call_from_thread(self.say, said)

    def save_whole(self) -> None:
        """Save everything it has come to in one folder, and tell how far that is."""
        self.run_worker(self._save_whole, thread=True, group="whole", exclusive=True, exit_on_error=True)

    def _save_whole(self) -> None:
        from cocreation_tui.desk.whole_folder import default_target, pieces, write_all

        words, known = Words(self.known.language), self.known
        target = default_target(self.room.folder, words)
        wanted, count, trouble = pieces(self._desk, self.room.folder, known), 0, ""
        try:
            for n, written in enumerate(write_all(wanted, target, known.name), 1):
                count += len(written.paths)
                if written.problem:
                    trouble = self.words(
                        written.problem.key, path=written.problem.path.name, **written.problem.values
                    )
                said = self.words("whole.making", what=wanted[n - 1].called, n=n, of=len(wanted))
                self.app.call_from_thread(self.say, said, lasting=True)
        except StoreError as error:
            trouble = self.words(error.key, path=error.path.name, **error.values)
        done = self.words("whole.saved", n=count, path=str(target), internal=words("whole.internal"))
        self.app.call_from_thread(self.say, trouble or done, "$text-warning" if trouble else "$text-success")

    def action_newsletter(self) -> None:
        """What all actors get after the last status meeting."""
        self.open_newsletter("")

    def open_newsletter(self, meeting: str) -> None:
        """Open what all actors get after a meeting."""
        from cocreation_tui.tui.screens.papers.newsletter import NewsletterScreen

        self.app.push_screen(NewsletterScreen(self.words, self.known, self.room, meeting))
