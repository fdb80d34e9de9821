"""PostgreSQL keeps what every carrier keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cocreation_tui.core.shared.streams import LaptopId, Part
from cocreation_tui.share.carriers.postgres import PostgresCarrier
from tests.share.carrier_contract import SHARE, CarrierContract, Way
from tests.share.postgres_server import Laptops, Server


class PostgresWay(Way):
    """Laptops on one server, each with a login of its own."""

    sees_parts = True
    passes_on = False

    def __init__(self, server: Server) -> None:
        self.laptops = Laptops(server, share=SHARE)

    def open(self, laptop: LaptopId, part: Part) -> PostgresCarrier:
        return self.laptops.open(part, laptop).carrier


class TestPostgres(CarrierContract):
    @pytest.fixture
    def way(self, server: Server) -> Iterator[Way]:
        way = PostgresWay(server)
        yield way
        way.laptops.close()
        way.laptops.forget()
