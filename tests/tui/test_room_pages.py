"""What scripts show the room that is no card: the initiative's own challenge, poster, goals and agenda, live."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Size

from cocreation_tui.core.agenda.agenda import RoomPage
from cocreation_tui.core.capture.capture import Kind, Status
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import Advance, SettleDecision
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.showing import read_showing
from cocreation_tui.tui.room.scene import scene_of
from cocreation_tui.tui.view import look
from cocreation_tui.tui.widgets.room_side.audience import picture
from tests.tui.known import CHALLENGE, FOCUS, LIGHT, ROADS, founding
from tests.tui.picture import in_letters, match
from tests.tui.playing import Play, playing
from tests.tui.stage import LANGUAGES, Stage, in_memory
from tests.tui.test_left_over import known

NEW = {"da": "Gaden er øde om natten", "en": "The street is deserted at night"}
GOAL = {"da": "Flere går den lyse vej", "en": "More take the lit path"}


def restated(language: str, text: str = "") -> FillForm:
    return FillForm("challenge", Kind.DECISION, text or NEW[language], ())


def face(stage: Stage, showing: Showing, size: tuple[int, int] = (120, 36)) -> str:
    """What any face of the meeting paints, without an app."""
    view = look(stage.session, stage.clock.now(), Words(stage.language))
    rows = picture(scene_of(view, showing, stage.room.card), Size(*size))
    assert len(rows) <= size[1]
    assert all(len(row) <= size[0] for row in rows)
    return "\n".join(row.plain for row in rows)


def all_pages(stage: Stage, size: tuple[int, int]) -> tuple[str, int]:
    """All pages of the challenge one below the other, and how many they are."""
    view = look(stage.session, stage.clock.now(), Words(stage.language))
    pages = scene_of(view, Showing(Subject.CHALLENGE), stage.room.card).pages
    return "\n".join(face(stage, Showing(Subject.CHALLENGE, page=page), size) for page in range(pages)), pages


def says(text: str, seen: str) -> bool:
    """Whether a sentence stands there, on one row or several."""
    return text in " ".join(seen.split()) or all(in_letters(word, seen) for word in text.split())


def _subject(play: Play) -> Subject:
    return play.stage.room.showing.subject


async def at_item(play: Play, page: RoomPage) -> None:
    """Go on to the next item that shows a page, and show it."""
    play.meeting.do(Advance())
    await play.settle()
    while page not in play.stage.session.agenda[len(play.stage.session.facts.runs) - 1].shows:
        play.meeting.do(Advance())
        await play.settle()
    await play.press("f4")


def test_every_page_of_a_script_is_something_the_room_can_see() -> None:
    assert {Subject(page.value) for page in RoomPage} <= set(Subject)


async def test_a_status_meeting_shows_the_real_challenge_poster_and_goals(tmp_path: Path) -> None:
    stage = known(tmp_path, script="status-meeting")
    room = stage.room
    async with playing(stage) as play:
        await at_item(play, RoomPage.CHALLENGE)
        assert (room.showing.subject, room.path and read_showing(room.path)) == (
            Subject.CHALLENGE,
            room.showing,
        )
        assert says(CHALLENGE["da"], await play.look())
        play.meeting.do(restated("da"))
        await play.settle()
        assert says(NEW["da"], await play.look()), "what is shown follows at once"
        await play.press("f4")

        await at_item(play, RoomPage.POSTER)
        seen = await play.look()
        assert NEW["da"] in seen
        assert FOCUS["da"] in seen
        await play.press("right", "right")
        assert (room.showing.subject, room.showing.page) == (Subject.POSTER, 2)
        assert room.showing.poster is not None
        assert room.showing.poster.tiles[1].name == ROADS["da"]
        play.meeting.do(founding("Nat", "Natteliv", "Bo Ek", "Taxa 4"))
        await play.settle()
        assert [tile.name for tile in room.showing.poster.tiles][-1:] == ["Nat"]
        await play.press("right")
        assert "Natteliv" in await play.look()
        await play.press("right")
        assert _subject(play) is Subject.QUESTIONS, "the item's questions come after its own pages"
        await play.press("f4", "f4")
        assert _subject(play) is Subject.POSTER

        await at_item(play, RoomPage.GOALS)
        assert Words("da")("exercise.goals-none") in await play.look()
        play.meeting.do(FillForm("goal", Kind.GOAL, GOAL["da"], (), None, LIGHT["da"]))
        await play.settle()
        assert GOAL["da"] in await play.look()


async def test_without_an_initiative_the_pages_say_so(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    item = stage.session.agenda[0]
    shows = ("challenge", "poster", "goals", "agenda")
    stage.room.runner.session = replace(
        stage.session, agenda=(replace(item, shows=shows), *stage.session.agenda[1:])
    )
    async with playing(stage) as play:
        await play.press("f4")
        words = Words("da")
        for key in (
            "audience.challenge-none",
            "poster.no-initiative",
            "exercise.goals-none",
            "audience.agenda",
        ):
            seen = await play.look()
            assert says(words(key), seen), seen
            await play.press("right")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_challenge_as_adopted_proposed_and_not_stated(language: str, tmp_path: Path) -> None:
    stage, words = known(tmp_path, language), Words(language)
    showing = Showing(Subject.CHALLENGE)
    assert says(CHALLENGE[language], face(stage, showing))
    stage.room.runner.do(restated(language))
    stage.room.runner.do(SettleDecision(stage.session.captures[-1].id, Status.PROPOSED))
    seen, _ = all_pages(stage, (200, 50))
    for text in (CHALLENGE[language], words("audience.challenge-proposed"), NEW[language]):
        assert says(text, seen)
    none = in_memory(tmp_path / "none", language)
    seen = face(none, showing)
    assert says(words("audience.challenge-asks"), seen)
    assert says(words("audience.challenge-none"), seen)


def test_a_long_challenge_is_paged_and_no_name_is_shown_that_is_to_be_left_out(tmp_path: Path) -> None:
    stage = known(tmp_path)
    name = stage.session.people[0].name
    stage.room.runner.do(
        restated("da", "\n".join(f"{name} og {n} andre går en lang omvej hjem hver nat" for n in range(30)))
    )
    seen, pages = all_pages(stage, (80, 24))
    assert pages > 1
    assert all(says(f"{n} andre", seen) for n in range(30))
    hidden = face(stage, Showing(Subject.CHALLENGE, hide_names=True), (80, 24))
    assert says(name, face(stage, Showing(Subject.CHALLENGE), (80, 24)))
    assert not says(name, hidden)


@pytest.mark.parametrize(("language", "size"), [("da", (80, 24)), ("en", (120, 36))])
def test_pictures(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    stage = known(tmp_path, language)
    match(
        f"challenge-room-{language}-{size[0]}x{size[1]}.txt",
        face(stage, Showing(Subject.CHALLENGE), size) + "\n",
    )
