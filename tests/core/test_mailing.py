"""Whom a mail goes to, and where it can be sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.contacts import Contact
from cocreation_tui.core.people.addresses import address_of
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.reports.mailing import Mailing, contacts_mailing, meeting_mailing, platforms_of
from cocreation_tui.core.reports.manner import Readers
from cocreation_tui.core.session.session import Session


def person(name: str, role: Role = Role.ACTOR, email: str | None = None, **more: object) -> Person:
    address = f"{name.lower()}@nordby.dk" if email is None else email
    return replace(Person(PersonId(name), name, role=role, email=address), **more)  # type: ignore[arg-type] # by name


PEOPLE = (
    person("Dorte", Role.ANCHOR),
    person("Bech, Ib", Role.COORDINATOR, "ib@ravne.dk", platform="Lys"),
    person("Ida", platform="Lys"),
    person("Bo", platform="Veje", attendance=Attendance.ABSENT),
    person("Gry", Role.WORKING_GROUP, attendance=Attendance.EXCUSED),
    person("Eva", Role.GUEST, "ingen"),
    person("Teknik", Role.GUEST, attendance=Attendance.MENTIONED),
)


def names(mailing: Mailing) -> str:
    return " ".join(one.name for one in mailing.to)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("aase@nordby.dk", "aase@nordby.dk"),
        (" Åse <Aase.O@Nordby.DK> ", "Aase.O@nordby.dk"),
        ("mailto:a+b@x-y.dk.", "a+b@x-y.dk"),
        ("70 00 00 01, a@b.dk; c@d.dk", "a@b.dk"),
        ("bo@ærø.dk", "bo@xn--r-3fa9c.dk"),
        ("a@b.dk\r\nBcc: e@v.il", "a@b.dk"),
        *(
            (bad, "")
            for bad in ("", "ingen", "a@b", "å@b.dk", "a..b@c.dk", "a@-b.dk", "a@b..dk", "a@1.2.3.4")
        ),
        (f"{'a' * 65}@b.dk", ""),
    ],
)
def test_an_address_is_read_out_of_what_was_written(written: str, address: str) -> None:
    assert address_of(written) == address


@given(st.text(max_size=60) | st.text("a@.\r\n ,;<>\"'-æ", max_size=20))
def test_whatever_is_written_an_address_is_one_or_none(text: str) -> None:
    found = address_of(text)
    assert found == "" or (found.isascii() and found.count("@") == 1 and not set(found) & set('\r\n ,;<>"'))
    assert address_of(found) == found


def test_everybody_of_the_meeting_gets_it_absent_ones_too() -> None:
    mailing = meeting_mailing(Session(people=PEOPLE))
    assert names(mailing) == "Dorte Ib Bech Ida Bo Gry"
    assert mailing.without == ("Eva",)
    assert mailing.not_for == ()
    assert mailing.pasted == "dorte@nordby.dk; ib@ravne.dk; ida@nordby.dk; bo@nordby.dk; gry@nordby.dk"


@pytest.mark.parametrize(
    ("circle", "readers", "to"),
    [
        (Circle.INTERNAL, Readers.OWN, "Dorte Gry"),
        (Circle.ALL, Readers.INTERNAL, "Dorte Gry"),
        (Circle.ACTOR, Readers.OWN, "Dorte Ib Bech Ida Bo"),
        (Circle.COORDINATORS, Readers.OWN, "Dorte Ib Bech Ida Bo Gry"),
        (Circle.PLATFORM, Readers.OWN, "Dorte Ib Bech Ida Bo Gry"),
    ],
)
def test_it_goes_only_to_those_it_is_for(circle: Circle, readers: Readers, to: str) -> None:
    mailing = meeting_mailing(Session(people=PEOPLE, circle=circle), readers)
    assert names(mailing) == to
    assert {*mailing.not_for, *mailing.without, *to.replace("Ib Bech", "Ib").split()} == {
        *("Dorte", "Ida", "Bo", "Gry", "Eva"),
        "Ib" if "Ib" in to else "Ib Bech",
    }


def test_one_platform_alone() -> None:
    session = Session(people=PEOPLE)
    assert names(meeting_mailing(session, platform="lys")) == "Ib Bech Ida"
    assert meeting_mailing(session, platform="Havnen") == Mailing()
    assert platforms_of(session) == ("Lys", "Veje")


def test_an_address_is_written_to_once() -> None:
    twice = (person("Bo"), person("Bodil", email="BO@nordby.dk"))
    assert names(meeting_mailing(Session(people=twice))) == "Bo"


def test_a_newsletter_goes_to_contacts_also_by_what_an_actor_gave() -> None:
    contacts = (
        Contact("Ida", email="i@x.dk"),
        Contact("Natteravnene", phone="r@x.dk"),
        Contact("Bo", phone="70"),
    )
    mailing = contacts_mailing(contacts)
    assert mailing.pasted == "i@x.dk; r@x.dk"
    assert mailing.without == ("Bo",)
