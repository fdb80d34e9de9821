"""A relevance check as it is drawn: the stop rule in large letters, else the answers as bars and what they come to."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_tui.core.forms.exercises import RELEVANCE_CHECK, is_stopped, unknown, weak
from cocreation_tui.core.forms.form import marked
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.room.letters import HEIGHT, large
from cocreation_tui.tui.text import styled, wrap
from cocreation_tui.tui.widgets.fields.ink import Ink
from cocreation_tui.tui.widgets.fields.scale_bars import all_bars, asked, short_name
from cocreation_tui.tui.widgets.room_side.sheet import EMPTY, Rows

_SIGNS = {"yes": "✓", "no": "✗", "not-yet": "…"}


def relevance(words: Words, values: Mapping[str, str], cells: int, height: int, ink: Ink) -> Rows:
    """What a relevance check comes to so far, in at most as many rows."""
    said = dict(values)
    if is_stopped(said):
        return stop(words, cells, height, ink)
    if said.get("obvious") != "no":
        texts = wrap(words("exercise.ask-obvious"), cells, max(1, height))
        return [styled(text, f"bold {ink.accent}") for text in texts][:height]
    told = _told(words, said, cells, ink)
    bars = [row for rows in all_bars(words, RELEVANCE_CHECK, said, {}, cells, ink) for row in rows]
    return [*bars, EMPTY, *told] if len(bars) + len(told) < height else told[:height]


def stop(words: Words, cells: int, height: int, ink: Ink) -> Rows:
    """The stop rule: as large as there is room for, and what to do instead."""
    drawn = large(words("exercise.stop"), cells, HEIGHT) if height >= HEIGHT + 2 else None
    says = [words("exercise.stop-says"), words("exercise.stop-rest")]
    if drawn is None:
        says[0] = f"■ {words('exercise.stop')} ■  {says[0]}"
    head = [styled(row, ink.warn) for row in drawn or []]
    rows = [styled(row, f"bold {ink.warn}") for row in wrap(says[0], cells, 2)]
    return [*head, *([EMPTY] if drawn and height > len(head) + 3 else []), *rows, styled(says[1], ink.text)][
        :height
    ]


def verdict(words: Words, answer: str) -> tuple[str, str]:
    """The answer as a sign with a word, and as a sentence; both empty without one."""
    if answer not in _SIGNS:
        return "", ""
    return f"{_SIGNS[answer]} {words(f'exercise.verdict-{answer}')}", words(f"exercise.says-{answer}")


def _told(words: Words, said: dict[str, str], cells: int, ink: Ink) -> Rows:
    """How far the questions are answered, what is low, and the answer."""
    names = asked(RELEVANCE_CHECK)
    answered = [name for name in names if marked(said.get(name))]
    asked_of = ", ".join(short_name(words, name) for name in unknown(said))
    rows = [styled(words("exercise.answered", n=len(answered), of=len(names)), ink.text)]
    low = ", ".join(short_name(words, name) for name in weak(said))
    if low:
        rows += [styled(row, f"bold {ink.warn}") for row in wrap(words("exercise.weak", names=low), cells, 2)]
    elif len(answered) == len(names):
        rows.append(styled(words("exercise.no-weak"), f"bold {ink.calm}"))
    if asked_of:
        rows += [
            styled(row, ink.text) for row in wrap(words("exercise.ask-mapping", names=asked_of), cells, 2)
        ]
    sign, sentence = verdict(words, said.get("answer", ""))
    if sign:
        style = ink.calm if said["answer"] == "yes" else ink.warn
        rows = [
            styled(sign, f"bold {style}"),
            *(styled(row, ink.text) for row in wrap(sentence, cells, 2)),
            *rows,
        ]
    return rows
