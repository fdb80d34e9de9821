"""Somebody who leads an initiative from nothing but what the program offers, and never writes the same words twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms.beginnings import (
    aboard_lines,
    actor_again,
    initiative_again,
    of_actor,
    of_goal,
)
from cocreation_tui.core.forms.form import FieldType
from cocreation_tui.core.forms.templates import OBSERVATION, ActorStanding
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.actor_list import actor_named
from cocreation_tui.core.initiative.carried_over import goal_meant, known_values
from cocreation_tui.core.initiative.initiative import Initiative, Met
from cocreation_tui.core.initiative.meeting_actors import actor_begins
from cocreation_tui.core.initiative.rhythm import Due, due
from cocreation_tui.core.initiative.starting import Offer
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession, Command
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.left_open import go_on, left_open
from cocreation_tui.export.duties import pending
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.scripts import list_scripts
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.screens.forms.form_drafts import Values, filled
from cocreation_tui.tui.screens.home.founding import found
from cocreation_tui.tui.screens.home.plan_fields import Reader
from cocreation_tui.tui.screens.initiative.own_forms import any_form, command_of
from cocreation_tui.tui.words.of_starting import KnownInitiatives

START = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)
CHOSEN = (FieldType.CHOICE, FieldType.DATE, FieldType.SCALE)
"""Fields in which something is chosen or a day is given: nothing is written in them."""


class Hand:
    """The facilitator, at a desk of an empty workspace, with the forms that the screens open."""

    def __init__(self, root: Path, language: str, values: Values) -> None:
        self.clock = ManualClock(START)
        self.desk = Desk(Workspace(root), self.clock, language)
        self.words = Words(language)
        self.written: set[str] = set()
        self.scripts: tuple[Script, ...] = list_scripts(language, self.desk.workspace.scripts)[0]
        room = found(self.desk, {name: self.write(text) for name, text in values.items()})
        self.folder = room.folder
        room.close()

    def write(self, text: str) -> str:
        """Write something, for the first time."""
        for line in text.split("\n"):
            assert line.casefold() not in self.written, f"written twice: {line}"
            self.written.add(line.casefold())
        return text

    # What the program knows and offers

    @property
    def known(self) -> Initiative:
        """The initiative as it is on disk."""
        entry = Initiatives(self.desk).read(self.folder)
        assert entry.problems == ()
        assert entry.initiative is not None
        return entry.initiative

    def next(self) -> Due | None:
        """What the program says is to be done first; its day has come when it is told of."""
        known = self.known
        offered = pending(known, day_of(self.clock.now(), known.zone))
        if not offered:
            return None
        first = offered[0].dues[0]
        meets = first.planned or first.earliest
        platform = known.platform(first.platform) if first.platform else None
        if platform and platform.next_meeting and first in due(known):
            meets = max(meets, platform.next_meeting)
        self.clock.advance(max(datetime.combine(meets, time(8), UTC) - self.clock.now(), timedelta(hours=20)))
        return first

    def met(self, script: str) -> Met:
        """The last meeting of a script that was held."""
        return self.known.held(script)[-1]

    def read(self, met: Met) -> Session:
        """A meeting as it is on disk."""
        return self.desk.read(self.folder / f"{met.id}.json")

    def papers(self) -> list[tuple[Session, str]]:
        """Every meeting that was held, with its minutes."""
        sessions = [self.read(met) for met in self.known.meetings if met.started_at]
        return [(session, self.desk.minutes(session)) for session in sessions]

    # Between meetings

    def note(self, form_id: str, begins: Values | None = None, ref: str = "", **typed: str) -> None:
        """Fill in a form of the initiative's own, as its screen opens it."""
        room = Initiatives(self.desk).open(self.folder)
        try:
            known = room.initiative
            people = labels([one.person for one in known.people]).values()
            offered = [*people, *(one.name for one in known.actors), *(one.name for one in known.platforms)]
            values = dict(begins or {})
            if form_id == "initiative":
                values |= initiative_again(known.name, replace(known.told, anchor=known.anchor))
            also = of_actor(ref) if form_id == "actor" else (of_goal(ref),) if form_id == OBSERVATION else ()
            form = any_form(form_id)
            assert form is not None
            values = self._filled(form_id, values, typed, offered)
            command = command_of(form, values) or filled(form, values, self.words, also=also)
            room.runner.do(command)
        finally:
            room.close()

    def answered(self, name: str, standing: ActorStanding, **typed: str) -> None:
        """Say what an actor answered, in its form with everything that is known of it."""
        actor = actor_named(self.known, name)
        assert actor is not None
        told = replace(actor.told, standing=standing, reason="")
        self.note("actor", actor_again(told), actor.ref, **typed)

    def _filled(self, form_id: str, known: Values, typed: Values, offered: Iterable[str]) -> Values:
        """What a form says: what it knew, what is chosen of what is offered, and what is written anew."""
        form = any_form(form_id)
        assert form is not None
        kinds = {field.name: field.type for field in form.fields}
        there = {one.casefold() for one in offered}
        values = dict(known)
        for name, text in ((name.replace("_", "-"), text) for name, text in typed.items()):
            for line in text.split("\n") if kinds[name] not in CHOSEN else ():
                assert known.get(name, "") != line, f"known already: {line}"
                if line.casefold() not in there and not line.isdecimal():
                    self.write(line)
            values[name] = text
        return values

    # In a meeting

    def plan(self, script: str, platform: str = "", actor: str = "", **typed: str) -> tuple[Room, Offer]:
        """Plan a meeting with the form of the screen; ``typed`` is what is written in it besides."""
        reader = Reader(self.desk, self.words, self.scripts, initiatives=KnownInitiatives(self.desk))
        for text in (text for name, text in typed.items() if name != "date"):
            self.write(text)
        wanted = {"initiative": self.folder.name, "platform": platform, "actor": actor, "script": script}
        read = reader.read({**wanted, **typed})
        assert read.plan is not None, read.wrong
        assert read.offer is not None
        return self.desk.plan(read.plan), read.offer

    def begin(self, script: str, platform: str = "", actor: str = "", **typed: str) -> tuple[Room, Offer]:
        """Plan a meeting and begin it."""
        room, offered = self.plan(script, platform, actor, **typed)
        room.runner.do(Advance())
        return room, offered

    def enter(self, script: str) -> Room:
        """Open a meeting that was planned earlier, and begin it."""
        ahead = [met for met in self.known.meetings if met.script == script and met.started_at is None]
        left = left_open(self.desk, self.folder / f"{ahead[-1].id}.json")
        assert left is not None
        room = go_on(self.desk, left)
        room.runner.do(Advance())
        return room

    def do(self, room: Room, *commands: Command) -> Session:
        """Carry out commands, a minute apart."""
        for command in commands:
            self.clock.advance(timedelta(minutes=1))
            room.runner.do(command)
        return room.runner.session

    def catch(self, room: Room, kind: Kind, text: str, platform: str = "", owner: str = "") -> Session:
        """Catch a line; whoever answers for it is somebody the line completes."""
        session = room.runner.session
        assert not owner or owner in [one.name for one in session.people], owner
        due_on = day_of(self.clock.now() + timedelta(days=20), session.zone) if kind is Kind.TASK else None
        caught = CaptureThis(kind, self.write(text), owner_name=owner, due=due_on, platform=platform)
        return self.do(room, caught)

    def fill(self, room: Room, form_id: str, about: str = "", **typed: str) -> Capture:
        """Fill in a form of a meeting, with what it says to begin with; what was caught."""
        session, form = room.runner.session, any_form(form_id)
        assert form is not None
        begins = known_values(session, form_id, about)
        if form_id == "actor":
            begins = actor_begins(session, typed.get("actor", ""))
        if any(field.name == "platform" for field in form.fields) and form_id != "platform":
            begins["platform"] = about
        values = self._filled(form_id, begins, typed, self._offered(session))
        command = filled(form, values, self.words, platform=about)
        ref = goal_meant(session, command.text, about) if form_id == OBSERVATION else ""
        command = replace(command, fields=(*command.fields, of_goal(ref))) if ref else command
        return self.do(room, command).captures[-1]

    def _offered(self, session: Session) -> Iterable[str]:
        """What the fields of a meeting's forms complete."""
        from cocreation_tui.core.initiative.meeting_actors import actors_known
        from cocreation_tui.core.initiative.meeting_goals import goals_of

        yield from labels(session.people).values()
        actors = [told.actor for told in actors_known(session)]
        yield from aboard_lines(actors)
        yield from (one.actor for one in actors)
        yield from session.platforms
        yield from (goal.text for goal in goals_of(session))

    def close(self, room: Room) -> Session:
        """Close the meeting."""
        session = self.do(room, CloseSession())
        room.close()
        return session


def here(session: Session) -> set[str]:
    """Those who are invited, by name."""
    return {one.name for one in session.people if one.attendance is not Attendance.MENTIONED}


def brought(session: Session, *kinds: Kind) -> list[str]:
    """What a meeting was brought of some kinds, in words."""
    return [one.capture.text for one in session.brought if one.capture.kind in kinds]
