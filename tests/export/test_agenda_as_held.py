"""An agenda that was changed, in minutes and drejebog: as held, with what was planned."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.agenda import InsertItem, MoveItem, PutOff, RenameItem
from cocreation_tui.core.session.commands.command import Advance, CloseSession, SkipItem, StartItem
from cocreation_tui.export.drejebog import sheet_of_session
from cocreation_tui.i18n.dates import clock_on, drift_words
from cocreation_tui.i18n.words import Words
from tests.core.test_agenda_changes import START, Held, minutes
from tests.export.told import by_kind


def changed() -> Held:
    """Item 1, a new one, 5 before its time, 2 half and its rest last, 3 under another name; 4 left out, 6 not reached."""
    held = Held().do(Advance()).do(InsertItem("Trafiklys", minutes(10), ItemKind.DECISION, ItemId("1")))
    held.do(Advance(), after=9).do(StartItem(ItemId("5")), after=12).do(Advance(), after=20)
    held.do(PutOff(minutes(10), ItemId("6")), RenameItem(ItemId("3"), "Skolevejen"), after=10)
    held.do(SkipItem(ItemId("4")), Advance(), after=15)
    return held.do(CloseSession(), after=3)


def agenda_of(held: Held, language: str = "da") -> list[str]:
    text = by_kind(held.session, held.clock.now(), Words(language))
    _, _, rest = text.partition(f"## {Words(language)('minutes.agenda')}\n")
    return [row for row in rest.split("\n") if row.startswith("|")][2:]


def test_minutes_tell_the_agenda_as_held_with_what_was_planned() -> None:
    assert agenda_of(changed()) == [
        "| 1 | punkt 1 | 09:00–09:10 | 10 | 09:00–09:09 | 9 |  |",
        "| 2 | Trafiklys |  |  | 09:09–09:21 | 12 | tilføjet |",
        "| 3 | punkt 5 | 10:15–10:35 | 20 | 09:21–09:41 | 20 | planlagt som nr. 5 |",
        "| 4 | punkt 2 | 09:10–09:30 | 20 | 09:41–09:51 | 10 |  |",
        "| 5 | Skolevejen | 09:30–09:45 | 15 | 09:51–10:06 | 15 | planlagt som »punkt 3« |",
        "| 6 | punkt 4 | 09:45–10:15 | 30 |  |  | sprunget over |",
        "| 7 | punkt 6 | 10:35–10:40 | 5 | 10:06–10:09 | 3 |  |",
        "| 8 | punkt 2 |  |  |  |  | resten af punkt 2, ikke nået |",
    ]


def test_a_drejebog_tells_the_same() -> None:
    rows = sheet_of_session(changed().session, START).rows
    assert [row[:3] for row in rows] == [
        ("09:00–09:10", "09:00–09:09", "punkt 1"),
        ("10 min", "09:09–09:21, tilføjet", "Trafiklys"),
        ("10:15–10:35", "09:21–09:41, planlagt som nr. 5", "punkt 5"),
        ("09:10–09:30", "09:41–09:51", "punkt 2"),
        ("09:30–09:45", "09:51–10:06, planlagt som »punkt 3«", "Skolevejen"),
        ("09:45–10:15", "sprunget over", "punkt 4"),
        ("10:35–10:40", "10:06–10:09", "punkt 6"),
        ("10 min", "resten af punkt 2", "punkt 2"),
    ]


def test_only_what_was_moved_is_said_to_be() -> None:
    held = Held().do(MoveItem(ItemId("6"), -5))
    assert [row.count("planlagt som nr.") for row in agenda_of(held)] == [1, 0, 0, 0, 0, 0]


def test_clock_times_of_another_day_carry_their_date() -> None:
    held = Held().do(Advance())
    held.do(Advance(), after=24 * 60)
    assert agenda_of(held)[0].split("|")[5].strip() == "09:00–24. nov. 09:00"


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0, "09:00"), (24, "24. nov. 09:00"), (24 * 60, "22. jan. 2027 09:00"), (-24 * 7, "16. nov. 09:00")],
)
def test_a_clock_time_as_seen_from_today(hours: int, told: str) -> None:
    assert clock_on(START + timedelta(hours=hours), "Europe/Copenhagen", START, "da") == told


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (0, "til tiden"),
        (4, "4 min bagud"),
        (90, "90 min bagud"),
        (91, "1 t 31 min bagud"),
        (-120, "2 t foran"),
    ],
)
def test_long_waits_are_told_in_hours(late: int, told: str) -> None:
    assert drift_words(Words("da"), minutes(late)) == told
