"""What the rhythm asks for, reckoned a second time."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from tests.recounting.events import Row, day_in


def all_due(
    platforms: dict[str, Row],
    meetings: list[Row],
    notes: list[Row],
    goals: list[Row],
    zone: ZoneInfo,
    sent: set[str],
    starts: date,
) -> list[tuple[str, str, date, date, date | None]]:
    """Duty, platform, from when, until when, and the day it is planned for."""
    began = next(
        day_in(met["start"], zone)
        for met in meetings
        if met["script"] == "establishment-workshop" and met["began"]
    )
    held = [met for met in meetings if met["began"]]
    status = [day_in(met["start"], zone) for met in held if met["script"] == "status-meeting"]
    last = max([began, *status])
    since, round_held = max(
        (met["start"], met["id"])
        for met in held
        if met["script"] in ("establishment-workshop", "status-meeting")
    )
    next_status = _planned(meetings, "status-meeting", None, zone)
    found: list[tuple[str, str, date, date, date | None]] = []
    for key, one in platforms.items():
        name, own = one["name"], [met for met in held if key in met["keys"]]
        if one["status"] == "standby" and one["look"]:
            day = date.fromisoformat(one["look"])
            found.append(("look-again", name, day, day, None))
        if one["status"] != "active":
            continue
        first = [day_in(met["start"], zone) for met in own if met["script"] == "first-platform-meeting"]
        founded = max(began, day_in(one["founded"], zone))
        if not first:
            until = date.fromisoformat(one["first"]) if one["first"] else founded + timedelta(days=28)
            planned = _planned(meetings, "first-platform-meeting", key, zone)
            found.append(("first-platform-meeting", name, min(founded, until), until, planned))
            continue
        has_goals = any(_heir(platforms, goal["platform"]) == name for goal in goals)
        if not has_goals and not [met for met in own if met["script"] == "goal-setting-meeting"]:
            planned = _planned(meetings, "goal-setting-meeting", key, zone)
            found.append(("goal-setting-meeting", name, first[0], _months(first[0], 2), planned))
        checks = [
            note["at"]
            for note in notes
            if note["form"] == "reality-check" and note["key"] == key and note["from"] != round_held
        ]
        every = [note["at"] for note in notes if note["form"] == "reality-check" and note["key"] == key]
        until = _months(max([first[0], *(day_in(at, zone) for at in every)]), 3)
        if not [at for at in checks if at > since]:
            until = min(until, _months(last, 6), next_status or date.max)
        planned = _planned(meetings, "reality-check", key, zone)
        found.append(("reality-check", name, until - timedelta(days=28), until, planned))
        found += _follows(notes, key, name, zone)
    if not [met for met in held if met["script"] == "coordinator-meeting"]:
        found.append(("coordinator-meeting", "", _months(began, 1), _months(began, 2), None))
    found.append(("status-meeting", "", _months(last, 6) - timedelta(days=28), _months(last, 6), next_status))
    if next_status is None:
        invited = _months(_months(last, 6), -3)
        found.append(("status-invitation", "", invited - timedelta(days=28), invited, None))
    if goals:
        year = _months(starts, 12)
        found.append(("effect-goals", "", year, year + timedelta(days=56), None))
    for met in held:
        if met["script"] == "status-meeting" and met["ended"] and met["id"] not in sent:
            day = day_in(met["start"], zone)
            found.append(("newsletter", "", day, day + timedelta(days=14), None))
    return sorted(found, key=str)


_ASKS = {"standby": "standby", "close": "close", "merge": "merge", "new-actors": "actor-in"}


def _follows(
    notes: list[Row], key: str, name: str, zone: ZoneInfo
) -> list[tuple[str, str, date, date, date | None]]:
    """What the last reality check of a platform asks for, unless something has followed from it."""
    own = [note for note in notes if note["key"] == key]
    checks = [note for note in own if note["form"] == "reality-check"]
    asked = checks[-1]["fields"].get("conclusion", "") if checks else ""
    if asked not in _ASKS:
        return []
    later = [note for note in own if note["at"] > checks[-1]["at"]]
    changes = [note["fields"].get("what") for note in later if note["kind"] == "change"]
    actors = [note for note in later if note["kind"] == "actor"]
    if _ASKS[asked] in changes or (asked == "new-actors" and actors):
        return []
    day = day_in(checks[-1]["at"], zone)
    return [("follow-check", name, day, day + timedelta(days=14), None)]


def _heir(platforms: dict[str, Row], name: str) -> str:
    by_name = {one["name"]: one for one in platforms.values()}
    seen: list[str] = []
    while name in by_name and name not in seen:
        seen.append(name)
        if by_name[name]["status"] != "merged":
            break
        name = by_name[name]["into"]
    return seen[-1] if seen else name


def _planned(meetings: list[Row], script: str, key: str | None, zone: ZoneInfo) -> date | None:
    own = [met for met in meetings if met["script"] == script and (key is None or key in met["keys"])]
    last = max((met["start"] for met in own if met["began"]), default=None)
    days = [met["planned"] for met in own if not met["began"] and (last is None or met["planned"] > last)]
    return day_in(max(days), zone) if days else None


def _months(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
