"""What every page of an initiative is made of: rows that are listed, and pages that are read in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.form import DONT_KNOW, FieldType
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.initiative import Initiative, Noted
from cocreation_tui.export.minutes.forms import field_label
from cocreation_tui.i18n.dates import near_day, plain_day, short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.initiative.targets import OnlyRead, Target
from cocreation_tui.tui.text import Part, fit, line, lines, plain, styled, width
from cocreation_tui.tui.words.pages import Page

if TYPE_CHECKING:
    from cocreation_tui.store.shared_streams import Whose

EDGE = 8
"""Columns of the list that are not for words: margins, padding, scrollbar."""
WIDE = 104
"""Columns from which a platform has room for everything on one line."""


@dataclass(frozen=True, slots=True)
class Look:
    """An initiative as it is looked at: everything a page is made from."""

    initiative: Initiative
    """What is known."""
    words: Words
    """The language."""
    today: date
    """The day it is."""
    own: SessionId
    """Identity of what the initiative keeps about itself."""
    columns: int
    """Columns of the window."""
    unread: int = 0
    """How many of its meetings could not be read."""
    at: str = ""
    """The platform whose page it is; empty for the pages of the whole initiative."""
    written_by: Callable[[SessionId], str] = lambda source: ""
    """Who wrote notes on another laptop; empty for those of this one."""
    unshared: str = ""
    """What of it is not yet shared, in words; empty for nothing."""
    whose: Callable[[SessionId], Whose | None] = lambda meeting: None
    """Whose a meeting is that is not of this laptop alone."""

    @property
    def room(self) -> int:
        """Columns that a row has for its words."""
        return max(20, self.columns - EDGE)

    def day(self, instant: datetime) -> date:
        """The day of an instant in the initiative's time zone."""
        return day_of(instant, self.initiative.zone)

    def on(self, when: date | datetime) -> str:
        """A day of the history: ``21. nov. 2026``."""
        return plain_day(self.day(when) if isinstance(when, datetime) else when, self.words.language)

    def near(self, day: date) -> str:
        """A day that lies near: ``lør. 21. nov.``."""
        return near_day(day, self.today, self.words.language)

    def place(self, platform: str, cells: int) -> str:
        """The platform something concerns, unless the page is about that one alone; with a gap before it."""
        return "" if not platform or platform == self.at else f"   {fit(platform, cells)}"

    def where(self, source: SessionId) -> str:
        """The meeting something was said in; between meetings for the initiative itself, and by whom on another laptop."""
        met = next((met.title for met in self.initiative.meetings if met.id == source), "")
        if name := "" if met else self.written_by(source):
            return self.words("laptops.noted-by", name=name)
        return met or self.words("initiative.between")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page."""

    content: Content
    """What it shows, on one line or a few."""
    what: Target | OnlyRead | None = None
    """What Enter does; None for a heading, which Enter never reaches."""
    full: Callable[[], Page] | None = None
    """All of it, to be read; None when the row shows everything."""

    @property
    def id(self) -> str:
        """What tells it from other rows; empty for a heading."""
        return self.what.id if self.what else ""

    @property
    def target(self) -> Target | None:
        """What Enter does; None for what is only read."""
        return self.what if isinstance(self.what, Target) else None


def heading(text: str, told: str = "") -> Row:
    """The title of a part of a page."""
    return Row(line((text, "bold $text-secondary"), (f"   {told}" if told else "", "$text-muted")))


def gap() -> Row:
    """An empty line between two parts."""
    return Row(plain(""))


def told(look: Look, mark: str, text: str, *rest: Part) -> Content:
    """A line whose words give way to what is told of them at the end."""
    end = line(*rest)
    room = look.room - width(mark) - width(end.plain)
    return line((mark, "bold"), fit(flat(text), max(16, room)), end)


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def empty(look: Look, key: str) -> Row:
    """That there is nothing here, and how that changes."""
    return Row(styled(fit(look.words(key), look.room), "$text-muted"), OnlyRead(f"none:{key}"))


def more(look: Look, key: str, target: Target, mark: str = "+") -> Row:
    """A row that adds something, or leads to somewhere else."""
    return Row(styled(f"{mark} {look.words(key)}", "$text-primary"), target)


def noted_page(look: Look, noted: Noted, title: str = "") -> Page:
    """Everything that was caught, to be read aloud."""
    words, capture = look.words, noted.capture
    rows: list[Content] = [styled(capture.text, "bold"), plain("")]
    for label, text in _fields(look, noted):
        rows += [styled(label, "$text-secondary"), plain(text), plain("")]
    about = [words(f"kind.{capture.kind.value}"), noted.platform, noted.owner]
    about += [words("initiative.due-by", day=look.near(capture.due))] if capture.due else []
    about += [look.on(capture.at), look.where(noted.source)]
    rows.append(styled(" · ".join(filter(None, about)), "$text-muted"))
    return Page(title or words(f"kinds.{capture.kind.value}").capitalize(), lines(rows))


def _fields(look: Look, noted: Noted) -> Iterator[tuple[str, str]]:
    """What the fields of its form say, in the form's order."""
    form = form_of(noted.capture.form)
    for field in form.fields[1:] if form else ():
        said = noted.said(field.name)
        if not said:
            continue
        if said == DONT_KNOW or (field.type is FieldType.CHOICE and said in field.choices):
            said = look.words(f"choice.{said}")
        if field.type is FieldType.DATE:
            said = _day(said, look.words)
        yield field_label(look.words, noted.capture.form, field.name), said


def _day(text: str, words: Words) -> str:
    try:
        return short_day(date.fromisoformat(text), words.language)
    except ValueError:
        return text
