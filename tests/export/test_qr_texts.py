"""What codes say is read back as it was meant, whatever was typed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.export.qr_texts import MOST, contact_text, event_text, link_text, wifi_text

START = datetime(2027, 1, 12, 8, tzinfo=UTC)
END = START + timedelta(hours=2)
HOSTILE = st.text(max_size=60) | st.text('\\;:,"\r\n\x1bNTELBGIV åß', max_size=40)
CALENDAR = ("BEGIN", "SUMMARY", "DTSTART", "DTEND", "LOCATION", "END")


def fields(payload: str, kind: str) -> list[tuple[str, str]]:
    """Names and values of a text made of fields, as a telephone takes it apart."""
    assert payload.startswith(f"{kind}:")
    assert payload.endswith(";;")
    body, found, current, rest = payload[len(kind) + 1 : -1], [], "", iter(payload[len(kind) + 1 : -1])
    for character in rest:
        if character == "\\":
            current += next(rest)
        elif character == ";":
            found.append(current)
            current = ""
        elif character == ":" and "\0" not in current:
            current += "\0"
        else:
            current += character
    assert not current, body
    return [(name, value) for name, value in (one.split("\0", 1) for one in found)]


def properties(payload: str) -> list[tuple[str, str]]:
    """Names and values of an iCalendar text, as a telephone takes it apart."""
    lines = payload.replace("\r\n ", "").split("\r\n")
    return [(name, re.sub(r"\\(.)", r"\1", value)) for name, value in (one.split(":", 1) for one in lines)]


def refusal(call: object, *values: str) -> str:
    assert callable(call)
    with pytest.raises(Refused) as caught:
        call(*values)
    return caught.value.key


def test_a_meeting() -> None:
    assert event_text("Møde, nr. 2", START, END, "Sal; 3", most=1000) == (
        "BEGIN:VEVENT\r\nSUMMARY:Møde\\, nr. 2\r\nDTSTART:20270112T080000Z\r\nDTEND:20270112T100000Z\r\n"
        "LOCATION:Sal\\; 3\r\nEND:VEVENT"
    )


def test_what_gives_way_when_a_meeting_is_long() -> None:
    names = [[name for name, _ in properties(event_text(*one))] for one in (
        ("Møde", START, END, ""),
        ("Møde", START, END, "Sal 3, Rådhuset"),
        ("Tovholdermøde · Trygge nætter", START, END, "Rådhuset, lokale 3"),
    )]  # fmt: skip
    assert names == [
        ["BEGIN", "SUMMARY", "DTSTART", "DTEND", "END"],
        ["BEGIN", "SUMMARY", "DTSTART", "LOCATION", "END"],
        ["BEGIN", "SUMMARY", "DTSTART", "END"],
    ]
    whole = event_text("Tovholdermøde", START, END, "Rådhuset", most=1000)
    assert tuple(name for name, _ in properties(whole)) == CALENDAR


@given(HOSTILE, HOSTILE)
def test_nothing_typed_breaks_out_of_a_meeting(title: str, place: str) -> None:
    whole = properties(event_text(title, START, END, place, most=10_000))
    expected = {"SUMMARY": clean_line(title), "LOCATION": clean_line(place)}
    assert [name for name, _ in whole] == [one for one in CALENDAR if one != "LOCATION" or clean_line(place)]
    assert {name: value for name, value in whole if name in expected} == {
        name: value for name, value in expected.items() if value or name == "SUMMARY"
    }
    short = event_text(title, START, END, place)
    assert dict(properties(short))["DTSTART"] == "20270112T080000Z"
    assert len(short.encode()) <= MOST or len(clean_line(title)) > 10


@given(st.text("Møde om stierne ", min_size=1, max_size=200))
def test_a_meeting_with_a_long_title_still_fits(title: str) -> None:
    assert len(event_text(title, START, END, title).encode()) <= MOST


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_nothing_typed_breaks_out_of_a_contact(name: str, organisation: str, phone: str, email: str) -> None:
    typed = {"N": name, "ORG": organisation, "TEL": phone, "EMAIL": email}
    wanted = {field: clean_line(value) for field, value in typed.items() if clean_line(value)}
    if "N" not in wanted or not {"TEL", "EMAIL"} & set(wanted):
        assert refusal(contact_text, name, organisation, phone, email) in (
            "refused.no-name",
            "refused.no-contact",
        )
        return
    text = contact_text(name, organisation, phone, email, 10_000)
    assert fields(text, "MECARD") == list(wanted.items())


def test_an_organisation_gives_way_in_a_long_contact() -> None:
    text = contact_text(
        "Åse Ørnholt", "Foreningen for trygge veje hjem gennem byen om natten", "+45 12 34 56 78", "a@b.dk"
    )
    assert text == "MECARD:N:Åse Ørnholt;TEL:+45 12 34 56 78;EMAIL:a@b.dk;;"


@given(HOSTILE, HOSTILE)
def test_nothing_typed_breaks_out_of_a_network(network: str, password: str) -> None:
    try:
        text = wifi_text(network, password)
    except Refused as refused:
        key = refused.key
        text = ""
    if not text:
        assert key in ("refused.no-network", "refused.bad-password")
        return
    said = dict(fields(text, "WIFI"))
    assert said["T"] in ("WPA", "nopass")
    assert said["S"] == re.sub("[\n\t]", "", UNSAFE.sub("", network))
    assert said.get("P", "") == re.sub("[\n\t]", "", UNSAFE.sub("", password))


def test_networks() -> None:
    assert wifi_text("Gæst", "") == "WIFI:T:nopass;S:Gæst;;"
    assert wifi_text("Gæst", "", hidden=True) == "WIFI:T:nopass;S:Gæst;H:true;;"
    assert wifi_text("Gæst", "kaffe123", hidden=True) == "WIFI:T:WPA;S:Gæst;P:kaffe123;H:true;;"
    assert wifi_text("a;b", " to  rum: ") == "WIFI:T:WPA;S:a\\;b;P: to  rum\\: ;;"
    assert wifi_text("x", "f" * 64).endswith(f"P:{'f' * 64};;")
    assert refusal(wifi_text, " ", "12345678") == "refused.no-network"
    assert refusal(wifi_text, "x", "1234567") == "refused.bad-password"
    assert refusal(wifi_text, "x", "g" * 64) == "refused.bad-password"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://a.dk", "https://a.dk"),
        (" HTTPS://A.dk/B?c=1#d ", "https://a.dk/B?c=1#d"),
        ("a.dk/b", "https://a.dk/b"),
        ("https://a.dk:8443/b", "https://a.dk:8443/b"),
        ("https://blåbær.dk/sø", "https://xn--blbr-roah.dk/s%C3%B8"),
        ("https://a.dk/%C3%B8", "https://a.dk/%C3%B8"),
    ],
)
def test_links(typed: str, said: str) -> None:
    assert link_text(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://a.dk",
        "javascript:alert(1)",
        "ftp://a.dk",
        "tel:112",
        "file:///etc/passwd",
        "WIFI:S:x;;",
        "a",
    ],
)
def test_other_schemes_are_refused(typed: str) -> None:
    assert refusal(link_text, typed) == "refused.link-not-https"


@pytest.mark.parametrize(
    "typed",
    [
        "https://",
        "https://a",
        "https://bank.dk@ond.dk/",
        "https://a.dk/b c",
        "https://[::1",
        "https://a.dk:x/",
        "https://a..dk",
        "https://a_b.dk;",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert refusal(link_text, typed) == "refused.bad-link"


@given(HOSTILE)
def test_a_link_is_plain_and_leads_where_it_says(rest: str) -> None:
    try:
        link = link_text(f"https://a.dk/{rest}")
    except Refused:
        return
    assert re.fullmatch(r"[!-~]+", link)
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc) == ("https", "a.dk")
    assert unquote(link) == unquote(f"https://a.dk/{clean_line(rest)}")
