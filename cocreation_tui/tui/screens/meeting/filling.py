"""Template forms in a meeting: which one, what it says to begin with, its draft, and keeping it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.capture.capture_line import read_date
from cocreation_tui.core.forms.beginnings import of_goal
from cocreation_tui.core.forms.every_form import FORMS, form_for, form_of
from cocreation_tui.core.forms.form import FieldType, Form
from cocreation_tui.core.forms.templates import OBSERVATION, PEOPLE_FIELDS
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.carried_over import focus_of, goal_meant, known_values
from cocreation_tui.core.initiative.last_time import earlier_answers
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.session.commands.command import ConvertCapture
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.session import only_platform
from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.table import first_key
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.forms.form import FormScreen, Sheet
from cocreation_tui.tui.screens.forms.form_drafts import FormDrafts, Values, filled, filled_words
from cocreation_tui.tui.screens.meeting import capturing
from cocreation_tui.tui.screens.meeting.capturing import CaptureActions


class FormActions(CaptureActions):
    """Opening, putting away and keeping forms."""

    assigning: bool = False
    """Whether tasks are to be made of the form that was saved last."""

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        self._forms = FormDrafts(self, room, lambda: capturing.DRAFT_AFTER)

    def on_mount(self) -> None:
        """Bring back half-filled forms."""
        self._forms.bring_back()

    def on_unmount(self) -> None:
        """Keep the last half second of typing."""
        self._forms.keep_at_once()

    def action_forms(self) -> None:
        """Choose a form: a draft, the last capture's, or a new one."""
        choices = [*self._draft_choices(), *self._last_choice(), *self._new_choices()]
        self.app.push_screen(PickScreen(self.words, self.words("forms.title"), tuple(choices)), self._opened)

    def _draft_choices(self) -> list[Choice]:
        found = []
        for key, values in self._forms.items():
            form, capture = self._meant(key)
            if form is not None and (capture is not None or key.endswith(":")):
                text = " ".join(values.get(form.fields[0].name, "").split())
                name = self.words(f"form.{form.id}")
                said = self.words("forms.draft-of" if text else "forms.draft", form=name, text=text)
                found.append(Choice(key, said, self.words("forms.draft-detail")))
        return found

    def _last_choice(self) -> list[Choice]:
        last = self.session.captures[-1] if self.session.captures else None
        form = self.form_of_capture(last) if last else None
        if last is None or form is None or _key(form, last.id) in self._forms:
            return []
        said = self.words(
            "forms.of-last", form=self.words(f"form.{form.id}"), text=" ".join(last.text.split())
        )
        return [Choice(_key(form, last.id), said, self.words("forms.of-last-detail"))]

    def _new_choices(self) -> list[Choice]:
        """Every form that is offered, those of the running item first."""
        runs = self.session.facts.runs
        item = self.session.item(runs[-1].item) if runs else None
        first = item.forms if item else ()
        offered = sorted(
            self._offered(), key=lambda form: first.index(form.id) if form.id in first else len(first)
        )
        return [
            Choice(_key(form), self.words("forms.new", form=self.words(f"form.{form.id}")))
            for form in offered
            if _key(form) not in self._forms
        ]

    def _offered(self) -> list[Form]:
        return [form for form in FORMS if form.offered]

    def _meant(self, key: str) -> tuple[Form | None, Capture | None]:
        """Form and capture that a draft or a choice is about."""
        form, _, capture = key.partition(":")
        return form_of(form), self.session.capture(CaptureId(capture)) if capture else None

    def _opened(self, key: str | None, typed: str = "") -> None:
        form, capture = self._meant(key or "")
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
            Choice(_key(one, capture.id), self.words(f"form.{one.id}")) for one in self._offered()
        )
        self.app.push_screen(PickScreen(self.words, self.words("forms.title"), choices), self._opened)

    def action_form_typed(self) -> None:
        """Open what is typed in the line as its form; the words stay in the line until the form is kept."""
        capture = self.session.capture(self._editing) if self._editing else None
        kind, text = self.line.kind, " ".join(self.line.text.split("\n"))
        form = self.form_of_capture(capture) if capture else form_for(self.read(kind, text).kind)
        if self.line.is_open:
            self.line.field.action_put_away()
        if form is not None:
            self.open_form(form, capture, text)
            return
        choices = tuple(
            Choice(_key(one, capture.id if capture else None), self.words(f"form.{one.id}"))
            for one in self._offered()
        )
        screen = PickScreen(self.words, self.words("forms.title"), choices)
        self.app.push_screen(screen, lambda key: self._opened(key, text))

    def _typed(self, form: Form, text: str) -> tuple[Values, str]:
        """What a line says as the beginning of a form, and its platform; marks without a field stay in the words."""
        reading = self.read(form.kind, text)
        owner = self.session.person(reading.owner)
        person = owner.name if owner else reading.owner_name
        dates = [field.name for field in form.fields if field.type is FieldType.DATE]
        people = [field.name for field in form.fields if field.name in PEOPLE_FIELDS]
        first = form.fields[0].name
        values = {first: reading.text}
        if person and people:
            values[people[0]] = person
        if reading.due and dates:
            values[dates[-1]] = reading.due.isoformat()
        if (person and not people) or (reading.due and not dates):
            values[first] = text
        if first == "platform" and not reading.text:
            values[first] = reading.platform
        return values, reading.platform

    def open_form(
        self, form: Form, capture: Capture | None, typed: str = "", known: Values | None = None
    ) -> None:
        """Open a form with its draft, with what its capture says, with what was typed, or with what is ``known``."""
        key = _key(form, capture.id if capture else None)
        draft = self._forms.of(key)
        start, platform = self._typed(form, typed) if typed.strip() else ({}, "")
        told = {} if draft else self._known(form, capture, platform)
        values = {
            **told,
            **(known or {}),
            **(self._of_capture(form, capture) if capture else {}),
            **(draft or {}),
        }
        values |= {name: text for name, text in start.items() if text and (name not in values or not draft)}
        if any(field.name == "platform" for field in form.fields):
            values["platform"] = values.get("platform") or platform or self._platform_of(capture)
        notice = self.words("forms.back") if draft else ""
        sheet = Sheet(
            form,
            values,
            tuple(person.name for person in self.session.people),
            self.session.platforms,
            self._read_day,
            lambda now: self._forms.keep(key, now),
            notice,
            earlier_answers(self.session, form.id, values.get("platform", "")),
            self._goals(form),
            self._above(form, values.get("platform", "")),
        )
        screen = FormScreen(self.words, sheet)

        def closed(result: Values | None) -> None:
            self.assigning = screen.assigning
            self._left(key, result, platform, typed)

        self.app.push_screen(screen, closed)

    def _known(self, form: Form, capture: Capture | None, platform: str) -> Values:
        """What earlier meetings have said already of a new form."""
        if capture is not None:
            return {}
        return known_values(self.session, form.id, platform or self._platform_of(None))

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

    def _read_day(self, text: str) -> date | None:
        session = self.session
        return read_date(text, lexicon(session.language), day_of(self.room.runner.clock.now(), session.zone))

    def _left(self, key: str, result: Values | None, platform: str, typed: str) -> None:
        """A form was saved, or put away with its draft."""
        form, capture = self._meant(key)
        if form is None:
            return
        if result is None:
            if key in self._forms:
                name = self.words(f"form.{form.id}")
                said = self.words("forms.kept", form=name, key=first_key("forms", self.words))
                self.say(said, "$text-warning")
            return
        self._forms.keep(key, result)
        self._save_form(key, form, capture, result, platform, typed)

    def _save_form(
        self, key: str, form: Form, capture: Capture | None, values: Values, platform: str, typed: str
    ) -> None:
        if capture is not None and form.kind is not capture.kind:
            self.do(ConvertCapture(capture.id, form.kind))
        fill = filled(form, values, self.words, capture.id if capture else None, platform)
        self.do(self._of_its_goal(fill), lambda before, after: self._filled(key, form, values, typed))

    def _filled(self, key: str, form: Form, values: Values, typed: str) -> None:
        """The form is kept: forget its draft and the words it came from, and say what it still lacks."""
        self._forms.forget_if(key, values)
        self._edits.pop(CaptureId(key.partition(":")[2]), None)
        if typed and " ".join(self.line.text.split("\n")) == typed and not self._editing:
            self.line.fill(None, "")
        self.say(filled_words(form, values, self.words))


def _key(form: Form, capture: CaptureId | None = None) -> str:
    """What a draft is kept under: the form, and the capture it fills in."""
    return f"{form.id}:{capture or ''}"
