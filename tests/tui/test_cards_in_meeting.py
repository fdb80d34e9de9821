"""An item's cards on the room's side: several of them, and edited while the meeting runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.tui.app.stage import StageApp
from cocreation_tui.tui.widgets.room_side.audience import AudienceFace
from tests.tui.playing import Play, playing
from tests.tui.stage import Stage, in_memory, on_disk, real_script

LONG = "\n\n".join(f"Sætning {number}" for number in range(20))


def _card(stage: Stage, name: str, body: str) -> Path:
    folder = stage.desk.workspace.cards / "da"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\nid: {name}\nsprog: da\n---\n\n# Kort {name}\n\n{body}\n", encoding="utf-8")
    return path


def _showing(root: Path, *cards: str) -> Stage:
    """A meeting whose first item shows these cards and asks nothing."""
    script = real_script(in_memory(root).desk)
    first, *rest = script.points
    first = replace(first, item=replace(first.item, shows=cards, questions=()))
    return in_memory(root, script=replace(script, points=(first, *rest)))


def _read(app: App[None]) -> str:
    """What the page says that the room is shown, whatever the size of its letters."""
    scene = app.screen.query_one(AudienceFace).scene
    assert scene is not None
    return " ".join(passage.text for passage in scene.slide.passages) if scene.slide else ""


async def _face(play: Play) -> str:
    await play.look()
    return _read(play.app)


def _seen(play: Play) -> Showing:
    return play.stage.room.showing


async def test_all_cards_of_an_item_are_turned_and_the_rules_are_left_to_their_own_key(
    tmp_path: Path,
) -> None:
    stage = _showing(tmp_path, "et", "ground-rules", "findes-ikke", "qr", "to", "four-directions")
    _card(stage, "et", "Første kort")
    _card(stage, "to", LONG)
    stage.after(0, Advance())
    async with playing(stage) as play:
        await play.press("f4")
        assert "Første kort" in await _face(play)
        turned = [_seen(play)]
        for _ in range(20):
            await play.press("right")
            if _seen(play) == turned[-1]:
                break
            turned.append(_seen(play))
        refs = [(showing.ref, showing.page) for showing in turned]
        assert refs[:3] == [("et", 0), ("to", 0), ("to", 1)]
        assert refs[-1][0] == "four-directions"
        assert {showing.subject for showing in turned} == {Subject.CARD}
        assert "ground-rules" not in {ref for ref, _ in refs}
        for _ in turned[1:]:
            await play.press("left")
        assert _seen(play) == turned[0]
        await play.press("f4")
        assert _seen(play).subject is Subject.CLOCK


async def test_the_links_at_the_foot_of_a_card_are_not_shown_to_the_room(tmp_path: Path) -> None:
    stage = _showing(tmp_path, "et")
    _card(stage, "et", "Første kort\n\n## Se også\n\n- [Spilleregler](ground-rules.md)")
    async with playing(stage.after(0, Advance())) as play:
        await play.press("f4")
        seen = await _face(play)
        assert "Første kort" in seen
        assert "Se også" not in seen


async def test_any_card_is_shown_and_those_that_lead_on_come_first(tmp_path: Path) -> None:
    stage = _showing(tmp_path, "et")
    _card(stage, "et", "Første kort\n\n- [Fire retninger](four-directions.md)\n- [Kort ål](ål.md)")
    _card(stage, "aal", "Om ål")
    async with playing(stage.after(0, Advance())) as play:
        await play.press("f4")
        await play.command("any-card")
        rows = [row.strip() for row in (await play.look()).splitlines() if row.strip(" │")]
        listed = [row.strip("│ ") for row in rows]
        first = next(number for number, row in enumerate(listed) if row.startswith("Fire retninger"))
        assert listed[first].endswith("se også")
        assert listed[first + 1] == "Kort et"
        await play.choose("kort aal")
        assert _seen(play) == Showing(Subject.CARD, "aal")
        assert "Om ål" in await _face(play)
        await play.press("right")
        assert _seen(play).subject is Subject.CLOCK
        await play.command("any-card")
        await play.press("escape")
        assert _seen(play).subject is Subject.CLOCK


async def test_a_card_edited_meanwhile_is_there_at_the_next_press(tmp_path: Path) -> None:
    stage = _showing(tmp_path, "et")
    _card(stage, "et", "Gammel ordlyd")
    async with playing(stage.after(0, Advance())) as play:
        await play.press("f4")
        assert "Gammel ordlyd" in await _face(play)
        _card(stage, "et", "En helt ny formulering")
        assert "Gammel ordlyd" in await _face(play), "a page changed while it was read"
        await play.press("f4", "f4")
        seen = await _face(play)
        assert "En helt ny formulering" in seen
        assert "Gammel ordlyd" not in seen
        _card(stage, "ground-rules", "Kom til tiden")
        await play.press("f3")
        assert "Kom til tiden" in await _face(play)


async def test_a_card_edited_meanwhile_is_there_on_the_second_terminal_too(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    _card(stage, "et", "Gammel ordlyd")
    stage.room.runner.do(Advance())
    app = StageApp(stage.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        stage.clock.advance(timedelta(seconds=2))
        stage.room.show(Showing(Subject.CARD, "et"))
        await _looked(app, pilot)
        assert "Gammel ordlyd" in _read(app)
        _card(stage, "et", "En helt ny formulering")
        stage.room.show(Showing())
        await _looked(app, pilot)
        stage.room.show(Showing(Subject.CARD, "et"))
        await _looked(app, pilot)
        assert "En helt ny formulering" in _read(app)
    stage.room.close()


async def _looked(app: StageApp, pilot: Pilot[None]) -> None:
    for _ in range(2):
        app.tick()
        await app.workers.wait_for_complete()
        await pilot.pause()
