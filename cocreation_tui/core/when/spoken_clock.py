"""Clock times as people say them: *halv ti*, *kvart i ni til elleve*, *half past nine*, *noon*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time, timedelta
from functools import cache

from cocreation_tui.core.when.clock_times import AT, UNTIL, hours_at
from cocreation_tui.core.when.date_words import DateWords, DayPart
from cocreation_tui.core.when.meant import Hours
from cocreation_tui.core.when.patterns import EDGE, any_of, compiled, folded
from cocreation_tui.core.when.pieces import Clock

HALF_A_DAY = timedelta(hours=12)
USUAL_DAY = DayPart(8, 17)
"""When people mean an hour of twelve that they say without the part of the day; what may be before or after is asked."""


class Spoken:
    """What one language says of clock times."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._numbers = {
            word: number for word, number in words.numbers.items() if len(word) > 1 and number < 13
        }
        number = rf"(?:{any_of(self._numbers)}|[0-9]{{1,2}}(?![.:]?[0-9]))"
        o_clock = any_of(words.o_clock)
        after = rf"(?:\s+(?:{o_clock}))?"
        minutes = rf"(?P<m>{any_of(words.minutes)})\s+(?P<h>{number}){after}"
        hour = any_of(words.clock_words)
        sure = rf"(?P<c>{hour})|(?P<o>{number})\s+(?:{o_clock})"
        self._begin = compiled(rf"(?:(?:{AT})?(?:{minutes}|{sure})|{AT}(?P<w>{any_of(self._numbers)})){EDGE}")
        self._end = compiled(rf"(?:{minutes}|{sure}|(?P<w>{any_of(self._numbers)})){EDGE}")
        self._until = compiled(UNTIL)

    def at(self, line: str, at: int) -> tuple[Clock, int] | None:
        """The spoken clock time at a place, or one of which the end is spoken, and where it ends."""
        begin = self._said(self._begin, line, at)
        first = begin or _figures(line, at)
        until = self._until.match(line, first[1]) if first else None
        later = until and (self._said(self._end, line, until.end()) or _figures(line, until.end()))
        if first and later and (begin or not _figures(line, until.end() if until else 0)):
            return Clock(Hours(first[0], later[0]), True), later[1]
        return (Clock(Hours(begin[0]), True), begin[1]) if begin else None

    def _said(self, pattern: re.Pattern[str], line: str, at: int) -> tuple[time, int] | None:
        found = pattern.match(line, at)
        if not found:
            return None
        if found["c"]:
            return time(self._words.clock_words[folded(found["c"])]), found.end()
        said = folded(found["h"] or found["o"] or found["w"])
        hour = self._numbers.get(said) or (int(said) if said.isdigit() else 0)
        minutes = self._words.minutes[folded(found["m"])] if found["m"] else 0
        return (_clock(hour, minutes), found.end()) if 0 < hour < 24 else None


@cache
def spoken(words: DateWords) -> Spoken:
    """What a language says of clock times."""
    return Spoken(words)


def meant_hours(clock: Clock, part: DayPart | None) -> Hours | None:
    """The clock time as it is meant beside a part of the day; None when it may be meant before and after noon."""
    both = clock.spoken or part is not None
    begins = [one for one in _halves(clock.hours.start, both) if _within(one, part or USUAL_DAY)]
    if not both:
        return clock.hours
    if len(begins) != 1:
        return None
    end = clock.hours.end
    ends = [one for one in _halves(end, True) if one > begins[0]] if end else []
    return Hours(begins[0], ends[0] if ends else end)


def halves(clock: time) -> tuple[time, ...]:
    """What an hour that was spoken may mean: itself, and the same in the other half of the day."""
    return tuple(_halves(clock, True))


def _halves(clock: time, both: bool) -> Iterator[time]:
    """A clock time, and the same in the other half of the day when it may be that."""
    yield clock
    if both and clock.hour < 13:
        yield _later(clock, HALF_A_DAY)


def _within(clock: time, part: DayPart) -> bool:
    return part.first <= clock.hour <= part.last


def _figures(line: str, at: int) -> tuple[time, int] | None:
    """A clock time in figures without an end."""
    found = hours_at(line, at)
    return (found[0].start, found[1]) if found and found[0].end is None else None


def _clock(hour: int, minutes: int) -> time:
    """So many minutes from an hour; of twelve hours in the first half of the day."""
    clock = _later(time(hour), timedelta(minutes=minutes))
    return clock.replace(hour=clock.hour % 12) if hour < 13 and clock.hour < 13 else clock


def _later(clock: time, by: timedelta) -> time:
    minutes = (clock.hour * 60 + clock.minute + by // timedelta(minutes=1)) % (24 * 60)
    return time(*divmod(minutes, 60))
