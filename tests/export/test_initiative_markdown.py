"""An initiative as text: everything at a glance, whatever people have typed, and nothing typed is Markdown."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.ids import CaptureId, SessionId
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.core.initiative.initiative import Initiative, Matter, Met, Noted
from cocreation_tui.core.platforms.platforms import Aboard, Dated, Missing, Platform, PlatformStatus, Standing
from cocreation_tui.export.escaping import flat
from cocreation_tui.export.initiative import initiative_markdown
from cocreation_tui.i18n.words import Words
from tests.examples import examples
from tests.export.nasty import NASTY
from tests.export.test_minutes_markdown import skeleton, texts_of
from tests.tui.followed import followed, known
from tests.tui.stage import START, in_memory

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 5, 4, 10, tzinfo=UTC)
TODAY = date(2026, 11, 23)
MEETING = SessionId("s")
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@pytest.mark.parametrize("language", ["da", "en"])
def test_golden_text(language: str, tmp_path: Path) -> None:
    stage = in_memory(tmp_path, language)
    initiative = known(stage, followed(stage))
    written = initiative_markdown(initiative, START.date(), Words(language))
    ids = [met.id for met in initiative.meetings]
    for number, name in enumerate(ids, 1):
        written = written.replace(name, f"meeting-{number}")
    assert written == (GOLDEN / f"initiative-{language}.md").read_text("utf-8")


def _noted(kind: Kind, text: str) -> Noted:
    return Noted("s/c", Capture(CaptureId("c"), kind, text, AT), "", MEETING, "M")


def _of(texts: list[str]) -> Initiative:
    """An initiative that says each of these texts once."""
    words = iter(texts)
    platform = Platform(
        next(words),
        AT,
        (Standing(PlatformStatus.STANDBY, AT, MEETING, next(words)),),
        (Dated(next(words), AT, MEETING),),
        (Dated(next(words), AT, MEETING),),
        (Aboard(next(words), since=AT),),
        (Missing(next(words)),),
    )
    measure = Measure(next(words), AT, MEETING)
    return Initiative(
        name=next(words),
        language="da",
        zone="Europe/Copenhagen",
        founded=AT,
        anchor=next(words),
        challenges=(Dated(next(words), AT, MEETING),),
        platforms=(platform,),
        goals=(Goal("s/g", next(words), "", AT, MEETING, baseline=measure),),
        tasks=(Matter(_noted(Kind.TASK, next(words)), Fate.OPEN, next(words), None),),
        parked=(Matter(_noted(Kind.PARKING, next(words)), Fate.OPEN, "", None),),
        ripples=(_noted(Kind.RIPPLE, next(words)),),
        decisions=(_noted(Kind.DECISION, next(words)),),
        meetings=(Met(MEETING, next(words), "status-meeting", AT, AT, AT, ()),),
    )


PLACES = 17
PLAIN = _of([f"ord{number}" for number in range(PLACES)])


@examples(60)
@given(st.lists(NASTY, min_size=PLACES, max_size=PLACES))
def test_nothing_typed_becomes_markdown(texts: list[str]) -> None:
    written = initiative_markdown(_of(texts), TODAY, Words("da"))
    plain = initiative_markdown(PLAIN, TODAY, Words("da"))
    assert skeleton(PARSER.parse(written)) == skeleton(PARSER.parse(plain))
    shown = " ".join(texts_of(written))
    assert all(flat(text) in shown for text in texts)


def test_what_is_dealt_with_is_not_told_as_open() -> None:
    done = Matter(_noted(Kind.TASK, "Ringer til taxa"), Fate.DONE, "Bo", None)
    initiative = Initiative("X", "da", "Europe/Copenhagen", AT, tasks=(done,))
    assert "Ringer til taxa" not in initiative_markdown(initiative, TODAY, Words("da"))


@pytest.mark.parametrize("status", list(PlatformStatus))
def test_only_a_platform_at_work_meets_next(status: PlatformStatus) -> None:
    standing = Standing(status, AT, MEETING)
    platform = Platform("Lys", AT, (standing,), next_meeting=date(2026, 12, 1))
    written = initiative_markdown(Initiative("X", "da", "UTC", AT, platforms=(platform,)), TODAY, Words("da"))
    assert ("Næste møde" in written) == (status is PlatformStatus.ACTIVE)
