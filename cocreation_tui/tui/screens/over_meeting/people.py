"""The list of people: who is here, who is not, and who came unannounced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.widgets import Input, OptionList

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.pick import Choice, FilterInput, PickScreen, ranked

MARKS = {Attendance.PRESENT: "✓", Attendance.ABSENT: "-", Attendance.MENTIONED: " "}


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who came and is not on the list."""

    name: str
    """The name, as it was typed."""


class PeopleScreen(PickScreen[PersonId | Newcomer]):
    """Enter marks the highlighted person present or absent; a name that is not listed is added."""

    def __init__(self, words: Words, session: Session, told: Callable[[PersonId | Newcomer], None]) -> None:
        super().__init__(words, words("people.title"), people_choices(words, session), self._newcomer)
        self._told = told
        self._picked: PersonId | Newcomer | None = None

    def _newcomer(self, typed: str) -> Choice[Newcomer]:
        return Choice(Newcomer(typed), self.words("people.add", typed=typed))

    def picked(self, choice: PersonId | Newcomer) -> None:
        """Tell the meeting, and stay, ready for the next name."""
        with self.prevent(Input.Changed):
            self.query_one(FilterInput).value = ""
        self._picked = choice
        self._told(choice)

    def renew(self, session: Session) -> None:
        """Show the people as they are now, with the highlight on the one who was marked or has come."""
        self._choices = people_choices(self.words, session)
        found = ranked(self._choices, self.query_one(FilterInput).value)
        self.show(found)
        marked = [index for index, choice in enumerate(found) if choice.target == self._picked]
        if found:
            self.query_one(OptionList).highlighted = marked[0] if marked else len(found) - 1


def people_choices(words: Words, session: Session) -> tuple[Choice[PersonId], ...]:
    """Everybody with a mark, and what they are."""
    return tuple(
        Choice(
            person.id,
            f"{MARKS[person.attendance]} {person.name}",
            " · ".join(
                part
                for part in (
                    words(f"attendance.{person.attendance.value}"),
                    words(f"role.{person.role.value}"),
                    person.organisation,
                    person.platform,
                )
                if part
            ),
            person.name,
        )
        for person in session.people
    )
