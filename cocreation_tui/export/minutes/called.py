"""What people are called in minutes that do not name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.initials import initials_of
from cocreation_tui.core.people.people import Attendance, Person, Role, plain_name
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.reports.cover import Cover
from cocreation_tui.core.reports.manner import Names
from cocreation_tui.core.reports.minutes import is_stranger
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import Words


def cover_of(session: Session, names: Names, words: Words) -> Cover:
    """Initials or roles for everybody on a meeting's list; organisations that were named keep their names."""
    people = session.people
    own = {one.id: as_added(one).name for one in people}
    hidden = [
        one for one in people if one.attendance is not Attendance.MENTIONED or is_stranger(one, session)
    ]
    others = (words("minutes.one-of-us"), words("minutes.somebody"))
    roles = [words(f"role.{role}") for role in Role]
    kept = list(_ordinary(session))
    if names is Names.INITIALS:
        called = {**own, **initials_of(hidden)}
        return Cover(names, people, called, called, others, kept, roles)
    listed = {**own, **{one.id: words(f"role.{one.role}") for one in hidden}}
    by_role = Cover(names, people, listed, listed, others)
    homes = {
        one.id: one.organisation if by_role.text(one.organisation) == one.organisation else ""
        for one in hidden
    }
    listed = {**own, **_numbered(hidden, listed, homes)}
    called = {
        **listed,
        **{
            who: words("minutes.role-from", role=listed[who], home=home)
            for who, home in homes.items()
            if home
        },
    }
    strangers = {
        one.id: words("minutes.somebody") for one in hidden if one.attendance is Attendance.MENTIONED
    }
    return Cover(names, people, {**called, **strangers}, {**listed, **strangers}, others, kept, roles)


def _ordinary(session: Session) -> Iterable[str]:
    """Organisations and platforms: what is a word of theirs is not read as somebody's first or last name."""
    whole = [plain_name(one.name) for one in session.people]
    texts = {text for one in session.people for text in (one.organisation, one.platform)} | {
        *session.platforms
    }
    return sorted(text for text in texts if not any(name in plain_name(text) for name in whole))


def _numbered(
    people: Iterable[Person], listed: dict[PersonId, str], homes: dict[PersonId, str]
) -> dict[PersonId, str]:
    """Roles with a number where several of one organisation have the same."""
    alike = {one.id: (listed[one.id], homes[one.id].casefold()) for one in people}
    counts, seen = Counter(alike.values()), Counter[tuple[str, str]]()
    found: dict[PersonId, str] = {}
    for who, key in alike.items():
        seen[key] += 1
        found[who] = f"{key[0]} {seen[key]}" if counts[key] > 1 else key[0]
    return found
