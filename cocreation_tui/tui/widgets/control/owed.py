"""What the running item still owes, and what is owed when nothing runs: the parts of the item's face about that."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content
from textual.geometry import Size

from cocreation_tui.core.agenda.schedule import Row
from cocreation_tui.core.session.promises import missing
from cocreation_tui.i18n.dates import clock_on, span
from cocreation_tui.i18n.promised import want_count
from cocreation_tui.tui.text import fit, plain, styled, wrap
from cocreation_tui.tui.view import View


def owed_line(view: View, row: Row, cells: int) -> list[Content]:
    """What the item still owes when most of its time has gone; nothing before."""
    owed = [want_count(view.words, one.want, one.number, one.platforms) for one in missing(view.session, row)]
    if not owed:
        return []
    said = view.words("promise.missing", what=", ".join(owed))
    return [styled(fit(said, cells), "bold $text-warning")]


def idle_face(
    view: View, following: Row, idle: timedelta, digits: tuple[str, ...], size: Size
) -> list[Content]:
    """Nothing has run for a while: for how long, and the two ways to start the next item."""
    words = view.words
    start = words("idle.start", clock=clock_on(view.now - idle, view.session.zone, view.now, words.language))
    rows = [styled(fit(words("idle.said", time=span(idle)), size.width), "bold $text-warning"), plain("")]
    rows += [plain(text) for text in digits]
    rows.append(styled(fit(words("between.comes", title=following.item.title), size.width), "bold"))
    rows += [plain(text) for text in wrap(start, size.width, 2)]
    rows.append(styled(fit(words("idle.later"), size.width), "$text-muted"))
    if len(rows) > size.height:
        del rows[1]
    return rows
