"""Forgetting somebody in the whole workspace: planned first, and then carried out so that it can be gone through again.

What people said and decided stays, told of by a pseudonym. Nothing is changed before every file that names them is held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from cocreation_tui.core.ground.errors import Problem, Refused, StoreError
from cocreation_tui.core.people.mentions import Mention, Mentions
from cocreation_tui.core.people.people import same_person
from cocreation_tui.core.reports.manner import USUAL
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.pseudonyms import Renaming, concerns, erased, people_of, texts_of
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.personal import Known, Survey, chosen, names_them, survey
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.store.files import delete, is_copy, is_temporary, read_ends
from cocreation_tui.store.forgetting import (
    UNDER_WAY,
    Again,
    UnderWay,
    all_held,
    beside,
    copies,
    done,
    forget_derived,
    histories,
    let_go,
    read_under_way,
    retell_beside,
    retell_settings,
    texts_in,
    write_under_way,
)
from cocreation_tui.store.traces import PICTURES, all_files

Wanted = Callable[[str, Mention], bool]
"""Whether a place in a text is to be told otherwise."""
_DATA = frozenset({".json", ".journal", ".draft", ".forms", ".showing", ".sha256", ".alive", ".lock"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in somebody's words that may mean the one who is to be forgotten."""

    title: str
    """The meeting or initiative it stands in."""
    text: str
    """The words."""
    mention: Mention
    """Where in them."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be done, before anything has been."""

    name: str
    """What they are shown as."""
    under_way: UnderWay
    """Who, and what they will be called."""
    mentions: Mentions
    """Finds them."""
    seen: Survey
    """The workspace as it was read."""
    concerned: tuple[Known, ...]
    """What names them."""
    spots: tuple[Spot, ...]
    """Every place in free text that names them, or may, each once."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done."""

    pseudonym: str
    """What they are called now, in the language of the desk."""
    histories: int
    """How many meetings and initiatives were told anew."""
    removed: tuple[Path, ...]
    """Papers and copies that are gone."""
    made: tuple[Path, ...]
    """Papers that were made again."""
    left: tuple[Spot, ...]
    """Places in texts that were left as they are."""
    others: tuple[Path, ...]
    """Files that name them and that somebody has written or edited: theirs to see to."""
    unread: tuple[Path, ...]
    """Files that show words no search finds, and that somebody has written or edited."""
    problems: tuple[Problem, ...]
    """Data that could not be read, and so was left as it is."""


def plan_erasure(desk: Desk, name: str) -> Erasure:
    """What forgetting somebody comes to. Refused where it may be several, or nobody; raises ``StoreError``."""
    root = desk.workspace.root
    before, seen = read_under_way(root), survey(histories(root))
    if before is not None:
        shown = before.somebody.names[0]
        if not any(same_person(name, one) for one in before.somebody.names):
            raise Refused("erase.under-way", name=shown)
        somebody, others, letter = before.somebody, before.others, before.letter
    else:
        shown, somebody, others = chosen(seen, name)
        letter = _letter(seen, somebody.names)
        names = tuple(one for one in somebody.names if not _letters([one]))
        somebody = replace(somebody, names=names or somebody.names)
    mentions = Mentions(somebody, others)
    once = before.meetings if before else ()
    concerned = tuple(one for one in seen.known if _concerns(one, mentions) or _place(root, one.path) in once)
    now = UnderWay(
        somebody,
        letter,
        others,
        tuple(_place(root, one.path) for one in concerned),
        tuple(dict.fromkeys((*(before.again if before else ()), *_again(root, concerned)))),
    )
    near = {one.path.parent for one in concerned}
    spots = (spot for one in seen.known if one.path.parent in near for spot in _spots(one, mentions))
    return Erasure(shown, now, mentions, seen, concerned, tuple(dict.fromkeys(spots)))


def carry_out(desk: Desk, plan: Erasure, wanted: Wanted) -> Erased:
    """Forget somebody; free text where it is ``wanted``, whole fields that hold them always.

    Raises ``StoreError``: ``store.locked`` when a meeting that names them is open somewhere, and then nothing has been
    changed; for trouble with the disk, and then it may be done again.
    """
    root, mentions = desk.workspace.root, plan.mentions

    def told(text: str, mention: Mention) -> bool:
        return (mention.sure and mentions.is_all(text, mention)) or wanted(text, mention)

    homes = _own_homes(plan)
    touched = tuple(one for one in plan.seen.known if one in plan.concerned or _is_told(one, mentions, told))
    touched = tuple(one for one in touched if all(one.path != bad.path for bad in plan.seen.problems))
    with all_held([one.path for one in touched], desk.clock.now()) as held:
        write_under_way(root, plan.under_way)
        forget_derived(root)
        removed = [path for folder in _folders(root) for path in _take_back(folder, plan)]
        for file in held:
            session = replay(file.steps)
            renaming = _renaming(plan, session.language, told, homes)
            file.rewrite(replay(erased(session.steps, renaming)))
            retell_beside(file.path, renaming.text)
    _retell_settings(desk, plan, told)
    removed += _sweep(root, plan)
    made = tuple(_made(desk, root, one) for one in plan.under_way.again)
    left, others, unread = _left(root, plan), *_others(root, plan)
    done(root)
    words = Words(desk.language)
    return Erased(
        words("person.pseudonym", letter=plan.under_way.letter),
        len(touched),
        tuple(removed),
        tuple(path for path in made if path is not None),
        left,
        others,
        unread,
        tuple(one for one in plan.seen.problems if names_them(one.path, mentions)),
    )


def _place(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _concerns(one: Known, mentions: Mentions) -> bool:
    told = concerns(one.session.steps, mentions) or any(map(mentions.names, _beside(one)))
    return told or any(names_them(path, mentions) for path in copies(one.path))


def _beside(one: Known) -> Iterator[str]:
    return (text for document in beside(one.path).values() for text in texts_in(document))


def _texts(one: Known, mentions: Mentions) -> Iterator[str]:
    yield from texts_of(one.session.steps, mentions.one.ids)
    yield from _beside(one)


def _spots(one: Known, mentions: Mentions) -> Iterator[Spot]:
    for text in _texts(one, mentions):
        for mention in mentions.find(text):
            if not (mention.sure and mentions.is_all(text, mention)):
                yield Spot(one.session.title, text, mention)


def _is_told(one: Known, mentions: Mentions, told: Wanted) -> bool:
    return any(told(text, spot) for text in _texts(one, mentions) for spot in mentions.find(text))


def _letter(seen: Survey, own: Sequence[str]) -> str:
    """The letter somebody was called by who is forgotten for the second time; else the first that nobody is called by."""
    taken = _letters(text for one in seen.known for text in texts_of(one.session.steps))
    letters = ("".join(chr(65 + n % 26) * (n // 26 + 1)) for n in count())
    return min(_letters(own), default=None) or next(one for one in letters if one not in taken)


def _letters(texts: Iterable[str]) -> set[str]:
    """The letters of pseudonyms in some texts."""
    ways = "|".join(Words(each)("person.pseudonym", letter=r"([A-Z]+)\b") for each in LANGUAGES)
    return {one for text in texts for found in re.findall(ways, text) for one in found if one}


def _renaming(plan: Erasure, language: str, told: Wanted, homes: frozenset[str] = frozenset()) -> Renaming:
    pseudonym = Words(language)("person.pseudonym", letter=plan.under_way.letter)
    return Renaming(plan.mentions, pseudonym, told, homes)


def _own_homes(plan: Erasure) -> frozenset[str]:
    """Organisations that nobody else comes from and nothing else names: they go with the person."""
    ids, steps = plan.mentions.one.ids, [one.session.steps for one in plan.seen.known]
    people = [person for each in steps for person in people_of(each)]
    own = {one.organisation for one in people if one.id in ids} - {""}
    own -= {one.organisation for one in people if one.id not in ids}
    texts = {text.casefold() for each in steps for text in texts_of(each, ids)} if own else set()
    return frozenset(home for home in own if not any(home.casefold() in text for text in texts))


def _folders(root: Path) -> list[Path]:
    from cocreation_tui.export.saving import RECORD

    return [path.parent for path in all_files(root) if path.name == RECORD]


def _take_back(folder: Path, plan: Erasure) -> tuple[Path, ...]:
    """Delete the papers in a folder that stand as they were written and name them, or may, where no search can tell."""
    from cocreation_tui.export.saving import as_written, take_back

    known = {one.session.id for one in plan.seen.known}
    named = {one.session.id for one in plan.concerned}
    inside = any(folder.is_relative_to(one.path.parent) for one in plan.concerned)
    gone = [
        name
        for name, of in as_written(folder).items()
        if names_them(folder / name, plan.mentions)
        or (
            (plan.mentions.doubtful or Path(name).suffix in PICTURES)
            and (of in named or (inside and of not in known))
        )
    ]
    paths = take_back(folder, gone, plan.mentions.names)
    delete(*paths)
    return paths


def _again(root: Path, concerned: Sequence[Known]) -> Iterator[Again]:
    """The minutes beside meetings that stand as they were written, told as usual."""
    from cocreation_tui.export.document.formats import FORMATS, Format
    from cocreation_tui.export.minutes.minutes import told_name
    from cocreation_tui.export.saving import as_written

    for one in concerned:
        name = Path(told_name(one.session, USUAL, Words(one.session.language)))
        written = as_written(one.path.parent / "minutes")
        for wanted in Format:
            if name.with_suffix(FORMATS[wanted].suffix).name in written:
                yield Again(_place(root, one.path), wanted.value)


def _made(desk: Desk, root: Path, again: Again) -> Path | None:
    """Minutes made again; None where the meeting is there no more."""
    from cocreation_tui.export.document.formats import Format

    path, wanted = root / again.meeting, Format(again.wanted)
    try:
        session = desk.read(path)
    except StoreError:
        return None
    if wanted is Format.MD:
        return desk.save_minutes(session, path, desk.minutes(session))
    return desk.papers.save_beside(session, path, USUAL, wanted).path


def _retell_settings(desk: Desk, plan: Erasure, told: Wanted) -> None:
    from cocreation_tui.store.settings_file import kept_settings

    root = desk.workspace.root
    if retell_settings(root, _renaming(plan, desk.language, told).text):
        desk.keep_settings(kept_settings(root)[0])


def _sweep(root: Path, plan: Erasure) -> Iterator[Path]:
    """Delete what killed programs and mending have left that names them, or may."""
    for path in all_files(root):
        half = is_temporary(path.name)
        if path.suffix == ".holder" and names_them(path, plan.mentions):
            let_go(path.with_suffix(".json"))
        elif (half and _is_packed(path)) or (
            (half or is_copy(path.name)) and names_them(path, plan.mentions)
        ):
            delete(path)
            yield path


def _is_packed(path: Path) -> bool:
    """Whether a file holds letters that are drawn."""
    return read_ends(path, 4, 0)[0] in (b"%PDF", b"\x89PNG")


def _left(root: Path, plan: Erasure) -> tuple[Spot, ...]:
    """What still names them, or may, in what people wrote."""
    near = {one.path.parent for one in plan.concerned}
    now = survey(path for path in histories(root) if path.parent in near).known
    return tuple(dict.fromkeys(spot for one in now for spot in _spots(one, plan.mentions)))


def _others(root: Path, plan: Erasure) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Files that are not the program's to change: those that name them, and those that may."""
    named, unread = list[Path](), list[Path]()
    data = {(one.path.parent, one.path.stem) for one in plan.seen.known}
    for path in all_files(root):
        home = path.parent.parent if path.parent.name == "backups" else path.parent
        if path.name == UNDER_WAY or (path.suffix in _DATA and (home, path.name.partition(".")[0]) in data):
            continue
        if names_them(path, plan.mentions) or any(map(plan.mentions.names, path.relative_to(root).parts)):
            named.append(path)
        elif path.suffix in PICTURES and any(path.is_relative_to(one.path.parent) for one in plan.concerned):
            unread.append(path)
    ours = {folder / name for folder in _folders(root) for name in _standing(folder)}
    return tuple(named), tuple(path for path in unread if path not in ours)


def _standing(folder: Path) -> dict[str, str]:
    from cocreation_tui.export.saving import as_written

    return as_written(folder)
