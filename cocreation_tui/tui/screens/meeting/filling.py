"""Template forms in a meeting: which one, what it says to begin with, its draft, and keeping it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import normalize

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.capture.brought import REF
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.capture.capture_line import Reading
from cocreation_tui.core.forms.beginnings import aboard_lines, change_after_check, of_actor, of_goal
from cocreation_tui.core.forms.every_form import FORMS, form_for, form_of
from cocreation_tui.core.forms.fact_reading import conclusion_of
from cocreation_tui.core.forms.form import FieldType, Form
from cocreation_tui.core.forms.templates import ACTOR, FOUNDING, OBSERVATION, PEOPLE_FIELDS
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.carried_over import focus_of, goal_meant, known_values
from cocreation_tui.core.initiative.ending import asked_for
from cocreation_tui.core.initiative.last_time import earlier_answers
from cocreation_tui.core.initiative.meeting_actors import actors_known
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.session.commands.command import ConvertCapture
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.incomplete import asked_of, known_of
from cocreation_tui.core.session.session import only_platform
from cocreation_tui.core.session.settled import founding
from cocreation_tui.core.when.meant import Contradiction, Meant, Wants
from cocreation_tui.core.when.moments import wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.core.when.written import settled
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.forms.form_drafts import DraftOf, FormDrafts, Values, filled, filled_words
from cocreation_tui.tui.screens.meeting import line_under_way
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.completing import NEXT, OF_PLATFORM, completions, next_choice
from cocreation_tui.tui.screens.meeting.deck import Deck, Part

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.forms.form import Sheet


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a form was left."""

    of: DraftOf
    """What its draft is of."""
    values: Values | None
    """What its fields say; None when it was put away."""
    platform: str
    """The platform that was typed with it; may be empty."""
    typed: str
    """The words of the line it began with; may be empty."""
    assigning: bool
    """Whether tasks are wanted of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was kept."""

    form: Form
    """Which form."""
    capture: Capture
    """What it is kept as."""
    values: Values
    """What its fields say."""
    assigning: bool
    """Whether tasks are wanted of it."""
    changed: bool = True
    """Whether it says anything new."""


class Filling(Part):
    """Opening, putting away and keeping forms."""

    def __init__(self, deck: Deck, capturing: Capturing) -> None:
        super().__init__(deck)
        self.capturing = capturing
        self.drafts = FormDrafts(deck, self.room, lambda: line_under_way.DRAFT_AFTER)
        """Half-filled forms."""
        self.elsewhere: dict[str, Callable[[str], None]] = {}
        """Forms that others begin when they are new, with what was typed, by id; given what is ``known``, they open."""
        self.agree_next: Callable[[], None] = lambda: None
        """Asks when all meet next."""
        self.kept: list[Callable[[Kept], None]] = []
        """Who is told of every form that was kept."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "forms": self.forms,
            "form-typed": self.form_typed,
        }

    def mounted(self) -> None:
        """Bring back half-filled forms."""
        self.drafts.bring_back()

    def unmounted(self) -> None:
        """Keep the last half second of typing."""
        self.drafts.keep_at_once()

    def forms(self) -> None:
        """Choose a form: a draft, the last capture's, or a new one."""
        item, promised = self._item(), completions(self.words, self.session, self._item(), self.drafts)
        first, last = (promised, ()) if item is not None and any(asked_of(item)) else ((), promised)
        coming = next_choice(self.words, self.session, item)
        own = (*self._draft_choices(), *self._last_choice(), *self._new_choices())
        unique: dict[DraftOf, Choice[DraftOf]] = {}
        for choice in (*coming, *first, *own, *last):
            unique.setdefault(choice.target, choice)
        screen = PickScreen(self.words, self.words("forms.title"), tuple(unique.values()))
        self.deck.ask(screen, self._opened)

    def _item(self) -> Item | None:
        """The item under way, or the last one that was."""
        runs = self.session.facts.runs
        return self.session.item(runs[-1].item) if runs else None

    def complete(self, platform: str) -> None:
        """Open the form of a platform, with all that is known of it."""
        form = form_of(FOUNDING)
        if form is not None:
            known = known_of(self.session, platform)
            self.open_form(form, founding(self.session, platform), known=known)

    def _draft_choices(self) -> list[Choice[DraftOf]]:
        found = []
        for of, values in self.drafts.items():
            form, capture = self._meant(of)
            if form is not None and (capture is not None or not of.about):
                text = " ".join(values.get(form.fields[0].name, "").split())
                name = self.words(f"form.{form.id}")
                said = self.words("forms.draft-of" if text else "forms.draft", form=name, text=text)
                found.append(Choice(of, said, self.words("forms.draft-detail")))
        return found

    def _last_choice(self) -> list[Choice[DraftOf]]:
        last = self.session.captures[-1] if self.session.captures else None
        form = self.form_of_capture(last) if last else None
        if last is None or form is None or _draft_of(form, last) in self.drafts:
            return []
        said = self.words(
            "forms.of-last", form=self.words(f"form.{form.id}"), text=" ".join(last.text.split())
        )
        return [Choice(_draft_of(form, last), said, self.words("forms.of-last-detail"))]

    def _new_choices(self) -> list[Choice[DraftOf]]:
        """Every form that is offered, those of the running item first."""
        item = self._item()
        asked = ("platform-change",) if asked_for(self.session) else ()
        first = (*asked, *(item.forms if item else ()))
        offered = sorted(
            self._offered(), key=lambda form: first.index(form.id) if form.id in first else len(first)
        )
        return [
            Choice(_draft_of(form), self.words(f"forms.new-{form.id}"), also=self.words(f"form.{form.id}"))
            for form in offered
            if _draft_of(form) not in self.drafts
        ]

    def _offered(self) -> list[Form]:
        return [form for form in FORMS if form.offered]

    def _meant(self, of: DraftOf) -> tuple[Form | None, Capture | None]:
        """Form and capture that a draft or a choice is about."""
        return form_of(of.form), self.session.capture(CaptureId(of.about)) if of.about else None

    def _opened(self, of: DraftOf | None, typed: str = "") -> None:
        if of == NEXT:
            self.agree_next()
            return
        if of is not None and of.about.startswith(OF_PLATFORM):
            self.complete(of.about.removeprefix(OF_PLATFORM))
            return
        form, capture = self._meant(of) if of else (None, None)
        if form is not None:
            self.open_form(form, capture, typed)

    def form_of_capture(self, capture: Capture) -> Form | None:
        """The form a capture was filled in with, or the one of its kind; None for kinds without one."""
        return form_of(capture.form) or form_for(capture.kind)

    def fill_capture(self, capture: Capture) -> None:
        """Open a capture as its form; one without a form of its own as the one that is chosen."""
        form = self.form_of_capture(capture)
        if form is not None:
            self.open_form(form, capture)
            return
        choices = tuple(
            Choice(_draft_of(one, capture), self.words(f"form.{one.id}")) for one in self._offered()
        )
        self.deck.ask(PickScreen(self.words, self.words("forms.title"), choices), self._opened)

    def form_typed(self) -> None:
        """Open what is typed in the line as its form; the words stay in the line until the form is kept."""
        capture = self.session.capture(self.capturing.editing) if self.capturing.editing else None
        kind, text = self.line.kind, " ".join(self.line.text.split("\n"))
        form = self.form_of_capture(capture) if capture else form_for(self.capturing.read(kind, text).kind)
        if self.line.is_open:
            self.line.field.action_put_away()
        if form is not None:
            self.open_form(form, capture, text)
            return
        choices = tuple(
            Choice(_draft_of(one, capture), self.words(f"form.{one.id}")) for one in self._offered()
        )
        screen = PickScreen(self.words, self.words("forms.title"), choices)
        self.deck.ask(screen, lambda of: self._opened(of, text))

    def _typed(self, form: Form, text: str) -> tuple[Values, str]:
        """What a line says as the beginning of a form, and its platform; marks without a field stay in the words.

        A date that has to be asked about is put into its field as written: the form asks.
        """
        reading, asked = self._read_but_asked(form.kind, text)
        owners = [self.session.name(one) for one in (reading.owner, *reading.also) if one]
        person = ", ".join([*owners, *reading.off_list])
        dates = [field.name for field in form.fields if field.type is FieldType.DATE]
        people = [field.name for field in form.fields if field.name in PEOPLE_FIELDS]
        first = form.fields[0].name
        values = {first: reading.text}
        if person and people:
            values[people[0]] = person
        if reading.due and dates:
            values[dates[-1]] = asked or reading.due.isoformat()
        if (person and not people) or (reading.due and not dates):
            values[first] = text
        if first == "platform" and not reading.text:
            values[first] = reading.platform
        return values, reading.platform

    def _read_but_asked(self, kind: Kind, text: str) -> tuple[Reading, str]:
        """What a line says, as if a doubtful date were certain, and that date as written; empty for none."""
        reading = self.capturing.read(kind, text)
        doubt = reading.doubt
        if doubt is None:
            return reading, ""
        day = doubt.written if isinstance(doubt, Contradiction) else doubt.day
        said = normalize("NFC", text)[doubt.start : doubt.end]
        return self.capturing.read(kind, settled(text, doubt, day), day), " ".join(said.split())

    def open_form(
        self, form: Form, capture: Capture | None, typed: str = "", known: Values | None = None
    ) -> None:
        """Open a form with its draft, with what its capture says, with what was typed, or with what is ``known``."""
        from cocreation_tui.tui.screens.forms.form import FormScreen

        if capture is None and known is None and form.id in self.elsewhere:
            self.elsewhere[form.id](typed)
            return
        of = _draft_of(form, capture)
        draft = self.drafts.of(of)
        start, platform = self._typed(form, typed) if typed.strip() else ({}, "")
        told = {} if draft else self._known(form, capture, platform)
        said = self._of_capture(form, capture) if capture else {}
        values = {**told, **(known or {}), **said, **(draft or {})}
        values |= {name: text for name, text in start.items() if text and (name not in values or not draft)}
        if any(field.name == "platform" for field in form.fields):
            values["platform"] = values.get("platform") or platform or self._platform_of(capture)
        again = {REF: values[REF]} if form.id == ACTOR and REF in values else {}
        screen = FormScreen(self.words, self._sheet(form, values, of, again))

        def closed(result: Values | None) -> None:
            said = None if result is None else {**result, **again}
            self._left(Leaving(of, said, platform, typed, screen.assigning))

        self.deck.ask(screen, closed)

    def _sheet(self, form: Form, values: Values, of: DraftOf, again: Values) -> Sheet:
        """A form as it is opened; what is typed in it is kept as its draft, with ``again`` beside its fields."""
        from cocreation_tui.tui.screens.forms.form import Sheet

        return Sheet(
            form,
            values,
            tuple(labels(self.session.people).values()),
            self.session.platforms,
            self._read_day,
            lambda now: self.drafts.keep(of, {**now, **again}),
            self.words("forms.back") if self.drafts.of(of) else "",
            earlier_answers(self.session, form.id, values.get("platform", "")),
            self._goals(form),
            self._above(form, values.get("platform", "")),
            aboard_lines(told.actor for told in actors_known(self.session)),
        )

    def _known(self, form: Form, capture: Capture | None, platform: str) -> Values:
        """What is known already: of a new form by earlier meetings, of a platform founded here by everything since."""
        if capture is not None:
            return known_of(self.session, self._platform_of(capture)) if form.id == FOUNDING else {}
        about = platform or self._platform_of(None)
        if form.id == "platform-change":
            for check, named, what in asked_for(self.session):
                if about.casefold() in ("", named.casefold()):
                    return change_after_check(check, named, what)
        return known_values(self.session, form.id, about)

    def follow_check(self, check: Capture) -> None:
        """Open the change that a reality check asks for, filled in."""
        form = form_of("platform-change")
        asked = {one.id: (platform, what) for one, platform, what in asked_for(self.session)}
        if form is not None and check.id in asked:
            known = change_after_check(check, *asked[check.id])
            self.open_form(form, None, known=known)

    def _above(self, form: Form, platform: str) -> str:
        """What goals are set from: the platform's focus."""
        focus = focus_of(self.session, platform) if form.id == "goal" else ""
        return self.words("start.focus", focus=focus) if focus else ""

    def _goals(self, form: Form) -> tuple[str, ...]:
        """The goals an observation may be of."""
        goals = goals_of(self.session) if form.id == OBSERVATION else ()
        return tuple(dict.fromkeys(goal.text for goal in goals))

    def _of_its_goal(self, fill: FillForm) -> FillForm:
        """An observation with the identity of the goal it is of, when it is certain which, and with its platform."""
        meant = goal_meant(self.session, fill.text, fill.platform) if fill.form == OBSERVATION else ""
        goal = next((goal for goal in goals_of(self.session) if goal.ref == meant), None) if meant else None
        if goal is None:
            return fill
        fields = (*fill.fields, of_goal(goal.ref))
        return replace(fill, fields=fields, platform=fill.platform or goal.platform)

    def _platform_of(self, capture: Capture | None) -> str:
        """The platform a form is about when nobody has said: the capture's, or the only one of the meeting."""
        session = self.session
        return session.platform_of(capture) if capture else only_platform(session.script, session.about)

    def _of_capture(self, form: Form, capture: Capture) -> Values:
        values = {field.name: field.text for field in capture.fields}
        if capture.text != self.words(f"form.{form.id}"):
            values[form.fields[0].name] = capture.text
        return values

    def _read_day(self, text: str, wants: Wants, known: date | None) -> Meant:
        session = self.session
        now = wall(self.room.runner.clock.now(), session.zone)
        return read_all(text, lexicon(session.language).dates, wants, now, known)

    def _left(self, left: Leaving) -> None:
        """A form was saved, or put away with its draft."""
        form, capture = self._meant(left.of)
        if form is None:
            return
        if left.values is None:
            if left.of in self.drafts:
                name = self.words(f"form.{form.id}")
                said = self.words("forms.kept", form=name, key=self.keyboard.first("forms"))
                self.say(said, "$text-warning")
            return
        also = of_actor(left.values.get(REF, ""))
        fill = filled(form, left.values, self.words, capture.id if capture else None, left.platform, also)
        if left.assigning and capture and (fill.text, fill.fields) == (capture.text, capture.fields):
            self.drafts.forget(left.of)
            self._tell(Kept(form, capture, left.values, True, changed=False))
            return
        self.drafts.keep(left.of, left.values)
        if capture is not None and form.kind is not capture.kind:
            self.do(ConvertCapture(capture.id, form.kind))
        self.do(self._of_its_goal(fill), lambda before, after: self._filled(left, form, left.values or {}))

    def _filled(self, left: Leaving, form: Form, values: Values) -> None:
        """The form is kept: forget its draft and the words it came from, and say what it still lacks."""
        capture = CaptureId(left.of.about)
        self.drafts.forget_if(left.of, values)
        self.capturing.forget_edit(capture)
        self.capturing.used(left.typed)
        self.say(filled_words(form, values, self.words))
        filled_in = self.session.capture(capture) or self.session.captures[-1]
        if filled_in.id in {one.id for one, _, _ in asked_for(self.session)}:
            what = self.words(f"choice.{conclusion_of(filled_in)}")
            self.say(self.words("forms.follow", what=what, key=self.keyboard.first("forms")), "$text-warning")
        self._tell(Kept(form, filled_in, values, left.assigning))

    def _tell(self, kept: Kept) -> None:
        for told in self.kept:
            told(kept)


def _draft_of(form: Form, capture: Capture | None = None) -> DraftOf:
    """A form, and the capture it fills in."""
    return DraftOf(form.id, capture.id if capture else "")
