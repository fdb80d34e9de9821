"""What captures change on platforms: a focus, an actor, a founding, a change that was agreed (method: changes on platforms)."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.days import iso_day
from cocreation_tui.core.initiative.initiative import Noted
from cocreation_tui.core.platforms.agreement import holds
from cocreation_tui.core.platforms.ledger import PlatformLedger, read_actors
from cocreation_tui.core.platforms.platforms import (
    Aboard,
    Dated,
    Missing,
    PlatformStatus,
    Standing,
    read_actor,
)

_STANDINGS = {
    "standby": PlatformStatus.STANDBY,
    "resume": PlatformStatus.ACTIVE,
    "close": PlatformStatus.CLOSED,
    "merge": PlatformStatus.MERGED,
}


def change_platforms(noted: Noted, script: str, ledger: PlatformLedger) -> None:
    """Let the platforms be what they are after a capture of a meeting that followed ``script``."""
    match noted.form, noted.capture.kind:
        case "platform", _:
            _found(noted, ledger)
        case "platform-change", _:
            if agreed(noted, script):
                _change(noted, ledger)
        case "newsletter", _:
            _coordinate(noted, noted.said("coordinator"), ledger)
        case _, Kind.FOCUS if noted.platform:
            ledger.work_on(noted.platform, _dated(noted, noted.capture.text))
            _board(noted, ledger)
        case _, Kind.ACTOR if noted.platform:
            _actor(noted, ledger)
        case _:
            return


def agreed(noted: Noted, script: str) -> bool:
    """Whether a platform change holds; where nobody has said, it does unless it came up among coordinators."""
    return holds(noted.said("settled"), script)


def proposed(noted: Noted, script: str) -> bool:
    """Whether a platform change has only been talked of."""
    return noted.capture.kind is Kind.CHANGE and noted.form != "platform" and not agreed(noted, script)


def _dated(noted: Noted, text: str) -> Dated:
    return Dated(text, noted.capture.at, noted.source)


def _coordinate(noted: Noted, name: str, ledger: PlatformLedger) -> None:
    if noted.platform and name:
        ledger.keep_together(noted.platform, _dated(noted, name))


def _found(noted: Noted, ledger: PlatformLedger) -> None:
    name = noted.platform
    if not name:
        return
    ledger.found(name, noted.capture.at, noted.source)
    ledger.work_on(name, _dated(noted, noted.said("focus")))
    if noted.said("coordinator"):
        aboard = read_actors(noted.said("aboard"))
        ledger.keep_together(name, _dated(noted, noted.said("coordinator")), aboard)
    ledger.meets(name, iso_day(noted.said("first-meeting")))
    _board(noted, ledger, name)


def _board(noted: Noted, ledger: PlatformLedger, name: str = "") -> None:
    """The actors on board and missing that a form names, and when the platform meets next."""
    name = name or noted.platform
    for actor in read_actors(noted.said("aboard")):
        ledger.join(name, actor, noted.capture.at)
    missing = tuple(
        Missing(actor.actor, ", ".join(filter(None, (actor.person, actor.brings))))
        for actor in read_actors(noted.said("missing"))
    )
    ledger.lacks(name, missing)
    ledger.meets(name, iso_day(noted.said("next-meeting")))


def _actor(noted: Noted, ledger: PlatformLedger) -> None:
    standing = noted.said("standing")
    if standing == "declined":
        return
    if standing == "wanted":
        by = iso_day(noted.said("invites-by"))
        ledger.lacks_too(noted.platform, Missing(noted.capture.text, noted.said("invites"), by))
        return
    named = read_actor(noted.capture.text)
    actor = Aboard(
        noted.capture.text if noted.form else named.actor,
        noted.said("person") or ("" if noted.form else named.person),
        noted.said("brings") or ("" if noted.form else named.brings),
        noted.said("backing") or ("" if noted.form else named.backing),
        noted.said("contact"),
    )
    ledger.join(noted.platform, actor, noted.capture.at)


def _change(noted: Noted, ledger: PlatformLedger) -> None:
    name, what, who = noted.platform, noted.said("what"), noted.said("who")
    if not name:
        return
    match what:
        case "standby" | "resume" | "close" | "merge":
            ledger.stand(name, _standing(noted, _STANDINGS[what]))
        case "found":
            ledger.found(name, noted.capture.at, noted.source)
        case "actor-in":
            ledger.join(name, read_actor(who), noted.capture.at)
        case "actor-out":
            ledger.leave(name, read_actor(who), noted.capture.at)
        case "rename":
            ledger.rename(name, noted.said("new-name"))
        case "coordinator":
            _coordinate(noted, who, ledger)
        case _:
            return


def _standing(noted: Noted, status: PlatformStatus) -> Standing:
    into = noted.said("into") if status is PlatformStatus.MERGED else ""
    look_again = iso_day(noted.said("look-again"))
    return Standing(
        status, noted.capture.at, noted.source, noted.said("why"), noted.said("occasion"), into, look_again
    )
