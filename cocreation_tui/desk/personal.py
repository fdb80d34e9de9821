"""Everything a workspace knows of somebody, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cocreation_tui.core.capture.line_names import whom
from cocreation_tui.core.ground.errors import Problem, Refused, StoreError
from cocreation_tui.core.people.finding import found_people
from cocreation_tui.core.people.mentions import Mentions, Somebody
from cocreation_tui.core.people.one_person import everybody
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.reports.personal import Personal, personal
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.pseudonyms import concerns, listed
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.store.forgetting import beside, histories, texts_in
from cocreation_tui.store.meeting_reader import read_settled
from cocreation_tui.store.traces import all_files, says


@dataclass(frozen=True, slots=True)
class Known:
    """A meeting, or what an initiative keeps about itself, as it is on disk."""

    path: Path
    """Its file."""
    session: Session
    """What stands in it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """All that a workspace, or a part of it, can tell of people."""

    known: tuple[Known, ...]
    """What could be read."""
    problems: tuple[Problem, ...]
    """What could not."""
    people: tuple[tuple[Person, Somebody], ...]
    """Everybody once: as last entered, and with all that entries tell."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """All that is known of somebody."""

    name: str
    """What they are shown as."""
    somebody: Somebody
    """Who."""
    told: tuple[Personal, ...]
    """Every meeting and initiative that knows of them."""
    drafts: tuple[str, ...]
    """Half-written texts, and what rooms are shown, that name them."""
    files: tuple[Path, ...]
    """Every file that names them, data and papers."""
    problems: tuple[Problem, ...] = ()
    """What could not be read."""


def survey(paths: Iterable[Path]) -> Survey:
    """What some meetings and initiatives tell of people. Raises nothing."""
    known, problems = list[Known](), list[Problem]()
    for path in paths:
        try:
            contents = read_settled(path)
            known.append(Known(path, replay(contents.steps)))
            problems += [Problem(path, 0, "store.newer")] if contents.newer else []
        except StoreError as error:
            problems.append(Problem(path, 0, error.key, error.values))
    lists = [listed(one.session.steps, one.session.people) for one in known]
    return Survey(tuple(known), tuple(problems), everybody(lists))


def chosen(seen: Survey, name: str) -> tuple[str, Somebody, tuple[str, ...]]:
    """Whom a name means: what they are shown as, who it is, and the names of everybody else.

    Refused where it may be several, with the choices, and where nobody has it, on a list or in a text.
    """
    people = [one for one, _ in seen.people]
    found = whom(people, name)
    if found is not None:
        somebody = next(one for person, one in seen.people if person is found)
        others = tuple(other for _, one in seen.people if one is not somebody for other in one.names)
        return labels(people)[found.id], somebody, others
    near = found_people(people, name)
    only_named = Somebody(names=(name,))
    others = tuple(other for _, one in seen.people for other in one.names)
    mentions = Mentions(only_named, others)
    if not near and " " in name.strip() and any(concerns(one.session.steps, mentions) for one in seen.known):
        return name, only_named, others
    shown = labels(people)
    names = ", ".join(shown[one.id] for one in near or people)
    raise Refused("cli.which-person" if len(near) > 1 else "cli.no-person", name=name, names=names)


def all_of(desk: Desk, name: str, paths: Sequence[Path] | None = None) -> AllOf:
    """All that the workspace knows of somebody, or that the meetings and initiatives in ``paths`` do. Refused as above."""
    root = desk.workspace.root
    seen = survey(histories(root) if paths is None else paths)
    shown, somebody, others = chosen(seen, name)
    mentions = Mentions(somebody, others)
    concerned = [one for one in seen.known if concerns(one.session.steps, mentions)]
    drafts = (
        text
        for one in seen.known
        for document in beside(one.path).values()
        for text in texts_in(document)
        if mentions.find(text)
    )
    return AllOf(
        shown,
        somebody,
        tuple(personal(one.session, mentions) for one in concerned),
        tuple(dict.fromkeys(drafts)),
        tuple(path for path in all_files(root) if names_them(path, mentions)) if paths is None else (),
        seen.problems,
    )


def names_them(path: Path, mentions: Mentions) -> bool:
    """Whether a file, or its name, names somebody for sure; False where it cannot be read."""
    try:
        return mentions.names(path.name) or any(map(mentions.names, says(path)))
    except StoreError:
        return False
