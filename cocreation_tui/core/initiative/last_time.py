"""What was answered the last time, beside what is answered now."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.templates import REALITY_CHECK
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.session.session import Session


def last_check(session: Session, platform: str) -> Capture | None:
    """The last reality check of a platform that the meeting was brought; None when there is none.

    Where no platform is named, that of the only one brought.
    """
    checks = [one for one in session.brought if one.capture.form == REALITY_CHECK]
    named = {one.capture.platform.casefold() for one in checks}
    wanted = platform.casefold() or (next(iter(named)) if len(named) == 1 else "")
    own = [one.capture for one in checks if one.capture.platform.casefold() == wanted]
    return max(own, key=lambda capture: capture.at, default=None)


def said(capture: Capture | None) -> dict[str, str]:
    """What the fields of a capture say, by name."""
    return {field.name: field.text for field in capture.fields} if capture else {}


def earlier_answers(session: Session, form: str, platform: str) -> dict[str, str]:
    """What a form's fields said the last time, the platform among them; nothing for forms that are not compared."""
    last = last_check(session, platform) if form == REALITY_CHECK else None
    return {**said(last), "platform": last.platform} if last else {}


def earlier_in(initiative: Initiative, form: str, platform: str, before: datetime | None) -> dict[str, str]:
    """The same out of a whole initiative; ``before`` leaves out what was answered then and since, None nothing."""
    own = [
        check.noted
        for check in initiative.checks
        if form == REALITY_CHECK
        and platform
        and check.noted.platform.casefold() == platform.casefold()
        and (before is None or check.noted.capture.at < before)
    ]
    return {**said(own[-1].capture), "platform": own[-1].platform} if own else {}
