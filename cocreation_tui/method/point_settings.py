"""Settings under an agenda point: ``Time: 25 min`` and its like become fields of the point.

Every reader takes the point so far and the words after the colon, and gives the point with the setting in it, or the
key of the problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from cocreation_tui.core.agenda.agenda import EndMode, Per
from cocreation_tui.core.agenda.script import Point
from cocreation_tui.core.ground.languages import in_known_words
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.core.when.clock_times import parse_clock
from cocreation_tui.method.durations import LONGEST, parse_length
from cocreation_tui.method.vocabulary import (
    CARDS,
    FORM_NAMES,
    ITEM_KINDS,
    PERS,
    WORK_FORMS,
    YES_NO,
    Key,
)
from cocreation_tui.method.wants import PER_WORDS, parse_want

ASSUMED_HEADS = 5
"""How many a length per head is multiplied by when the script gives no length for an unknown roster."""
ZERO = timedelta(0)

_PER_HEAD = re.compile(
    rf"(?P<each>.+?)\s+{PER_WORDS}(?P<per>.+?)(?:\s*[,;]?\s*\b(?:ellers|else|otherwise)\s+(?P<whole>.+))?"
)
_FLOOR = re.compile(r"(?P<mode>.+?)\s*[,;]\s*(?:mindst|at least|min\.?)\s+(?P<floor>.+)")
_AT = re.compile(r"(?:fast|fixed)?[,:]?\s*(?P<clock>.+)")
_LIST = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of settings."""

    key: Key
    """What it sets."""
    word: str
    """The word before the colon, as written."""
    value: str
    """The words after the colon, as written."""
    line: int
    """Line in the file, counted from 1."""


def apply(point: Point, setting: Setting) -> Point | str:
    """The point with a setting in it, or the key of the problem with its words."""
    return _READERS[setting.key](point, setting.value)


def card_ids(value: str) -> tuple[str, ...]:
    """The cards that a line names, in order; an empty id for a name that is none."""
    return tuple(CARDS.get(name.casefold(), slug(name, nameless="")) for name in _LIST.split(value.strip()))


def _with_time(point: Point, value: str) -> Point | str:
    value = in_known_words(value.casefold())
    found = _PER_HEAD.fullmatch(value)
    if not found:
        length = parse_length(value)
        return _timed(point, length, None, None) if length is not None else "problem.time"
    each, per = parse_length(found["each"]), PERS.get(found["per"])
    if each is None or per is None:
        return "problem.time"
    length = parse_length(found["whole"]) if found["whole"] else min(each * ASSUMED_HEADS, LONGEST)
    return _timed(point, length, each, per) if length is not None else "problem.time"


def _timed(point: Point, length: timedelta, each: timedelta | None, per: Per | None) -> Point | str:
    if not length or each == ZERO:
        return "problem.zero-length"
    return replace(point, item=replace(point.item, length=length, each=each, per=per))


def _with_kind(point: Point, value: str) -> Point | str:
    kind = ITEM_KINDS.get(value.casefold().replace("-", " "))
    return "problem.kind" if kind is None else replace(point, item=replace(point.item, kind=kind))


def _with_start(point: Point, value: str) -> Point | str:
    found = _AT.fullmatch(in_known_words(value.casefold()))
    clock = parse_clock(found["clock"]) if found else None
    return "problem.start" if clock is None else replace(point, start_clock=clock)


def _with_end(point: Point, value: str) -> Point | str:
    value = in_known_words(value.casefold())
    found = _FLOOR.fullmatch(value)
    if found:
        with_floor = _with_floor(point, found["floor"])
        if isinstance(with_floor, str):
            return with_floor
        point, value = with_floor, found["mode"]
    if value in ("krymper", "shrinks", "shrink"):
        return replace(point, item=replace(point.item, end=EndMode.SHRINK))
    if value in ("flyder", "flows", "flow"):
        return replace(point, item=replace(point.item, end=EndMode.FLOW))
    at = _AT.fullmatch(value)
    clock = parse_clock(at["clock"]) if at else None
    if clock is None:
        return "problem.end"
    return replace(point, end_clock=clock, item=replace(point.item, end=EndMode.FIXED))


def _with_floor(point: Point, value: str) -> Point | str:
    floor = parse_length(value)
    if not floor:
        return "problem.at-least"
    if point.item.floor and point.item.floor != floor:
        return "problem.two-floors"
    return replace(point, item=replace(point.item, floor=floor))


def _with_drop(point: Point, value: str) -> Point | str:
    answer = YES_NO.get(value.casefold())
    return (
        "problem.drop" if answer is None else replace(point, item=replace(point.item, may_be_dropped=answer))
    )


def _with_cards(point: Point, value: str) -> Point | str:
    cards = card_ids(value)
    if not all(cards):
        return "problem.show"
    return replace(point, item=replace(point.item, shows=tuple(dict.fromkeys((*point.item.shows, *cards)))))


def _with_wants(point: Point, value: str) -> Point | str:
    wants = [parse_want(part) for part in _LIST.split(value)]
    known = tuple(want for want in wants if want is not None)
    if len(known) < len(wants):
        return "problem.capture"
    return replace(point, item=replace(point.item, wants=(*point.item.wants, *known)))


def _with_question(point: Point, value: str) -> Point | str:
    if not value:
        return "problem.ask"
    return replace(point, item=replace(point.item, questions=(*point.item.questions, value)))


def _with_warning(point: Point, value: str) -> Point | str:
    left = parse_length(value)
    return replace(point, item=replace(point.item, warning=left)) if left else "problem.warning"


def _with_danger(point: Point, value: str) -> Point | str:
    left = parse_length(value)
    return replace(point, item=replace(point.item, danger=left)) if left else "problem.danger"


def _with_work(point: Point, value: str) -> Point | str:
    said = " ".join(value.casefold().split())
    work = WORK_FORMS.get(said) or WORK_FORMS.get(said.replace("-", " "))
    return replace(point, item=replace(point.item, work=work)) if work else "problem.work"


def _with_templates(point: Point, value: str) -> Point | str:
    said = [" ".join(name.casefold().replace("-", " ").split()) for name in _LIST.split(value)]
    if not all(name in FORM_NAMES for name in said):
        return "problem.template"
    forms = (*point.item.forms, *(FORM_NAMES[name] for name in said))
    return replace(point, item=replace(point.item, forms=tuple(dict.fromkeys(forms))))


_READERS: dict[Key, Callable[[Point, str], Point | str]] = {
    Key.TIME: _with_time,
    Key.KIND: _with_kind,
    Key.START: _with_start,
    Key.END: _with_end,
    Key.AT_LEAST: _with_floor,
    Key.DROP: _with_drop,
    Key.SHOW: _with_cards,
    Key.CAPTURE: _with_wants,
    Key.ASK: _with_question,
    Key.WARNING: _with_warning,
    Key.DANGER: _with_danger,
    Key.WORK: _with_work,
    Key.TEMPLATE: _with_templates,
}
