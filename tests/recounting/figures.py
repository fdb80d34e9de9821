"""An initiative counted again from the raw ``events`` tables on disk, with plain dictionaries and none of the program.

Everything is put on one line by the instant it happened, and gone through once. The rules are those of the method
and of the forms as the catalogues tell them, written a second time as simply as can be.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.recounting.duties import all_due
from tests.recounting.events import Row, day_in, one_file
from tests.recounting.platforms import all_platforms

QUESTIONS = ("used", "by-whom", "moves", "active", "right-actors", "right-focus", "pace")
THEN = tuple(
    datetime.fromisoformat(f"{day}T12:00:00+00:00") for day in ("2025-04-20", "2025-11-11", "2026-08-01")
)
"""Three instants at which is asked what was so then."""


def recount(folder: Path) -> Row:
    """Every figure of an initiative."""
    files = sorted(path for path in folder.glob("*.json") if path.name != "initiative.json")
    own = one_file(folder / "initiative.json")
    meetings = sorted((one_file(path) for path in files), key=lambda one: (one["start"], one["id"]))
    zone = ZoneInfo(own["zone"])
    platforms, notes = all_platforms(own, meetings)
    about = [one for one in notes if one["form"] == "initiative" and one["from"] == own["id"]]
    goals = all_goals(notes)
    figures: Row = {
        "name": about[-1]["text"] if about else own["title"],
        "anchor": about[-1]["fields"].get("anchor", "") if about else "",
        "challenge": _challenge(notes),
        "statuses": _count(one["status"] for one in platforms.values()),
        "platforms": {one["name"]: _shown(one, zone) for one in platforms.values()},
        "goals": goals,
        "ripples": [(one["text"], one["platform"]) for one in notes if one["kind"] == "ripple"],
        "focuses": sum(one["kind"] == "focus" or _founds(one) for one in notes),
        "decisions": [
            (one["from"], one["number"], one["text"], one["status"], one["platform"])
            for one in notes
            if one["kind"] == "decision"
        ],
        "agreed": sum(one["kind"] == "decision" and one["form"] != "challenge" for one in notes),
        "tasks": _matters(notes, [own, *meetings], "task"),
        "parked": _matters(notes, [own, *meetings], "parking"),
        "rules": sum(one["kind"] == "rule" for one in notes),
        "changes": sum(one["kind"] == "change" for one in notes),
        "letters": [one["platform"] for one in notes if one["form"] == "newsletter"],
        "checks": [_check(one) for one in notes if one["form"] == "reality-check"],
        "meetings": [
            (one["id"], one["title"], one["began"] is not None, one["ended"] is not None) for one in meetings
        ],
        "people": _people(own, meetings),
        "phase": _phase(meetings),
        "sent": [(one["text"], day_in(one["at"], zone)) for one in notes if one["form"] == "newsletter-sent"],
    }
    sent = {one for one, _ in figures["sent"]}
    starts = about[-1]["fields"].get("starts") if about else None
    began = date.fromisoformat(starts) if starts else day_in(own["start"], zone)
    figures["due"] = all_due(platforms, meetings, notes, goals, zone, sent, began)
    return figures


def _shown(one: Row, zone: ZoneInfo) -> Row:
    return {
        "status": one["status"],
        "into": one["into"] if one["status"] == "merged" else "",
        "founded": day_in(one["founded"], zone),
        "coordinator": [at_instant(one["coordinator"], at) for at in (*THEN, None)],
        "focus": [at_instant(one["focus"], at) for at in (*THEN, None)],
        "stood": [at_instant([(since, status) for status, since in one["stood"]], at) for at in THEN],
        "history": [one["stood"], one["coordinator"], one["focus"]],
        "aboard": {home: about["backing"] for home, about in one["aboard"].items() if about["on"]},
        "gone": sum(not about["on"] for about in one["aboard"].values()),
        "next": one["first"],
        "meetings": one["meetings"],
    }


def at_instant(history: list[tuple[datetime, str]], at: datetime | None) -> str:
    found = ""
    for since, words in history:
        if at is None or since <= at:
            found = words
    return found


def _founds(note: Row) -> bool:
    return note["form"] == "platform" and bool(note["fields"].get("focus"))


def all_goals(notes: list[Row]) -> list[Row]:
    goals: list[Row] = []
    for one in notes:
        fields = one["fields"]
        if one["kind"] == "goal":
            baseline = (
                fields.get("baseline") or fields.get("baseline-value", ""),
                _figure(fields.get("baseline-value")),
            )
            goals.append(
                {
                    "ref": one["ref"],
                    "text": one["text"],
                    "platform": one["platform"],
                    "baseline": baseline if any(baseline) else None,
                    "latest": None,
                    "seen": 0,
                    "status": "",
                }
            )
        elif one["form"] == "observation" and (goal := _goal_of(goals, one)):
            seen = (fields.get("seen", ""), _figure(fields.get("value")))
            if fields.get("of") == "baseline":
                goal["baseline"] = seen
            else:
                goal.update(latest=seen, seen=goal["seen"] + 1, status=fields.get("status") or goal["status"])
    return goals


def _goal_of(goals: list[Row], one: Row) -> Row | None:
    by_ref = [goal for goal in goals if goal["ref"] == one["fields"].get("ref")]
    by_words = [goal for goal in goals if goal["text"].casefold() == one["text"].casefold()]
    own = [goal for goal in by_words if goal["platform"] == one["platform"]]
    found = by_ref or own or by_words
    return found[-1] if found else None


def _figure(text: str | None) -> float | None:
    digits = (text or "").replace(" ", "").replace("%", "").replace(".", "").replace(",", ".")
    return float(digits) if digits else None


def _matters(notes: list[Row], files: list[Row], kind: str) -> list[tuple[str, str, str, str | None, str]]:
    """Words, what became of them, owner, date, platform."""
    said = sorted((dict(one, file=met) for met in files for one in met["settled"]), key=lambda one: one["at"])
    found = []
    for one in notes:
        if one["kind"] == kind:
            fate, owner, due = "open", one["owner"], one["due"]
            if kind == "parking" and one["parked"] == "dropped":
                fate = "dropped"
            for word in said:
                if word["ref"] == one["ref"]:
                    fate, due = word["fate"], word["due"] or due
                    owner = word["file"]["people"].get(word["owner"], {}).get("name", "") or owner
            found.append((one["text"], fate, owner, due, one["platform"]))
    return found


def _challenge(notes: list[Row]) -> str:
    """The statement that was adopted or worded anew last; a wording that was mended at once was always so."""
    stated: list[tuple[datetime, str]] = []
    for one in notes:
        if one["form"] == "challenge" and one["status"] == "adopted":
            since, changed = one["at"], False
            begun = one["at"]
            for _, until in one["versions"]:
                changed = changed or until - begun >= timedelta(minutes=2)
                begun = until
            stated.append((begun if changed else since, one["text"]))
    return max(stated, key=lambda pair: pair[0])[1]


def _check(one: Row) -> tuple[str, list[int], str]:
    marks = [int(one["fields"][name]) for name in QUESTIONS if name in one["fields"]]
    return one["platform"], marks, one["fields"].get("conclusion", "")


def _people(own: Row, meetings: list[Row]) -> dict[tuple[str, str], int]:
    """How many meetings each was at, by identity: everybody has one in this story."""
    met: dict[tuple[str, str], int] = {}
    for number, one in enumerate([own, *meetings]):
        for person in one["people"].values():
            if person["attendance"] != "mentioned":
                there = bool(number and one["began"] and person["attendance"] in ("present", "left"))
                name = (person["name"], person["organisation"])
                met[name] = met.get(name, 0) + there
    return met


def _phase(meetings: list[Row]) -> int:
    phase = {"relevance-check": 1, "analysis-workshop": 3, "actor-meeting": 4, "closing-meeting": 7}
    return max(phase.get(met["script"], 6) for met in meetings if met["began"])


def _count(words: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
