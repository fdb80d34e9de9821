"""The rows of Home: meetings, initiatives with what is due in them, scripts to start from, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.desk.initiatives import InitiativeEntry
from cocreation_tui.i18n.dates import clock, near_day, short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import INITIATIVE_FILE, MeetingEntry
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import BY_ID
from cocreation_tui.tui.screens.initiative.targets import Alone, Deed, Target
from cocreation_tui.tui.text import Part, fit, line, pad, styled, width
from cocreation_tui.tui.words.of_keys import script_words
from cocreation_tui.tui.words.of_laptops import whose_words

if TYPE_CHECKING:
    from cocreation_tui.core.agenda.script import Script
    from cocreation_tui.export.duties import Pending
    from cocreation_tui.store.shared_streams import Whose

SHOWN = 12
"""How many meetings that are over are listed."""
SCRIPTS = 3
"""How many scripts are listed: one's own and those used last; all of them are one row away."""
FIRST_SCRIPTS = ("relevance-check", "establishment-workshop", "coordinator-meeting")
"""Scripts that are listed as long as none has been used."""
DUE = 2
"""How many things that are due are listed under an initiative."""
FEW = 3
"""With more initiatives than this, only the most urgent of each is listed."""
PLACES = (
    "home-new", "home-found", "home-tasks", "home-bring-in", "home-take-part", "home-import", "home-library",
    "home-settings", "home-sample",
)  # fmt: skip
"""Commands that go somewhere from Home, besides meetings and initiatives."""
ELSEWHERE = PLACES[2:]
"""Places that are listed by themselves."""
EDGE = 8
"""Columns of a row that are not for its words."""
LEAST_TITLE = 16
"""Columns a title has at least."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to list."""

    meetings: tuple[MeetingEntry, ...] = ()
    """Every meeting, newest first."""
    named: tuple[MeetingEntry, ...] = ()
    """What initiatives are called, by the heads of their files: told until they have been read."""
    initiatives: tuple[InitiativeEntry, ...] = ()
    """Every initiative; none before they have been read."""
    scripts: tuple[Script, ...] = ()
    """Session scripts in the language; none before they have been read."""
    own_scripts: frozenset[str] = frozenset()
    """Ids of the scripts that are the user's own."""
    unshared: Mapping[str, str] = field(default_factory=dict)
    """What is not yet shared, in words, by the name of the initiative's folder; only where anything is."""

    def whose(self, entry: MeetingEntry) -> Whose | None:
        """Whose a meeting is; None for one of this laptop alone, and before that has been read."""
        among = (one.shared for one in self.initiatives if one.folder == entry.path.parent)
        shared = next(among, None)
        return shared.whose(entry.id) if shared else None

    def hints(self, wanted: Wanted | None) -> str:
        """The words for the keys that apply to a row, by key."""
        match wanted:
            case MeetingEntry(problem=str()):
                return "home.hints-broken"
            case MeetingEntry() as entry:
                whose = self.whose(entry)
                end = "-theirs" if whose and not whose.here else ""
                return f"home.hints-{'held' if entry.closed_at else 'meeting'}{end}"
            case OfInitiative(begin=begin):
                return "home.hints-due" if begin else "home.hints-initiative"
            case OfScript() | Elsewhere() | None:
                return "home.hints"

    @property
    def broken_initiatives(self) -> tuple[MeetingEntry, ...]:
        """Initiatives whose own file cannot be read, told like meetings."""
        return tuple(
            MeetingEntry(
                SessionId("initiative"), one.folder.name, "", None, None, None, one.folder / INITIATIVE_FILE,
                one.problems[0].key, dict(one.problems[0].values),
            )
            for one in self.initiatives
            if one.initiative is None and one.problems
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfInitiative:
    """An initiative."""

    folder: str
    """The name of its folder."""
    begin: Target | None = None
    """What is begun with there, of what is due; None for nothing."""


@dataclass(frozen=True, slots=True)
class OfScript:
    """A script to start a meeting from."""

    id: str
    """Its id; empty to choose among all of them."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place that is gone to from Home."""

    command: str
    """One of ``PLACES``."""


Wanted = MeetingEntry | OfInitiative | OfScript | Elsewhere
"""What a row stands for: a file (a meeting, or an initiative that cannot be read), or one of the others."""


class HomeRow(Option):
    """A row that can be chosen."""

    def __init__(self, content: Content, wanted: Wanted, name: str) -> None:
        super().__init__(content, id=name)
        self.wanted = wanted
        """What it stands for; its id only tells it from other rows."""


class HomeRows:
    """Makes the rows for a window of a width."""

    def __init__(
        self,
        shelf: Shelf,
        words: Words,
        keyboard: Keyboard,
        columns: int,
        now: datetime,
        sample: bool = False,
    ) -> None:
        self._shelf = shelf
        self._words = words
        self._keyboard = keyboard
        self._columns = columns
        self._now = now
        self._sample = sample

    def rows(self) -> list[Option | None]:
        """Every section with something in it; None is a line between two."""
        shelf, known = self._shelf, self._shelf.meetings
        under_way = [m for m in known if m.under_way and not m.problem]
        left = [m for m in under_way if not self._is_today(m.started_at)]
        planned = [m for m in known if m.planned_start and not m.started_at and not m.problem]
        today = [m for m in reversed(planned) if self._is_today(m.planned_start)]
        over = [m for m in known if m.closed_at and not m.problem][:SHOWN]
        broken = [*(m for m in known if m.problem), *shelf.broken_initiatives]
        rows: list[Option | None] = []
        rows += self._section("home.under-way", (self._meeting(m) for m in under_way if m not in left))
        rows += self._section("home.today", map(self._meeting, today))
        rows += self._section("home.left-open", map(self._meeting, left))
        rows += self._section("home.initiatives", [*self._initiatives(), self._place("home-found")])
        rows += self._section("home.planned", (self._meeting(m) for m in planned if m not in today))
        rows += self._section("home.start", [*self._scripts(), self._place("home-new")])
        rows += self._section("home.places", map(self._place, ELSEWHERE))
        rows += self._section("home.over", map(self._meeting, over))
        rows += self._section("home.broken", map(self._meeting, broken))
        return rows[:-1]

    def _is_today(self, at: datetime | None) -> bool:
        zone = local_zone()[0]
        return at is not None and day_of(at, zone) == day_of(self._now, zone)

    def _section(self, key: str, options: Iterable[Option]) -> list[Option | None]:
        found = list(options)
        title = Option(styled(self._words(key), "bold $text-secondary"), disabled=True)
        return [title, *found, None] if found else []

    def _row(self, mark: str, title: str, *rest: Part) -> Content:
        """A row whose title gives way to what is told of it."""
        told = line(*rest)
        room = self._columns - EDGE - width(mark) - width(told.plain)
        return line((mark, "bold"), fit(title, max(LEAST_TITLE, room)), told)

    # Initiatives

    def _initiatives(self) -> Iterator[Option]:
        if not self._shelf.initiatives:
            for named in self._shelf.named:
                if not named.problem:
                    folder = named.path.parent.name
                    yield HomeRow(self._row("  ", named.title), OfInitiative(folder), f"initiative:{folder}")
            return
        from cocreation_tui.export.duties import pending, what_words, when_words

        for entry in self._shelf.initiatives:
            if entry.initiative is None:
                continue
            zone = entry.initiative.zone
            today = day_of(self._now, zone)
            found = pending(entry.initiative, today)
            folder = entry.folder.name
            yield HomeRow(self._initiative(entry, found), OfInitiative(folder), f"initiative:{folder}")
            most = DUE if len(self._shelf.initiatives) <= FEW else 1
            said = [when_words(one, today, self._words) for one in found[:most]]
            column = max(map(width, said), default=0)
            for one, when in zip(found, said, strict=False):
                what = what_words(one, self._words, entry.initiative, named=1)
                begins = OfInitiative(folder, Target(Deed.DUE, one.id))
                yield HomeRow(self._due(one, what, pad(when, column)), begins, f"due:{folder}:{one.id}")
            if waiting := self._shelf.unshared.get(folder):
                quiet = styled(f"    ↕ {waiting}", "$text-muted")
                yield HomeRow(quiet, OfInitiative(folder, Target(Alone.SHARING)), f"unshared:{folder}")

    def _initiative(self, entry: InitiativeEntry, found: tuple[Pending, ...]) -> Content:
        """An initiative on one line: its name, its phase, how much is late."""
        from cocreation_tui.export.duties import phase_words

        assert entry.initiative is not None
        late = sum(len(one.dues) for one in found if one.late)
        said = self._words.count("initiative.late", late) if late else ""
        over = bool(entry.initiative.told.ended)
        said = said or ("" if found or over else self._words("home.nothing-due"))
        style = "bold $text-error" if late else "$text-muted"
        phase = (f"   {phase_words(entry.initiative, self._words)}", "$text-secondary")
        mark = "▲ " if late else ""
        told = (f"   {mark}{said}" if said else "", style)
        fits = self._columns - EDGE - 2 - width(phase[0]) - width(told[0]) >= LEAST_TITLE
        return self._row("  ", entry.initiative.name, *((phase, told) if fits else (told,)))

    def _due(self, what: Pending, about: str, when: str) -> Content:
        mark = "▲" if what.late else "◆" if what.dues[0].planned else "○"
        style = "$text-error" if what.late else "$text-muted"
        room = self._columns - EDGE - width(when) - 8
        return line((f"    {mark} {when}  ", style), fit(about, max(LEAST_TITLE, room)))

    # Meetings

    def _meeting(self, entry: MeetingEntry) -> Option:
        return HomeRow(self._told(entry), entry, str(entry.path))

    def _told(self, entry: MeetingEntry) -> Content:
        """A meeting on one line: what, of which initiative, whose, when, and since when it runs."""
        if entry.planned_start is None or entry.problem:
            why = self._words(entry.problem or "", path=entry.path.name, **entry.values)
            return self._row("  ", fit(entry.title, LEAST_TITLE * 2), (f"   {why}", "$text-error"))
        zone = local_zone()[0]
        day = short_day(day_of(entry.planned_start, zone), self._words.language)
        of, mark, since = self._of(entry), "  ", ""
        if entry.under_way and entry.started_at:
            mark, since = "▸ ", f"   {self._words('home.since', clock=self._since(entry, zone))}"
        told, whose = (
            f"   {day} {clock(entry.planned_start, zone)}",
            whose_words(self._shelf.whose(entry), self._words),
        )
        room = self._columns - EDGE - width(mark + whose + since)
        if (of or whose) and room < width(entry.title + of + told):
            # The day gives way first, then the title, then the initiative.
            near = near_day(day_of(entry.planned_start, zone), day_of(self._now, zone), self._words.language)
            told = f"   {near}"
            of = of if room - width(of + told) >= LEAST_TITLE else ""
        parts = ((of, "$text-secondary"), (whose, "$text-accent"), (told, "$text-muted"), (since, "bold"))
        return self._row(mark, entry.title, *parts)

    def _since(self, entry: MeetingEntry, zone: str) -> str:
        """When a meeting began, with its day where that is not the one that stands in the row."""
        if entry.started_at is None or entry.planned_start is None:
            return ""
        day, told = day_of(entry.started_at, zone), day_of(entry.planned_start, zone)
        said = near_day(day, day_of(self._now, zone), self._words.language)
        return clock(entry.started_at, zone) if day == told else f"{said} {clock(entry.started_at, zone)}"

    def _of(self, entry: MeetingEntry) -> str:
        """The name of the initiative a meeting belongs to, where its title does not say it."""
        names = {one.folder: one.initiative.name for one in self._shelf.initiatives if one.initiative}
        name = names.get(entry.path.parent, "")
        return f"   {fit(name, 24)}" if name and name.casefold() not in entry.title.casefold() else ""

    # Scripts and places

    def _scripts(self) -> Iterator[Option]:
        """One's own scripts and those used last, else those one may begin with; then the way to all of them."""
        by_id = {script.id: script for script in self._shelf.scripts}
        used = (entry.id[11:].rpartition("-")[0] for entry in self._shelf.meetings if not entry.problem)
        wanted = dict.fromkeys([*sorted(self._shelf.own_scripts), *used])
        shown = [by_id[name] for name in wanted if name in by_id][: SCRIPTS + len(self._shelf.own_scripts)]
        if not shown:
            shown = [by_id[name] for name in FIRST_SCRIPTS if name in by_id] or list(by_id.values())[:SCRIPTS]
        for script in shown:
            told = (f"   {script_words(script, self._words)}", "$text-muted")
            row = self._row("  ", script.title, told)
            yield HomeRow(row, OfScript(script.id), f"script:{script.id}")
        if len(by_id) > len(shown):
            all_of_them = self._words("home.all-scripts", n=len(by_id))
            yield HomeRow(line("  ", all_of_them), OfScript(""), "scripts:")

    def _place(self, place: str) -> Option:
        key, back = self._keyboard.first(place), self._sample and place == "home-sample"
        told = pad(self._words("sample.back") if back else BY_ID[place].told(self._words), 30)
        row = line("  ", told, (f"   {key}", "bold $text-primary"))
        return HomeRow(row, Elsewhere(place), f"place:{place}")
