"""The top line: which meeting, what time it is, when it ends and how late that is."""

from __future__ import annotations

from textual.geometry import Size

from cocreation_tui.core.agenda.schedule import Projection
from cocreation_tui.i18n.dates import clock, clock_on, drift_words
from cocreation_tui.tui.text import line, pad, plain, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.panel import Panel, Rows


class Heading(Panel):
    """Title on the left; clock, planned and expected end and drift in words on the right."""

    DEFAULT_CSS = """
    Heading { height: 1; padding: 0 1; background: $panel; color: $foreground; text-style: bold; }
    """

    def paint(self, view: View, size: Size) -> Rows:
        """The line, the title giving way first."""
        zone, seen, words = view.session.zone, view.seen, view.words
        now = clock(view.now, zone)
        planned, end = (clock_on(at, zone, view.now, words.language) for at in (seen.planned_end, seen.end))
        ends, drift = words("heading.ends", planned=planned, expected=end), drift_words(words, seen.drift)
        if seen.closed:
            ends, drift = words("heading.closed", ended=end), ""
        tail = f"{now}   {ends}   "
        room = size.width - width(tail) - width(drift)
        return [line(plain(pad(view.session.title, room - 2) + "  " + tail), (drift, drift_style(seen)))]


def drift_style(seen: Projection) -> str:
    """The colour of a drift; the words say the same."""
    late = seen.drift.total_seconds()
    if late >= 180:
        return "$text-error"
    return "$text-warning" if late >= 60 else "$text-success"
