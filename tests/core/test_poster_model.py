"""What stands on the poster is what the initiative's meetings tell."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.platforms.platforms import Aboard, Dated, Platform, PlatformStatus, Standing
from cocreation_tui.core.reports.poster import Gone, Tile, poster_of

FOUNDED = datetime(2026, 1, 5, 23, 30, tzinfo=UTC)
"""The sixth, in Copenhagen."""
HERE = SessionId("initiative")
DAY = date(2026, 5, 12)


def dated(text: str, days: int = 0) -> Dated:
    return Dated(text, FOUNDED + timedelta(days=days), HERE)


def standing(status: PlatformStatus, days: int, into: str = "") -> Standing:
    return Standing(status, FOUNDED + timedelta(days=days), HERE, into=into)


def initiative(*platforms: Platform) -> Initiative:
    return Initiative("Trygge nætter", "da", "Europe/Copenhagen", FOUNDED, "Dorte", platforms=platforms)


def test_a_platform_is_told_as_it_stands_now() -> None:
    lights = Platform(
        "Lys",
        FOUNDED,
        (standing(PlatformStatus.ACTIVE, 0),),
        (dated("Lamper"), dated("Lysere stier", 30)),
        (dated("Åse"), dated("Bo", 40)),
        (Aboard("Politiet"), Aboard("Taxa", until=FOUNDED), Aboard("Kommunen")),
    )
    made = poster_of(initiative(lights), DAY)
    assert made.tiles == (
        Tile("Lys", PlatformStatus.ACTIVE, date(2026, 1, 6), "Lysere stier", "Bo", ("Politiet", "Kommunen")),
    )
    assert (made.title, made.anchor, made.day, made.gone) == ("Trygge nætter", "Dorte", DAY, ())


def test_standby_is_a_field_and_what_is_gone_is_not() -> None:
    active, rests = standing(PlatformStatus.ACTIVE, 0), standing(PlatformStatus.STANDBY, 10)
    platforms = (
        Platform("Hviler", FOUNDED, (active, rests, standing(PlatformStatus.STANDBY, 50))),
        Platform("Lukket", FOUNDED, (active, standing(PlatformStatus.CLOSED, 20))),
        Platform("Væk", FOUNDED, (active, standing(PlatformStatus.MERGED, 30, "Hviler"))),
        Platform("Genåbnet", FOUNDED, (active, rests, standing(PlatformStatus.ACTIVE, 60))),
    )
    made = poster_of(initiative(*platforms), DAY)
    assert [(tile.name, tile.status.value, tile.since) for tile in made.tiles] == [
        ("Hviler", "standby", date(2026, 1, 16)),
        ("Genåbnet", "active", date(2026, 3, 7)),
    ]
    assert made.gone == (
        Gone("Lukket", PlatformStatus.CLOSED, date(2026, 1, 26)),
        Gone("Væk", PlatformStatus.MERGED, date(2026, 2, 5), "Hviler"),
    )


def test_an_actor_on_two_platforms_is_one_actor() -> None:
    stands = (standing(PlatformStatus.ACTIVE, 0),)
    both = (
        Platform("A", FOUNDED, stands, actors=(Aboard("Politiet"), Aboard("Taxa"))),
        Platform("B", FOUNDED, stands, actors=(Aboard("politiet"),)),
    )
    assert poster_of(initiative(*both), DAY).actors == 2
