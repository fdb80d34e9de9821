"""In which meetings an open matter comes up again, by whom the meeting it came from was for (method: ground rules).

What is shared in confidence stays with those it was shared with; what everybody heard may be taken up anywhere, but
what is about a platform stays with the platforms, which nothing steers from above.
"""

from __future__ import annotations

from collections.abc import Callable

from cocreation_tui.core.agenda.audience import Audience
from cocreation_tui.core.initiative.initiative import Noted

_OPEN_TO = {
    Audience.INTERNAL: {Audience.INTERNAL},
    Audience.ACTOR: {Audience.INTERNAL},
    Audience.PLATFORM: {Audience.PLATFORM, Audience.COORDINATORS, Audience.ALL},
    Audience.COORDINATORS: {Audience.PLATFORM, Audience.COORDINATORS, Audience.ALL},
    Audience.ALL: {Audience.INTERNAL, Audience.PLATFORM, Audience.COORDINATORS, Audience.ALL},
}
"""The kinds of meetings that may hear of a matter, by the kind it came from.

What one actor said is followed up inside: it is that actor's to tell others.
"""


def comes_up(noted: Noted, audience: Audience, is_own: Callable[[Noted], bool]) -> bool:
    """Whether a matter is offered to a meeting; ``is_own`` tells whether it concerns the platform that meets."""
    if audience not in _OPEN_TO[noted.audience]:
        return False
    if audience is Audience.PLATFORM:
        shared = not noted.platform and noted.audience is Audience.ALL
        return shared or is_own(noted)
    if audience is Audience.INTERNAL:
        return not (noted.platform and noted.audience is Audience.ALL)
    return True
