"""What captures change on platforms: a focus, an actor, a founding, a change that was agreed (method: changes on platforms)."""

from __future__ import annotations

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms import facts
from cocreation_tui.core.forms.facts import FocusSettled, PlatformChanged, PlatformFounded
from cocreation_tui.core.forms.templates import ActorStanding, ChangeKind
from cocreation_tui.core.initiative.initiative import Noted
from cocreation_tui.core.platforms.agreement import holds
from cocreation_tui.core.platforms.ledger import PlatformLedger
from cocreation_tui.core.platforms.platforms import Dated, Missing, PlatformStatus, Standing, read_actor


def change_platforms(noted: Noted, script: str, ledger: PlatformLedger) -> None:
    """Let the platforms be what they are after a capture of a meeting that followed ``script``.

    No internal meeting changes a platform (method: nothing steers above the platforms).
    """
    if not noted.platform or noted.circle is Circle.INTERNAL:
        return
    match noted.fact:
        case PlatformFounded() as founded:
            _found(noted, founded, ledger)
        case PlatformChanged() as change:
            if holds(change.agreed, script):
                _change(noted, change, ledger)
        case FocusSettled() as settled:
            ledger.work_on(noted.platform, _dated(noted, noted.capture.text))
            _board(noted, settled, ledger)
        case facts.LetterWritten(coordinator=name):
            _coordinate(noted, name, ledger)
        case facts.ActorTold() as told:
            _actor(noted, told, ledger)
        case facts.GoalSet() | facts.GoalObserved() | facts.RealityChecked():
            return
        case facts.LetterSent() | facts.ChallengeStated() | facts.InitiativeTold() | facts.QuestionAnswered():
            return
        case facts.StepDone() | facts.RelevanceAnswered():
            return
        case None:
            return


def agreed(noted: Noted, script: str) -> bool:
    """Whether a platform change holds; where nobody has said, it does unless it came up among coordinators.

    Inside, changes are only proposed, whatever was said.
    """
    if noted.circle is Circle.INTERNAL:
        return noted.capture.kind is not Kind.CHANGE
    return not isinstance(noted.fact, PlatformChanged) or holds(noted.fact.agreed, script)


def proposed(noted: Noted, script: str) -> bool:
    """Whether a platform change has only been talked of."""
    return noted.capture.kind is Kind.CHANGE and not agreed(noted, script)


def _dated(noted: Noted, text: str) -> Dated:
    return Dated(text, noted.capture.at, noted.source)


def _coordinate(noted: Noted, name: str, ledger: PlatformLedger) -> None:
    if name:
        ledger.keep_together(noted.platform, _dated(noted, name))


def _found(noted: Noted, founded: PlatformFounded, ledger: PlatformLedger) -> None:
    name = noted.platform
    ledger.found(name, noted.capture.at, noted.source)
    ledger.work_on(name, _dated(noted, founded.focus))
    if founded.coordinator:
        ledger.keep_together(name, _dated(noted, founded.coordinator), founded.aboard)
    _board(noted, founded, ledger)


def _board(noted: Noted, said: PlatformFounded | FocusSettled, ledger: PlatformLedger) -> None:
    """The actors on board and missing that a form names, and when the platform meets next."""
    for actor in said.aboard:
        ledger.join(noted.platform, actor, noted.capture.at)
    ledger.lacks(noted.platform, said.missing)
    ledger.meets(noted.platform, said.meets)


def _actor(noted: Noted, told: facts.ActorTold, ledger: PlatformLedger) -> None:
    """An actor is on board, or lacking as long as it has not answered."""
    match told.standing:
        case ActorStanding.ABOARD | None:
            ledger.join(noted.platform, told.actor, noted.capture.at)
        case ActorStanding.LATER | ActorStanding.DECLINED:
            return
        case (
            ActorStanding.CHOSEN
            | ActorStanding.CONTACTED
            | ActorStanding.MET
            | ActorStanding.INVITED
            | ActorStanding.WANTED
        ):
            ledger.lacks_too(noted.platform, Missing(told.actor.actor, told.contacts, told.by))


def _change(noted: Noted, change: PlatformChanged, ledger: PlatformLedger) -> None:
    name, at = noted.platform, noted.capture.at
    match change.what:
        case ChangeKind.STANDBY:
            ledger.stand(name, _standing(noted, change, PlatformStatus.STANDBY))
        case ChangeKind.RESUME:
            ledger.stand(name, _standing(noted, change, PlatformStatus.ACTIVE))
        case ChangeKind.CLOSE:
            ledger.stand(name, _standing(noted, change, PlatformStatus.CLOSED))
        case ChangeKind.MERGE:
            ledger.stand(name, _standing(noted, change, PlatformStatus.MERGED))
        case ChangeKind.FOUND:
            ledger.found(name, at, noted.source)
        case ChangeKind.ACTOR_IN:
            ledger.join(name, read_actor(change.who), at)
        case ChangeKind.ACTOR_OUT:
            ledger.leave(name, read_actor(change.who), at)
        case ChangeKind.RENAME:
            ledger.rename(name, change.new_name)
        case ChangeKind.COORDINATOR:
            _coordinate(noted, change.who, ledger)
        case None:
            return


def _standing(noted: Noted, change: PlatformChanged, status: PlatformStatus) -> Standing:
    into = change.into if status is PlatformStatus.MERGED else ""
    at, why, occasion = noted.capture.at, change.why, change.occasion
    return Standing(status, at, noted.source, why, occasion, into, change.look_again)
