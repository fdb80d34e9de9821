"""The newsletter after a status meeting: to be read, saved, and noted as sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.beginnings import sent_on
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.reports.mailing import contacts_mailing
from cocreation_tui.core.reports.newsletter import Newsletter, newsletter_of
from cocreation_tui.core.session.commands.command import Command, Undo
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.export.document.formats import Format
from cocreation_tui.i18n.dates import short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.papers.going_out import Going, Wanted, addresses_of, mail_words
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.screens.papers.saved_words import saved_words
from cocreation_tui.tui.text import plain


class NewsletterScreen(MinutesScreen):
    """``NewsletterScreen(words, initiative, room, meeting="", closes=False)``: reads as it will be sent.

    ``words`` are those of the screens; the newsletter speaks the initiative's language. ``room`` is the initiative,
    open to be changed; ``meeting`` the status meeting, by default the last one begun. With ``closes`` the initiative
    is let go of when the screen is left. The keys of the language save it and note it as sent.
    """

    WHERE = Place.NEWSLETTER
    BINDINGS = bindings(Place.NEWSLETTER)

    def __init__(
        self,
        words: Words,
        initiative: Initiative,
        room: InitiativeRoom,
        meeting: str = "",
        closes: bool = False,
    ) -> None:
        self._newsletter = newsletter_of(initiative, meeting)
        super().__init__(words, _text(self._newsletter, words), "")
        self._room = room
        self._zone = initiative.zone
        self._closes = closes
        self._marked = False

    def compose(self) -> ComposeResult:
        """Whether it was sent and who has not written, the newsletter, the keys."""
        yield self.too_small
        yield Static(plain(self._standing()), id="minutes-saved")
        with VerticalScroll(id="minutes"):
            yield Markdown(self._text, open_links=False)
        key = "newsletter.keys" if self._newsletter else "page.hints"
        yield Static(plain(self.words(key, **self.keyboard.letters(Place.NEWSLETTER))), id="page-hints")

    def _standing(self) -> str:
        """Whether it was sent, and who has not written."""
        letter = self._newsletter
        if letter is None:
            return self.words("newsletter.none")
        sent = letter.sent and self.words(
            "newsletter.sent-on", day=short_day(letter.sent, self.words.language)
        )
        names = ", ".join(letter.missing)
        waiting = (
            self.words("newsletter.waiting", names=names) if names else self.words("newsletter.all-wrote")
        )
        return f"{sent or self.words('newsletter.draft')}\n{waiting}"

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "newsletter-save": partial(self.export, Format.MD),
            "newsletter-sent": self.send,
            "newsletter-unsend": self.unsend,
        }

    def export(self, wanted: Wanted) -> None:
        """Save it or a mail of it in the initiative's folder, or copy the addresses; it has no tables.

        What somebody has edited there is left alone.
        """
        letter = self._newsletter
        if letter is None or wanted is Going.TABLES:
            return
        if wanted is Going.ADDRESSES:
            self.went_out(addresses_of(contacts_mailing(letter.contacts), self.words, hidden=True))
        else:
            work = partial(self._save, letter, wanted)
            self.run_worker(work, thread=True, group="newsletter", exit_on_error=True)

    def _save(self, letter: Newsletter, wanted: Wanted) -> None:
        from cocreation_tui.desk.outgoing import save_newsletter_mail

        folder = self._room.folder
        try:
            if isinstance(wanted, Format):
                saved = self._room.papers.save_newsletter(folder, letter, wanted)
                self._path, said = str(saved.path), saved_words(saved, self.words)
            else:
                said = mail_words(*save_newsletter_mail(folder, letter), self.words)
        except StoreError as error:
            said = self.words(error.key, path=error.path.name, **error.values)
        self.app.call_from_thread(self._told, said)

    def copy_path(self) -> None:
        """Copy where it is, for pasting elsewhere."""
        if self._path:
            self.app.copy_to_clipboard(self._path)
            self.tell(self.words("newsletter.copied", path=self._path))
        else:
            self.tell(self.words("newsletter.not-saved-yet"))

    def send(self) -> None:
        """Note that it was sent today."""
        letter = self._newsletter
        if letter is None:
            return
        if letter.sent is not None:
            day = short_day(letter.sent, self.words.language)
            self.tell(self.words("newsletter.already-sent", day=day))
            return
        today = day_of(self._room.runner.clock.now(), self._zone)
        sent = FillForm("newsletter-sent", Kind.NOTE, letter.meeting, sent_on(today))
        self._have_done(sent, "newsletter.marked", marked=True)

    def unsend(self) -> None:
        """Take back that it was sent, when that was said here."""
        if self._marked:
            self._have_done(Undo(), "newsletter.unmarked", marked=False)

    def _have_done(self, command: Command, key: str, marked: bool) -> None:
        self.run_worker(
            partial(self._do, command, key, marked), thread=True, group="newsletter", exit_on_error=True
        )

    def _do(self, command: Command, key: str, marked: bool) -> None:
        """Carry out a command on the initiative, off the event loop."""
        runner = self._room.runner
        try:
            runner.do(command)
        except Refused as refusal:
            key = "newsletter.read-only" if runner.read_only else refusal.key
            self.app.call_from_thread(self._told, self.words(key, **refusal.values))
            return
        trouble = runner.trouble
        said = (
            self.words(trouble.key, path=trouble.path.name, **trouble.values) if trouble else self.words(key)
        )
        self.app.call_from_thread(self._done, said, marked)

    def _done(self, said: str, marked: bool) -> None:
        meeting = self._newsletter.meeting if self._newsletter else ""
        self._marked, self._newsletter = marked, newsletter_of(self._room.initiative, meeting)
        self._told(f"{said}\n{self._standing()}" if not marked else said)

    def _told(self, said: str) -> None:
        if self.is_attached:
            self.tell(said)

    async def on_unmount(self) -> None:
        """Let go of the initiative, when it was opened for this."""
        if self._closes:
            await asyncio.to_thread(_close, self._room.close)


def _text(letter: Newsletter | None, words: Words) -> str:
    from cocreation_tui.export.newsletter import newsletter_markdown

    return newsletter_markdown(letter, Words(letter.language)) if letter else words("newsletter.none")


def _close(close: Callable[[], None]) -> None:
    # What could not be folded is in the journal and comes back when it is opened again.
    with suppress(StoreError):
        close()
