"""Ten complaints a secretary has about minutes, each answered."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.minutes import minutes_markdown
from cocreation_tui.i18n.words import Words
from tests.export.meetings import CLOSED, PEOPLE, REARRANGED, at, capture

BOTH = [("da", "Punkt"), ("en", "Item")]


def told(session: Session, language: str = "da") -> str:
    return minutes_markdown(session, at("16:00"), Words(language))


def sections(session: Session, language: str = "da") -> dict[str, str]:
    """What stands under each heading of the second level."""
    parts = re.split(r"^## ", told(session, language), flags=re.M)
    return {head: body for head, _, body in (part.partition("\n") for part in parts)}


def test_who_was_there_and_who_was_not() -> None:
    away = replace(PEOPLE[3], attendance=Attendance.EXCUSED)
    found = sections(replace(REARRANGED, people=(*PEOPLE[:3], away, *PEOPLE[4:])))
    assert found["Deltagere"].count("\n- ") == 3
    assert found["Afbud"].strip() == "- Ida Ask (aktør)"
    assert found["Fraværende"].strip() == "- Jens Dam, Ejendomsringen"


@pytest.mark.parametrize(("language", "item"), BOTH)
def test_every_item_has_a_heading_with_the_number_it_has_on_the_agenda(language: str, item: str) -> None:
    heads = [head for head in sections(REARRANGED, language) if head.startswith(item)]
    assert [head.partition(":")[0] for head in heads] == [f"{item} {n}" for n in (1, 4, 2, 5)]


def test_names_stand_first_name_first_and_strangers_are_told() -> None:
    written = told(REARRANGED)
    assert "| Booker lokale | Søren Bech |" in written
    assert "| Teknisk forvaltning, ikke på deltagerlisten |" in written


def test_numbers_of_decisions_are_the_same_in_the_table_under_the_item_and_in_what_is_open() -> None:
    found = sections(REARRANGED)
    item = next(body for head, body in found.items() if head.startswith("Punkt 2"))
    assert "| B-2 | Platformene mødes i januar | forslag | – | 2 |" in found["Beslutninger"]
    assert "- **B-2** forslag: Platformene mødes i januar" in item
    assert "- B-2 er foreslået, men ikke vedtaget" in found["Åbent efter mødet"]


def test_goals_are_told_as_figures() -> None:
    assert "Mål for mødet: fokus 1 af 4 · " in told(REARRANGED)
    assert "Goals for the meeting: focus 1 of 4 · " in told(REARRANGED, "en")


@pytest.mark.parametrize(
    ("language", "hands"),
    [("da", "for 3, kan leve med det 1, imod 0"), ("en", "for 3, can live with it 1, against 0")],
)
def test_hands_stand_with_their_decision(language: str, hands: str) -> None:
    found = sections(REARRANGED, language)
    assert hands in found[Words(language)("minutes.decision")]
    lines = told(REARRANGED, language).splitlines()
    decided = next(n for n, line in enumerate(lines) if re.match(r"- \*\*[BD]-1\*\*", line))
    under = "\n".join(lines[decided : decided + 4])
    assert hands in under


def test_dates_have_their_weekday_and_year() -> None:
    assert told(REARRANGED).count("fre. 27. nov. 2026") == 2
    assert told(REARRANGED, "en").count("Fri 27 Nov 2026") == 2


def test_links_stay_links_when_they_are_copied() -> None:
    address = "https://x.dk/a_b?c=d&e=f"
    session = replace(CLOSED, captures=(capture(1, Kind.NOTE, f"Se {address}", "14:10"),))
    assert f"- **Note:** Se {address}\n" in told(session)


def test_leader_and_minute_taker_are_named() -> None:
    assert "mødeleder: Åse Ørnholt · referent: Ida Ask" in told(REARRANGED)
    assert "led by Åse Ørnholt · minutes taken by Ida Ask" in told(REARRANGED, "en")


def test_the_next_meeting_has_its_day_time_and_place() -> None:
    assert (
        sections(REARRANGED)["Næste møde"].strip()
        == "Lørdag den 12. december 2026 kl. 15:00-16:30 · Biblioteket"
    )


def test_what_is_open_is_told_at_the_end_with_what_is_lacking() -> None:
    still = sections(REARRANGED)["Åbent efter mødet"]
    for line in (
        "Mangler: 3 fokus",
        "Opgave uden frist: Booker lokale",
        "Tages op næste gang: Skal der musik på?",
    ):
        assert f"- {line}" in still
