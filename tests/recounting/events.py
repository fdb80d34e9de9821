"""What the raw ``events`` table of one file tells, the undone steps left out."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]
"""A row of a table, or anything made of some."""


def one_file(path: Path) -> Row:
    """What a meeting's events make of it, the undone ones left out."""
    rows = list(json.loads(path.read_text("utf-8"))["events"].values())
    undone: set[int] = set()
    for row in rows:
        if row["type"] == "step-undone":
            undone.add(row["data"]["step"])
        if row["type"] == "step-redone":
            undone.discard(row["data"]["step"])
    plan = rows[0]["data"]
    met: Row = {
        "id": plan["session"],
        "title": plan["title"],
        "script": plan["script"],
        "zone": plan["zone"],
        "about": plan["platforms"],
        "planned": instant(plan["planned_start"]),
        "people": {person["id"]: dict(person) for person in plan["people"]},
        "began": None,
        "ended": None,
        "caught": {},
        "settled": [],
    }
    for row in rows[1:]:
        if row["step"] not in undone:
            _happen(met, row["type"], row["data"])
    met["start"] = met["began"] or met["planned"]
    return met


def _happen(met: Row, kind: str, data: Row) -> None:
    caught = met["caught"]
    one = caught.get(data["capture"]) if isinstance(data.get("capture"), str) else None
    if kind == "item-started" and met["began"] is None:
        met["began"] = instant(data["at"])
    elif kind == "session-closed":
        met["ended"] = instant(data["at"])
    elif kind == "person-added":
        met["people"][data["person"]["id"]] = dict(data["person"])
    elif kind in ("attendance-marked", "attendance-told"):
        met["people"][data["person"]]["attendance"] = data["attendance"]
    elif kind == "captured":
        caught[data["capture"]["id"]] = {
            **data["capture"],
            "at": instant(data["capture"]["at"]),
            "versions": [],
        }
    elif kind == "brought-settled":
        met["settled"].append({**data["settlement"], "at": instant(data["settlement"]["at"])})
    elif one is None:
        return
    elif kind == "capture-edited":
        one.update({name: data[name] for name in ("text", "owner", "due", "platform")})
    elif kind == "capture-converted":
        one.update(kind=data["kind"], number=data["number"])
    elif kind == "decision-revised":
        one["versions"].append((one["text"], instant(data["at"])))
        one["text"] = data["text"]
    elif kind == "decision-settled":
        one["status"] = data["status"]
    elif kind == "capture-dropped":
        del caught[data["capture"]]
    elif kind == "form-filled":
        one.update(form=data["form"], fields=data["fields"])
    elif kind == "parked-settled":
        one["parked"] = data["outcome"]


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def day_in(instant: datetime, zone: ZoneInfo) -> date:
    return instant.astimezone(zone).date()
