"""What the screens look like, in both languages and at two sizes."""

from __future__ import annotations

from pathlib import Path

from tests.tui.playing import playing
from tests.tui.stage import in_memory, lively


async def test_running(tmp_path: Path) -> None:
    for language in ("da", "en"):
        for size in ((80, 24), (120, 36)):
            stage = lively(in_memory(tmp_path, language))
            async with playing(stage, size) as play:
                print(await play.look())
                await play.press("f3")
                print(await play.look())
