"""Setting right who somebody is: name, organisation, role, platform, how to get hold of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cocreation_tui.core.people.finding import begins_alike, folded
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.people.spoken_names import is_turned, spoken
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.columns import role_of
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.text import plain, styled


class PersonScreen(AskScreen[Person]):
    """Everything about a person in fields; gives the person as they say."""

    def __init__(self, words: Words, person: Person, platforms: Sequence[str] = ()) -> None:
        roles = " · ".join(words(f"role.{role.value}") for role in Role)
        asks = (
            Ask("name", words("form.person.name"), person.name),
            Ask("organisation", words("form.person.organisation"), person.organisation),
            Ask("role", words("form.person.role"), words(f"role.{person.role.value}"), roles),
            Ask("platform", words("form.person.platform"), person.platform, " · ".join(platforms)),
            Ask("email", words("form.person.email"), person.email),
            Ask("phone", words("form.person.phone"), person.phone),
        )
        super().__init__(words, words("person.title", name=person.name), asks, first="name")
        self._person = person
        self._platforms = platforms

    def understand(self, values: Mapping[str, str]) -> Understood[Person]:
        """The person as the fields say; without a name, or with a role that is none, what is missing."""
        name, role = values["name"], role_meant(values["role"])
        if not name:
            return Understood(None, (plain(self.words("refused.no-name")),), "name")
        if role is None:
            roles = " · ".join(self.words(f"role.{one.value}") for one in Role)
            return Understood(None, (plain(self.words("person.no-role", roles=roles)),), "role")
        on = values["platform"]
        known = next((one for one in self._platforms if folded(one) == folded(on)), on)
        said = replace(
            self._person,
            name=spoken(name) if is_turned(name) else name,
            organisation=values["organisation"],
            role=role,
            platform=known,
            email=values["email"],
            phone=values["phone"],
        )
        told = (said.name, said.organisation, self.words(f"role.{role.value}"), said.platform)
        return Understood(said, (styled(" · ".join(filter(None, told)), "$text-success"),))


def role_meant(text: str) -> Role | None:
    """The role that a word or its beginning names in any language; a guest for nothing, None for no role."""
    if not text.strip():
        return Role.GUEST
    if (said := role_of(text)) is not None:
        return said
    every = [Words(language) for language in LANGUAGES]
    found = [role for role in Role if any(begins_alike(words(f"role.{role.value}"), text) for words in every)]
    return found[0] if len(found) == 1 else None
