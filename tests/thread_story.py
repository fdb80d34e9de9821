"""An initiative from the first doubt to the closing: at each step what the program offers first is what is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.beginnings import change_after_check, sent_on
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.actor_list import unanswered
from cocreation_tui.core.initiative.carried_over import left_over
from cocreation_tui.core.initiative.duty import Due, Duty
from cocreation_tui.core.initiative.ending import FOLLOWS
from cocreation_tui.core.initiative.rhythm import due
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.reports.newsletter import newsletter_of
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.export.newsletter import newsletter_markdown
from tests.thread_hand import Hand, brought, here

CHALLENGE = "Alle skal kunne komme trygt hjem om natten"
ANCHOR, MANAGER = "Dorte Holm", "Carl Krogh"
GROUP = ("Gry Gran", "Mads Lund")
NO, LATER = "Biografen", "Sejlklubben"
ACTORS = {
    NO: "Tove Birk", "Havnens barer": "Pia Vad", "Lygtekompagniet": "Kim Sø", "Natteravnene": "Ida Ask",
    LATER: "Jens Vig", "Taxa Nord": "Bo Ek",
}  # fmt: skip
"""Every actor that the analysis finds, and who speaks for it."""
ANSWERS = {NO: ActorStanding.DECLINED, LATER: ActorStanding.LATER}
"""What those answer who do not say yes."""
COMING = {person for name, person in ACTORS.items() if name not in ANSWERS}
LIGHT, HOME, WATER = "Lys og rum", "Følges hjem", "Vand ved døren"
FOCUS = {LIGHT: "Lysere stier ved havnen", HOME: "Ingen går alene efter klokken to", WATER: "En snak i køen"}
ABOARD = {LIGHT: ("Lygtekompagniet", "Taxa Nord"), HOME: ("Natteravnene",), WATER: ("Havnens barer",)}
"""Who is on which platform; the first coordinates it."""
GOALS = {LIGHT: "Flere går den lyse vej", HOME: "Færre går alene", WATER: "Færre slås i køen"}
START_GOAL = "Tre platforme inden sommer"
RULE, TASK = "Vi taler til hinanden", "Ringer til belysningen"
CONCLUSIONS = {(HOME, 0): "new-actors", (WATER, 1): "close"}
"""What a platform's first and second reality check conclude, where it is not to go on."""
SCALES = ("used", "by-whom", "moves", "active", "right-actors", "right-focus", "pace")
FIT = (
    "complex", "important", "strategic", "felt-by-many", "no-single-answer", "backing", "time", "patience",
)  # fmt: skip


class Thread:
    """The initiative under way, the steps that were offered, and what came of it on paper."""

    def __init__(self, root: Path, language: str) -> None:
        values = {"name": "Trygge nætter", "anchor": ANCHOR, "challenge": CHALLENGE}
        self.hand = Hand(root, language, values)
        self.steps: list[str] = []
        self.newsletters: list[str] = []
        self.papers: list[tuple[Session, str]] = []

    def run(self) -> None:
        """Do what is offered first until nothing is offered any more."""
        while one := self.hand.next():
            self.steps.append(" ".join(filter(None, (one.duty.value, one.platform, one.step))))
            assert len(self.steps) < 60, self.steps
            DO[one.duty](self, one)

    def day(self, days: int) -> str:
        """A day from now, as a form keeps it."""
        return day_of(self.hand.clock.now() + timedelta(days=days), self.hand.known.zone).isoformat()

    def begin(self, one: Due, people: set[str], *known: str) -> Room:
        """Begin a meeting that is due, for those people and with what is ``known``, and nobody's advice against it."""
        room, offered = self.hand.begin(one.duty.value, one.platform)
        session = room.runner.session
        assert offered.advice == ()
        assert here(session) == people
        assert brought(session, *Kind) == [*known]
        return room

    # Until it is clear what it is about

    def relevance(self, one: Due) -> None:
        hand = self.hand
        names = "\n".join(f"{name}, Kommunen" for name in (MANAGER, *GROUP))
        room, _ = hand.begin(one.duty.value, names=names)
        assert here(room.runner.session) == {ANCHOR, MANAGER, *GROUP}
        assert brought(room.runner.session, *Kind) == [CHALLENGE]
        scores = dict.fromkeys(FIT, "4")
        hand.fill(
            room, one.duty.value, obvious="no", answer="yes", reasons="Vagter har ikke hjulpet", **scores
        )
        hand.catch(room, Kind.TASK, "Spørger direktionen om timer", owner=MANAGER)
        hand.catch(room, Kind.NOTE, "Borgmesteren er træt af sagen")
        hand.close(room)

    def working_group(self, one: Due) -> None:
        self.hand.note("initiative", manager=MANAGER, group="\n".join(GROUP))

    def start_goals(self, one: Due) -> None:
        self.hand.note(
            "goal", {"effect": "process"}, goal=START_GOAL, kind="quantitative", horizon="short",
            seen_by="Vi tæller dem", baseline="Ingen endnu",
        )  # fmt: skip

    def mapping(self, one: Due) -> None:
        self.hand.note(
            "finding", finding="De fleste episoder sker ved broen", source="Politiets døgnrapporter"
        )
        self.done(one)

    def done(self, one: Due) -> None:
        """Note a step as done."""
        room = Initiatives(self.hand.desk).open(self.hand.folder)
        today = day_of(self.hand.clock.now(), room.initiative.zone)
        room.runner.do(FillForm("step-done", Kind.NOTE, one.noted, sent_on(today)))
        room.close()

    def data(self, one: Due) -> None:
        known = ("Spørger direktionen om timer", CHALLENGE, "De fleste episoder sker ved broen")
        room = self.begin(one, {ANCHOR, MANAGER, *GROUP}, *known)
        roles = {person.name: person.role for person in room.runner.session.people}
        assert roles == {
            ANCHOR: Role.ANCHOR, MANAGER: Role.MANAGER, **dict.fromkeys(GROUP, Role.WORKING_GROUP),
        }  # fmt: skip
        (task,) = left_over(room.runner.session)
        assert (task.owner, task.due is not None) == (MANAGER, True)
        self.hand.do(room, SettleBrought(task.brought.ref, Fate.DONE))
        self.hand.catch(room, Kind.NOTE, "Ingen har tal fra taxaerne")
        self.hand.close(room)

    def focus(self, one: Due) -> None:
        room = self.begin(one, {ANCHOR, MANAGER, *GROUP}, CHALLENGE, "De fleste episoder sker ved broen")
        self.hand.catch(room, Kind.FOCUS, "Vejen hjem fra havnen")
        stated = self.hand.fill(room, "challenge", felt_by="Unge og deres forældre")
        assert stated.text == CHALLENGE
        self.hand.close(room)

    def actors(self, one: Due) -> None:
        room = self.begin(one, {ANCHOR, MANAGER, *GROUP}, CHALLENGE, "Vejen hjem fra havnen")
        for name, person in ACTORS.items():
            # Who speaks for it is known of one only.
            known = {"person": person} if name == "Taxa Nord" else {}
            asks = {"reason": f"Uden {name} bliver det ikke til noget", "invites": GROUP[0]}
            self.hand.fill(room, "actor", actor=name, invites_by=self.day(14), **asks, **known)
        self.hand.close(room)

    def actor_meeting(self, one: Due) -> None:
        hand, waiting = self.hand, unanswered(self.hand.known)
        assert one.count == len(waiting)
        name = waiting[0].name
        typed = {} if waiting[0].person else {"names": f"{ACTORS[name]}, {name}"}
        room, _ = hand.begin(one.duty.value, actor=name, **typed)
        session = room.runner.session
        assert here(session) == {ANCHOR, ACTORS[name]}
        assert {person.role for person in session.people} == {Role.ANCHOR, Role.ACTOR}
        assert brought(session, *Kind) == [CHALLENGE, name]
        told = hand.fill(room, "actor", interest=f"Det får {name} ud af det")
        assert told.text == name
        hand.close(room)
        standing = ANSWERS.get(name, ActorStanding.ABOARD)
        hand.answered(
            name, standing, **({"reason": f"Derfor svarer {name} sådan"} if name in ANSWERS else {})
        )

    # Platforms

    def workshop(self, one: Due) -> None:
        hand = self.hand
        if one.planned is None:
            day = hand.clock.now() + timedelta(days=35)
            room, offered = hand.plan(one.duty.value, date=day.date().isoformat())
            assert offered.advice == ()
            room.close()
            return
        room = hand.enter(one.duty.value)
        session = room.runner.session
        assert here(session) == {ANCHOR, *GROUP, *COMING}
        assert {person.name for person in session.people if person.role is Role.ACTOR} == COMING
        assert set(brought(session, *Kind)) == {CHALLENGE, *set(ACTORS) - set(ANSWERS)}
        hand.catch(room, Kind.RULE, RULE)
        for number, (name, homes) in enumerate(ABOARD.items()):
            aboard = "\n".join(f"{home}, {ACTORS[home]}" for home in homes)
            hand.fill(
                room, "platform", name, platform=name, focus=FOCUS[name], aboard=aboard,
                coordinator=ACTORS[homes[0]], first_meeting=self.day(10 + number),
            )  # fmt: skip
        hand.catch(room, Kind.TASK, TASK, platform=LIGHT, owner="Bo Ek")
        hand.close(room)

    def on(self, one: Due, *more: str) -> tuple[Room, Session]:
        """Begin a meeting of a platform, with its own people and what it stands on."""
        later = {ACTORS[LATER]} if one.platform == HOME and self._checks(HOME) else set()
        people = {ACTORS[home] for home in ABOARD[one.platform]} | later
        is_open = one.platform == LIGHT and not self.hand.known.held(Duty.STATUS_MEETING)
        task = (TASK,) if is_open else ()
        whole = () if self.hand.known.held(Duty.STATUS_MEETING) else (START_GOAL,)
        checked = more[: more.count(one.platform)]
        known = (*task, CHALLENGE, FOCUS[one.platform], *checked, *whole, *more[len(checked) :], RULE)
        room = self.begin(one, people, *known)
        return room, room.runner.session

    def first_meeting(self, one: Due) -> None:
        platform = self.hand.known.platform(one.platform)
        assert platform is not None
        assert self.day(0) == (platform.next_meeting and platform.next_meeting.isoformat())
        room, _ = self.on(one)
        why, together = f"Derfor {one.platform}", f"Sådan løfter vi {one.platform} sammen"
        self.hand.fill(room, "focus-actors", one.platform, why=why, together=together)
        self.hand.close(room)

    def coordinators(self, one: Due) -> None:
        people = {ANCHOR, *(ACTORS[homes[0]] for homes in ABOARD.values())}
        room = self.begin(one, people, TASK, CHALLENGE, *FOCUS.values(), RULE)
        self.hand.catch(room, Kind.NOTE, "To platforme ringer til den samme vagt")
        self.hand.close(room)

    def goal_setting(self, one: Due) -> None:
        room, _ = self.on(one)
        self.hand.fill(
            room, "goal", one.platform, goal=GOALS[one.platform], kind="quantitative", horizon="long",
            effect="effect", seen_by=f"Vi tæller på {one.platform}", baseline=f"Før {one.platform}",
            baseline_value="10",
        )  # fmt: skip
        self.hand.close(room)

    def _checks(self, platform: str) -> int:
        return sum(check.noted.platform == platform for check in self.hand.known.checks)

    def reality_check(self, one: Due) -> None:
        hand, name, number = self.hand, one.platform, self._checks(one.platform)
        # The last check, the goal with its baseline and how it was last seen; a settled goal does not come back.
        known = ((GOALS[name],), (name, GOALS[name], GOALS[name]), (name,))[number]
        room, _ = self.on(one, *known)
        way = f"Det hindrer {name}, {number}. gang"
        conclusion = CONCLUSIONS.get((name, number), "go-on")
        hand.fill(
            room, one.duty.value, name, in_the_way=way, conclusion=conclusion, **dict.fromkeys(SCALES, "4")
        )
        if number < 2:
            status = ("on-way", "reached")[number]
            seen = {"seen": f"Set på {name}, {number}. gang", "value": str(20 + number), "status": status}
            hand.fill(room, "observation", name, goal=GOALS[name], of="observed", **seen)
        hand.close(room)

    def follow(self, one: Due) -> None:
        checks = [check for check in self.hand.known.checks if check.noted.platform == one.platform]
        begins = change_after_check(checks[-1].noted.capture, one.platform, FOLLOWS[one.step])
        who = {"who": LATER} if one.step == "new-actors" else {}
        self.hand.note("platform-change", begins, follows_up=ANCHOR, **who)

    # All together

    def invite(self, one: Due) -> None:
        meets = next(each.latest for each in due(self.hand.known) if each.duty is Duty.STATUS_MEETING)
        room, _ = self.hand.plan(Duty.STATUS_MEETING.value, date=meets.isoformat())
        assert ACTORS[LATER] not in here(room.runner.session)
        room.close()

    def status(self, one: Due) -> None:
        hand = self.hand
        room = hand.enter(one.duty.value)
        session = room.runner.session
        assert here(session) == {ANCHOR, ACTORS[LATER], *COMING}, (
            "who came later comes too, who said no does not"
        )
        assert set(brought(session, Kind.GOAL)) == {START_GOAL, *GOALS.values()} - SETTLED
        assert brought(session, Kind.TASK, Kind.PARKING) == [TASK]
        (task,) = left_over(session)
        hand.do(room, SettleBrought(task.brought.ref, Fate.DONE))
        for name in (LIGHT, HOME):
            letter = hand.fill(room, "newsletter", name, progress=f"{name} er godt på vej")
            said = {field.name: field.text for field in letter.fields}
            assert (said["focus"], said["coordinator"]) == (FOCUS[name], ACTORS[ABOARD[name][0]])
        hand.fill(
            room, "observation", goal=START_GOAL, of="observed", seen="De blev til på dagen", status="reached"
        )
        hand.catch(room, Kind.RIPPLE, "En skole har lånt lygterne")
        hand.close(room)

    def newsletter(self, one: Due) -> None:
        letter = newsletter_of(self.hand.known, one.meeting)
        assert letter is not None
        assert letter.missing == ()
        self.newsletters.append(newsletter_markdown(letter, self.hand.words))
        room = Initiatives(self.hand.desk).open(self.hand.folder)
        today = day_of(self.hand.clock.now(), room.initiative.zone)
        room.runner.do(FillForm("newsletter-sent", Kind.NOTE, one.meeting, sent_on(today)))
        room.close()

    def closing(self, one: Due) -> None:
        room, offered = self.hand.begin(one.duty.value)
        session = room.runner.session
        assert offered.advice == ()
        assert here(session) == {ANCHOR, ACTORS[LATER], *COMING}
        assert set(brought(session, Kind.GOAL)) == {START_GOAL, *GOALS.values()}
        assert brought(session, Kind.RIPPLE) == ["En skole har lånt lygterne"]
        self.hand.catch(room, Kind.DECISION, "Lygterne bliver hængende", platform=LIGHT)
        self.hand.close(room)

    def put_away(self, one: Due) -> None:
        self.hand.note("initiative", ended=one.step)


SETTLED = set(GOALS.values())
"""Goals that are reached when all meet: they are told, and not worked for any more."""
DO: dict[Duty, Callable[[Thread, Due], None]] = {
    Duty.RELEVANCE: Thread.relevance,
    Duty.WORKING_GROUP: Thread.working_group,
    Duty.START_GOALS: Thread.start_goals,
    Duty.MAPPING: Thread.mapping,
    Duty.ANALYSIS_DATA: Thread.data,
    Duty.ANALYSIS_FOCUS: Thread.focus,
    Duty.ANALYSIS_ACTORS: Thread.actors,
    Duty.ACTORS: Thread.actor_meeting,
    Duty.PREPARE: Thread.done,
    Duty.WORKSHOP: Thread.workshop,
    Duty.FIRST_MEETING: Thread.first_meeting,
    Duty.COORDINATOR_MEETING: Thread.coordinators,
    Duty.GOAL_MEETING: Thread.goal_setting,
    Duty.REALITY_CHECK: Thread.reality_check,
    Duty.FOLLOW_CHECK: Thread.follow,
    Duty.INVITE: Thread.invite,
    Duty.STATUS_MEETING: Thread.status,
    Duty.NEWSLETTER: Thread.newsletter,
    Duty.CLOSING: Thread.closing,
    Duty.PUT_AWAY: Thread.put_away,
}
"""What is done about each step."""
