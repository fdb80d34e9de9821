"""In which meetings an open matter comes up again, by whom the meeting it came from was for (method: ground rules).

What is shared in confidence stays with those it was shared with; what everybody heard may be taken up anywhere, but
what is about a platform stays with the platforms, which nothing steers from above.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.circle import OPEN_TO, Circle
from cocreation_tui.core.agenda.circle import stays_inside as stays_inside

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.initiative import Noted


def comes_up(noted: Noted, circle: Circle, is_own: Callable[[Noted], bool]) -> bool:
    """Whether a matter is offered to a meeting; ``is_own`` tells whether it concerns the platform that meets."""
    if circle not in OPEN_TO[noted.circle]:
        return False
    if circle is Circle.PLATFORM:
        shared = not noted.platform and noted.circle is Circle.ALL
        return shared or is_own(noted)
    if circle is Circle.INTERNAL:
        return not (noted.platform and noted.circle is Circle.ALL)
    return True
