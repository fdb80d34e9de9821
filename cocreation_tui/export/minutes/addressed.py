"""Whom minutes are for, in their first lines: whoever forwards them sees it first."""

from __future__ import annotations

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.reports.manner import Readers
from cocreation_tui.core.reports.minutes import Minutes
from cocreation_tui.export.escaping import inline
from cocreation_tui.i18n.words import Words


def addressed(minutes: Minutes, words: Words) -> str:
    """The line that says whom the minutes are for; those of a platform name it."""
    if minutes.readers is not Readers.OWN:
        return f"**{words('minutes.for')}** {words(f'minutes-for.{minutes.readers}')}"
    named = minutes.circle is Circle.PLATFORM and minutes.about
    names = words.together([inline(name) for name in minutes.about])
    whom = words("minutes.for-named", names=names) if named else words(f"minutes-for.{minutes.circle}")
    return f"**{words('minutes.for')}** {whom}"
