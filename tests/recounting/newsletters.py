"""What a newsletter has to tell, counted from what had happened when it was sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.recounting.events import Row, day_in, one_file
from tests.recounting.figures import all_goals, at_instant
from tests.recounting.platforms import INSIDE, all_platforms

OWN_TO_TELL = INSIDE | {"actor-meeting", "newcomer-meeting"}
"""Scripts of meetings that a newsletter tells nothing of: inside, or what one actor said to the anchor person."""


def newsletter_recount(folder: Path, number: int) -> Row:
    """What the newsletter of a status meeting tells, counted from what had happened when it was sent."""
    files = sorted(path for path in folder.glob("*.json") if path.name != "initiative.json")
    own = one_file(folder / "initiative.json")
    meetings = sorted((one_file(path) for path in files), key=lambda one: (one["start"], one["id"]))
    notes = all_platforms(own, meetings)[1]
    held = [met for met in meetings if met["script"] == "status-meeting" and met["began"]]
    ends = [_letter_ends(met, held, notes, ZoneInfo(own["zone"])) for met in held]
    since, until = ends[number - 1] if number else own["start"], ends[number]
    today, _ = all_platforms(own, meetings)
    names, notes = all_platforms(own, meetings, until)
    for key, platform in names.items():
        platform["name"] = today[key]["name"]
    for note in notes:
        note["platform"] = today[note["key"]]["name"] if note["key"] in today else note["platform"]
    told = [
        one
        for one in names.values()
        if one["stood"][-1][0] in ("active", "standby") or one["stood"][-1][1] > since
    ]
    notes = [one for one in notes if one["script"] not in OWN_TO_TELL]
    goals = all_goals(notes)
    new = [one for one in notes if one["at"] > since]
    changes = [one for one in new if one["kind"] == "change"]
    changes = [
        one
        for one in changes
        if one["form"] == "platform-change" or one["script"] != "establishment-workshop"
    ]
    return {
        "platforms": {one["name"]: one["status"] for one in told},
        "coordinators": {one["name"]: at_instant(one["coordinator"], None) for one in told},
        "aboard": {
            one["name"]: {home for home, about in one["aboard"].items() if about["on"]} for one in told
        },
        "goals": {one["name"]: sum(goal["platform"] == one["name"] for goal in goals) for one in told},
        "seen": {
            one["name"]: sum(goal["seen"] for goal in goals if goal["platform"] == one["name"])
            for one in told
        },
        "ripples": [one["text"] for one in new if one["kind"] == "ripple"],
        "decisions": sorted(
            one["text"]
            for one in all_platforms(own, meetings)[1]
            if one["kind"] == "decision" and one["from"] == held[number]["id"]
        ),
        "settled": sum(one["agreed"] for one in changes),
        "proposed": sum(not one["agreed"] for one in changes),
    }


def _letter_ends(met: Row, held: list[Row], notes: list[Row], zone: ZoneInfo) -> datetime:
    """Until when things belong to a newsletter: midnight after it was sent, or the end of its meeting; for ever."""
    sent = [note["at"] for note in notes if note["form"] == "newsletter-sent" and note["text"] == met["id"]]
    after = [other["began"] for other in held if other["began"] > met["began"]]
    if not sent and not after:
        return datetime.max.replace(tzinfo=zone)
    ends = [met["ended"]]
    if sent:
        midnight = day_in(sent[-1], zone) + timedelta(days=1)
        ends.append(datetime(midnight.year, midnight.month, midnight.day, tzinfo=zone))
    last: datetime = min([max(ends), *after])
    return last
