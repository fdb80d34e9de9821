"""Catching what is said: letters, the open line, marks, completion, drafts, pastes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import LINE_LIMIT
from cocreation_tui.core.session.commands.command import CaptureThis
from tests.tui.playing import Play, playing
from tests.tui.stage import FRIDAY, LANGUAGES, in_memory, lively, on_disk, person

SMALL = (80, 24)
LETTERS = {"da": "famdhrpn", "en": "fagdtrpn"}
BY_LETTER = (
    Kind.FOCUS,
    Kind.ACTOR,
    Kind.GOAL,
    Kind.DECISION,
    Kind.TASK,
    Kind.RIPPLE,
    Kind.PARKING,
    Kind.NOTE,
)


def caught(play: Play) -> list[tuple[Kind, str]]:
    return [(capture.kind, capture.text) for capture in play.stage.session.captures]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_letter_opens_the_line_for_its_kind(language: str, tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path, language), SMALL) as play:
        for letter, kind in zip(LETTERS[language], BY_LETTER, strict=True):
            await play.press(letter)
            assert f" {play.app.words(f'kind.{kind.value}')} ▸" in await play.look()
            await play.write("Æblegrød")
            await play.press("enter", "escape")
        assert caught(play) == [(kind, "Æblegrød") for kind in BY_LETTER]


@pytest.mark.parametrize(
    ("language", "text", "kind", "words"),
    [
        ("da", "beslutning: Vi mødes i maj", Kind.DECISION, "Vi mødes i maj"),
        ("da", "Spørger Karen @Hjørdis !fre", Kind.TASK, "Spørger Karen"),
        ("da", "Bare en tanke", Kind.NOTE, "Bare en tanke"),
        ("da", "regel: Vi hører efter", Kind.RULE, "Vi hører efter"),
        ("en", "agreed: We meet in May", Kind.DECISION, "We meet in May"),
        ("en", "Asks Karen @Hjørdis !fri", Kind.TASK, "Asks Karen"),
    ],
)
async def test_the_open_line_reads_the_kind(
    language: str, text: str, kind: Kind, words: str, tmp_path: Path
) -> None:
    async with playing(in_memory(tmp_path, language), SMALL) as play:
        await play.press("enter")
        await play.write(text)
        assert play.said.startswith(play.app.words(f"kind.{kind.value}"))
        await play.press("enter")
        assert caught(play) == [(kind, words)]


async def test_marks_are_read_while_they_are_typed(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("h")
        await play.write("Ringer @Hjørdis #Lys og rum til skolen !fre")
        assert play.said == "opgave · ansvarlig Hjørdis Ø. Åberg · frist fre. 27. nov. 2026 · #Lys og rum"
        await play.write("Ringer @Ukendt til skolen !i gåre")
        assert (
            play.said
            == "opgave · ansvarlig Ukendt · ikke på listen · ikke forstået: !i gåre – skriv fx !fre, !12/9 eller !2u"
        )
        await play.write("Ringer @Hjørdis #Lys og rum til skolen !fre")
        await play.press("enter")
        task = play.stage.session.captures[0]
        assert (task.text, task.owner, task.due) == ("Ringer til skolen", person(3), FRIDAY)
        assert task.platform == "Lys og rum"


async def test_tab_writes_names_and_platforms_out(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("h")
        await play.write("Ringer @hj")
        assert play.said == "Tab: @Hjørdis Ø. Åberg · opgave · ansvarlig Hjørdis Ø. Åberg"
        await play.press("tab")
        assert play.meeting.line.text == "Ringer @Hjørdis Ø. Åberg "
        await play.write("Ringer @Hjørdis Ø. Åberg #god")
        await play.press("tab", "enter")
        task = play.stage.session.captures[0]
        assert (task.text, task.owner, task.platform) == ("Ringer", person(3), "Godt værtskab")


async def test_tab_without_a_mark_does_nothing(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("n")
        await play.write("Ringer")
        await play.press("tab")
        assert play.meeting.line.is_open
        assert play.meeting.line.text == "Ringer"


async def test_enter_saves_and_stays_in_the_kind(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("f")
        for words in ("Første", "Andet"):
            await play.write(words)
            await play.press("enter")
            assert play.said == f"Gemt: fokus · {words}"
            assert play.meeting.line.is_open
        assert caught(play) == [(Kind.FOCUS, "Første"), (Kind.FOCUS, "Andet")]
        assert len(play.stage.journal.steps) == 2
        await play.press("enter")
        assert not play.meeting.line.is_open
        assert len(caught(play)) == 2


async def test_escape_keeps_the_draft_and_another_letter_takes_it_over(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("n")
        await play.write("Vi mødes")
        await play.press("escape")
        assert not play.meeting.line.is_open
        assert "note ▸ Vi mødes" in await play.look()
        await play.press("d", "space", "n", "u", "enter")
        assert caught(play) == [(Kind.DECISION, "Vi mødes nu")]


async def test_marks_alone_are_nothing_to_save(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("h")
        await play.write("@Hjørdis !fre")
        await play.press("enter")
        assert play.said == "Der står ikke noget at gemme"
        assert play.meeting.line.text == "@Hjørdis !fre"
        assert not caught(play)


async def test_a_burst_of_keys_goes_where_a_slow_typists_would(tmp_path: Path) -> None:
    keys = (
        "h",
        *"Ringer",
        "enter",
        "escape",
        "d",
        *"Ja",
        "enter",
        "escape",
        "1",
        "n",
        "u",
        "enter",
        "escape",
    )
    sessions = []
    for fast in (False, True):
        async with playing(lively(in_memory(tmp_path)), SMALL) as play:
            await (play.burst if fast else play.press)(*keys)
            assert caught(play)[-3:] == [(Kind.TASK, "Ringer"), (Kind.DECISION, "Ja"), (Kind.NOTE, "u")]
            assert not play.meeting.line.is_open
            sessions.append(play.stage.session)
    assert sessions[0] == sessions[1]


async def test_a_burst_through_dialogs(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.burst("s", *"bech", "enter", "n", *"Hej", "enter", "escape", "f3", "escape", "space")
        turn, run = play.stage.session.turn, play.stage.session.facts.running
        assert turn is not None
        assert turn.speaker == person(6)
        assert caught(play)[-1] == (Kind.NOTE, "Hej")
        assert run is not None
        assert run.paused


async def test_a_paste_and_keys_after_it_keep_their_order(tmp_path: Path) -> None:
    from textual import events

    from tests.tui.playing import key_event

    async with playing(in_memory(tmp_path), SMALL) as play:
        for event in (key_event("f"), events.Paste("Lys "), *map(key_event, "nu"), key_event("enter")):
            play.app.post_message(event)
        await play.settle()
        for event in (key_event("escape"), events.Paste("Mål uden felt"), key_event("enter")):
            play.app.post_message(event)
        await play.settle()
        assert caught(play) == [(Kind.FOCUS, "Lys nu"), (Kind.NOTE, "Mål uden felt")]


async def test_a_paste_of_many_lines_loses_no_word(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("n")
        await play.write("Se her: ")
        await play.paste("Første linje\r\nanden\tlinje\n\n\x1b[31mtredje\x1b[0m linje\n")
        assert play.meeting.line.text.split("\n") == ["Se her: Første linje", "anden linje", "tredje linje"]
        await play.press("enter")
        assert [text for _, text in caught(play)] == ["Se her: Første linje", "anden linje", "tredje linje"]


async def test_a_paste_with_no_field_open_opens_the_line(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = play.stage.session
        await play.paste("beslutning: Vi går hjem u 1 2 3")
        assert play.stage.session is before
        assert play.meeting.line.is_open
        await play.press("enter")
        assert caught(play)[-1] == (Kind.DECISION, "Vi går hjem u 1 2 3")


async def test_a_paste_of_a_megabyte(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("n")
        await play.paste("æøå og mere " * 80_000)
        assert len(play.meeting.line.text) <= LINE_LIMIT
        assert play.said == "Det indsatte var for langt. De første 2000 tegn er taget med."
        await play.paste("mere")
        await play.press("enter")
        assert len(caught(play)[0][1]) > LINE_LIMIT - 20
        assert len(await play.look()) < 80 * 24 * 4


async def _draft(play: Play, wanted: tuple[Kind | None, str]) -> None:
    """Wait until the draft on disk is as wanted."""
    for _ in range(500):
        if play.stage.room.draft() == wanted:
            return
        await play.pilot.pause(0.01)
    raise AssertionError(f"{play.stage.room.draft()} is not {wanted}")


async def test_a_draft_is_on_disk_and_comes_back(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    async with playing(stage, SMALL) as play:
        await play.press("h")
        await play.write("Ringer til @Hj")
        await _draft(play, (Kind.TASK, "Ringer til @Hj"))
        await play.press("escape")
        await _draft(play, (Kind.TASK, "Ringer til @Hj"))
    async with playing(stage, SMALL) as play:
        assert play.meeting.line.is_open
        assert "opgave ▸ Ringer til @Hj" in await play.look()
        await play.press("tab", "enter")
        assert [(task.text, task.owner) for task in stage.session.captures] == [("Ringer til", person(3))]
        await _draft(play, (None, ""))
    stage.room.close()


async def test_the_last_words_are_kept_when_the_program_ends(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    async with playing(stage, SMALL) as play:
        await play.press("n")
        play.meeting.line.field.value = "Halv"
    assert stage.room.draft() == (Kind.NOTE, "Halv")
    stage.room.close()


async def test_captures_carry_time_item_and_speaker(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        play.stage.clock.advance(timedelta(seconds=5))
        await play.press("n", *"ok", "enter")
        note = play.stage.session.captures[-1]
        assert (note.at, note.speaker) == (play.stage.clock.now(), person(2))
        assert note.item == play.stage.session.agenda[4].id


async def test_the_newest_captures_are_in_sight(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    stage.after(0, *(CaptureThis(Kind.NOTE, f"Nummer {number}.") for number in range(200)))
    async with playing(stage, SMALL) as play:
        seen = await play.look()
        assert "Nummer 199." in seen
        assert "Nummer 100." not in seen
        assert "200 noter" in seen


async def test_a_paste_of_a_million_characters_is_cut_and_said(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path, "da"), SMALL) as play:
        await play.press("n")
        await play.paste("Indsat " + "ordklang " * 111_111)
        assert "Det indsatte var for langt" in await play.look()
        await play.press("enter", "escape", "n")
        await play.write("Det næste")
        await play.press("enter")
        (_, long), (_, after) = caught(play)
        assert 1_900 < len(long) <= 2_000
        assert after == "Det næste"
