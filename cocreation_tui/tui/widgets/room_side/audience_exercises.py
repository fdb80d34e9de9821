"""Exercises on the audience face: what was answered, drawn large, with words and signs beside every colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.co_creation_type import placed
from cocreation_tui.core.forms.exercises import (
    CO_CREATION_TYPE,
    RELEVANCE_CHECK,
    SIX_QUESTIONS,
    is_stopped,
    weak,
)
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, PART_OF, PARTS
from cocreation_tui.core.forms.templates import REALITY_CHECK
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.core.initiative.last_time import earlier_answers, said
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.session.six_questions import answers, question_of
from cocreation_tui.export.minutes.exercises import type_name, what_follows
from cocreation_tui.tui.room.letters import HEIGHT, large
from cocreation_tui.tui.room.scene import GOALS_ON_A_PAGE, Scene
from cocreation_tui.tui.room.type_size import WIDEST
from cocreation_tui.tui.text import line, wrap
from cocreation_tui.tui.widgets.fields.four_fields import chart
from cocreation_tui.tui.widgets.fields.goal_rows import goal_rows
from cocreation_tui.tui.widgets.fields.ink import ROOM
from cocreation_tui.tui.widgets.fields.point_rows import point_rows, stand_words
from cocreation_tui.tui.widgets.fields.relevance import stop, verdict
from cocreation_tui.tui.widgets.fields.scale_bars import all_bars, short_name
from cocreation_tui.tui.widgets.room_side import audience_shown
from cocreation_tui.tui.widgets.room_side.sheet import (
    ACCENT,
    CALM,
    EMPTY,
    QUIET,
    TEXT,
    WARN,
    Rows,
    block,
    centred,
    middle,
    paragraph,
)

Values = dict[str, str]
Painter = Callable[[Scene, Capture, Values, int, int], Rows]
"""Paints a filled-in exercise in so many columns and rows."""


def capture(scene: Scene, cells: int, height: int) -> Rows:
    """A capture: an exercise as its drawing, anything else in its words."""
    shown = scene.view.session.capture(CaptureId(scene.showing.ref))
    painter = _PAINTERS.get(shown.form) if shown else None
    if shown is None or painter is None:
        return audience_shown.capture(scene, cells, height)
    return painter(scene, shown, said(shown), cells, height)[:height]


def _head(scene: Scene, shown: Capture, cells: int, height: int) -> Rows:
    """What it is, and the words it is about."""
    words = scene.view.words
    name = words(f"form.{shown.form}")
    rows = [centred(name.upper(), cells, f"bold {ACCENT}")]
    if shown.text != name:
        text = scene.said(" ".join(shown.text.split()))
        rows += paragraph(wrap(text, cells, 1 if height < 20 else 2), cells, f"bold {TEXT}")
    return [*([EMPTY] if height >= 28 else []), *rows, *([EMPTY] if height >= 20 else [])]


def _big(text: str, cells: int, room: int, style: str) -> Rows:
    """Words in large letters where there is room for them, else as ordinary ones."""
    drawn = large(text, cells, room) if room >= HEIGHT else None
    return block(drawn, cells, style) if drawn else paragraph(wrap(text, cells, 2), cells, f"bold {style}")


# Relevance check


def _relevance(scene: Scene, shown: Capture, values: Values, cells: int, height: int) -> Rows:
    head = _head(scene, shown, cells, height)
    if is_stopped(values):
        return [*head, *middle(_stopped(scene, values, cells, height - len(head)), height - len(head))]
    words = scene.view.words
    sign, sentence = verdict(words, values.get("answer", ""))
    style = CALM if values.get("answer") == "yes" else WARN
    broad = min(cells, WIDEST)
    bars = all_bars(words, RELEVANCE_CHECK, values, {}, broad, ROOM)
    low = ", ".join(short_name(words, name) for name in weak(values))
    foot = paragraph(wrap(words("exercise.weak", names=low), cells, 2), cells, f"bold {WARN}") if low else []
    room = height - len(head) - sum(map(len, bars)) - len(foot) - 2
    told = _fitting(sign.partition(" ")[2], sign, cells, room - 2, style) if sign else []
    told += [centred(sentence, cells, f"bold {TEXT}"), EMPTY] if sign and len(told) < room else []
    return [*head, *told, *_aired(bars, broad, cells, height - len(head) - len(told) - len(foot)), *foot]


def _fitting(word: str, said: str, cells: int, room: int, style: str) -> Rows:
    """A word in large letters where they fit, else what is said on one row."""
    drawn = large(word, cells, room) if room >= HEIGHT else None
    return block(drawn, cells, style) if drawn else [centred(said, cells, f"bold {style}")]


def _aired(parts: list[Rows], broad: int, cells: int, room: int) -> Rows:
    """Rows that belong together by parts, in the middle of the columns, with space between where there is room."""
    left = " " * ((cells - broad) // 2)
    airy = sum(map(len, parts)) + len(parts) <= room
    return [line(left, row) for part in parts for row in ([*part, EMPTY] if airy else part)]


def _stopped(scene: Scene, values: Values, cells: int, room: int) -> Rows:
    """The stop rule, and what is done instead."""
    words = scene.view.words
    drawn = large(words("exercise.stop"), cells, HEIGHT) if room >= HEIGHT + 6 else None
    if drawn is None:
        return stop(words, cells, room, ROOM)
    solution = scene.said(" / ".join(part for part in values.get("solution", "").split("\n") if part))
    names = values.get("starts", "") if not scene.showing.hide_names else ""
    foot = paragraph(wrap(solution, cells, 4), cells, f"bold {TEXT}") if solution else []
    foot += [centred(words("exercise.stop-starts", name=names), cells, CALM)] if names else []
    says = _big(words("exercise.stop-says"), cells, room - 2 * HEIGHT - len(foot), TEXT)
    return [*block(drawn, cells, WARN), EMPTY, *says, EMPTY, *foot]


# Type of co-creation


def _type(scene: Scene, shown: Capture, values: Values, cells: int, height: int) -> Rows:
    words = scene.view.words
    head, at = _head(scene, shown, cells, height), placed(values)
    if at is None:
        return [*head, *middle(paragraph([words("exercise.type-none")], cells, TEXT), height - len(head))]
    name = type_name(words, *at)
    told = _big(name.upper(), cells, HEIGHT if height >= 30 else 1, ACCENT)
    texts = paragraph(wrap(what_follows(words, *at), min(cells, WIDEST), 4), cells, f"bold {TEXT}")
    room = height - len(head) - len(told) - len(texts) - 1
    broad = min(cells, 120)
    drawn = chart(words, at, broad, room, ROOM)
    left = " " * ((cells - broad) // 2)
    return [*head, *told, *(line(left, row) for row in drawn), *([EMPTY] if drawn else []), *texts]


# Focus points


def _points(scene: Scene, shown: Capture, values: Values, cells: int, height: int) -> Rows:
    words = scene.view.words
    part = values.get("part", "") or next((PART_OF[name] for name in values if name in PART_OF), "")
    head = _head(scene, shown, cells, height)
    if part in PARTS:
        title = f"{words(f'choice.{part}').capitalize()} · {stand_words(words, part, values)}"
        head += paragraph(wrap(title, cells, 2), cells, f"bold {ACCENT}")
    broad = min(cells, WIDEST)
    left = " " * ((cells - broad) // 2)
    names, points = not scene.showing.hide_names, PARTS.get(part, ())
    for told, most in ((names, 3), (False, 3), (False, 1)):
        listed = point_rows(words, points, values, broad, ROOM, names=told, most=most)
        if sum(len(placed.rows) for placed in listed) + len(head) <= height:
            break
    rows = [[line(left, row) for row in placed.rows] for placed in listed]
    airy = sum(map(len, rows)) + len(rows) + len(head) <= height
    return [*head, *(part for one in rows for part in ([EMPTY, *one] if airy else one))]


# Reality check


def _reality(scene: Scene, shown: Capture, values: Values, cells: int, height: int) -> Rows:
    words = scene.view.words
    before = earlier_answers(scene.view.session, REALITY_CHECK, shown.platform)
    head = _head(scene, shown, cells, height)
    broad = min(cells, WIDEST)
    bars = all_bars(words, REALITY_CHECK, values, before, broad, ROOM)
    concluded = words(f"choice.{values['conclusion']}") if values.get("conclusion") else ""
    rows = _aired(bars, broad, cells, height - len(head) - 2)
    room = height - len(head) - len(rows) - 1
    foot = _fitting(concluded.upper(), f"→ {concluded.upper()}", cells, room, CALM) if concluded else []
    return [*head, *rows, *([EMPTY] if room > len(foot) else []), *foot]


# Six questions


def _one_answer(scene: Scene, shown: Capture, values: Values, cells: int, height: int) -> Rows:
    words, session = scene.view.words, scene.view.session
    question = question_of(session, shown)
    asked = words(f"choice.question-{question}") if question else words(f"form.{shown.form}")
    head = [EMPTY, *paragraph(wrap(asked, cells, 2), cells, f"bold {ACCENT}"), EMPTY]
    room = height - len(head)
    text = scene.said(shown.text.replace("\n", " / "))
    drawn = large(text, cells, room)
    rows = block(drawn, cells, TEXT) if drawn else paragraph(wrap(text, cells, room), cells, f"bold {TEXT}")
    return [*head, *middle(rows, room)]


def six_questions(scene: Scene, cells: int, height: int) -> Rows:
    """The six guiding questions with what has been answered, the latest answers first to give way."""
    words, broad = scene.view.words, min(cells, WIDEST)
    left = " " * ((cells - broad) // 2)
    given = answers(scene.view.session)
    title = [centred(words("minutes.six-questions").upper(), cells, f"bold {ACCENT}")]
    room = height - len(title)
    blocks = []
    for number, (question, captures) in enumerate(given.items(), 1):
        asked = wrap(words(f"choice.question-{question}"), broad - 3, 2)
        texts = [scene.said(" / ".join(one.text.split("\n"))) for one in captures]
        style = f"bold {ACCENT}" if captures else QUIET
        rows = [
            line(left, (f"{number}. " if not place else "   ", style), (text, style))
            for place, text in enumerate(asked)
        ]
        blocks.append((rows, texts))
    most = max(1, (room - sum(len(rows) for rows, _ in blocks)) // len(blocks))
    drawn = [[*rows, *_given(words("exercise.six-none"), texts, broad, left, most)] for rows, texts in blocks]
    airy = sum(map(len, drawn)) + len(drawn) <= room
    return [*title, *(row for one in drawn for row in ([EMPTY, *one] if airy else one))][:height]


def _given(none: str, texts: list[str], broad: int, left: str, most: int) -> Rows:
    """The answers to a question in at most as many rows; that there is none is said."""
    if not texts:
        return [line(left, (f"   {none}", QUIET))]
    rows = [row for text in texts for row in wrap(f"– {text}", broad - 3, most)][:most]
    return [line(left, (f"   {row}", f"bold {TEXT}")) for row in rows]


# Goals


def goals(scene: Scene, cells: int, height: int) -> Rows:
    """A page of goals against their baseline."""
    words = scene.view.words
    known = goals_of(scene.view.session)
    title = [centred(words("exercise.goals-title").upper(), cells, f"bold {ACCENT}")]
    if not known:
        return [*title, *middle([centred(words("exercise.goals-none"), cells, TEXT)], height - 1)]
    last = (len(known) - 1) // GOALS_ON_A_PAGE
    first = min(scene.showing.page, last) * GOALS_ON_A_PAGE
    broad = min(cells, 110)
    left = " " * ((cells - broad) // 2)
    shown = known[first : first + GOALS_ON_A_PAGE]
    drawn = [goal_rows(words, _as_said(scene, goal), broad, ROOM) for goal in shown]
    room = height - len(title)
    space = min(3, max(0, (room - sum(map(len, drawn))) // len(drawn)))
    rows = [part for one in drawn for part in (*[EMPTY] * space, *(line(left, row) for row in one))]
    return [*title, *rows]


def _as_said(scene: Scene, goal: Goal) -> Goal:
    """A goal in words for the room."""

    def said_so(measure: Measure) -> Measure:
        return replace(measure, text=scene.said(measure.text))

    return replace(
        goal,
        text=scene.said(goal.text),
        baseline=said_so(goal.baseline) if goal.baseline else None,
        observed=tuple(map(said_so, goal.observed)),
    )


_PAINTERS: dict[str, Painter] = {
    RELEVANCE_CHECK: _relevance,
    CO_CREATION_TYPE: _type,
    FOCUS_POINTS: _points,
    REALITY_CHECK: _reality,
    SIX_QUESTIONS: _one_answer,
}
"""How each exercise is painted."""
