"""In which meetings an open matter comes up again, by whom the meeting it came from was for (method: ground rules).

What is shared in confidence stays with those it was shared with; what everybody heard may be taken up anywhere, but
what is about a platform stays with the platforms, which nothing steers from above.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.circle import Circle

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.initiative import Noted


_OPEN_TO = {
    Circle.INTERNAL: {Circle.INTERNAL},
    Circle.ACTOR: {Circle.INTERNAL},
    Circle.PLATFORM: {Circle.PLATFORM, Circle.COORDINATORS, Circle.ALL},
    Circle.COORDINATORS: {Circle.PLATFORM, Circle.COORDINATORS, Circle.ALL},
    Circle.ALL: {Circle.INTERNAL, Circle.PLATFORM, Circle.COORDINATORS, Circle.ALL},
}
"""The kinds of meetings that may hear of a matter, by the kind it came from.

What one actor said is followed up inside: it is that actor's to tell others.
"""


def stays_inside(circle: Circle) -> bool:
    """Whether what was talked about in a meeting for those people is not for everybody else."""
    return Circle.ALL not in _OPEN_TO[circle]


def comes_up(noted: Noted, circle: Circle, is_own: Callable[[Noted], bool]) -> bool:
    """Whether a matter is offered to a meeting; ``is_own`` tells whether it concerns the platform that meets."""
    if circle not in _OPEN_TO[noted.circle]:
        return False
    if circle is Circle.PLATFORM:
        shared = not noted.platform and noted.circle is Circle.ALL
        return shared or is_own(noted)
    if circle is Circle.INTERNAL:
        return not (noted.platform and noted.circle is Circle.ALL)
    return True
