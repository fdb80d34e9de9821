"""Changing what was caught: the last one by a key, any of them from the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.capture.capture import Capture, Kind, Parked, Status
from cocreation_tui.core.capture.civil_number import has_civil_number
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.session.commands.command import (
    Command,
    ConvertCapture,
    DropCapture,
    EditCapture,
    SettleDecision,
)
from cocreation_tui.core.session.commands.outcome import MoveCapture, SettleParked
from cocreation_tui.core.session.events.event import Captured, CaptureEdited, DecisionRevised, Event
from cocreation_tui.core.session.events.outcome import FormFilled
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.exercising import Exercising
from cocreation_tui.tui.screens.meeting.filling import Filling
from cocreation_tui.tui.widgets.control.captures import label, particulars

Deed = Callable[[], None]
"""What is done with a capture."""


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
            "search": self.search,
        }

    def done(self, before: Session, after: Session) -> None:
        """A hint where something shaped like a CPR number has been written; it is not repeated."""
        new = after.steps[len(before.steps) :]
        if any(has_civil_number(text) for step in new for event in step.events for text in _written(event)):
            self.say(self.words("captures.civil-number"), "$text-warning")

    def edit_last(self) -> None:
        """Put what was caught last into the line."""
        if self.session.captures:
            self.capturing.edit(self.session.captures[-1])
        else:
            self.say(self.words("captures.last-none"), "$text-warning")

    def captures(self) -> None:
        """Choose a capture to change."""
        from cocreation_tui.tui.screens.over_meeting.caught import CaughtScreen

        captures = tuple(reversed(self.session.captures))
        choices = tuple(
            Choice(capture, " ".join(capture.text.split()), self._particulars(capture))
            for capture in captures
        )
        self.deck.ask(CaughtScreen(self.words, choices, self._names_of_kinds()), self._chosen)

    def search(self) -> None:
        """Search everything said in all meetings; not while the room sees this screen."""
        from cocreation_tui.tui.screens.papers.find import FindScreen

        if self.deck.faces_room:
            self.say(self.words("audience.private", key=self.keyboard.first("face")), "$text-warning")
            return
        self.deck.ask(FindScreen(self.room.desk, self.words, self.room), self._found)

    def _found(self, wanted: str | None) -> None:
        self._chosen(self.session.capture(CaptureId(wanted)) if wanted else None)

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

    def _chosen(self, wanted: Capture | None) -> None:
        capture = self.session.capture(wanted.id) if wanted else None
        if capture is not None:
            self.change(capture, partial(self.capturing.edit, capture))

    def change(self, capture: Capture, edit: Deed) -> None:
        """Ask what is to be done with a capture; ``edit`` has its words and particulars written anew."""
        title = f"{label(self.words, capture)}: {' '.join(capture.text.split())}"
        choices = (*self._fillings(capture, edit), *self._settlings(capture), *self._changes(capture))
        self.deck.ask(PickScreen(self.words, title, choices), lambda act: act() if act else None)

    def _fillings(self, capture: Capture, edit: Deed) -> Iterator[Choice[Deed]]:
        """Setting right what a capture says: the usual first."""
        form = self.filling.form_of_capture(capture)
        fill = self.words("forms.fill", form=self.words(f"form.{form.id}")) if form else ""
        yield Choice(edit, self.words("captures.edit"))
        yield Choice(partial(self.filling.fill_capture, capture), fill or self.words("forms.fill-some"))
        if capture.form == FOCUS_POINTS:
            yield Choice(partial(self.exercising.make_tasks_of, capture), self.words("exercise.make-tasks"))

    def _settlings(self, capture: Capture) -> Iterator[Choice[Deed]]:
        """What can become of a parked point, and where a decision can stand."""
        words = self.words
        if capture.kind is Kind.PARKING:
            for outcome in Parked:
                if outcome is not capture.parked:
                    settle = self._changing(SettleParked(capture.id, outcome))
                    yield Choice(settle, words(f"captures.parked-{outcome.value}"))
        if capture.kind is Kind.DECISION:
            for status in Status:
                if status is not capture.status:
                    said = words(f"captures.settle-{status.value}")
                    yield Choice(self._changing(SettleDecision(capture.id, status)), said)

    def _changes(self, capture: Capture) -> Iterator[Choice[Deed]]:
        """What else can be done with a capture, whichever it is."""
        words = self.words
        yield Choice(partial(self.face.show_capture, capture), words("captures.read"))
        yield Choice(partial(self._choose_item, capture), words("captures.move"))
        yield Choice(partial(self._choose_platform, capture), words("captures.platform"))
        for kind in Kind:
            if kind is not capture.kind:
                said = words("captures.convert", kind=words(f"kind.{kind.value}"))
                yield Choice(self._changing(ConvertCapture(capture.id, kind)), said)
        yield Choice(self._changing(DropCapture(capture.id), "captures.dropped"), words("captures.drop"))

    def _changing(self, command: Command, said: str = "capture.changed") -> Deed:
        """What has a command carried out and says so; ``said`` is the key of the words."""
        return lambda: self.do(command, lambda before, after: self.say(self.words(said)))

    def _choose_item(self, capture: Capture) -> None:
        choices = tuple(
            Choice(item, f"{number} {item.title}")
            for number, item in enumerate(self.session.agenda, 1)
            if item.id != capture.item
        )
        screen = PickScreen(self.words, self.words("captures.move-title"), choices)
        self.deck.ask(screen, lambda wanted: self._move(capture, wanted) if wanted else None)

    def _move(self, capture: Capture, item: Item) -> None:
        said = self.words("captures.moved", title=item.title)
        self.do(MoveCapture(capture.id, item.id), lambda before, after: self.say(said))

    def _choose_platform(self, capture: Capture) -> None:
        choices = [Choice(name, name) for name in self.session.platforms if name != capture.platform]
        if capture.platform:
            choices.append(Choice("", self.words("captures.platform-none")))
        screen = PickScreen(
            self.words,
            self.words("captures.platform-title"),
            tuple(choices),
            lambda typed: Choice(typed, self.words("captures.platform-new", typed=typed)),
        )
        self.deck.ask(screen, lambda wanted: self._set_platform(capture, wanted))

    def _set_platform(self, capture: Capture, platform: str | None) -> None:
        if platform is not None:
            edit = EditCapture(
                capture.id, capture.text, capture.owner, "", capture.due, platform, capture.also
            )
            self._changing(edit)()


def _written(event: Event) -> tuple[str, ...]:
    """The words that somebody has just written into a capture."""
    if isinstance(event, Captured):
        return (event.capture.text, *(one.text for one in event.capture.fields))
    if isinstance(event, FormFilled):
        return tuple(one.text for one in event.fields)
    return (event.text,) if isinstance(event, CaptureEdited | DecisionRevised) else ()
