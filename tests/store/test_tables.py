"""A meeting's file as others read it: plain TinyDB, a script, a person."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.session.events.event import Captured, Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import codec
from cocreation_tui.store import tinydb_tables as tables

Steps = tuple[Step, ...]


@pytest.fixture
def base(tmp_path: Path, history: Steps) -> Iterator[TinyDB]:
    (tmp_path / "m.json").write_bytes(tables.build(replay(history)))
    with TinyDB(tmp_path / "m.json", access_mode="r") as base:
        yield base


def one(base: TinyDB, table: str, **wanted: Any) -> dict[str, Any]:
    (row,) = (row for row in base.table(table).all() if wanted.items() <= row.items())
    return dict(row)


def test_plain_tinydb_finds_what_was_decided(base: TinyDB) -> None:
    (found,) = base.table("captures").search(Query().kind == "decision")
    assert found["label"] == "B-1"
    assert found["text"] == "Fælles møde i februar"
    assert [version["text"] for version in found["earlier"]] == ["Fælles møde i januar"]
    assert (found["status"], found["speaker"], found["item_title"]) == ("proposed", "bo", "Velkomst")


def test_a_task_tells_its_owner_by_name_and_id(base: TinyDB) -> None:
    task = one(base, "captures", kind="task")
    assert (task["owner"], task["owner_name"], task["due"], task["platform"]) == (
        "hjoerdis",
        "Hjørdis",
        "2026-03-20",
        "Veje",
    )


def test_meta_tells_what_a_list_shows(base: TinyDB) -> None:
    meta = one(base, "meta")
    assert (meta["schema"], meta["seq"], meta["language"]) == (1, 27, "da")
    assert meta["planned_start"] == "2026-03-05T08:00:00Z"
    assert meta["started_at"] == "2026-03-05T08:01:00Z"
    assert meta["closed_at"] == "2026-03-05T09:00:00Z"


def test_the_agenda_tells_plan_and_fact(base: TinyDB) -> None:
    welcome = one(base, "agenda", title="Velkomst")
    assert (welcome["planned_minutes"], welcome["actual_minutes"], welcome["state"]) == (5.0, 8.0, "done")
    assert welcome["actual_start"] == "2026-03-05T08:01:00Z"
    assert welcome["actual_end"] == "2026-03-05T08:11:00Z"
    assert "privat" not in json.dumps(base.table("agenda").all())


def test_speech_adds_up_to_the_running_time(base: TinyDB) -> None:
    speech = sum(row["seconds"] for row in base.table("speaking").all())
    running = sum(row["actual_minutes"] for row in base.table("agenda").all())
    assert speech == running * 60
    assert one(base, "speaking", person="Åse Ørnholt")["turns"] == 1


def test_participants_are_there_with_attendance(base: TinyDB) -> None:
    attendance = {row["name"]: row["attendance"] for row in base.table("participants").all()}
    assert attendance == {"Åse Ørnholt": "present", "Bo": "left", "Hjørdis": "mentioned"}


def test_events_are_rows_with_a_place(base: TinyDB) -> None:
    row = one(base, "events", id="21.2")
    assert row == {
        "id": "21.2",
        "step": 21,
        "at": "2026-03-05T08:21:00.000021Z",
        "type": "turn-started",
        "data": {"speaker": "aase", "at": "2026-03-05T08:12:00Z", "reply": False},
    }


def test_a_person_can_read_it(history: Steps) -> None:
    text = tables.build(replay(history)).decode("ascii")
    assert text.startswith('{\n "meta": {\n  "1": {\n   "schema": 1,')
    assert "\\u00c5se \\u00d8rnholt" in text
    assert "NaN" not in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("count", range(1, 28))
def test_any_history_comes_back(history: Steps, count: int) -> None:
    folded = tables.parse(tables.build(replay(history[:count])))
    assert (folded.steps, folded.newer) == (history[:count], False)


def test_english_meetings_have_english_labels(history: Steps) -> None:
    rows = json.loads(tables.build(replace(replay(history), language="en")))["captures"]
    assert [row["label"] for row in rows.values()] == ["D-1", ""]


def spoil(data: bytes, change: str) -> bytes:
    base = json.loads(data)
    rows = base["events"]
    match change:
        case "missing step":
            del rows["5"]
        case "missing event":
            del rows["21"]
        case "missing last":
            del rows["28"]
        case "twice":
            rows["99"] = rows["7"]
        case "no plan":
            rows["1"] = {**rows["3"], "id": "1.1", "step": 1}
        case "other instant":
            rows["22"]["at"] = "2026-03-05T08:21:01Z"
        case "bad place":
            rows["7"]["id"] = "7.¹"
        case "no place":
            del rows["7"]["id"]
        case "step as text":
            rows["7"]["step"] = "7"
        case "two metas":
            base["meta"]["2"] = base["meta"]["1"]
        case "no meta":
            del base["meta"]
        case "no seq":
            del base["meta"]["1"]["seq"]
    return json.dumps(base).encode()


@pytest.mark.parametrize(
    "change",
    [
        *("missing step", "missing event", "missing last", "twice", "no plan", "other instant", "bad place"),
        *("no place", "step as text", "two metas", "no meta", "no seq"),
    ],
)
def test_a_file_without_every_step_is_damaged(history: Steps, change: str) -> None:
    with pytest.raises(codec.CodecError):
        tables.parse(spoil(tables.build(replay(history)), change))


def test_nothing_is_built_that_could_not_be_read(history: Steps) -> None:
    far = datetime(3000, 1, 1, tzinfo=UTC)
    strange = Captured(Capture(CaptureId("c2"), Kind.NOTE, "x", far))
    with pytest.raises(codec.CodecError):
        tables.build(replay((history[0], Step(2, history[0].at, (strange,)))))


@pytest.mark.parametrize("code_page", ["cp1252", "cp865", "utf-8"])
def test_rows_are_read_and_saved_by_plain_tinydb_under_any_code_page(
    tmp_path: Path, history: Steps, code_page: str
) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(tables.build(replay(history)))
    with TinyDB(path, encoding=code_page) as base:
        assert one(base, "participants", id="aase")["name"] == "Åse Ørnholt"
        base.table("mine").insert({"note": "fra et script: æøå 🌙"})
    assert tables.parse(path.read_bytes()).steps == history
    with TinyDB(path, encoding=code_page) as base:
        assert base.table("mine").all() == [{"note": "fra et script: æøå 🌙"}]


def test_what_is_derived_may_be_changed_and_what_is_true_may_not(tmp_path: Path, history: Steps) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(tables.build(replay(history)))
    with TinyDB(path) as base:
        base.table("captures").update({"text": "andet"})
        base.drop_table("speaking")
    assert tables.parse(path.read_bytes()).steps == history
    with TinyDB(path) as base:
        base.table("meta").update({"title": "andet"})
    with pytest.raises(tables.Changed):
        tables.parse(path.read_bytes())


def _changes(rows: dict[str, Any]) -> dict[str, Any]:
    """Rows of events in which one field says something else, has another name, or is gone; as one flipped bit does it."""
    changed = {}
    for number, row in rows.items():
        for name, value in row["data"].items():
            rest = {other: said for other, said in row["data"].items() if other != name}
            changed[f"{number} {name} renamed"] = {**row, "data": {**rest, f"{name}x": value}}
            changed[f"{number} {name} gone"] = {**row, "data": rest}
            if isinstance(value, str) and value:
                other = chr(ord(value[0]) ^ 1) + value[1:]
                changed[f"{number} {name} changed"] = {**row, "data": {**rest, name: other}}
    return changed


def test_no_field_of_an_event_is_changed_renamed_or_left_out_unseen(everything: Steps) -> None:
    base = json.loads(tables.build(replay(everything)))
    changes = _changes(base["events"])
    assert len(changes) > 250
    for change, row in changes.items():
        number = change.split(" ")[0]
        spoiled = {**base, "events": {**base["events"], number: row}}
        with pytest.raises(codec.CodecError):
            tables.parse(json.dumps(spoiled).encode())


def test_an_unknown_type_in_a_file_of_this_version_is_damage_and_not_a_newer_file(history: Steps) -> None:
    data = tables.build(replay(history))
    with pytest.raises(codec.CodecError) as caught:
        tables.parse(data.replace(b'"item-started"', b'"item-ssarted"', 1))
    assert not isinstance(caught.value, codec.NewerFormat)


def test_the_sum_cannot_be_renamed_away(history: Steps) -> None:
    data = tables.build(replay(history)).replace(b"Bo", b"Ib")
    for name in (b"events_sha256", b"meta_sha256"):
        data = data.replace(name, name.replace(b"sha", b"sho"))
        with pytest.raises(tables.Changed):
            tables.parse(data)


def test_reading_and_appending_need_neither_tinydb_nor_textual() -> None:
    code = (
        "import sys, cocreation_tui.store.workspace, cocreation_tui.store.meeting_file; print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"tinydb", "textual", "rich", "filelock", "platformdirs"}.isdisjoint(loaded)
