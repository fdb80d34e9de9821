"""Searching everything that was said and decided in a workspace, and leading from there to the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.reports.said import Around, Said, retold
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import Words, in_other_languages
from cocreation_tui.store.findable import Stale, Taken, read_meeting
from cocreation_tui.store.index import Hit, Index, Query
from cocreation_tui.store.shared_streams import are_notes_at
from cocreation_tui.store.workspace import INITIATIVE_FILE

AT_ONCE = 8
"""Meetings that are kept at once: few enough that nobody waits for them."""
_MARK = "Q"


@dataclass(frozen=True, slots=True)
class Filling:
    """How far the index has come."""

    read: int = 0
    """Meetings that have been read."""
    of: int = 0
    """Meetings that were to be read."""
    problems: tuple[Problem, ...] = ()
    """Those that could not be read."""

    @property
    def done(self) -> bool:
        """Whether all of it can be searched."""
        return self.read >= self.of


@dataclass(frozen=True, slots=True)
class Moment:
    """Where something that was found stands in the minutes."""

    session: Session
    """The meeting."""
    text: str
    """Its minutes as Markdown."""
    line: int | None
    """The line it is told in, counted from 0; None where it is not told by itself."""


class Searching:
    """The index of a desk's workspace; to be closed. Raises ``StoreError`` where nothing can be searched."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index = Index(desk.workspace.root)

    @property
    def trouble(self) -> StoreError | None:
        """Why what is read now is not kept for the next time; None when it is."""
        return self._index.trouble

    @property
    def begun_anew(self) -> bool:
        """Whether the index turned out to be damaged, so that it is to be filled again."""
        return self._index.begun_anew

    def fill(self) -> Iterator[Filling]:
        """Read what has changed, the latest meetings first; it may be left at any time and goes on the next.

        Raises ``StoreError`` while another program has the index.
        """
        waiting = self._index.stale()
        so_far = Filling(of=len(waiting))
        yield so_far
        left = iter(waiting)
        while some := tuple(islice(left, AT_ONCE)):
            taken, problems = self._read(some)
            self._index.take_in(taken)
            so_far = Filling(so_far.read + len(some), so_far.of, (*so_far.problems, *problems))
            yield so_far

    def _read(self, some: tuple[Stale, ...]) -> tuple[list[Taken], list[Problem]]:
        taken, problems = list[Taken](), list[Problem]()
        for one in some:
            try:
                taken.append(read_meeting(one, lambda language, said: called(Words(language), said)))
                problems += taken[-1].wanting
            except StoreError as error:
                problems.append(Problem(one.path, 0, error.key, error.values))
        return taken, problems

    def find(self, query: Query) -> tuple[Hit, ...]:
        """What has been said, as far as it has been read. Raises ``StoreError`` while another program has the index."""
        return self._index.find(query)

    def close(self) -> None:
        """Let go of the file."""
        self._index.close()


def called(words: Words, said: Said) -> str:
    """What a piece is called by its kind; a decision with its number: ``beslutning B-3``."""
    kind = words(f"kind.{said.kind}" if isinstance(said.kind, Kind) else f"found.kind-{said.kind}")
    if not said.number:
        return kind
    return words("found.numbered", kind=kind, number=words("decision.label", number=said.number))


def kind_names(words: Words) -> dict[str, str]:
    """Every kind that can be asked for: its id by itself, and by what it is called in any language."""
    names: dict[str, str] = {}
    for each in (*in_other_languages(words), words):
        names |= {each(f"kinds.{one}").casefold(): one.value for one in Kind}
        names |= {each(f"kind.{one}").casefold(): one.value for one in Kind}
        names |= {each(f"found.kind-{one}").casefold(): one.value for one in Around}
    return names | {one.value: one.value for one in (*Kind, *Around)}


def is_between(hit: Hit) -> bool:
    """Whether something was said between meetings, in what an initiative keeps about itself."""
    return are_notes_at(hit.meeting.path)


def moment_of(desk: Desk, hit: Hit, session: Session | None = None) -> Moment:
    """Where a hit stands in the minutes of its meeting; ``session`` is that meeting where it is open.

    Raises ``StoreError``.
    """
    session = session or desk.read(hit.meeting.path)
    told = desk.minutes(session)
    # What has been issued would tell the mark as a correction.
    bare = replace(session, issues=())
    plain = desk.minutes(bare) if session.issues else told
    marked = desk.minutes(retold(bare, hit.said.id, _MARK)) if hit.said.id else plain
    return Moment(session, told, _same_line(plain, told, _other_line(plain, marked)))


def _same_line(plain: str, told: str, number: int | None) -> int | None:
    """Where a line of minutes without versions stands in those with them, which say more before it and nothing behind it."""
    if number is None or plain == told:
        return number
    lines, wanted = plain.split("\n"), plain.split("\n")[number]
    behind = lines[number + 1 :].count(wanted)
    places = [place for place, line in enumerate(told.split("\n")) if line == wanted]
    return places[-1 - behind] if len(places) > behind else None


def _other_line(told: str, marked: str) -> int | None:
    """The first line that is another once a mark has been put into what it tells; the rows of tables only tell it in short."""
    pairs = enumerate(zip(told.split("\n"), marked.split("\n"), strict=False))
    others = [(number, line) for number, (line, other) in pairs if line != other]
    at_length = [number for number, line in others if not line.startswith("|")]
    return next(iter((*at_length, *(number for number, _ in others))), None)


def initiative_of_file(path: Path) -> Path | None:
    """The folder of the initiative a meeting's file lies in; None for none."""
    return path.parent if (path.parent / INITIATIVE_FILE).is_file() else None
