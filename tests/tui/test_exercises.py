"""Exercises by keyboard: filled in, drawn, shown to the room, made into tasks, told in the minutes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Size

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.exercises import QUESTIONS
from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from cocreation_tui.core.session.six_questions import answer, answers
from cocreation_tui.i18n.words import Words
from cocreation_tui.sample import PLATFORMS
from cocreation_tui.tui.room.scene import scene_of
from cocreation_tui.tui.screens.forms.form import FormScreen
from cocreation_tui.tui.screens.over_meeting.goals import GoalsScreen
from cocreation_tui.tui.screens.over_meeting.six_questions import AnswerField, SixQuestionsScreen
from cocreation_tui.tui.text import lines, width
from cocreation_tui.tui.view import look
from cocreation_tui.tui.widgets.fields.points_field import PointList
from cocreation_tui.tui.widgets.room_side.audience import picture
from tests.export.told import by_kind
from tests.pty.hostile import POISON, SEQUENCES, VISIBLE
from tests.tui.exercise_scenes import WORDS, exercises, stage_of
from tests.tui.picture import match
from tests.tui.playing import Play, playing
from tests.tui.stage import EITHER, LANGUAGES, Stage, lively, on_disk
from tests.tui.test_forms import fields, form_screen, open_form, put, steady

SMALL = (80, 24)
SIZES = ((60, 18), (80, 24), (120, 36), (200, 50))
ROOMS = (
    "stop",
    "relevance",
    "type",
    "type-line",
    "points",
    "reality",
    "answer",
    "six-questions",
    "goals",
    "none",
)


def minutes_in(stage: Stage) -> str:
    return by_kind(stage.session, stage.clock.now(), Words(stage.language))


# Relevance check


@pytest.mark.parametrize("language", EITHER)
async def test_an_obvious_solution_stops_the_check(language: str, tmp_path: Path) -> None:
    words, said = Words(language), WORDS[language]
    async with playing(stage_of(tmp_path, language), SMALL) as play:
        screen = await open_form(play, "relevance-check")
        assert words("exercise.ask-obvious") in " ".join((await play.look()).split())
        assert not screen._rows["complex"].display
        await put(play, challenge=said["challenge"])
        await play.press("tab", "1")
        look_now = await play.look()
        assert words("exercise.stop-says") in look_now
        assert "▀▄▄▄    █   █   █ █▄▄▄▀" in look_now
        assert not screen._rows["complex"].display
        assert not screen._rows["answer"].display
        await put(play, solution=said["solution"], starts="Åse")
        await play.press("ctrl+s")
        assert fields(play) == {"obvious": "yes", "solution": said["solution"], "starts": "Åse"}
        assert play.meeting.room.showing.subject is Subject.CAPTURE
        await play.press("f2")
        seen = await play.look()
        assert words("exercise.stop-says") in seen
        assert said["solution"] in seen
        assert f"**{words('exercise.stop')}.** {words('exercise.stop-says')}" in minutes_in(play.stage)


@pytest.mark.parametrize("language", EITHER)
async def test_without_one_the_challenge_is_weighed(language: str, tmp_path: Path) -> None:
    words = Words(language)
    async with playing(stage_of(tmp_path, language), (120, 36)) as play:
        screen = await open_form(play, "relevance-check")
        await put(play, challenge="x", obvious="no")
        assert screen._rows["complex"].display
        assert not screen._rows["solution"].display
        await put(play, complex="4", time="1", answer="not-yet", reasons="y")
        seen = await play.look()
        low = words("exercise.weak", names=words("exercise.short-time"))
        for told in (words("exercise.verdict-not-yet"), low, words("exercise.answered", n=2, of=8)):
            assert told in seen
        await play.press("ctrl+s", "f2")
        assert words("exercise.says-not-yet") in await play.look()
        assert f"**{words('exercise.verdict-not-yet')}.**" in minutes_in(play.stage)


# Type of co-creation


@pytest.mark.parametrize("language", EITHER)
async def test_the_type_is_a_point_in_the_chart(language: str, tmp_path: Path) -> None:
    words = Words(language)
    async with playing(stage_of(tmp_path, language), SMALL) as play:
        await open_form(play, "co-creation-type")
        assert words("exercise.type-none") in await play.look()
        await play.press("x", "tab", "5", "tab", "tab", "5")
        seen = await play.look()
        assert "◆" in seen
        name = words("exercise.type-facilitating")
        assert words("exercise.type-is", name=name) in seen
        assert name.upper() in seen
        assert words("exercise.type-equal").upper() not in seen
        await play.press("ctrl+s", "f2")
        seen = await play.look()
        assert name.upper() in seen
        assert words("exercise.roles-facilitating")[:30] in seen
        assert f"**{name}**. {words('exercise.roles-facilitating')}" in minutes_in(play.stage)


# Focus points


@pytest.mark.parametrize("language", EITHER)
async def test_focus_points_by_keys_alone(language: str, tmp_path: Path) -> None:
    words = Words(language)
    letter = words("choice.not-ours")[0]
    async with playing(stage_of(tmp_path, language), SMALL) as play:
        await open_form(play, "focus-points")
        assert words("exercise.choose-part") in await play.look()
        await play.press("1", "tab", "1", "down", "2", "enter", *"Mette", "enter", letter, "down", "2")
        seen = await play.look()
        assert words("exercise.takes", name="Mette") in seen
        assert words("exercise.nobody") in seen
        assert words("exercise.stand", talked=1, total=9, open=2, unowned=1, left=5) in seen
        await play.press("ctrl+s")
        kept = {
            "part": "clarification",
            "purpose": "talked",
            "type": "open",
            "type-owner": "Mette",
            "what-exactly": "not-ours",
            "democracy": "open",
        }
        assert fields(play) == kept
        await play.press("f2")
        seen = await play.look()
        assert "Mette" in seen
        assert words("choice.talked") in seen
        await play.press("x")
        assert "Mette" not in await play.look()
        table = f"| {words('form.focus-points.type')} | {words('choice.open')} | Mette |"
        assert table in minutes_in(play.stage)


async def test_every_part_lists_its_points_and_keeps_those_of_the_others(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), (120, 36)) as play:
        await open_form(play, "focus-points")
        for digit in "123456789":
            screen = form_screen(play)
            screen.set_focus(screen._fields["part"])
            await play.press(digit, "tab", "end", "1")
        assert screen._points is not None
        await play.press("ctrl+s")
        talked = [name for name, text in fields(play).items() if text == "talked"]
        assert talked == [
            "responsibility", "process-plan", "project-lead", "where-next",
            "realism", "sparring", "mandate", "stand-by-it", "rewards",
        ]  # fmt: skip


async def test_open_points_with_a_name_become_tasks_once(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await open_form(play, "focus-points")
        await play.press("5", "tab", "2", "enter", *"Gunnar Þórsson", "enter", "2", "ctrl+t")
        task = play.stage.session.captures[-1]
        person = play.stage.session.person(task.owner)
        assert person is not None
        assert (task.kind, person.name) == (Kind.TASK, "Gunnar Þórsson")
        assert task.text == "Få svar på: Forstår topledelse og politikere, hvad vi er i gang med?"
        assert play.said == "1 opgave er lavet af de åbne punkter"
        number = len(play.stage.session.captures)
        await play.press("f7")
        await play.choose("Fokuspunkter")
        await play.choose("Gør åbne punkter")
        assert play.said == "De åbne punkter er opgaver allerede"
        await play.press("f7")
        await play.choose("Fokuspunkter")
        await play.choose("Udfyld")
        await play.press("ctrl+t")
        assert len(play.stage.session.captures) == number
        await play.press("f7")
        await play.choose("Fokuspunkter")
        await play.choose("Udfyld")
        screen = form_screen(play)
        screen.set_focus(screen._fields["risk"])
        await play.press("home", "down", "enter", *"Åse", "ctrl+t")
        assert len(play.stage.session.captures) == number + 1
        assert [one.kind for one in play.stage.session.captures] == [Kind.ANSWER, Kind.TASK, Kind.TASK]


async def test_ctrl_t_without_a_name_says_so(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await open_form(play, "focus-points")
        await play.press("5", "tab", "2", "ctrl+t")
        assert play.said == play.app.words("exercise.tasks-none")
        assert [one.kind for one in play.stage.session.captures] == [Kind.ANSWER]


async def test_names_typed_faster_than_shown_stay_with_their_point(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await open_form(play, "focus-points")
        await play.press("5", "tab")
        await play.burst("2", "enter", *"Åse", "enter", "2", "enter", *"Bo", "enter", "2")
        await play.press("ctrl+s")
        assert fields(play) == {
            "part": "up",
            "understanding": "open",
            "understanding-owner": "Åse",
            "risk": "open",
            "risk-owner": "Bo",
            "early": "open",
        }


async def test_the_mouse_marks_and_steps_points(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), (120, 36)) as play:
        screen = await open_form(play, "focus-points")
        await put(play, part="doing")
        points = screen._fields["course"]
        assert isinstance(points, PointList)
        for _ in range(2):
            await play.pilot.click(points, offset=(10, points.size.height - 1))
            await play.settle()
        await play.press("ctrl+s")
        assert fields(play) == {"part": "doing", "project-lead": "talked"}


@pytest.mark.thorough
async def test_hostile_words_as_names(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await open_form(play, "focus-points")
        await play.press("5", "tab", "2", "enter")
        for text in (*VISIBLE, POISON):
            await play.paste(f"{text}\n")
        seen = await play.look()
        assert not any(sequence in seen for sequence in SEQUENCES)
        await play.press("ctrl+t")
        owner = fields_of(play, "focus-points")["understanding-owner"]
        assert all(text in owner for text in VISIBLE)
        assert "\x1b" not in owner
        assert play.stage.session.captures[-1].kind is Kind.TASK


def fields_of(play: Play, form: str) -> dict[str, str]:
    capture = next(one for one in play.stage.session.captures if one.form == form)
    return {field.name: field.text for field in capture.fields}


# Six questions


@pytest.mark.parametrize("language", EITHER)
async def test_six_questions_are_answered_one_after_another(language: str, tmp_path: Path) -> None:
    stage = stage_of(tmp_path, language, "mobilisation-dialogue").after(0, Advance()).after(1, Advance())
    words = Words(language)
    async with playing(stage, SMALL) as play:
        await play.command("six-questions")
        assert isinstance(play.app.screen, SixQuestionsScreen)
        for number, question in enumerate(QUESTIONS, 1):
            await play.press("enter", *f"svar {question}", "enter")
            assert words("exercise.six-stand", n=number) in await play.look()
        assert {key: [given.text for given in these] for key, these in answers(stage.session).items()} == {
            question: [f"svar {question}"] for question in QUESTIONS
        }
        assert play.meeting.room.showing.subject is Subject.SIX_QUESTIONS
        await play.press("f2")
        seen = await play.look()
        assert play.meeting.faces_room
        assert all(f"– svar {question}" in seen for question in QUESTIONS)
    outcome = next(
        one for one in minutes_of(stage.session, stage.clock.now()).outcomes if one.want.kind is Kind.ANSWER
    )
    assert outcome.met
    minutes = minutes_in(stage)
    assert minutes.count(f"### {words('choice.question-alliances')}") == 1
    assert minutes.count("svar alliances") == 1


async def test_the_running_item_asks_its_question(tmp_path: Path) -> None:
    stage = stage_of(tmp_path, "da", "mobilisation-dialogue")
    for _ in range(3):
        stage.after(1, Advance())
    stage.after(0, CaptureThis(Kind.ANSWER, "Taxaerne"))
    async with playing(stage, SMALL) as play:
        await play.press("e", "enter")
        assert isinstance(play.app.screen, SixQuestionsScreen)
        assert "– Taxaerne" in await play.look()
        await play.press("enter", *"De unge", "enter")
        assert [one.text for one in answers(stage.session)["help"]] == ["Taxaerne", "De unge"]
    minutes = minutes_in(stage)
    assert "- Taxaerne\n- De unge" in minutes
    assert minutes.count("Taxaerne") == 1


async def test_half_an_answer_is_there_again_also_over_a_restart(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    async with playing(stage, SMALL) as play:
        await play.command("six-questions")
        await play.press("down", "down", "enter", *"Vi ringer", "escape", "escape")
        assert not stage.session.captures
    path = stage.room.path
    assert path is not None
    stage.room.close()
    stage.room = stage.desk.open(path)
    async with playing(stage, SMALL) as play:
        await play.command("six-questions")
        await play.press(*" til taxa", "enter", "escape")
        assert [(one.text, one.fields[0].text) for one in stage.session.captures] == [
            ("Vi ringer til taxa", "question-mobilise")
        ]
        await play.command("six-questions")
        assert not play.app.screen.query_one("#six-answer").display
    stage.room.close()


@pytest.mark.thorough
async def test_an_answer_that_is_refused_comes_back(tmp_path: Path) -> None:
    stage = stage_of(tmp_path)
    async with playing(stage, SMALL) as play:
        await play.command("six-questions")
        stage.journal.read_only = True
        await play.press("down", "enter", *"Taxa", "enter")
        assert play.app.screen.query_one(AnswerField).value == "Taxa"
        assert play.app.screen.query_one("#six-answer").display
        await play.press("escape", "escape")
        assert "Seks spørgsmål" in play.said
        assert not stage.session.captures


async def test_what_is_typed_in_the_line_becomes_an_answer(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path), SMALL) as play:
        await play.press("n")
        await play.write("Vi vil have ro")
        await play.press("ctrl+e")
        await play.choose("Seks")
        await play.press("enter")
        assert [one.text for one in answers(play.stage.session)["want"]] == ["Vi vil have ro"]
        assert play.meeting.line.text == ""


async def test_an_answer_is_changed_from_the_list(tmp_path: Path) -> None:
    async with playing(stage_of(tmp_path).after(0, answer("want", "ro")), SMALL) as play:
        await play.press("f7", "enter")
        await play.choose("Udfyld")
        assert form_screen(play).values() == {"answer": "ro", "question": "question-want"}
        await put(play, answer="ro og lys", question="question-help")
        await play.press("ctrl+s")
        assert [one.text for one in answers(play.stage.session)["help"]] == ["ro og lys"]


# Reality check


@pytest.mark.thorough
@pytest.mark.parametrize("language", EITHER)
async def test_answers_are_drawn_against_the_last_time(language: str, tmp_path: Path) -> None:
    words, platform = Words(language), PLATFORMS[language][0]
    async with playing(stage_of(tmp_path, language), SMALL) as play:
        screen = await open_form(play, "reality-check")
        assert isinstance(screen, FormScreen)
        await put(play, platform=platform.upper(), used="4", by_whom="2")
        await play.press("ctrl+s")
        await play.press("f7")
        await play.press("enter")
        await play.choose(words("forms.fill", form=words("form.reality-check")))
        seen = await play.look()
        assert words("exercise.more", n=1) in seen
        assert words("exercise.same") in seen
        await put(play, platform="?")
        assert words("exercise.more", n=1) not in await play.look()
        await play.press("escape", "f2")
        seen = await play.look()
        assert words("exercise.more", n=1) in seen
        assert words("exercise.last") in seen
        assert f"| {words('minutes.column-last')} |" in minutes_in(play.stage)
        assert "| ████░ 4 | ███░░ 3 |" in minutes_in(play.stage)


# Goals


@pytest.mark.parametrize("language", EITHER)
async def test_goals_against_their_baseline(language: str, tmp_path: Path) -> None:
    words, said = Words(language), WORDS[language]
    async with playing(stage_of(tmp_path, language), SMALL) as play:
        await play.command("goals")
        assert isinstance(play.app.screen, GoalsScreen)
        seen = await play.look()
        assert f"420 {said['unit']}" in seen
        assert f"310 {said['unit']}" in seen
        assert words("exercise.goals-not-measured") in seen
        await play.press("enter")
        screen = form_screen(play)
        assert (screen.values()["goal"], screen.values()["of"]) == (said["goal"], "observed")
        await put(play, seen="x", value="200", status="reached")
        await play.press("ctrl+s")
        assert [goal.status for goal in goals_of(play.stage.session)] == ["reached", ""]
        await play.command("goals")
        await play.press("f2")
        seen = await play.look()
        assert play.meeting.faces_room
        assert f"200 {said['unit']}" in seen
        assert words("choice.reached") in seen


@pytest.mark.thorough
async def test_many_goals_take_pages(tmp_path: Path) -> None:
    stage = stage_of(tmp_path)
    for number in range(7):
        stage.after(0, CaptureThis(Kind.GOAL, f"Mål {number}"))
    async with playing(stage, (60, 18)) as play:
        await play.command("goals")
        await play.press("f2")
        assert "Mål 1" in await play.look()
        await play.press("right", "right")
        assert "Mål 6" in await play.look()
        await play.press("right", "escape")
        assert play.meeting.room.showing.subject is Subject.CLOCK


async def test_without_goals_it_says_so(tmp_path: Path) -> None:
    async with playing(on_disk(tmp_path), SMALL) as play:
        await play.command("goals")
        assert play.app.words("exercise.goals-none") in await play.look()
        await play.press("f2")
        assert play.app.words("exercise.goals-none") in await play.look()
    play.stage.room.close()


# The room


def room(stage: Stage, name: str, size: tuple[int, int], **showing: object) -> list[str]:
    """What the room sees of an exercise."""
    shown = Showing(Subject.CAPTURE)
    if name in ("six-questions", "goals"):
        shown = Showing(Subject(name))
    elif name != "none":
        stage.after(0, exercises(stage.language)[name])
        shown = replace(shown, ref=stage.session.captures[-1].id)
    shown = replace(shown, **showing)  # type: ignore[arg-type]  # fields of Showing
    view = look(stage.session, stage.clock.now(), Words(stage.language))
    return lines(picture(scene_of(view, shown, stage.room.card), Size(*size))).plain.split("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ROOMS)
def test_every_face_fits_every_window(
    name: str, size: tuple[int, int], language: str, tmp_path: Path
) -> None:
    stage = lively(stage_of(tmp_path, language))
    stage.after(0, answer("want", WORDS[language]["want"]))
    rows = room(stage, name, size)
    assert len(rows) == size[1]
    assert all(width(row) <= size[0] for row in rows)
    last = {
        "points": "9 ",
        "six-questions": "6. ",
        "stop": WORDS[language]["solution"][:20],
        "relevance": Words(language)("exercise.short-patience"),
        "goals": WORDS[language]["other-goal"][:20],
    }
    assert last.get(name, "") in "\n".join(rows)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_of_the_room(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    stage = lively(stage_of(tmp_path, language))
    said = WORDS[language]
    stage.after(0, answer("want", said["want"]), answer("help", said["help"]))
    faces = []
    for name in ROOMS[:-1]:
        faces += [f"# {name}", *(row.rstrip() for row in room(stage, name, size))]
    match(f"exercises-room-{language}-{size[0]}x{size[1]}.txt", "\n".join(faces) + "\n")


def test_hostile_words_on_every_face(tmp_path: Path) -> None:
    words = (*VISIBLE, POISON)
    for number, text in enumerate(words):
        stage = stage_of(tmp_path / str(number))
        for name, fill in exercises("da").items():
            stage.after(0, replace(fill, text=text))
            shown = Showing(Subject.CAPTURE, stage.session.captures[-1].id)
            view = look(stage.session, stage.clock.now(), Words("da"))
            seen = lines(picture(scene_of(view, shown, stage.room.card), Size(200, 50))).plain
            assert not UNSAFE.search(seen.replace("\n", ""))
            # An answer alone is drawn in large letters.
            assert name == "answer" or " ".join(clean_line(text).split()) in " ".join(seen.split())


def test_what_is_bound_to_names_can_be_left_out(tmp_path: Path) -> None:
    stage = stage_of(tmp_path)
    name = stage.session.people[0].name
    stage.after(0, CaptureThis(Kind.GOAL, f"{name} sover om natten"))
    assert name in "\n".join(room(stage, "goals", (120, 36)))
    assert name not in "\n".join(room(stage, "goals", (120, 36), hide_names=True))
    for exercise in ("stop", "points"):
        seen = "\n".join(room(stage, exercise, (120, 36)))
        hidden = "\n".join(room(stage, exercise, (120, 36), hide_names=True))
        assert ("Gunnar" in seen) or (name in seen)
        assert "Gunnar" not in hidden
        assert name not in hidden


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "size"),
    [("da", (80, 24)), ("en", (120, 36))],
)
async def test_pictures_of_the_screens(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    name = f"{language}-{size[0]}x{size[1]}.txt"
    stage = lively(stage_of(tmp_path, language))
    async with playing(stage, size) as play:
        for exercise in ("stop", "relevance", "type", "points"):
            stage.after(0, exercises(language)[exercise])
            await play.press("f7", "enter", "down", "enter")
            match(f"exercise-{exercise}-{name}", await steady(play))
            await play.press("escape")
        await play.command("goals")
        match(f"exercise-goals-{name}", await play.look())
        await play.press("escape")
        stage.after(0, answer("want", WORDS[language]["want"]))
        await play.command("six-questions")
        await play.press("enter", *WORDS[language]["help"])
        match(f"exercise-six-questions-{name}", await play.look())
