"""The sample until its platforms are founded: phases 1 to 5."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.sample.cast import ABOARD, ANCHOR, COORDINATORS, IDA, SIZE, aboard, name
from cocreation_tui.sample.living import Acts, Done, form
from cocreation_tui.sample.scenes import Scenes


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
            2: [placed], 3: [self._catch(Kind.ANSWER, "no-solution")], 4: [answered],
            6: [self._catch(Kind.ANSWER, "promise"), self._task("ask-council", 1, 415)],
            7: [self._catch(Kind.DECISION, "go")],
        })  # fmt: skip
        challenge = form("challenge", texts.challenge, felt_by=texts.felt_by, outside=texts.not_about)
        wanted = [form("actor", texts.organisations[n - 1], standing="wanted") for n in (2, 4, 6, 7, 8, 9)]
        self._meet("analysis-workshop", 392, "09:00", house, {
            2: [self._catch(Kind.NOTE, "finding")], 6: [self._catch(Kind.FOCUS, "focus-analysis")],
            7: [challenge], 9: [*wanted, self._catch(Kind.NOTE, "actor-missing")],
            10: [Done(said["ask-council"]), self._task("invite", 17, 385), self._catch(Kind.PARKING, "too-early")],
        })  # fmt: skip
        for who, topic, ago in ((2, "bars", 381), (9, "taxi", 379), (IDA, "youth", 376)):
            self._visit(who, topic, ago)

    def _visit(self, who: int, topic: str, ago: int) -> None:
        """A meeting with one actor."""
        texts, said = self._texts, self._said
        actor = form(
            "actor", texts.organisations[who - 1], person=name(who), interest=said[f"interest-{topic}"],
            brings=texts.brings[who - 1], needs=said[f"needs-{topic}"], standing="aboard", backing="asked",
        )  # fmt: skip
        title = said["meeting-with"].format_map({"who": texts.organisations[who - 1]})
        acts: Acts = {4: [actor], 6: [self._task("backing", who, ago - 14)]}
        self._meet("actor-meeting", ago, "15:00", self.people(ANCHOR, who), acts, title)

    # Phase 5

    def _found_platforms(self) -> None:
        """The establishment workshop."""
        everyone = [number for number in range(1, SIZE + 1) if number not in (10, 20)]
        self.life.settle(364, self._said["backing"], self._said["invite"])
        texts = self._texts
        challenge = form("challenge", texts.restated, felt_by=texts.felt_by, outside=texts.not_about)
        founding = [self._founding(platform, 350 - 2 * platform) for platform in self._keeps]
        self._meet("establishment-workshop", 362, "08:30", self.people(*everyone), {
            3: [challenge], 4: [self._catch(Kind.RULE, "rule"), self._catch(Kind.RULE, "rule-2")],
            7: founding, 9: [self._catch(Kind.DECISION, "all-in")],
            13: [self._ripple("ripple-workshop", "elsewhere", 6)],
            14: [self._catch(Kind.PARKING, "parked-money")],
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
