"""People on the audience face: who has the word, in a round for how long, and who sits on which platform."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.core.agenda.agenda import Item, ItemKind, Per
from cocreation_tui.core.agenda.schedule import Row
from cocreation_tui.core.floor.floor import round_view
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import span
from cocreation_tui.tui.room.letters import LARGE, SMALL, drawn
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.room.type_size import broken
from cocreation_tui.tui.text import line, pad, width
from cocreation_tui.tui.widgets.room_side.sheet import ACCENT, EMPTY, QUIET, TEXT, Rows, block, centred
from cocreation_tui.tui.words.of_voices import speaks_for

GAP = 3
"""Columns between platforms."""
NARROWEST = 24
"""Columns of the narrowest platform."""


def called(name: str) -> str:
    """A name as it is said: ``Last, First`` as ``First Last``."""
    last, comma, first = (part.strip() for part in name.partition(","))
    return f"{first} {last}" if comma and first and last else name


def speaker_ways(scene: Scene, cells: int, most: int) -> Iterator[Rows]:
    """Who has the word, in at most so many rows and ever fewer; in a round for how long, else never."""
    who, where, time = _speaker(scene)
    if not who and not time:
        return
    for size in (LARGE, SMALL):
        for texts in ([f"{who}  {time}".strip()], [text for text in (who, time) if text]):
            letters = [drawn(text, cells, size.height, size) for text in texts]
            if all(letters):
                rows = [row for one in letters if one for row in block(one, cells, TEXT)]
                rows += [centred(where, cells, QUIET)] if where else []
                yield rows if len(rows) <= most else []
    said = " · ".join(part for part in (who, where) if part)
    now = f"{scene.view.words('running.now')} {said}" if who and not _is_common(scene) else said
    yield [centred("   ".join(part for part in (now, time) if part), cells, TEXT)]


def _is_common(scene: Scene) -> bool:
    turn = scene.view.session.turn
    return turn is not None and turn.speaker == COMMON_TALK


def _speaker(scene: Scene) -> tuple[str, str, str]:
    """Name, what they speak for, and in a round the time of time; empty where there is none, or it is not to be said."""
    words, session, turn = scene.view.words, scene.view.session, scene.view.session.turn
    if turn is None:
        return "", "", ""
    if turn.speaker == COMMON_TALK:
        return words("running.common"), "", ""
    person, time = session.person(turn.speaker), _own_time(scene)
    if person is None or scene.showing.hide_names:
        return "", "", time
    return called(person.name), speaks_for(scene.view.session, person), time


def _own_time(scene: Scene) -> str:
    """How long the one who speaks in a round has spoken, of how long; empty outside a round."""
    session = scene.view.session
    if session.round is None or session.turn is None:
        return ""
    seen = round_view(session.round, session.turns, session.facts.runs, session.people, scene.view.now)
    if seen.speaking is None:
        return ""
    used, each = span(seen.used), session.round.each
    return scene.view.words("voices.of", time=used, limit=span(each)) if each else used


# Platforms


def is_platform_work(item: Item) -> bool:
    """Whether people sit by platform under an item: group work of which something is counted per platform."""
    per = {item.per, *(want.per for want in item.wants)}
    return item.kind is ItemKind.GROUP_WORK and (Per.PLATFORM in per or "platform" in item.title.casefold())


def seats(session: Session) -> dict[str, list[str]]:
    """Who is here of every platform, in the order of the list; the platforms as they are known."""
    found: dict[str, list[str]] = {name: [] for name in session.platforms}
    for person in session.present:
        if person.platform:
            found.setdefault(person.platform, []).append(called(person.name))
    return {name: people for name, people in found.items() if people}


def seat_ways(scene: Scene, row: Row, cells: int) -> Iterator[Rows]:
    """Who sits on which platform, in ever less room: names in full, first names, then how many."""
    at = seats(scene.view.session) if is_platform_work(row.item) else {}
    if len(at) < 2 or (scene.view.session.work is not None and scene.view.session.work.silent):
        return
    number = {
        name: [scene.view.words.count("poster.actors-in-all", len(people))] for name, people in at.items()
    }
    if not scene.showing.hide_names:
        drawn_in = _letters_of(at, cells)
        if drawn_in is not None:
            yield drawn_in
        yield _beside(at, cells)
        yield _beside({name: [one.split(" ")[0] for one in people] for name, people in at.items()}, cells)
    yield _beside(number, cells)


def _letters_of(at: dict[str, list[str]], cells: int) -> Rows | None:
    """Every platform in letters, its people below it."""
    rows: Rows = []
    for name, people in at.items():
        letters = drawn(name, cells, 2 * SMALL.height, SMALL)
        if letters is None:
            return None
        rows += [EMPTY, *(line((row, ACCENT)) for row in letters)]
        rows += [line((text, f"bold {TEXT}")) for text in broken(_run(people), cells)]
    return rows


def _run(people: list[str]) -> str:
    """People after one another; a name is not broken."""
    return " · ".join(name.replace(" ", "\u00a0") for name in people)


def _beside(at: dict[str, list[str]], cells: int) -> Rows:
    """Platforms side by side, people below their names."""
    columns = max(1, min(len(at), (cells + GAP) // (NARROWEST + GAP)))
    across = (cells - GAP * (columns - 1)) // columns
    blocks = [
        [(text, f"bold {ACCENT}") for text in broken(name, across)]
        + [(text, f"bold {TEXT}") for text in broken(", ".join(people), across)]
        for name, people in at.items()
    ]
    rows: Rows = [EMPTY]
    for first in range(0, len(blocks), columns):
        beside = blocks[first : first + columns]
        for number in range(max(map(len, beside))):
            parts = [one[number] if number < len(one) else ("", TEXT) for one in beside]
            rows.append(
                line(
                    *(
                        (pad(text, across + GAP * (part < len(parts) - 1)), style)
                        for part, (text, style) in enumerate(parts)
                    )
                )
            )
    return rows if all(width(row.plain) <= cells for row in rows) else []
