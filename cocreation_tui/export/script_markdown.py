"""A session script as Markdown that reads back to the same script, whatever characters people's words contain.

What cannot stand as a paragraph without becoming something else stands in a block of code, which keeps every
character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time, timedelta

from cocreation_tui.core.agenda.agenda import EndMode, Item, Per, RoomPage, Want
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.export.escaping import flat, heading, inline
from cocreation_tui.i18n.promised import want_count
from cocreation_tui.i18n.words import Words

PARAGRAPH_LIMIT = 1_900
"""Longest paragraph that readers take apart, in characters."""

_NAMED = frozenset(
    {*RoomPage, "information", "ground-rules", "premises", "coordinator-role", "platform-scenarios"}
)
"""What can be shown by a name besides its id."""
_RESULTS = re.compile(r"(?:skal ende med|must end with)\s*:", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_HOUR, _MINUTE, _SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def script_markdown(script: Script) -> str:
    """The script as a file: front matter, title, purpose, results, what comes before, and a heading for every item."""
    words = Words(script.language)
    blocks = [
        _front(script, words),
        heading(script.title, 1),
        *_purpose(script.purpose),
        *_results(script, words),
    ]
    if script.before:
        blocks += [
            heading(words("drejebog.before"), 2),
            "\n".join(f"- {inline(one)}" for one in script.before),
        ]
    for point in script.points:
        blocks += _point(point, words)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _front(script: Script, words: Words) -> str:
    said = {
        "id": script.id,
        "language": script.language,
        "phase": script.phase,
        "led by": script.led_by,
        "with": script.with_whom,
        "for": words(f"circle.{script.circle}"),
        "decisions": "proposed" if script.asks_agreement else "",
    }
    rows = [f"{key}: {_quoted(value)}" for key, value in said.items() if value]
    return "\n".join(("---", *rows, "---"))


def _quoted(value: str) -> str:
    """A value of the front matter; one that has quotation marks of its own gets another pair."""
    return f'"{value}"' if value[0] in "\"'" else value


def _purpose(text: str) -> Iterator[str]:
    """Why the meeting is held, a block a paragraph; nothing in it reads as the list of results."""
    marks = "-*"
    for block in filter(None, text.split("\n\n")):
        listed = _list(block, marks[0])
        if listed:
            marks = marks[::-1]
            yield listed
        else:
            said = " ".join(line.strip() for line in block.split("\n"))
            yield heading(said, 3) if _RESULTS.match(said) else inline(said)


def _results(script: Script, words: Words) -> Iterator[str]:
    counted = [want_words(want, words) for want in script.must_end_with]
    if counted or script.results:
        yield f"{words('drejebog.must-end-with')}:"
        yield "\n".join(f"- {inline(result)}" for result in (*counted, *script.results))


def want_words(want: Want, words: Words) -> str:
    """Something to bring about: ``2 beslutninger``, ``1 fokus pr. platform``."""
    counted = want_count(words, want, want.count)
    return f"{counted} {words(f'per.{want.per.value}')}" if want.per else counted


def _point(point: Point, words: Words) -> Iterator[str]:
    item = point.item
    yield heading(item.title, 2)
    yield "\n".join(f"- {words(f'drejebog.set-{key}')}: {value}" for key, value in _settings(point, words))
    yield from _text(item.notes, listed_first=False)
    if item.plan_b:
        yield "### Plan B"
        yield from _text(item.plan_b, listed_first=True)


def _settings(point: Point, words: Words) -> Iterator[tuple[str, str]]:
    """Every setting of an item with its value as Markdown."""
    item = point.item
    yield "time", _time(item, words)
    yield "kind", words(f"item-kind.{item.kind.value}")
    if point.start_clock:
        yield "start", _clock(point.start_clock)
    yield from _end(point, words)
    if item.may_be_dropped:
        yield "drop", words("drejebog.yes")
    if item.shows:
        yield "show", ", ".join(_shown(one, words) for one in item.shows)
    if item.wants:
        yield "capture", ", ".join(want_words(want, words) for want in item.wants)
    for question in item.questions:
        yield "ask", inline(question)
    for key, left in (("warning", item.warning), ("danger", item.danger)):
        if left is not None:
            yield key, length_text(left, words)
    if item.work:
        yield "work", words(f"work.form.{item.work}")
    if item.forms:
        yield "template", ", ".join(words(f"form.{form}").lower() for form in item.forms)


def _shown(shown: str, words: Words) -> str:
    """What a point shows by its name in the language, where it has one there; a card without one by its id."""
    return words(f"drejebog.show-{shown}") if shown in _NAMED else shown


def _time(item: Item, words: Words) -> str:
    whole = length_text(item.length, words)
    if item.each is None or item.per is None:
        return whole
    return words(
        "drejebog.each", each=length_text(item.each, words), per=_per(item.per, words), otherwise=whole
    )


def _per(per: Per, words: Words) -> str:
    return words(f"per.{per.value}")


def _end(point: Point, words: Words) -> Iterator[tuple[str, str]]:
    floor = length_text(point.item.floor, words) if point.item.floor else ""
    match point.item.end:
        case EndMode.SHRINK if floor:
            yield "end", words("drejebog.shrinks-to", floor=floor)
            return
        case EndMode.SHRINK:
            yield "end", words("drejebog.shrinks")
        case EndMode.FIXED if point.end_clock:
            yield "end", _clock(point.end_clock)
    if floor:
        yield "at-least", floor


def _clock(clock: time) -> str:
    return f"{clock:%H:%M}"


def length_text(length: timedelta, words: Words) -> str:
    """A length exactly: ``1 t 30 min``, ``45 s``; hundredths of a second are the finest."""
    hours, rest = divmod(length, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    seconds = f"{rest / _SECOND:.2f}".rstrip("0").rstrip(".")
    parts = [
        words("drejebog.hours", n=hours) if hours else "",
        f"{minutes} min" if minutes else "",
        f"{seconds} s" if rest else "",
    ]
    return " ".join(filter(None, parts)) or "0 min"


def _text(text: str, listed_first: bool) -> Iterator[str]:
    """Notes as Markdown blocks; one block of code when they hold more than paragraphs and lists can say."""
    blocks = text.split("\n\n") if text else []
    written: list[str] = []
    after_list = not listed_first
    for block in blocks:
        listed = "" if after_list else _list(block, "-")
        said = listed or _paragraph(block)
        if not said:
            yield _code(text)
            return
        after_list = bool(listed)
        written.append(said)
    yield from written


def _list(block: str, mark: str) -> str:
    """A list of points, each with the lines that go on with it; empty for anything else."""
    rows = block.split("\n")
    texts = [row[2:] for row in rows]
    listed = rows[0].startswith("- ") and all(row[:2] in ("- ", "  ") for row in rows)
    if not listed or not all(map(_fits, texts)):
        return ""
    written = [
        (mark if row[0] == "-" else " ") + f" {inline(text)}" for row, text in zip(rows, texts, strict=True)
    ]
    return "\n".join(written) if len("\n".join(written)) <= PARAGRAPH_LIMIT else ""


def _paragraph(block: str) -> str:
    """A paragraph, its lines as they are; empty where that would change them."""
    rows = block.split("\n")
    if not all(map(_fits, rows)):
        return ""
    written = "\n".join(map(inline, rows))
    return written if len(written) <= PARAGRAPH_LIMIT else ""


def _fits(row: str) -> bool:
    """Whether a line comes through as it is: some text, and no blanks at its ends or runs of them within."""
    return bool(row) and row == row.strip() == flat(row) and len(inline(row)) <= PARAGRAPH_LIMIT


def _code(text: str) -> str:
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
