"""What was set right since the version before, as a section of the minutes: each thing on one line, as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.minutes import Entry, Minutes
from cocreation_tui.core.session.afterwards import Piece, What
from cocreation_tui.export.escaping import bullets, capital, heading, inline, struck
from cocreation_tui.export.minutes.entries import label, particulars, with_particulars
from cocreation_tui.export.minutes.going_on import next_meeting, point_name
from cocreation_tui.export.minutes.hands import hands_line
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.attendance import told_stays
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.carried_over import LeftOver


NOTHING = "–"
"""Stands for what is not said."""


def corrected(minutes: Minutes, words: Words) -> tuple[str, ...]:
    """What is told otherwise than in the version before, under a heading; nothing where nothing is."""
    before = minutes.corrects
    if before is None:
        return ()
    lines = [
        line for piece in before.since.pieces for line in _lines(piece, before.then, minutes, words) if line
    ]
    title = heading(words("minutes.corrected-since", n=before.since.version), 2)
    return (title, bullets(lines)) if lines else ()


def _lines(piece: Piece, then: Minutes, now: Minutes, words: Words) -> Iterator[str]:
    """A piece as it was and as it is; nothing for one that these minutes leave out."""
    match piece.what:
        case What.CAPTURE:
            yield _capture(_entry(then, piece), _entry(now, piece), words)
        case What.PERSON:
            yield _person(piece, then, now, words)
        case What.ITEM:
            yield _item(_point(then, piece), _point(now, piece), now, words)
        case What.HANDS:
            yield _hands(piece, then, now, words)
        case What.LEFT:
            yield _left(piece, then, now, words)
        case What.SPEECH:
            yield "" if now.kept_inside else words("minutes.piece-speech")
        case What.LEADER:
            yield _alone(piece.what, then.led_by, now.led_by, words)
        case What.MINUTE_TAKER:
            yield _alone(piece.what, then.minute_taker, now.minute_taker, words)
        case What.END:
            yield _named(piece.what, _clock(then.end, now, words), _clock(now.end, now, words), words)
        case What.NEXT:
            before, after = (next_meeting(replace(one, later={}), words) for one in (then, now))
            yield _named(piece.what, before, after, words)


def _clock(at: datetime | None, minutes: Minutes, words: Words) -> str:
    return dates.clock_on(at, minutes.zone, minutes.start, words.language) if at else ""


def _alone(what: What, before: str, after: str, words: Words) -> str:
    return _named(what, inline(before), inline(after), words)


def _named(what: What, before: str, after: str, words: Words) -> str:
    """Something there is but one of."""
    return f"**{words(f'minutes.piece-{what}')}:** {_change(before, after)}"


def _change(before: str, after: str) -> str:
    return f"{before or NOTHING} → {after or NOTHING}"


def _sign(before: object, after: object, words: Words) -> str:
    """What stands before what was added, or is gone; nothing before what was changed."""
    key = "" if before and after else "minutes.piece-added" if after else "minutes.piece-gone"
    return f"{words(key)}: " if key else ""


def _different(pairs: Iterable[tuple[str, str, str]]) -> list[str]:
    """The particulars that are otherwise, each as it was and as it is."""
    return [
        f"{name.lower()}: {_change(before, after)}" if name else _change(before, after)
        for name, before, after in pairs
        if before != after
    ]


def _entry(minutes: Minutes, piece: Piece) -> Entry | None:
    entries = (one for _, group in minutes.captures for one in group)
    return next((one for one in entries if one.capture.id == piece.id), None)


def _capture(before: Entry | None, after: Entry | None, words: Words) -> str:
    one = after or before
    if one is None:
        return ""
    decided = one.capture.kind is Kind.DECISION
    name = label(one, words) if decided else capital(kind_name(words, one.capture))
    told = f"{_sign(before, after, words)}**{name}:** "
    if before and after:
        old, new = struck(before.capture.text), inline(after.capture.text)
        text = new if before.capture.text == after.capture.text else f"{old} → {new}"
        return with_particulars(told + text, _different(_particulars(before, after, words)))
    if after:
        unmarked = particulars(replace(after, later=None), words)
        return with_particulars(told + inline(after.capture.text), unmarked)
    return told + struck(one.capture.text)


def _particulars(before: Entry, after: Entry, words: Words) -> Iterator[tuple[str, str, str]]:
    """What belongs to a capture: its name, as it was, as it is."""
    old, new = before.capture, after.capture
    yield words("minutes.piece-kind"), kind_name(words, old), kind_name(words, new)
    if Kind.DECISION in (old.kind, new.kind):
        yield words("minutes.column-status"), words(f"status.{old.status}"), words(f"status.{new.status}")
    if Kind.PARKING in (old.kind, new.kind):
        yield words("minutes.piece-parked"), words(f"parked.{old.parked}"), words(f"parked.{new.parked}")
    yield words("minutes.column-owner"), _owners(before.owners, words), _owners(after.owners, words)
    yield words("minutes.column-due"), _day(old.due, words), _day(new.due, words)
    yield words("minutes.column-platform"), inline(old.platform), inline(new.platform)
    yield words("minutes.column-place"), str(before.place or ""), str(after.place or "")
    if (old.form, old.fields) != (new.form, new.fields):
        yield words("minutes.piece-form"), "", words("minutes.piece-form-new")


def _owners(names: tuple[str, ...], words: Words) -> str:
    return inline(words.together(names))


def _day(day: date | None, words: Words) -> str:
    return dates.short_day(day, words.language) if day else ""


def _known(minutes: Minutes, piece: Piece) -> Person | None:
    groups = (minutes.present, minutes.excused, minutes.absent)
    return next((one for group in groups for one in group if one.id == piece.id), None)


def _person(piece: Piece, then: Minutes, now: Minutes, words: Words) -> str:
    before, after = _known(then, piece), _known(now, piece)
    one = after or before
    if one is None:
        return ""
    name = inline(as_added(one).name)
    if not (before and after):
        told = ", ".join(filter(None, (f"**{name}**", inline(one.organisation))))
        presence = _presence(one, now if after else then, words)
        return with_particulars(f"{_sign(before, after, words)}{told}", [presence])
    pairs = (
        (words("minutes.piece-name"), inline(as_added(before).name), inline(as_added(after).name)),
        ("", _presence(before, then, words), _presence(after, now, words)),
        (words("minutes.piece-organisation"), inline(before.organisation), inline(after.organisation)),
        (words("minutes.piece-role"), words(f"role.{before.role}"), words(f"role.{after.role}")),
        (words("minutes.column-platform"), inline(before.platform), inline(after.platform)),
    )
    different = _different(pairs)
    return f"**{name}:** {' · '.join(different)}" if different else ""


def _presence(person: Person, minutes: Minutes, words: Words) -> str:
    """Whether somebody was there, and when they came and went."""
    moves = told_stays(dict(minutes.stays).get(person.id, ()), minutes.zone, words)
    was = Attendance.PRESENT if person.attendance is Attendance.LEFT and not moves else person.attendance
    return ", ".join(moves) or words(f"attendance.{was}")


def _point(minutes: Minutes, piece: Piece) -> AgendaLine | None:
    return next((line for line in minutes.agenda if line.item == piece.id), None)


def _item(before: AgendaLine | None, after: AgendaLine | None, minutes: Minutes, words: Words) -> str:
    line = after or before
    if line is None:
        return ""
    name = words("minutes.part-item", n=line.place, title=inline(point_name(line, words)))
    titles = [inline(some.title) for some in (before, after) if some]
    different = _different(
        (
            (words("minutes.piece-title"), titles[0], titles[-1]),
            ("", _times(before, minutes, words), _times(after, minutes, words)),
        )
    )
    told = " · ".join([f"**{name}**", *different])
    return _sign(before, after, words) + told


def _times(line: AgendaLine | None, minutes: Minutes, words: Words) -> str:
    if line is None or line.start is None:
        return ""
    return f"{_clock(line.start, minutes, words)}–{_clock(line.end, minutes, words)}"


def _hands(piece: Piece, then: Minutes, now: Minutes, words: Words) -> str:
    before, after = (next((one for one in some.hands if one.id == piece.id), None) for some in (then, now))
    shown = after or before
    return f"{_sign(before, after, words)}{hands_line(shown, now.zone, words)}" if shown else ""


def _left(piece: Piece, then: Minutes, now: Minutes, words: Words) -> str:
    before, after = (
        next((one for one in some.left if one.brought.ref == piece.id), None) for some in (then, now)
    )
    if before is None or after is None:
        return ""
    pairs = (
        ("", _fate(before, words), _fate(after, words)),
        (words("minutes.column-owner"), inline(before.owner), inline(after.owner)),
        (words("minutes.column-due"), _day(before.due, words), _day(after.due, words)),
    )
    name = words("minutes.left")
    return with_particulars(f"**{name}:** {inline(after.brought.capture.text)}", _different(pairs))


def _fate(left: LeftOver, words: Words) -> str:
    return words(f"fate.{left.fate.value}" if left.said else "fate.unsaid")
