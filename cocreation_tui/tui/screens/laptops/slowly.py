"""Something slow beside the keys, in a thread that nothing waits for when the program ends: a carrier may take its time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Thread
from typing import Protocol, TypeVar

from textual.worker import Worker

from cocreation_tui.core.ground.errors import Refused, StoreError

Result = TypeVar("Result")


class Working(Protocol):
    """A screen, as far as it has something done beside the keys."""

    @property
    def is_mounted(self) -> bool:
        """Whether it is there still."""

    def run_worker(
        self, work: Coroutine[None, None, None], *, group: str, exit_on_error: bool
    ) -> Worker[None]:
        """Go on with something on the event loop."""


def slowly(
    screen: Working,
    act: Callable[[], Result],
    then: Callable[[Result], object],
    failed: Callable[[Exception], object],
) -> None:
    """Do something in a thread and go on with what it came to, where the screen is there still.

    ``failed`` is told of a ``CarrierError``, a ``StoreError`` or a ``Refused``; anything else ends the program.
    """
    screen.run_worker(_done(screen, act, then, failed), group="sharing", exit_on_error=True)


async def _done(
    screen: Working,
    act: Callable[[], Result],
    then: Callable[[Result], object],
    failed: Callable[[Exception], object],
) -> None:
    result, failure = await _in_thread(act)
    if not screen.is_mounted:
        return
    if failure is not None:
        failed(failure)
    else:
        then(result[0])


async def _in_thread(act: Callable[[], Result]) -> tuple[list[Result], Exception | None]:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[Exception | None] = loop.create_future()
    result: list[Result] = []

    def end(failure: Exception | None) -> None:
        if not ended.done():
            ended.set_result(failure)

    def run() -> None:
        failure: Exception | None = RuntimeError("a fault beside the keys")
        try:
            failure = _tried(act, result)
        finally:
            with suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(end, failure)

    Thread(target=run, daemon=True).start()
    failure = await ended
    if isinstance(failure, RuntimeError):
        raise failure
    return result, failure


def _tried(act: Callable[[], Result], result: list[Result]) -> Exception | None:
    from cocreation_tui.share.carrier import CarrierError

    try:
        result.append(act())
    except (CarrierError, StoreError, Refused) as failure:
        return failure
    return None
