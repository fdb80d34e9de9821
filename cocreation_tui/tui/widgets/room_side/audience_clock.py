"""The course of the meeting as the room sees it: the item under way, a break, before, between and after items."""

from __future__ import annotations

from datetime import datetime, timedelta

from textual.content import Content

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.schedule import ZERO, Level, Row, State
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.floor import round_view
from cocreation_tui.core.floor.work import Work
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.reports.invitation import next_end
from cocreation_tui.export.qr_texts import event_text
from cocreation_tui.i18n.dates import brief_day, clock, clock_on, long_day, minute_words, span
from cocreation_tui.tui.room.letters import HEIGHT, large
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.room.type_size import Passage, set_page, set_words
from cocreation_tui.tui.text import fit, line, pad, width, wrap
from cocreation_tui.tui.widgets.control.captures import label
from cocreation_tui.tui.widgets.room_side.codes import code_rows, holds
from cocreation_tui.tui.widgets.room_side.people_shown import seat_ways, speaker_ways
from cocreation_tui.tui.widgets.room_side.sheet import (
    ACCENT,
    CALM,
    EMPTY,
    QUIET,
    TEXT,
    WARN,
    Budget,
    Rows,
    bar,
    block,
    centred,
    face_height,
    figures,
    middle,
    moved,
    paragraph,
    set_rows,
)
from cocreation_tui.tui.words.of_times import drift_told

LEAST = 9
"""Rows of digits that the back row can read; they become fewer only where the window is too small."""
TALL = 44
"""Rows from which the last capture is drawn in large letters: the window's own letters are small then."""
SPOKEN, LOW = 7, 24
"""Rows for who speaks in a window of less than so many; in a higher one, what the tallest digits leave."""
MOST_CAPTURES = 3
"""How many of the last captures the room sees."""
GLYPHS = {Level.CALM: "", Level.WARNING: "▲ ", Level.DANGER: "▲▲ ", Level.OVER: "■ "}
STYLES = {Level.CALM: CALM, Level.WARNING: WARN, Level.DANGER: WARN, Level.OVER: WARN}


def course(scene: Scene, cells: int, height: int) -> Rows:
    """Where the meeting stands."""
    facts, row = scene.view.session.facts, scene.view.seen.current
    if facts.closed_at:
        return _after(scene, cells, height)
    if row is not None:
        return (_break if row.item.kind is ItemKind.BREAK else _item)(scene, row, cells, height)
    return (_before if facts.started_at is None else _between)(scene, cells, height)


def countdown(scene: Scene) -> tuple[str, str]:
    """The time left of what is under way, and its style; empty when nothing is, or where digits are to be left out."""
    row, work = scene.view.seen.current, _work(scene)
    if row is None or (work is not None and work.silent):
        return "", TEXT
    figure, _, level = _figure(scene, row, work)
    return figure.strip(), STYLES[level] if row.state is State.RUNNING else WARN


# Items


def _item(scene: Scene, row: Row, cells: int, height: int) -> Rows:
    """Title, state, digits, bar with words; captures where there is room."""
    work = _work(scene)
    figure, part, level = _figure(scene, row, work)
    silent = work is not None and work.silent
    style = STYLES[level] if row.state is State.RUNNING else WARN
    least = 3 if silent else face_height(figure, cells, LEAST)
    title = scene.said(row.item.title)
    budget = Budget(height - least - 3)
    seats = next(filter(None, map(budget.whole, seat_ways(scene, row, cells))), [])
    kind = budget.whole([centred(_kind(scene, row, work), cells, QUIET)])
    ends = budget.whole([_ends(scene, cells)])
    spoken = 1 if seats else SPOKEN if height < LOW else max(4, height - 23)
    speaker = next(filter(None, map(budget.whole, speaker_ways(scene, cells, spoken))), [])
    more = budget.most(len(wrap(title, cells, 3)) - 1)
    gaps = budget.most(2)
    most = 1 if len(speaker) > 1 and height < TALL else MOST_CAPTURES
    most = 0 if scene.showing.message and height < TALL else most
    tall = height >= TALL and len(speaker) < 2
    captures = [] if seats else budget.whole(_captures(scene, cells, most, last_large=tall))
    captures = seats or captures or budget.whole(_captures(scene, cells, min(most, 1)))
    head = _head(title, cells, budget, 1 + more)
    room = least + budget.rows
    drawn = [bar(part, cells, style)] * min(room, 9) if silent else figures(figure, cells, room, style)
    left = centred(_left(scene, row, level), cells, f"bold {style}")
    strip = [] if silent else [bar(part, cells, style)]
    above = [*head, *kind, *speaker, *[EMPTY] * (gaps > 0)]
    below = [*[EMPTY] * (gaps > 1), *strip, left, *ends]
    space = height - len(above) - len(below) - len(captures)
    return [*above, *_exactly(middle(drawn, space), space), *below, *captures]


def _exactly(rows: Rows, height: int) -> Rows:
    return [*rows, *[EMPTY] * (height - len(rows))][: max(0, height)]


def _head(title: str, cells: int, budget: Budget, rows: int) -> Rows:
    """The title, in large letters where the digits leave room for them."""
    drawn = large(title, cells, HEIGHT) if budget.rows >= 2 * HEIGHT else None
    if drawn is None:
        return paragraph(wrap(title, cells, rows), cells, f"bold {TEXT}")
    budget.most(HEIGHT - rows)
    return block(drawn, cells, TEXT)


def _work(scene: Scene) -> Work | None:
    """The way of working whose step is under way; None when there is none."""
    work = scene.view.session.work
    return work if work is not None and work.index < len(work.steps) else None


def _figure(scene: Scene, row: Row, work: Work | None) -> tuple[str, float, Level]:
    """What the digits say, as wide as it was at the start; how full the bar is; how near the end it is."""
    left, allotted, level = row.left, row.allotted, row.level
    if work is not None:
        left = work.left(scene.view.session.facts.running, scene.view.now)
        allotted = work.step.length
        level = Level.OVER if left <= ZERO else Level.WARNING if left <= allotted / 5 else Level.CALM
    text = span(left) if left >= ZERO else "+" + span(-left)
    used = 1 - left / allotted if allotted > ZERO else 1.0
    part = 1 - used if work is not None and work.silent else used
    return text.rjust(len(span(max(allotted, ZERO)))), part, level


def _kind(scene: Scene, row: Row, work: Work | None) -> str:
    """What the room does, and how far it is."""
    words, session = scene.view.words, scene.view.session
    if work is not None:
        step = words(f"work.step.{work.step.id}")
        of = words("audience.step", number=work.index + 1, of=len(work.steps)) if len(work.steps) > 1 else ""
        return " · ".join(filter(None, (words(f"work.form.{work.form}"), step, of)))
    if session.round is None:
        return words(f"item-kind.{row.item.kind.value}")
    seen = round_view(session.round, session.turns, session.facts.runs, session.people, scene.view.now)
    left = len(seen.left)
    return words("audience.round", left=words.count("audience.left", left) if left else words("audience.all"))


def _left(scene: Scene, row: Row, level: Level) -> str:
    """How much time is left, calmly, by words and glyph."""
    words, work = scene.view.words, _work(scene)
    if row.state is State.PAUSED:
        return f"= {words('audience.paused')}"
    left = row.left if work is None else work.left(scene.view.session.facts.running, scene.view.now)
    return GLYPHS[level] + _time_words(scene, "running.left" if left > ZERO else "audience.over", left)


def _time_words(scene: Scene, key: str, time: timedelta) -> str:
    words, time = scene.view.words, abs(time)
    if time < timedelta(minutes=1):
        if key == "audience.over":
            return words("audience.time-up")
        return words(f"{key}.seconds", n=int(time.total_seconds()))
    return words(f"{key}.minutes", length=minute_words(words, time // timedelta(minutes=1)))


def _ends(scene: Scene, cells: int) -> Content:
    """When the meeting ends, and how far off the plan that is."""
    return centred(end_told(scene), cells, QUIET)


def end_told(scene: Scene) -> str:
    """When the meeting ends, and how far off the plan that is, in words."""
    words, seen, zone = scene.view.words, scene.view.seen, scene.view.session.zone
    end = clock_on(seen.end, zone, scene.view.now, words.language)
    return words("audience.ends", end=end, drift=drift_told(words, seen))


def _captures(scene: Scene, cells: int, most: int = MOST_CAPTURES, last_large: bool = False) -> Rows:
    """The last captures, large enough to correct aloud; notes are not for the room unless they are chosen."""
    words = scene.view.words
    shown = [capture for capture in scene.view.session.captures if capture.kind is not Kind.NOTE]
    shown = shown[-most:] if most else []
    labels = [label(words, capture) for capture in shown]
    cells_of = max(map(width, labels), default=0) + 2
    rows = [EMPTY] if shown else []
    for capture, name in zip(shown, labels, strict=True):
        text = scene.said(" / ".join(part for part in capture.text.split("\n") if part))
        drawn = large(text, cells - cells_of, 2 * HEIGHT) if last_large and capture is shown[-1] else None
        for number, row in enumerate(drawn or [fit(text, cells - cells_of)]):
            named = name if not number else ""
            rows.append(line((pad(named, cells_of), f"bold {ACCENT}"), (row, TEXT)))
    return rows


# Breaks


def _break(scene: Scene, row: Row, cells: int, height: int) -> Rows:
    """When we start again, as a clock time that stays where it is."""
    words, zone = scene.view.words, scene.view.session.zone
    over = row.left <= ZERO
    again = clock(scene.view.now + row.left, zone)
    said = words("audience.again-now" if over else "audience.again")
    foot = words("audience.paused") if row.state is State.PAUSED else _again_in(scene, row)
    coming = scene.view.seen.next
    after = words("audience.then", title=scene.said(coming.item.title)) if coming else ""
    return _poster(said, again, [foot, after], row, cells, height)


def _again_in(scene: Scene, row: Row) -> str:
    if row.left <= ZERO:
        return ""
    minutes = -(-row.left // timedelta(minutes=1))
    return scene.view.words.count("audience.again-in", minutes)


def _poster(said: str, figure: str, foot: list[str], row: Row | None, cells: int, height: int) -> Rows:
    """A few words, giant digits, a few words."""
    last = [centred(text, cells, f"bold {TEXT}" if not number else QUIET) for number, text in enumerate(foot)]
    strip = [bar(row.elapsed / row.allotted, cells, CALM), EMPTY] if row and row.allotted > ZERO else []
    least = face_height(figure, cells, LEAST)
    budget = Budget(height - least - 1)
    last = budget.whole([content for content, text in zip(last, foot, strict=True) if text])
    strip = budget.whole(strip)
    gaps = budget.most(3)
    drawn = large(said, cells, HEIGHT) if budget.rows >= HEIGHT else None
    head = block(drawn, cells, TEXT) if drawn else [centred(said, cells, f"bold {TEXT}")]
    budget.most(len(head) - 1)
    digits = figures(figure, cells, least + budget.rows, CALM)
    rows = [*head, *[EMPTY] * (gaps > 0), *digits, *[EMPTY] * (gaps > 1), *strip, *last]
    return middle(rows, height)


# Before, between, after


def _before(scene: Scene, cells: int, height: int) -> Rows:
    """When the meeting begins."""
    words, session = scene.view.words, scene.view.session
    begins: datetime = session.facts.planned_start
    late = scene.view.now >= begins + timedelta(minutes=1)
    said = words("audience.begins-soon" if late else "audience.begins")
    figure = clock(scene.view.now if late else begins, session.zone)
    today = day_of(scene.view.now, session.zone)
    if not late and day_of(begins, session.zone) != today:
        said += " " + brief_day(day_of(begins, session.zone), words.language)
    return _poster(said, figure, [scene.said(session.title), session.place], None, cells, height)


def _between(scene: Scene, cells: int, height: int) -> Rows:
    """What comes next, and the time of day."""
    words, coming = scene.view.words, scene.view.seen.next
    said = scene.said(coming.item.title) if coming else words("audience.done")
    foot = words("audience.next") if coming else ""
    figure = clock(scene.view.now, scene.view.session.zone)
    return _poster(f"{foot} {said}".strip(), figure, ["", end_told(scene)], None, cells, height)


def _after(scene: Scene, cells: int, height: int) -> Rows:
    """Thanks; when we meet again, and its code where the window holds it."""
    words, session = scene.view.words, scene.view.session
    following, thanks = session.next_meeting, words("audience.thanks")
    if following is None:
        drawn = set_words(thanks, cells, height - 4)
        rows = block(drawn, cells, CALM) if drawn else [centred(thanks, cells, f"bold {CALM}")]
        return middle(rows, height)
    day = long_day(day_of(following.at, session.zone), words.language)
    told = [words("audience.next-meeting", day=day, clock=clock(following.at, session.zone)), following.place]
    passages = tuple(Passage(scene.said(part)) for part in told if part)
    drawn = large(thanks, cells, HEIGHT)
    head = [*(block(drawn, cells, CALM) if drawn else [centred(thanks, cells, f"bold {CALM}")]), EMPTY]
    payloads = [
        event_text(session.full_title, following.at, next_end(session, following), place)
        for place in dict.fromkeys((following.place, ""))
    ]
    for above, said in ((head, passages), ([], (Passage(thanks), *passages))):
        for payload in payloads:
            if holds(payload, cells, height - len(above)):
                return [*above, *code_rows(scene, payload, said, cells, height - len(above))]
    rows = moved(set_rows(set_page(passages, cells, height - len(head))), cells)
    return [*head, *middle(rows, height - len(head))]
