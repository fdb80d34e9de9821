"""Half-filled forms of a screen, and a form that was filled in: the same in a meeting and between meetings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from typing import Protocol

from cocreation_tui.core.capture.capture import Field
from cocreation_tui.core.forms.form import Form, applies
from cocreation_tui.core.forms.templates import NAMING, PEOPLE_FIELDS
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import same_person, told_apart
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.unfinished import Drafts
from cocreation_tui.export.minutes.forms import field_label
from cocreation_tui.i18n.words import Words

Values = dict[str, str]
"""What the fields of a form say."""


class Host(Protocol):
    """Whoever has forms to fill in."""

    def later(self, seconds: float, call: Callable[[], object]) -> None:
        """Call something after a while."""

    def work(self, job: Coroutine[None, None, None], group: str) -> None:
        """Go on with something on the event loop, beside the keys."""


@dataclass(frozen=True, slots=True)
class DraftOf:
    """What a draft is of."""

    form: str
    """Id of the form."""
    about: str = ""
    """What tells it from others of the same form, such as the capture it sets right; may be empty."""

    @property
    def key(self) -> str:
        """What its draft is kept under on disk."""
        return f"{self.form}:{self.about}"


def draft_of(key: str) -> DraftOf:
    """What a draft on disk is of."""
    form, _, about = key.partition(":")
    return DraftOf(form, about)


class FormDrafts:
    """What half-filled forms say, kept on disk soon after every change and off the event loop."""

    def __init__(self, host: Host, drafts: Drafts, after: Callable[[], float]) -> None:
        self._host = host
        self._drafts = drafts
        self._after = after
        self._forms: dict[DraftOf, Values] = {}
        self._kept: dict[DraftOf, Values] = {}
        self._due = False

    def bring_back(self) -> None:
        """Read those that were kept."""
        self._forms = {draft_of(key): values for key, values in self._drafts.form_drafts().items()}
        self._kept = dict(self._forms)

    def keep_at_once(self) -> None:
        """Keep the last half second of typing: the screen goes away."""
        if self._kept != self._forms:
            self._drafts.keep_form_drafts(_written(self._forms))

    def __contains__(self, of: DraftOf) -> bool:
        return of in self._forms

    def items(self) -> Iterator[tuple[DraftOf, Values]]:
        """All of them, by what is being filled in."""
        return iter(list(self._forms.items()))

    def of(self, of: DraftOf) -> Values | None:
        """What one says; None when there is none."""
        return self._forms.get(of)

    def keep(self, of: DraftOf, values: Values) -> None:
        """Keep a form as it is filled in so far, soon on disk too."""
        self._forms[of] = _said(values)
        self._keep_soon()

    def forget(self, of: DraftOf) -> None:
        """A form needs no draft any more."""
        self._forms.pop(of, None)
        self._keep_soon()

    def forget_if(self, of: DraftOf, values: Values) -> None:
        """The form is kept: forget its draft, unless it has been written in since."""
        if self._forms.get(of) == _said(values):
            self.forget(of)

    def _keep_soon(self) -> None:
        if not self._due:
            self._due = True
            self._host.later(self._after(), lambda: self._host.work(self._keep(), "form-drafts"))

    async def _keep(self) -> None:
        """Keep them until what is kept is what is there."""
        try:
            while self._kept != self._forms:
                forms = dict(self._forms)
                await asyncio.to_thread(self._drafts.keep_form_drafts, _written(forms))
                self._kept = forms
        finally:
            self._due = False


def _written(forms: dict[DraftOf, Values]) -> dict[str, Values]:
    """Drafts as they are kept on disk."""
    return {of.key: values for of, values in forms.items()}


def _said(values: Values) -> Values:
    return {name: text for name, text in values.items() if text}


def filled(
    form: Form,
    values: Values,
    words: Words,
    capture: CaptureId | None = None,
    platform: str = "",
    also: tuple[Field, ...] = (),
) -> FillForm:
    """The command that keeps a form; its name stands for a first field that says nothing."""
    first = form.fields[0].name
    text = values.get(first, "").strip() or change_words(form, values, words) or words(f"form.{form.id}")
    fields = tuple(field for field in form.filled(values) if field.name not in (first, "platform"))
    return FillForm(form.id, form.kind, text, (*fields, *also), capture, values.get("platform", platform))


def change_words(form: Form, values: Values, words: Words) -> str:
    """A change on a platform in one sentence, out of what was chosen; empty for other forms and before a choice."""
    what, platform = values.get("what", ""), values.get("platform", "").strip()
    if form.id != "platform-change" or not what or not platform:
        return ""
    said = {name: values.get(name, "").strip() for name in ("who", "new-name", "into")}
    asked = [field.name for field in form.fields if field.name in said and applies(field, values)]
    if not all(said[name] for name in asked):
        return words("platforms.change", name=platform, what=words(f"choice.{what}"))
    who, new_name, into = said.values()
    return words(f"platforms.change-{what}", name=platform, who=who, new_name=new_name, into=into)


def filled_words(form: Form, values: Values, words: Words) -> str:
    """That a form was kept, and what it still lacks."""
    missing = ", ".join(field_label(words, form.id, name).rstrip("?") for name in form.missing(values))
    text = values.get(form.fields[0].name, "") or change_words(form, values, words)
    said = {"form": words(f"form.{form.id}"), "text": text, "names": missing}
    return words("forms.unfilled" if missing else "forms.saved", **said)


def several_named(values: dict[str, str], people: tuple[str, ...]) -> tuple[str, ...]:
    """Those whom a name in a field for people may mean, where it means several."""
    for field in NAMING | PEOPLE_FIELDS:
        text = values.get(field, "").strip()
        found = tuple(one for one in people if one != text and same_person(told_apart(one)[0], text))
        if len(found) > 1:
            return found
    return ()
