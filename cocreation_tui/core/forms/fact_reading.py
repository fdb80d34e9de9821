"""Reading what filled-in forms say, once, into facts of their own types: nobody else looks at the names of fields.

Words and days that are not understood say nothing. Where a form keeps its first field as the capture's own words, the
fact does not repeat them, unless they mean more than they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from cocreation_tui.core.capture.brought import REF
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.forms.every_form import FORMS
from cocreation_tui.core.forms.exercises import QUESTIONS, RELEVANCE_CHECK, SIX_QUESTIONS, is_stopped
from cocreation_tui.core.forms.facts import (
    ActorTold,
    ChallengeStated,
    Fact,
    FocusSettled,
    GoalObserved,
    GoalSet,
    InitiativeTold,
    LetterSent,
    LetterWritten,
    PlatformChanged,
    PlatformFounded,
    QuestionAnswered,
    RealityChecked,
    RelevanceAnswered,
    StepDone,
    Taken,
)
from cocreation_tui.core.forms.form import FieldType, marked
from cocreation_tui.core.forms.templates import (
    ACTOR,
    CHALLENGE,
    FOUNDING,
    NAME_FIELDS,
    NAMING,
    NEWSLETTER,
    OBSERVATION,
    OCCASIONS,
    PHASES,
    REALITY_CHECK,
    ActorStanding,
    ChangeKind,
    Occasion,
)
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.days import iso_day
from cocreation_tui.core.platforms.platforms import Aboard, Missing, read_actor, read_actors

_Said = dict[str, str]


_NAMES_ON_LINES = ("aboard", "group")
"""Fields each line of which begins with a name."""
_RENAMED_ON_LINES = (*_NAMES_ON_LINES, "missing")
"""Fields of lines in which a name may stand anywhere between commas."""


def conclusion_of(capture: Capture) -> str:
    """Id of the choice that a reality check concluded; empty for none, and for everything else."""
    fact = form_fact(capture)
    return fact.conclusion if isinstance(fact, RealityChecked) else ""


def form_held(capture: Capture) -> str:
    """Id of the form that holds: none when the capture has been made another kind than its form's."""
    return capture.form if _KINDS.get(capture.form) is capture.kind else ""


def fact_of(capture: Capture) -> Fact | None:
    """What a capture says as the kind it is now; None for what is only words."""
    if not capture.form and capture.kind not in _TELLING:
        return None
    return form_fact(capture) if form_held(capture) in _FORMS else _quick_fact(capture)


def form_fact(capture: Capture) -> Fact | None:
    """What the form of a capture says, whatever kind the capture has been made since; None for other forms."""
    read = _FORMS.get(capture.form)
    return read(capture.text, _said(capture)) if read else None


def platform_meant(capture: Capture, only: str) -> str:
    """The platform a capture concerns: its own, the one it founds, or the ``only`` one of its meeting."""
    founds = not capture.platform and capture.form == FOUNDING and form_held(capture)
    return capture.platform or (clean_line(capture.text, 200) if founds else only)


def names_in(fields: Iterable[Field]) -> Iterator[str]:
    """The names of people that a form's fields hold."""
    for each in fields:
        if each.name in NAMING:
            yield each.text
        elif each.name in _NAMES_ON_LINES:
            for actor in read_actors(each.text):
                yield from (actor.actor, actor.person)


def renamed_in(fields: tuple[Field, ...], new: Mapping[str, str]) -> tuple[Field, ...]:
    """A form's fields with other names of people, by the old ones: where a name alone stands, and among actors."""
    if not new:
        return fields
    return tuple(replace(each, text=_renamed(each, new)) for each in fields)


def actor_renamed(capture: Capture, new: Mapping[str, str]) -> Capture:
    """A capture with other names of organisations, by the old ones: where it tells of an actor, and among actors."""
    fields = renamed_in(capture.fields, new)
    if capture.kind is not Kind.ACTOR:
        return replace(capture, fields=fields)
    form = form_held(capture) == ACTOR
    text = new.get(capture.text, capture.text) if form else _renamed_row(capture.text, new)
    return replace(capture, text=text, fields=fields)


def _renamed(field: Field, new: Mapping[str, str]) -> str:
    if field.name in NAME_FIELDS:
        return new.get(field.text, field.text)
    if field.name not in _RENAMED_ON_LINES:
        return field.text
    return "\n".join(_renamed_row(row, new) for row in field.text.split("\n"))


def _renamed_row(row: str, new: Mapping[str, str]) -> str:
    parts = [part.strip() for part in row.split(",")]
    now = [new.get(part, part) for part in parts]
    return row if now == parts else ", ".join(now)


def _quick_fact(capture: Capture) -> Fact | None:
    said = _said(capture)
    match capture.kind:
        case Kind.FOCUS:
            return _focus(capture.text, said)
        case Kind.ACTOR:
            return _actor(capture.text, said, read_actor(capture.text))
        case Kind.GOAL:
            return _goal(capture.text, said)
        case Kind.CHANGE:
            return _changed(capture.text, said)
        case Kind.DECISION | Kind.TASK | Kind.RIPPLE | Kind.PARKING | Kind.NOTE | Kind.ANSWER | Kind.RULE:
            return None


def _said(capture: Capture) -> _Said:
    return {field.name: field.text for field in reversed(capture.fields)}


def _missing(said: _Said) -> tuple[Missing, ...]:
    named = read_actors(said.get("missing", ""))
    return tuple(Missing(one.actor, ", ".join(filter(None, (one.person, one.brings)))) for one in named)


def _founded(text: str, said: _Said) -> PlatformFounded:
    return PlatformFounded(
        said.get("focus", ""),
        read_actors(said.get("aboard", "")),
        _missing(said),
        said.get("coordinator", ""),
        iso_day(said.get("first-meeting", "")) or iso_day(said.get("next-meeting", "")),
    )


def _focus(text: str, said: _Said) -> FocusSettled:
    meets = iso_day(said.get("next-meeting", ""))
    return FocusSettled(read_actors(said.get("aboard", "")), _missing(said), meets)


def _changed(text: str, said: _Said) -> PlatformChanged:
    what, settled, occasion = (said.get(name, "") for name in ("what", "settled", "occasion"))
    return PlatformChanged(
        ChangeKind(what) if what in _CHANGES else None,
        settled == "agreed" if settled else None,
        said.get("who", ""),
        said.get("into", ""),
        said.get("new-name", ""),
        said.get("why", ""),
        Occasion(occasion) if occasion in OCCASIONS else occasion,
        iso_day(said.get("look-again", "")),
    )


def _actor(text: str, said: _Said, named: Aboard) -> ActorTold:
    standing = said.get("standing", "")
    person, brings = said.get("person") or named.person, said.get("brings") or named.brings
    backing = said.get("backing") or named.backing
    return ActorTold(
        Aboard(named.actor, person, brings, backing, said.get("contact", "")),
        ActorStanding(standing) if standing in _STANDINGS else None,
        said.get("interest", ""),
        said.get("needs", ""),
        said.get("reason", ""),
        said.get("invites", ""),
        iso_day(said.get("invites-by", "")),
        said.get(REF, ""),
    )


def _goal(text: str, said: _Said) -> GoalSet:
    return GoalSet(
        said.get("kind", ""),
        said.get("horizon", ""),
        said.get("seen-by", ""),
        said.get("argument", ""),
        said.get("weaknesses", ""),
        _taken(said, "baseline", "baseline-"),
        said.get("effect", ""),
        said.get("part-of", ""),
    )


def _observed(text: str, said: _Said) -> GoalObserved:
    before = said.get("of") == "baseline"
    return GoalObserved(said.get(REF, ""), before, _taken(said, "seen", ""), said.get("status", ""))


def _taken(said: _Said, words: str, prefix: str) -> Taken:
    value, unit, on = (said.get(f"{prefix}{name}", "") for name in ("value", "unit", "date"))
    return Taken(said.get(words, ""), value, unit, iso_day(on))


def _checked(text: str, said: _Said) -> RealityChecked:
    answers = ((name, said.get(name, "")) for name in _ASKED)
    return RealityChecked(
        tuple((name, marked(answer)) for name, answer in answers if marked(answer)),
        said.get("conclusion", ""),
    )


def _letter(text: str, said: _Said) -> LetterWritten:
    names = ("coordinator", "focus", "progress", "difficult", "needs", "time-horizon", "who", "contact")
    return LetterWritten(*(said.get(name, "") for name in names))


def _initiative(text: str, said: _Said) -> InitiativeTold:
    starts, workshop = (iso_day(said.get(name, "")) for name in ("starts", "workshop"))
    phase = said.get("phase", "")
    more = (said.get(name, "") for name in ("stand-in", "manager", "group", "strategy", "ended"))
    return InitiativeTold(
        said.get("anchor", ""), starts, workshop, PHASES.index(phase) + 1 if phase in PHASES else 0, *more
    )


def _relevance(text: str, said: _Said) -> RelevanceAnswered:
    return RelevanceAnswered("stop" if is_stopped(said) else said.get("answer", ""))


def _answered(text: str, said: _Said) -> QuestionAnswered:
    name = said.get("question", "").removeprefix("question-")
    return QuestionAnswered(name if name in QUESTIONS else "")


_TELLING = frozenset({Kind.FOCUS, Kind.ACTOR, Kind.GOAL, Kind.CHANGE})
"""Kinds that say more than words without a form too."""
_KINDS = {form.id: form.kind for form in FORMS}
_CHANGES = frozenset(ChangeKind)
_STANDINGS = frozenset(ActorStanding)
_ASKED = tuple(
    field.name
    for form in FORMS
    if form.id == REALITY_CHECK
    for field in form.fields
    if field.type is FieldType.SCALE
)
_FORMS: dict[str, Callable[[str, _Said], Fact]] = {
    FOUNDING: _founded,
    "focus-actors": _focus,
    "platform-change": _changed,
    ACTOR: lambda text, said: _actor(text, said, Aboard(text)),
    "goal": _goal,
    OBSERVATION: _observed,
    REALITY_CHECK: _checked,
    NEWSLETTER: _letter,
    CHALLENGE: lambda text, said: ChallengeStated(),
    "initiative": _initiative,
    "newsletter-sent": lambda text, said: LetterSent(iso_day(said.get("date", ""))),
    "step-done": lambda text, said: StepDone(iso_day(said.get("date", ""))),
    RELEVANCE_CHECK: _relevance,
    SIX_QUESTIONS: _answered,
}
"""How each form is read."""
