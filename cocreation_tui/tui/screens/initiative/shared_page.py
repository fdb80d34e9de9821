"""Who shares an initiative, what came and went, what waits and what has not arrived; and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row, empty, flat, gap, heading, more, told
from cocreation_tui.tui.screens.initiative.targets import Alone, Deed, OnlyRead, Target
from cocreation_tui.tui.text import fit, line, lines, pad, plain, styled, width, wrap
from cocreation_tui.tui.words.pages import Page

if TYPE_CHECKING:
    from cocreation_tui.desk.together import Member, Status
    from cocreation_tui.share.news import Exchanged, Lagging, Moved, Trouble
    from cocreation_tui.share.room_address import OnWall
    from cocreation_tui.store.shared_streams import Way

MOST = 12
"""How many streams are listed of what came, and of what went."""
NAME = 26
"""Columns of a name beside other things."""
ADDS = (("together.add-folder", Alone.ADD_FOLDER), ("together.add-server", Alone.ADD_SERVER))
"""Ways that can be set up."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How the sharing stands, as far as the screen knows."""

    now: datetime
    """The instant it is looked at."""
    is_shared: bool = False
    """Whether the initiative is shared at all."""
    busy: bool = False
    """Whether it is being shared at this moment."""
    status: Status | None = None
    """How it stands; None before that has been read, and where nothing is shared."""
    last: Exchanged | None = None
    """What the last exchange came to since the screen was opened."""
    share: str = ""
    """The identity of the initiative, whatever it is called where; empty before it is known."""
    awaited: str = ""
    """What has not come here from whom, in words; empty for nothing."""
    wall: OnWall | None = None
    """What the tables in the room type; None where no room is open."""


def rows(look: Look, sharing: Sharing) -> Iterator[Row]:
    """All of the page."""
    if not sharing.is_shared:
        yield from _alone(look)
    elif sharing.status is None:
        yield empty(look, "together.reading")
    else:
        yield from _shared(look, sharing, sharing.status)


def _alone(look: Look) -> Iterator[Row]:
    yield Row(styled(look.words("together.alone"), "bold"))
    how = wrap(look.words("together.alone-how"), look.room, 3)
    yield Row(lines([styled(one, "$text-muted") for one in how]))
    yield gap()
    yield from (more(look, key, Target(deed)) for key, deed in ADDS)
    yield from _room_rows(look, None)
    yield more(look, "together.pack", Target(Alone.PACK), "→")
    yield more(look, "together.bring-in", Target(Alone.BRING_IN), "→")


def _room_rows(look: Look, wall: OnWall | None) -> Iterator[Row]:
    """The room that is open for the tables around, or that one can be opened."""
    if wall is None:
        yield more(look, "together.room-begin", Target(Alone.ROOM))
        return
    first, last = wall.first_and_last
    said = look.words("together.room-is-open", first=first, last=last)
    yield Row(styled(fit(f"● {said}", look.room), "$text-success"), OnlyRead("room"))
    if wall.others:
        hosts = look.words("together.room-else", hosts=", ".join(wall.others))
        yield Row(styled(fit(f"  {hosts}", look.room), "$text-muted"), OnlyRead("room-else"))
    yield more(look, "together.room-show", Target(Alone.ROOM), "→")
    yield more(look, "together.room-end", Target(Alone.END_ROOM), "→")


def _shared(look: Look, sharing: Sharing, status: Status) -> Iterator[Row]:
    from cocreation_tui.core.shared.streams import Part

    yield _now_row(look, sharing, status)
    yield _waiting_row(look, status)
    if sharing.awaited:
        shown = wrap(f"▲ {flat(sharing.awaited)}", look.room, 2)
        yield Row(lines([styled(one, "$text-warning") for one in shown]), OnlyRead("awaited"))
    if status.troubles:
        yield gap()
        yield heading(look.words("together.to-see-to"), str(len(status.troubles)))
        yield from (_trouble_row(look, number, one) for number, one in enumerate(status.troubles))
    yield gap()
    yield heading(look.words("together.members"), str(len(status.members)))
    yield from _member_rows(look, sharing, status.members)
    yield from _moved_rows(look, status, sharing.last)
    if status.lagging:
        yield gap()
        yield heading(look.words("together.lagging"), str(len(status.lagging)))
        yield from (_lagging_row(look, sharing, one) for one in status.lagging)
    yield gap()
    yield heading(look.words("together.ways"))
    yield from (_way_row(look, one) for one in status.ways)
    yield from (more(look, key, Target(deed)) for key, deed in ADDS)
    if status.part is Part.ANCHOR:
        yield from _room_rows(look, sharing.wall)
    if sharing.share:
        said = look.words("together.for-administrator", id=sharing.share)
        page = Page(look.words("together.add-server").rstrip(" …"), plain(said))
        yield Row(styled(fit(said, look.room), "$text-muted"), OnlyRead("share"), lambda: page)
    yield gap()
    yield from _given(look, status)


def _given(look: Look, status: Status) -> Iterator[Row]:
    """What can be given to others, and taken from them."""
    from cocreation_tui.core.shared.streams import Part

    yield more(look, "together.code", Target(Alone.CODE), "→")
    if status.part is Part.ANCHOR:
        yield more(look, "together.code-anchors", Target(Alone.ANCHORS_CODE), "→")
    yield more(look, "together.pack", Target(Alone.PACK), "→")
    yield more(look, "together.bring-in", Target(Alone.BRING_IN), "→")


def _now_row(look: Look, sharing: Sharing, status: Status) -> Row:
    from cocreation_tui.desk.told_sharing import when_words

    if sharing.busy:
        return Row(styled(look.words("together.sharing"), "bold $text-accent"), OnlyRead("sharing"))
    if not status.ways and sharing.wall is not None:
        by_itself = look.words("together.room-by-itself")
        return Row(styled(by_itself, "$text-muted"), OnlyRead("by-itself"))
    if not status.ways:
        return Row(styled(look.words("together.no-way"), "$text-muted"), OnlyRead("no-way"))
    last = look.words("together.never")
    if status.last is not None:
        when = when_words(status.last, sharing.now, look.initiative.zone, look.words)
        last = look.words("together.last", when=when)
    said = (f"→ {look.words('together.now')}", "bold $text-primary")
    return Row(line(said, (f"   {last}", "$text-muted")), Target(Alone.SHARE_NOW))


def _waiting_row(look: Look, status: Status) -> Row:
    from cocreation_tui.desk.told_sharing import all_waiting_words

    said = all_waiting_words(status.waiting, look.words)
    mark, style = ("↕", "$text-secondary") if status.waiting else ("✓", "$text-success")
    return Row(styled(fit(f"{mark} {said}", look.room), style), OnlyRead("waiting"))


def _trouble_row(look: Look, number: int, trouble: Trouble) -> Row:
    """What is wrong, cut to the window; all of it with Enter."""
    from cocreation_tui.desk.told_sharing import trouble_words

    said = trouble_words(trouble, look.words)
    title = look.words("together.to-see-to")
    shown = wrap(f"▲ {flat(said)}", look.room, 2)
    content = lines([styled(one, "bold $text-warning") for one in shown])
    return Row(content, OnlyRead(f"trouble:{number}"), lambda: Page(title, plain(said)))


def _member_rows(look: Look, sharing: Sharing, members: tuple[Member, ...]) -> Iterator[Row]:
    """Who, as what, since when heard from, and how many meetings: in columns."""
    from cocreation_tui.desk.told_sharing import name_of, part_words

    names = [flat(name_of(one, look.words)) for one in members]
    parts = [flat(part_words(one.part, one.platforms, look.words)) for one in members]
    name_column, part_column = (min(max(map(width, column), default=0), NAME) for column in (names, parts))
    for one, name, part in zip(members, names, parts, strict=True):
        heard = look.words("together.this") if one.here else _heard(look, sharing, one)
        meetings = look.words.count("together.meetings", one.meetings) if one.meetings else ""
        content = line(
            ("● " if one.here else "  ", "bold"),
            pad(name, name_column),
            (f"   {pad(part, part_column)}", "$text-secondary"),
            (f"   {heard}", "$text-muted" if one.told or one.here else "$text-warning"),
            (f"   {meetings}" if meetings else "", "$text-muted"),
        )
        yield Row(content, OnlyRead(f"laptop:{one.laptop}"), partial(_member_page, look, sharing, one))


def _heard(look: Look, sharing: Sharing, one: Member) -> str:
    from cocreation_tui.desk.told_sharing import when_words

    if one.told is None:
        return look.words("together.not-heard")
    when = when_words(one.told, sharing.now, look.initiative.zone, look.words)
    return look.words("together.heard", when=when)


def _member_page(look: Look, sharing: Sharing, one: Member) -> Page:
    from cocreation_tui.desk.told_sharing import name_of, part_words, when_words

    said = [part_words(one.part, one.platforms, look.words), _heard(look, sharing, one)]
    said.append(look.words.count("together.meetings", one.meetings))
    if one.came is not None:
        when = when_words(one.came, sharing.now, look.initiative.zone, look.words)
        said.append(look.words("together.last-came", when=when))
    said.append(look.words("together.share-id", id=one.laptop))
    return Page(name_of(one, look.words), lines([plain(text) for text in said]))


def _moved_rows(look: Look, status: Status, last: Exchanged | None) -> Iterator[Row]:
    """What the last exchange brought and sent."""
    for key, moved in (("came", last.came), ("sent", last.sent)) if last else ():
        if moved:
            yield gap()
            yield heading(look.words(f"together.{key}"), str(len(moved)))
            yield from (_moved_row(look, status, key, one) for one in moved[:MOST])
        if len(moved) > MOST:
            yield Row(styled(look.words("together.more-coming", n=len(moved) - MOST), "$text-muted"))


def _moved_row(look: Look, status: Status, key: str, one: Moved) -> Row:
    from cocreation_tui.desk.told_sharing import member_named, title_of

    marks = [look.words(f"together.{mark}") for mark in ("anew", "away") if getattr(one, mark)]
    steps = look.words.count("together.steps", one.steps)
    content = told(
        look,
        "  ",
        title_of(one, look.words, status.members),
        (f"   {fit(member_named(status.members, one.writer, look.words), NAME)}", "$text-secondary"),
        (f"   {' · '.join([*marks, steps])}", "$text-muted"),
    )
    return Row(content, OnlyRead(f"{key}:{one.stream}"))


def _lagging_row(look: Look, sharing: Sharing, one: Lagging) -> Row:
    from cocreation_tui.desk.told_sharing import lagging_words

    said = lagging_words(one, look.initiative.zone, sharing.now, look.words)
    page = Page(look.words("together.lagging"), lines([plain(said), plain(look.words("together.lags-how"))]))
    content = styled(fit(f"▲ {flat(said)}", look.room), "$text-warning")
    return Row(content, OnlyRead(f"lags:{one.laptop}:{one.stream}"), lambda: page)


def _way_row(look: Look, way: Way) -> Row:
    from cocreation_tui.desk.told_sharing import way_words

    return Row(plain(fit(f"  {flat(way_words(way, look.words))}", look.room)), Target(Deed.WAY, way_id(way)))


def way_id(way: Way) -> str:
    """What tells a way from others in a list."""
    return f"{way.kind} {way.where}"
