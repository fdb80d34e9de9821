"""The sample until its platforms are founded: phases 1 to 5."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.people.spoken_names import spoken
from cocreation_tui.core.session.commands.outcome import FillForm, SetNextMeeting
from cocreation_tui.sample.cast import ABOARD, ANCHOR, COORDINATORS, IDA, SIZE, aboard, name
from cocreation_tui.sample.living import Acts, Done, form
from cocreation_tui.sample.scenes import FIRST_STATUS, Scenes

_ASKED = {"bars": 2, "youth": IDA, "ravens": 6, "front": 7, "hospital": 8, "taxi": 9}
"""The actors that the analysis found and that said yes, by what they are called here, with who speaks for them."""
_OTHERS = ("boats", "church")
"""Those that said no, or later."""
START_GOALS = ("founded", "method", "stir")
"""What the first year is to bring, by what it is called here."""


class Beginning(Scenes):
    """From the first doubt to the establishment workshop."""

    # Phases 1 to 4

    def _find_out(self) -> None:
        """Is co-creation right, what do the data say, who has to be with us?"""
        house = self.people(ANCHOR, 1, 3, 17)
        texts, said = self._texts, self._said
        check = {
            "obvious": "no",
            "answer": "yes",
            "reasons": said["no-solution"],
            "resources": said["promise"],
        }
        scores = dict.fromkeys(("complex", "important", "felt_by_many", "backing"), "5")
        scores |= {"strategic": "4", "time": "3", "patience": "3"}
        answered = form("relevance-check", texts.challenge, **check, **scores)
        placed = form("co-creation-type", texts.name, outcome="4", central="3")
        self._meet("relevance-check", 425, "13:00", house, {
            3: [self._catch(Kind.ANSWER, "no-solution")], 4: [answered], 5: [placed],
            6: [self._catch(Kind.DECISION, "promise"), self._task("ask-council", 1, 415)],
            7: [self._catch(Kind.DECISION, "go")], 8: [self._start_goal(topic) for topic in START_GOALS],
        })  # fmt: skip
        challenge = form("challenge", texts.challenge, felt_by=texts.felt_by, outside=texts.not_about)
        self._meet("analysis-workshop", 392, "09:00", house, {
            2: [self._catch(Kind.NOTE, "finding"), self._catch(Kind.NOTE, "finding-2")],
            3: [self._catch(Kind.NOTE, "finding-3"), self._catch(Kind.NOTE, "finding-4")],
            4: [self._catch(Kind.NOTE, "finding-5"), self._task("night-staff", 3, 384)],
            6: [self._catch(Kind.FOCUS, "focus-analysis"), self._catch(Kind.FOCUS, "focus-way-home")], 7: [challenge], 9: [*self._found(), self._catch(Kind.NOTE, "actor-missing")],
            10: [Done(said["ask-council"]), self._task("invite", 17, 385), self._catch(Kind.PARKING, "too-early")],
        })  # fmt: skip
        self.life.between(384, *(self._actor(topic, "contacted") for topic in (*_ASKED, *_OTHERS)))
        for topic, ago in (("bars", 381), ("taxi", 379), ("youth", 376)):
            self._visit(topic, ago)
        self.life.between(370, *(self._actor(topic, "invited") for topic in _ASKED))
        self.life.between(
            368,
            self._actor("boats", "declined", reason=said["answer-boats"]),
            self._actor("church", "later", reason=said["answer-church"]),
        )

    def _start_goal(self, topic: str) -> FillForm:
        """A goal of the whole initiative for its first year."""
        said = self._said
        told = {"seen_by": said[f"seen-{topic}"], "baseline": said["not-begun"]}
        return form(
            "goal", said[f"goal-{topic}"], kind="qualitative", horizon="short", effect="process", **told
        )

    def _found(self) -> list[FillForm]:
        """The actors that the analysis found, each with a reason and somebody who contacts it."""
        asks = {"invites": name(17), "invites_by": self.life.iso(385)}
        return [
            self._actor(topic, "chosen", reason=self._said[f"why-{topic}"], **asks)
            for topic in (*_ASKED, *_OTHERS)
        ]

    def _actor(self, topic: str, standing: str, **said: str) -> FillForm:
        """How far it has come with an actor."""
        who = _ASKED.get(topic)
        called = self._texts.organisations[who - 1] if who else self._said[f"actor-{topic}"]
        return form("actor", called, standing=standing, person=spoken(name(who)) if who else "", **said)

    def _visit(self, topic: str, ago: int) -> None:
        """A meeting with one actor."""
        texts, said, who = self._texts, self._said, _ASKED[topic]
        told = {"interest": said[f"interest-{topic}"], "needs": said[f"needs-{topic}"], "backing": "asked"}
        actor = self._actor(topic, "met", brings=texts.brings[who - 1], **told)
        home = texts.organisations[who - 1]
        title = said["meeting-with"].format_map({"who": home})
        heard = [self._catch(Kind.NOTE, f"{what}-{topic}") for what in ("heard", "tried")]
        acts: Acts = {2: heard, 4: [actor], 6: [self._task("backing", who, ago - 14)]}
        self._meet("actor-meeting", ago, "15:00", self.people(ANCHOR, who), acts, title, home)

    # Phase 5

    def _found_platforms(self) -> None:
        """The establishment workshop."""
        everyone = [number for number in range(1, SIZE + 1) if number not in (10, 20)]
        self.life.settle(364, *(self._said[key] for key in ("backing", "invite", "night-staff")))
        texts = self._texts
        challenge = form("challenge", texts.restated, felt_by=texts.felt_by, outside=texts.not_about)
        founding = [self._founding(platform, 350 - 2 * platform) for platform in self._keeps]
        self._meet("establishment-workshop", 362, "08:30", self.people(*everyone), {
            3: [challenge], 4: [self._catch(Kind.RULE, "rule"), self._catch(Kind.RULE, "rule-2")],
            9: [*founding, self._catch(Kind.DECISION, "all-in")],
            13: [self._ripple("ripple-workshop", "elsewhere", 6)],
            14: [self._catch(Kind.PARKING, "parked-money")],
            15: [self._catch(Kind.DECISION, "joint-platform"), SetNextMeeting(self.life.at(FIRST_STATUS, "13:00"))],
        })  # fmt: skip
        self._newcomers = False

    def _founding(self, platform: int, first: int) -> FillForm:
        words = self._platform(platform)
        return form(
            "platform", words.name, words.name, focus=words.idea, aboard=self._aboard(platform, False),
            coordinator=name(COORDINATORS[platform]), first_meeting=self.life.iso(first),
        )  # fmt: skip

    def _aboard(self, platform: int, backed: bool) -> str:
        return "\n".join(aboard(number, self._texts, backed) for number in ABOARD[platform])
