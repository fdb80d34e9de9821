from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.agenda import EndMode, Item, ItemKind, Per, Settles, Want
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.work import FORMS
from cocreation_tui.method.scripts import find_script, list_scripts, read_script
from cocreation_tui.method.vocabulary import WORK_FORMS
from cocreation_tui.method.wants import parse_want

HEAD = "---\nid: x\nlanguage: da\n---\n\n# Møde\n\n"


def script_of(folder: Path, text: str) -> Script:
    path = folder / "x.md"
    path.write_text(text, encoding="utf-8")
    script, problems = read_script(path)
    assert problems == ()
    assert script is not None
    return script


def point_of(folder: Path, body: str, title: str = "Punkt") -> Point:
    return script_of(folder, f"{HEAD}## {title}\n\n{body}").points[0]


def item_of(folder: Path, *settings: str) -> Item:
    return point_of(folder, "".join(f"- {line}\n" for line in ("Tid: 20 min", *settings))).item


def test_everything_a_script_can_say(tmp_path: Path) -> None:
    script = script_of(
        tmp_path,
        """---
id: vores-moede
# en bemærkning
sprog: dansk
fase: "6-7"
ledes af: ankerpersonen
med: alle
---

# Vores møde

Hvorfor vi
mødes.

Og hvordan.

Skal ende med:

- overlap er set
- 2 beslutninger
- 3-5 mål
- 1 fokus pr. platform

## Velkomst

- Tid: 5 min
""",
    )
    assert (script.id, script.language, script.phase) == ("vores-moede", "da", "6-7")
    assert (script.led_by, script.with_whom, script.title) == ("ankerpersonen", "alle", "Vores møde")
    assert script.purpose == "Hvorfor vi mødes.\n\nOg hvordan."
    assert script.results == ("overlap er set",), "what can be counted is counted"
    assert script.must_end_with == (
        Want(Kind.DECISION, 2),
        Want(Kind.GOAL, 3),
        Want(Kind.FOCUS, 1, Per.PLATFORM),
    )
    assert script.path == tmp_path / "x.md"
    assert [point.item.title for point in script.points] == ["Velkomst"]


@pytest.mark.parametrize("title", ["Før mødet", "BEFORE THE MEETING"])
def test_what_comes_before_the_meeting_is_no_item(title: str, tmp_path: Path) -> None:
    script = script_of(tmp_path, f"{HEAD}## {title}\n\n- Ring\n- Book\n\nOg kaffe.\n\n## A\n\n- Tid: 5 min\n")
    assert script.before == ("Ring", "Book", "Og kaffe.")
    assert [point.item.title for point in script.points] == ["A"]


def test_an_item_of_that_name_with_a_length_is_an_item(tmp_path: Path) -> None:
    script = script_of(tmp_path, f"{HEAD}## Før mødet\n\n- Tid: 5 min\n\n## A\n\n- Tid: 5 min\n")
    assert script.before == ()
    assert [point.item.title for point in script.points] == ["Før mødet", "A"]


def test_results_in_english_right_under_the_purpose(tmp_path: Path) -> None:
    script = script_of(
        tmp_path, f"{HEAD}Why.\n**Must end with:**\n* two goals\n* a plan\n\nAnd more.\n\n## A\n- Time: 5\n"
    )
    assert script.purpose == "Why.\n\nAnd more."
    assert script.results == ("a plan",)
    assert script.must_end_with == (Want(Kind.GOAL, 2),)


@pytest.mark.parametrize(
    ("setting", "length", "each", "per"),
    [
        ("Tid: 25 min", 25, None, None),
        ("Time: 1 h 30", 90, None, None),
        ("**Tid:** 90", 90, None, None),
        ("Varighed: 1t30", 90, None, None),
        ("Tid: 5 min pr. tovholder, ellers 25 min", 25, 5, Per.COORDINATOR),
        ("Time: 5 min per coordinator, else 25 min", 25, 5, Per.COORDINATOR),
        ("Tid: 2 min pr. aktør ellers 40 min", 40, 2, Per.ACTOR),
        ("Time: 10 min per platform, otherwise 1 h", 60, 10, Per.PLATFORM),
        ("Tid: 1 min pr. deltager", 5, 1, Per.PERSON),
        ("Time: 1 min for each person", 5, 1, Per.PERSON),
    ],
)
def test_time(tmp_path: Path, setting: str, length: int, each: int | None, per: Per | None) -> None:
    item = point_of(tmp_path, f"- {setting}\n").item
    assert item.length == timedelta(minutes=length)
    assert item.each == (None if each is None else timedelta(minutes=each))
    assert item.per is per


@pytest.mark.parametrize(
    ("danish", "english", "kind"),
    [
        ("orientering", "information", ItemKind.INFORMATION),
        ("drøftelse", "discussion", ItemKind.DISCUSSION),
        ("beslutning", "decision", ItemKind.DECISION),
        ("runde", "round", ItemKind.ROUND),
        ("gruppearbejde", "group work", ItemKind.GROUP_WORK),
        ("pause", "break", ItemKind.BREAK),
    ],
)
def test_kind(tmp_path: Path, danish: str, english: str, kind: ItemKind) -> None:
    assert item_of(tmp_path, f"Slags: {danish}").kind is kind
    assert item_of(tmp_path, f"Kind: {english.title()}").kind is kind


@pytest.mark.parametrize(
    "setting", ["Start: 10.20", "Start: 10:20", "Starts: fixed 10:20", "start: fast kl. 10.20"]
)
def test_fixed_start(tmp_path: Path, setting: str) -> None:
    assert point_of(tmp_path, f"- Tid: 5\n- {setting}\n").start_clock == time(10, 20)


@pytest.mark.parametrize(
    ("setting", "mode", "clock", "floor"),
    [
        ("Slut: krymper, mindst 5 min", EndMode.SHRINK, None, 5),
        ("End: shrinks, at least 5 min", EndMode.SHRINK, None, 5),
        ("Slut: flyder", EndMode.FLOW, None, 0),
        ("End: flows", EndMode.FLOW, None, 0),
        ("Slut: kl. 12.00", EndMode.FIXED, time(12), 0),
        ("End: 12:00", EndMode.FIXED, time(12), 0),
        ("End: fixed, 12:00, at least 10 min", EndMode.FIXED, time(12), 10),
    ],
)
def test_end(tmp_path: Path, setting: str, mode: EndMode, clock: time | None, floor: int) -> None:
    point = point_of(tmp_path, f"- Tid: 20 min\n- {setting}\n")
    assert (point.item.end, point.end_clock) == (mode, clock)
    assert point.item.floor == timedelta(minutes=floor)


def test_the_rest_of_the_settings_in_both_languages(tmp_path: Path) -> None:
    danish = item_of(
        tmp_path,
        "Mindst: 10 min",
        "Kan udgå: ja",
        "Vis: Spilleregler, præmisser, tovholderrollen, qr, mit-kort",
        "Fang: 1 fokus pr. platform, 2 beslutninger",
        "Spørg: Hvad har I aftalt: alt?",
        "Spørg: Hvem mangler?",
        "Varsel: 3 min",
        "Haster: 30 sek",
        "Form: 1-2-4-alle",
    )
    english = item_of(
        tmp_path,
        "At least: 10 min",
        "May be dropped: yes",
        "Show: ground rules; premises",
        "Show: coordinator-role, QR, mit kort",
        "Capture: one focus per platform",
        "Capture: 2 decisions",
        "Ask: Hvad har I aftalt: alt?",
        "Ask: Hvem mangler?",
        "Warning: 3 min",
        "Danger: 30 s",
        "Way: 1-2-4-all",
    )
    assert danish == english
    assert danish.floor == timedelta(minutes=10)
    assert danish.may_be_dropped
    assert danish.shows == ("ground-rules", "premises", "coordinator-role", "qr", "mit-kort")
    assert danish.wants == (Want(Kind.FOCUS, 1, Per.PLATFORM), Want(Kind.DECISION, 2))
    assert danish.questions == ("Hvad har I aftalt: alt?", "Hvem mangler?")
    assert (danish.warning, danish.danger) == (timedelta(minutes=3), timedelta(seconds=30))
    assert danish.work == "1-2-4-all"


@pytest.mark.parametrize(
    ("setting", "work"),
    [
        ("Form: Stille skrivning", "silent-writing"),
        ("Arbejdsform: gruppearbejde", "group-work"),
        ("Form: akvarium", "fishbowl"),
        ("Way of working: fish-bowl", "fishbowl"),
        ("Way: 1 2 4 all", "1-2-4-all"),
    ],
)
def test_ways_of_working(tmp_path: Path, setting: str, work: str) -> None:
    assert item_of(tmp_path, setting).work == work


def test_every_way_of_working_has_a_word() -> None:
    assert set(WORK_FORMS.values()) == {form.id for form in FORMS}


def test_values_in_a_list_under_their_setting(tmp_path: Path) -> None:
    item = point_of(
        tmp_path, "- Tid: 5\n- Spørg:\n  - Hvad?\n  - Hvorfor?\n- Fang:\n  - 1 mål\n  - 2 opgaver\n"
    ).item
    assert item.questions == ("Hvad?", "Hvorfor?")
    assert item.wants == (Want(Kind.GOAL, 1), Want(Kind.TASK, 2))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2 beslutninger", Want(Kind.DECISION, 2)),
        ("beslutning", Want(Kind.DECISION)),
        ("mindst 3 mål", Want(Kind.GOAL, 3)),
        ("3–5 goals", Want(Kind.GOAL, 3)),
        ("3 til 5 mål.", Want(Kind.GOAL, 3)),
        ("én opgave pr. tovholder", Want(Kind.TASK, 1, Per.COORDINATOR)),
        ("1 tovholder pr. platform", Want(Kind.CHANGE, 1, Per.PLATFORM, Settles.COORDINATOR)),
        ("coordinator per platform", Want(Kind.CHANGE, 1, Per.PLATFORM, Settles.COORDINATOR)),
        ("dato pr. platform", Want(Kind.CHANGE, 1, Per.PLATFORM, Settles.DATE)),
        ("1 dato for næste møde", Want(Kind.CHANGE, 1, None, Settles.NEXT)),
        ("date for the status meeting", Want(Kind.CHANGE, 1, None, Settles.NEXT)),
        ("two ripples", Want(Kind.RIPPLE, 2)),
        ("1 ring i vandet for hver platform", Want(Kind.RIPPLE, 1, Per.PLATFORM)),
        ("0 mål", None),
        ("2 sære ting", None),
        ("1 mål pr. måned", None),
    ],
)
def test_wants(text: str, want: Want | None) -> None:
    assert parse_want(text) == want


def test_notes_keep_every_word_and_lose_the_marks(tmp_path: Path) -> None:
    point = point_of(
        tmp_path,
        """- Tid: 5 min

- husk kaffe

Sig **godmorgen** til <b>alle</b>,
og [ring](https://a.example/x) til `Åse`. [x] færdig [/]

[x]: https://a.example

1. først
2. så
   - inderst

> citat

### Plan B

Gå *hjem*.

### Bagefter

Ryd op.
""",
    )
    assert point.item.notes == (
        "- husk kaffe\n\n"
        "Sig godmorgen til <b>alle</b>,\nog ring (https://a.example/x) til Åse. [x] færdig [/]\n\n"
        "[x]: https://a.example\n\n"
        "1. først\n2. så\n  - inderst\n\n"
        "citat\n\nBagefter\n\nRyd op."
    )
    assert point.item.plan_b == "Gå hjem."


@pytest.mark.parametrize(
    "title", ["[x] done", "[/]", "[@click=app.quit]Klik[/]", "Løn & <i>vilkår</i> {#id}"]
)
def test_headings_stay_as_they_are(tmp_path: Path, title: str) -> None:
    assert point_of(tmp_path, "- Tid: 5\n", title=title).item.title == title


def test_ids_follow_from_position_and_title(tmp_path: Path) -> None:
    body = "".join(
        f"## {title}\n\n- Tid: 5\n\n" for title in ("Præsentationsrunde", "Pause", "Pause", "Ωμέγα", "Å-ø!")
    )
    ids = [point.item.id for point in script_of(tmp_path, HEAD + body).points]
    assert ids == ["1-praesentationsrunde", "2-pause", "3-pause", "4", "5-aa-oe"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_line_ends_and_byte_order_marks_do_not_matter(tmp_path: Path, line_end: str, encoding: str) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(f"{HEAD}## Én\n\n- Tid: 5 min\n".replace("\n", line_end).encode(encoding))
    script, problems = read_script(path)
    assert problems == ()
    assert script is not None
    assert script.points[0].item.title == "Én"


def test_controls_never_come_through(tmp_path: Path) -> None:
    item = point_of(
        tmp_path, "- Tid: 5\n- Spørg: a\x1b]52;c;eA==\x07b\u202ec\n\nNote\x9b2J her\n", title="A\x1b[2JB"
    ).item
    assert (item.title, item.questions, item.notes) == ("AB", ("abc",), "Note her")


def write(folder: Path, name: str, title: str, language: str = "da", script_id: str = "mit") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(
        f"---\nid: {script_id}\nlanguage: {language}\n---\n# {title}\n## A\n- Tid: 5\n", encoding="utf-8"
    )
    return path


def test_a_script_is_found_by_path_and_by_id(tmp_path: Path) -> None:
    path = write(tmp_path / "da", "andet-navn.md", "Mit møde")
    for name in (str(path), "mit", "andet-navn"):
        script, problems = find_script(name, "da", tmp_path)
        assert problems == ()
        assert script is not None
        assert script.title == "Mit møde"


def test_the_users_own_wins_in_the_language_before_the_flat_folder(tmp_path: Path) -> None:
    builtin, _ = find_script("coordinator-meeting", "da", None)
    write(tmp_path, "coordinator-meeting.md", "Flad", script_id="coordinator-meeting")
    flat, _ = find_script("coordinator-meeting", "da", tmp_path)
    write(tmp_path / "da", "x.md", "Dansk", script_id="coordinator-meeting")
    own, _ = find_script("coordinator-meeting", "da", tmp_path)
    assert builtin is not None
    assert flat is not None
    assert own is not None
    assert (builtin.title, flat.title, own.title) == ("Tovholdermøde", "Flad", "Dansk")
    listed, problems = list_scripts("da", tmp_path)
    assert problems == ()
    assert [script.title for script in listed if script.id == "coordinator-meeting"] == ["Dansk"]


@pytest.mark.parametrize("name", ["findes-ikke", "", "..", "a\0b", "coordinator"])
def test_an_unknown_script_says_which_are_known(tmp_path: Path, name: str) -> None:
    script, problems = find_script(name, "en", tmp_path)
    assert script is None
    assert [problem.key for problem in problems] == ["problem.no-such-script"]
    assert "coordinator-meeting" in str(problems[0].values["known"])


def test_a_listing_tells_of_broken_files_and_of_no_readme(tmp_path: Path) -> None:
    (tmp_path / "i-stykker.md").write_text("# Kun en overskrift\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("Hej\n", encoding="utf-8")
    write(tmp_path, "english.md", "English", language="en", script_id="english")
    scripts, problems = list_scripts("da", tmp_path)
    assert {problem.path.name for problem in problems} == {"i-stykker.md"}
    assert "english" not in [script.id for script in scripts]
