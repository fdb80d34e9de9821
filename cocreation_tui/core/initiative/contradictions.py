"""What laptops said differently of the same thing without knowing of each other's: shown to people, never guessed away.

What was said last counts meanwhile. It is over when somebody says it anew who knows of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Status
from cocreation_tui.core.forms.facts import (
    ChallengeStated,
    GoalObserved,
    InitiativeTold,
    LetterWritten,
    PlatformChanged,
    PlatformFounded,
)
from cocreation_tui.core.forms.templates import ChangeKind
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.goals import Goal, goal_observed
from cocreation_tui.core.initiative.initiative import Claim, Contradiction, Noted, Topic
from cocreation_tui.core.initiative.knowing import Knowing, Saying, Stream
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.several_laptops import Streams
from cocreation_tui.core.initiative.taken_over import Doubly
from cocreation_tui.core.platforms.agreement import holds
from cocreation_tui.core.session.session import INITIATIVE

_OF_INITIATIVE = (
    Topic.ANCHOR, Topic.STAND_IN, Topic.MANAGER, Topic.GROUP, Topic.STRATEGY, Topic.STARTS, Topic.WORKSHOP,
    Topic.PHASE, Topic.ENDED,
)  # fmt: skip
"""What the form of an initiative says, by the names of its fields; its name is the words of what was caught."""
_REST = (ChangeKind.STANDBY, ChangeKind.RESUME, ChangeKind.CLOSE, ChangeKind.MERGE)
"""Changes that say whether a platform is at work."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """Of what something was said."""

    topic: Topic
    of: str = ""
    """What tells it from others of the topic."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What was said of a subject; without a value, that it was spoken of again."""

    who: Saying
    source: SessionId
    value: str | None

    @property
    def same(self) -> str:
        """What is the same however it is written."""
        return " ".join((self.value or "").casefold().split())


def contradictions_of(
    streams: Streams, noted: Sequence[Noted], all_held: Sequence[Held], goals: Sequence[Goal]
) -> tuple[Contradiction, ...]:
    """Everything that was said differently without knowing.

    ``noted`` is everything caught, oldest first; ``all_held`` is what was noted between meetings and then the meetings.
    """
    said: defaultdict[_Subject, list[_Word]] = defaultdict(list)
    about: dict[_Subject, str] = {}
    scripts = {held.id: held.script for held in all_held}
    known = {goal.ref: goal for goal in goals}
    for one in noted:
        for subject, words, value in _said_in(one, scripts.get(one.source, INITIATIVE), known):
            about[subject] = words
            said[subject].append(_Word(streams.caught[one.ref], one.source, value))
    texts = {one.ref: one.capture.text for one in noted}
    for held in all_held:
        for subject, word in _settled_in(held, streams.settled[held.id]):
            about[subject] = texts.get(subject.of, "")
            said[subject].append(word)
    found = [
        Contradiction(subject.topic, " ".join(about[subject].split()), _claim(one), _claim(other))
        for subject, words in said.items()
        for one, other in _apart(words, streams.knowing)
    ]
    return (*found, *map(_doubly, streams.doubly))


def _said_in(one: Noted, script: str, goals: Mapping[str, Goal]) -> Iterator[tuple[_Subject, str, str]]:
    """What a capture says of which subjects, each with the words for it."""
    match one.fact:
        case InitiativeTold():
            yield _Subject(Topic.NAME), "", one.capture.text
            for topic in _OF_INITIATIVE:
                yield _Subject(topic), "", one.said(topic)
        case ChallengeStated() if one.capture.status is Status.ADOPTED:
            yield _Subject(Topic.CHALLENGE), "", one.capture.text
        case GoalObserved(status=status) as fact if status:
            if goal := goal_observed(dict(goals), one, fact):
                yield _Subject(Topic.STATUS, goal.ref), goal.text, status
        case PlatformFounded() | LetterWritten() | PlatformChanged() if one.circle is not Circle.INTERNAL:
            yield from _of_platform(one, script)
        case _:
            pass


def _of_platform(one: Noted, script: str) -> Iterator[tuple[_Subject, str, str]]:
    name, coordinator = one.platform, ""
    match one.fact:
        case PlatformFounded(coordinator=said) | LetterWritten(coordinator=said):
            coordinator = said
        case PlatformChanged(what=ChangeKind.COORDINATOR) as fact if holds(fact.agreed, script):
            coordinator = fact.who
        case PlatformChanged(what=what) as fact if what in _REST and holds(fact.agreed, script):
            yield _Subject(Topic.STANDING, name.casefold()), name, f"{what}"
        case _:
            pass
    if name and coordinator:
        yield _Subject(Topic.COORDINATOR, name.casefold()), name, coordinator


def _settled_in(held: Held, sayings: Iterable[Saying]) -> Iterator[tuple[_Subject, _Word]]:
    """What a stream says became of what earlier meetings left."""
    for one, who in zip(held.settled, sayings, strict=True):
        due = one.due.isoformat() if one.due else None
        owner = held.names((one.owner, *one.also)) or None
        values = ((Topic.FATE, one.fate.value), (Topic.DUE, due), (Topic.OWNER, owner))
        for topic, value in values:
            yield _Subject(topic, one.ref), _Word(who, who.stream, value)


def _apart(words: Sequence[_Word], knowing: Knowing) -> Iterator[tuple[_Word, _Word]]:
    """What counts, and each thing that was said otherwise without either knowing, of which nobody has spoken since."""
    if len({one.who.laptop for one in words}) < 2:
        return
    valued = [one for one in words if one.value is not None]
    standing = [one for one in valued if not any(knowing.knew(other.who, one.who) for other in valued)]
    if not standing:
        return
    standing.sort(key=lambda one: (one.who.at, one.who.laptop, one.who.stream))
    counts = standing[-1]
    otherwise = {one.same: one for one in standing if one.same != counts.same}
    for other in otherwise.values():
        both = (counts.who, other.who)
        if not any(all(knowing.knew(one.who, each) for each in both) for one in words):
            yield counts, other


def _claim(word: _Word) -> Claim:
    return Claim(word.who.laptop, word.who.at, word.value or "", word.source)


def _doubly(meeting: Doubly) -> Contradiction:
    title = meeting.one.held.title
    return Contradiction(Topic.CONTINUED, title, _went_on(meeting.one), _went_on(meeting.other))


def _went_on(stream: Stream) -> Claim:
    """That a meeting went on somewhere, until which step."""
    steps = stream.held.written.steps if stream.held.written else 0
    at = max((stream.held.start, *(one.at for one in stream.held.captures)))
    return Claim(stream.writer(steps), at, f"{steps}", stream.id)
