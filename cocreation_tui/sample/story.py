"""The course of the sample: fourteen months from the first doubt to the meeting under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from cocreation_tui.core.capture.capture import Kind, Status
from cocreation_tui.core.reports.newsletter import newsletter_of
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.core.session.commands.outcome import FillForm, SetNextMeeting
from cocreation_tui.desk.planning import Plan
from cocreation_tui.sample.beginning import START_GOALS, Beginning
from cocreation_tui.sample.cast import (
    ABOARD,
    ANCHOR,
    COORDINATORS,
    IDA,
    NEPTUNE,
    SIZE,
    VIGGO,
    name,
    person_id,
)
from cocreation_tui.sample.figures import CHECKS, GOALS, QUESTIONS
from cocreation_tui.sample.living import Acts, Done, absent, form
from cocreation_tui.sample.scenes import (
    AT_WORK,
    CAMERAS,
    CLEAN,
    FIRST_STATUS,
    HOSTS,
    LIGHT,
    NEIGHBOURS,
    ROADS,
    SECOND_STATUS,
    TAXIS,
    YOUTH,
)
from cocreation_tui.sample.texts import GoalText


class Story(Beginning):
    """Tells the sample, the oldest first."""

    def tell(self) -> None:
        """Everything up to today. Raises ``StoreError``."""
        self._find_out()
        self._found_platforms()
        self._first_meetings()
        self._coordinate()
        self._set_goals()
        self._change()
        self._check(200, 0, (*AT_WORK, CLEAN))
        self._first_status()
        self._hand_over()
        self._check(30, 1, AT_WORK)
        self._second_status()

    def plan_ahead(self) -> None:
        """A meeting that lies ahead. Raises ``StoreError``."""
        where, words = self._place(TAXIS), self._platform(TAXIS)
        people = self.people(*ABOARD[TAXIS])
        self.life.arrange(
            self.life.plan("reality-check", self.life.at(-9, "15:30"), people, where, words.name)
        )

    def today(self, script: str, start: datetime) -> Plan:
        """The meeting of today: all coordinators, the anchor person and three who come along."""
        numbers = (1, 2, 3, IDA, ANCHOR, 6, 7, 8, 9, 10)
        return self.life.plan(script, start, self.people(*numbers), self._texts.places["hall"])

    # Phase 6

    def _first_meetings(self) -> None:
        for platform in self._keeps:
            self._first_meeting(platform, 350 - 2 * platform)

    def _first_meeting(self, platform: int, ago: int) -> None:
        words = self._platform(platform)
        focus = form(
            "focus-actors", words.focus, words.name, why=words.why, together=words.together, outside=words.outside,
            aboard=self._aboard(platform, True), missing=words.missing, next_meeting=self.life.iso(ago - 42),
        )  # fmt: skip
        together = CaptureThis(Kind.DECISION, words.together, platform=words.name)
        invite = self._task(self._invited(platform), COORDINATORS[platform], ago - 14, platform)
        acts: Acts = {
            4: [focus], 6: [together], 7: [invite],
            8: [self._task(words.task, ABOARD[platform][-1], ago - 21, platform)],
        }  # fmt: skip
        self._on("first-platform-meeting", platform, ago, acts)

    def _invited(self, platform: int) -> str:
        """The task of inviting whoever the platform lacks."""
        return self._said["invite-missing"].format(who=self._platform(platform).missing.partition(",")[0])

    def _baseline(self, goal: GoalText) -> str:
        """The task of finding out how things stand with a goal today."""
        return self._said["baseline-task"].format(goal=goal.goal)

    def _coordinate(self) -> None:
        """The first coordinator meeting."""
        who = self.people(ANCHOR, *self._keeps.values())
        self.life.settle(323, self._said["too-early"])
        self._meet("coordinator-meeting", 322, "14:00", who, {
            2: [Done(self._platform(CAMERAS).task), Done(self._invited(CAMERAS))], 5: [self._catch(Kind.DECISION, "overlap"), self._task("shared-list", 2, 300)],
            7: [self._catch(Kind.PARKING, "parked-press"), self._catch(Kind.NOTE, "new-residents")],
            8: [self._ripple("ripple-list", "other-actors", 2, HOSTS)],
        })  # fmt: skip

    def _set_goals(self) -> None:
        """The second meetings; a platform that waits for others sets no goals."""
        for place, platform in enumerate((ROADS, HOSTS, LIGHT, YOUTH, TAXIS, CLEAN)):
            self._goals(platform, 308 - 3 * place)
        self._standby()
        self._welcome_neighbours()

    def _goals(self, platform: int, ago: int) -> None:
        words = self._platform(platform)
        goals = [
            form(
                "goal", text.goal, words.name, kind=figures.kind, horizon=figures.horizon,
                effect="process" if figures.horizon == "short" else "effect", seen_by=text.seen_by,
                argument=text.argument, weaknesses=text.weaknesses, baseline=text.baseline,
                baseline_value=figures.baseline, baseline_unit=text.unit,
                baseline_date=self.life.iso(ago + 7) if text.baseline else "",
            )
            for text, figures in zip(words.goals, GOALS[platform], strict=True)
        ]  # fmt: skip
        known = [Done(words.task), Done(self._invited(platform))]
        fetch = [
            self._task(self._baseline(text), COORDINATORS[platform], ago - 20, platform)
            for text in words.goals
        ]
        self._on("goal-setting-meeting", platform, ago, {1: known, 4: goals, 6: fetch})

    # Changes

    def _standby(self) -> None:
        said, cameras = self._said, self._platform(CAMERAS).name
        again = self.life.iso(-12)
        change = form(
            "platform-change", said["camera-standby"], cameras, what="standby", why=said["camera-why"],
            settled="agreed", occasion="stalled", follows_up=name(11), look_again=again,
        )  # fmt: skip
        self.life.between(287, change, CaptureThis(
            Kind.TASK, said["camera-again"], owner_name=name(11), due=self.life.at(9, "12:00").date(), platform=cameras,
        ))  # fmt: skip

    def _welcome_neighbours(self) -> None:
        """Residents wrote in, and a platform was founded between meetings."""
        self.life.between(270, self._founding(NEIGHBOURS, 256))
        self._keeps[NEIGHBOURS] = COORDINATORS[NEIGHBOURS]
        self._first_meeting(NEIGHBOURS, 256)

    def _change(self) -> None:
        """An actor leaves, goals follow on the new platform, and something ripples."""
        said, hosts = self._said, self._platform(HOSTS).name
        self.life.between(240, form(
            "platform-change", said["neptune-out"], hosts, what="actor-out", settled="agreed",
            who=self._texts.organisations[NEPTUNE - 1], why=said["neptune-why"], occasion="difficulty",
            follows_up=name(2),
        ))  # fmt: skip
        self._goals(NEIGHBOURS, 228)
        self.life.between(220, self._ripple("ripple-fire", "elsewhere", 3, LIGHT))

    def _check(self, ago: int, number: int, platforms: Iterable[int]) -> None:
        """A round of reality checks, one after another."""
        for place, platform in enumerate(platforms):
            self._reality_check(platform, ago - 2 * place, number)

    def _reality_check(self, platform: int, ago: int, number: int) -> None:
        words, figures = self._platform(platform), CHECKS[platform][number]
        text = words.checks[number]
        answers = {question: str(answer) for question, answer in zip(QUESTIONS, figures.answers, strict=True)}
        check = form(
            "reality-check", words.name, words.name, **answers, used_comment=text.used, active_comment=text.active,
            in_the_way=text.in_the_way, conclusion=figures.conclusion,
        )  # fmt: skip
        helper = (
            ABOARD[platform][-1] if ABOARD[platform][-1] not in (NEPTUNE, VIGGO) else COORDINATORS[platform]
        )
        follow, days = (
            ("merge-task", 10) if platform == CLEAN else ("tell-task", 12) if number else ("check-task", 60)
        )
        concluded = CaptureThis(Kind.DECISION, text.concluded, platform=words.name)
        known = (
            [Done(self._said["check-task"])]
            if number
            else [Done(self._baseline(goal)) for goal in words.goals]
        )
        self._on("reality-check", platform, ago, {
            1: known, 3: [*self._seen(platform, ago, number)], 4: [check],
            5: [concluded, self._task(follow, helper, ago - days, platform)],
        })  # fmt: skip

    def _seen(self, platform: int, ago: int, number: int) -> Iterator[FillForm]:
        """What was observed of each goal."""
        words = self._platform(platform)
        for text, figures in zip(words.goals, GOALS[platform], strict=True):
            seen, said = figures.seen[number], text.seen[number]
            if said:
                yield form(
                    "observation", text.goal, words.name, of="observed", seen=said, value=seen.value,
                    unit=text.unit if seen.value else "", status=seen.status, date=self.life.iso(ago + 1),
                )  # fmt: skip

    # Status meetings

    def _first_status(self) -> None:
        said = self._said
        everyone = [n for n in range(1, SIZE + 1) if n != NEPTUNE]
        merge = form(
            "platform-change", said["merge"], self._platform(CLEAN).name, what="merge",
            into=self._platform(LIGHT).name, settled="agreed", why=said["merge-why"], follows_up=name(3),
            occasion="status-meeting",
        )  # fmt: skip
        letters = [self._letter(platform, 0) for platform in (*AT_WORK, CLEAN)]
        meeting = self._meet("status-meeting", FIRST_STATUS, "13:00", self.people(*everyone), {
            1: [Done(said["shared-list"]), Done(said["parked-press"]), Done(said["merge-task"])], 3: letters,
            4: [self._started(topic) for topic in START_GOALS],
            5: [self._task("status-1-help", 6, 150, ROADS), self._task("status-1-film", 15, 140, HOSTS),
                self._task("status-1-bridge", 3, 120, LIGHT)],
            8: [self._catch(Kind.NOTE, "status-1-note"), self._catch(Kind.PARKING, "parked-winter", ROADS)],
            9: [self._ripple("ripple-petanque", "elsewhere", 7, LIGHT),
                self._ripple("ripple-bakery", "elsewhere", 16, TAXIS)],
            10: [merge, self._catch(Kind.DECISION, "status-1-decision")], 11: [self._next_time(SECOND_STATUS)],
        })  # fmt: skip
        self._send(meeting, FIRST_STATUS - 10)
        self._keeps.pop(CLEAN)

    def _started(self, topic: str) -> FillForm:
        """What came of a goal for the first year."""
        said = self._said
        seen = {"seen": said[f"found-{topic}"], "status": "reached", "date": self.life.iso(FIRST_STATUS)}
        return form("observation", said[f"goal-{topic}"], of="observed", **seen)

    def _next_time(self, ago: int) -> SetNextMeeting:
        return SetNextMeeting(self.life.at(ago, "13:00"), self._texts.places["warehouse"])

    def _letter(self, platform: int, number: int) -> FillForm:
        words = self._platform(platform)
        text, keeper = words.letters[number], self._keeps[platform]
        return form(
            "newsletter", words.name, words.name, focus=words.focus, progress=text.progress,
            difficult=text.difficult, needs=text.needs, time_horizon=text.horizon, coordinator=name(keeper),
        )  # fmt: skip

    def _send(self, meeting: str, ago: int) -> None:
        """Save the newsletter and say that it was sent."""
        from cocreation_tui.export.newsletter import save_newsletter

        letter = newsletter_of(self.life.known, meeting)
        if letter is not None:
            save_newsletter(self.life.room.folder, letter, self._words)
        self.life.between(ago, form("newsletter-sent", meeting, date=self.life.iso(ago)))

    def _hand_over(self) -> None:
        """The coordinator of the young people's platform moves on, and his organisation leaves with him."""
        said, youth = self._said, self._platform(YOUTH).name
        said_by = {"settled": "agreed", "occasion": "difficulty", "follows_up": name(ANCHOR)}
        self.life.between(
            120,
            form("platform-change", said["viggo-out"], youth, what="coordinator", who=name(IDA),
                 why=said["viggo-why"], **said_by),
            form("platform-change", said["viggo-leaves"], youth, what="actor-out",
                 who=self._texts.organisations[VIGGO - 1], why=said["viggo-leaves-why"], **said_by),
        )  # fmt: skip
        self._keeps[YOUTH] = IDA
        self.life.between(
            90,
            self._ripple("ripple-film", "other-actors", 15, HOSTS),
            self._catch(Kind.NOTE, "sponsor", ROADS),
        )

    def _second_status(self) -> None:
        said = self._said
        everyone = [n for n in range(1, SIZE + 1) if n not in (NEPTUNE, VIGGO)]
        close = form(
            "platform-change", said["status-2-close"], self._platform(TAXIS).name, what="close", settled="proposed",
            why=said["status-2-why"], follows_up=name(9), look_again=self.life.iso(-150),
            occasion="status-meeting",
        )  # fmt: skip
        letters = [self._letter(platform, 1) for platform in AT_WORK if platform != LIGHT]
        people = absent(self.people(*everyone), person_id(16))
        self._meet("status-meeting", SECOND_STATUS, "13:00", people, {
            1: [Done(said["status-1-help"]), Done(said["status-1-film"]), Done(said["status-1-bridge"]),
                *(Done(said["tell-task"]) for _ in AT_WORK)],
            3: [*letters, self._catch(Kind.NOTE, "status-2-late", LIGHT)],
            5: [self._task("status-2-help", 19, -4, ROADS), self._task("status-2-sound", 14, 3, YOUTH),
                self._task("status-2-data", 8, -20, HOSTS), self._task("status-2-letter", 3, 5, LIGHT)],
            8: [self._catch(Kind.NOTE, "status-2-note")],
            9: [self._ripple("ripple-school", "elsewhere", ANCHOR), self._ripple("ripple-keys", "other-actors", 14, YOUTH)],
            10: [close, self._catch(Kind.DECISION, "status-2-decision"),
                CaptureThis(Kind.DECISION, said["postponed"], status=Status.POSTPONED)],
            11: [self._next_time(-160)],
        })  # fmt: skip
