"""Changing what was caught: the last one by a key, any of them from the list."""

from __future__ import annotations

from collections.abc import Callable

from cocreation_tui.core.capture.capture import Capture, Kind, Parked, Status
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS
from cocreation_tui.core.ground.ids import CaptureId, ItemId
from cocreation_tui.core.session.commands.command import (
    Command,
    ConvertCapture,
    DropCapture,
    EditCapture,
    SettleDecision,
)
from cocreation_tui.core.session.commands.outcome import MoveCapture, SettleParked
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.exercising import Exercising
from cocreation_tui.tui.screens.meeting.filling import Filling
from cocreation_tui.tui.screens.over_meeting.caught import CaughtScreen
from cocreation_tui.tui.widgets.control.captures import label, particulars


class Caught(Part):
    """The list of captures and what can be done with one."""

    def __init__(
        self, deck: Deck, face: RoomFace, capturing: Capturing, filling: Filling, exercising: Exercising
    ) -> None:
        super().__init__(deck)
        self.face = face
        self.capturing = capturing
        self.filling = filling
        self.exercising = exercising

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "edit-last": self.edit_last,
            "captures": self.captures,
        }

    def edit_last(self) -> None:
        """Put what was caught last into the line."""
        if self.session.captures:
            self.capturing.edit(self.session.captures[-1])
        else:
            self.say(self.words("captures.last-none"), "$text-warning")

    def captures(self) -> None:
        """Choose a capture to change."""
        captures = tuple(reversed(self.session.captures))
        choices = tuple(
            Choice(capture.id, " ".join(capture.text.split()), self._particulars(capture))
            for capture in captures
        )
        kinds: dict[str, Kind] = {capture.id: capture.kind for capture in captures}
        self.deck.ask(CaughtScreen(self.words, choices, kinds, self._names_of_kinds()), self._chosen)

    def _names_of_kinds(self) -> dict[str, frozenset[Kind]]:
        """Every word that a kind goes by, in the list and at the beginning of a line."""
        named: dict[str, frozenset[Kind]] = {}
        for kind in Kind:
            for key in (f"kind.{kind.value}", f"kinds.{kind.value}", f"short.{kind.value}"):
                name = self.words(key).casefold()
                named[name] = named.get(name, frozenset()) | {kind}
        for name, kind in lexicon(self.words.language).kinds.items():
            named.setdefault(name, frozenset({kind}))
        return named

    def _particulars(self, capture: Capture) -> str:
        """Kind or number, marks, standing, and the item it was caught at."""
        marks = particulars(self.view, capture) if self.view else []
        places = {item.id: number for number, item in enumerate(self.session.agenda, 1)}
        item = self.session.item(capture.item)
        place = f"{places[item.id]} {item.title}" if item else self.words("captures.before")
        parked = (
            [self.words(f"parked.{capture.parked.value}")]
            if capture.kind is Kind.PARKING and capture.parked is not Parked.OPEN
            else []
        )
        version = (
            [self.words("captures.version", n=len(capture.versions) + 1)]
            if capture.kind is Kind.DECISION and capture.versions
            else []
        )
        return " ".join([label(self.words, capture), *version, *marks, *parked, "·", place])

    def _chosen(self, wanted: str | None) -> None:
        capture = self.session.capture(CaptureId(wanted)) if wanted else None
        if capture is not None:
            title = f"{label(self.words, capture)}: {' '.join(capture.text.split())}"
            screen = PickScreen(self.words, title, self._changes(capture))
            self.deck.ask(screen, lambda what: self._change(capture, what) if what else None)

    def _changes(self, capture: Capture) -> tuple[Choice, ...]:
        """What can be done with a capture, the usual first."""
        words = self.words
        form = self.filling.form_of_capture(capture)
        fill = words("forms.fill", form=words(f"form.{form.id}")) if form else words("forms.fill-some")
        choices = [Choice("edit", words("captures.edit")), Choice("form", fill)]
        if capture.form == FOCUS_POINTS:
            choices.append(Choice("tasks", words("exercise.make-tasks")))
        if capture.kind is Kind.PARKING:
            choices += [
                Choice(f"parked:{outcome.value}", words(f"captures.parked-{outcome.value}"))
                for outcome in Parked
                if outcome is not capture.parked
            ]
        if capture.kind is Kind.DECISION:
            choices += [
                Choice(
                    f"status:{status.value}", words("captures.settle", status=words(f"status.{status.value}"))
                )
                for status in Status
                if status is not capture.status
            ]
        choices += [
            Choice("read", words("captures.read")),
            Choice("move", words("captures.move")),
            Choice("platform", words("captures.platform")),
        ]
        choices += [
            Choice(f"kind:{kind.value}", words("captures.convert", kind=words(f"kind.{kind.value}")))
            for kind in Kind
            if kind is not capture.kind
        ]
        return (*choices, Choice("drop", words("captures.drop")))

    def _change(self, capture: Capture, what: str) -> None:
        plain: dict[str, Callable[[Capture], None]] = {
            "edit": self.capturing.edit,
            "form": self.filling.fill_capture,
            "tasks": self.exercising.make_tasks_of,
            "read": self.face.show_capture,
            "move": self._choose_item,
            "platform": self._choose_platform,
        }
        if what in plain:
            plain[what](capture)
        elif what == "drop":
            self.do(DropCapture(capture.id), lambda before, after: self.say(self.words("captures.dropped")))
        else:
            self.do(
                _command(capture, *what.split(":")),
                lambda before, after: self.say(self.words("capture.changed")),
            )

    def _choose_item(self, capture: Capture) -> None:
        choices = tuple(
            Choice(item.id, f"{number} {item.title}")
            for number, item in enumerate(self.session.agenda, 1)
            if item.id != capture.item
        )
        screen = PickScreen(self.words, self.words("captures.move-title"), choices)
        self.deck.ask(screen, lambda wanted: self._move(capture, wanted))

    def _move(self, capture: Capture, wanted: str | None) -> None:
        item = self.session.item(ItemId(wanted)) if wanted else None
        if item is not None:
            said = self.words("captures.moved", title=item.title)
            self.do(MoveCapture(capture.id, item.id), lambda before, after: self.say(said))

    def _choose_platform(self, capture: Capture) -> None:
        choices = [Choice(f"to:{name}", name) for name in self.session.platforms if name != capture.platform]
        if capture.platform:
            choices.append(Choice("to:", self.words("captures.platform-none")))
        screen = PickScreen(
            self.words, self.words("captures.platform-title"), tuple(choices), new="captures.platform-new"
        )
        self.deck.ask(screen, lambda wanted: self._set_platform(capture, wanted))

    def _set_platform(self, capture: Capture, wanted: str | None) -> None:
        if wanted is not None:
            platform = wanted.partition(":")[2]
            edit = EditCapture(
                capture.id, capture.text, capture.owner, "", capture.due, platform, capture.also
            )
            self.do(edit, lambda before, after: self.say(self.words("capture.changed")))


def _command(capture: Capture, what: str, value: str) -> Command:
    """What a choice asks for."""
    if what == "parked":
        return SettleParked(capture.id, Parked(value))
    if what == "status":
        return SettleDecision(capture.id, Status(value))
    return ConvertCapture(capture.id, Kind(value))
