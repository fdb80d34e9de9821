"""Everything that happened on one line by its instant, gone through once: platforms and notes."""

from __future__ import annotations

from datetime import datetime

from tests.recounting.events import Row

ABOUT_ONE = {"first-platform-meeting", "goal-setting-meeting", "reality-check"}
INSIDE = {"relevance-check", "analysis-workshop", "manager-dialogue", "mobilisation-dialogue"}
KIND = {
    "focus-actors": "focus",
    "goal": "goal",
    "ripple": "ripple",
    "platform-change": "change",
    "platform": "change",
    "reality-check": "answer",
    "observation": "answer",
    "newsletter": "note",
    "newsletter-sent": "note",
    "initiative": "note",
    "challenge": "decision",
    "actor": "actor",
}


def all_platforms(
    own: Row, meetings: list[Row], until: datetime | None = None
) -> tuple[dict[str, Row], list[Row]]:
    """Platforms by the first name they had, in small letters, and every capture with the platform it concerns."""
    line: list[tuple[datetime, int, int, Row, Row | None]] = []
    for number, met in enumerate([own, *meetings]):
        if number and met["began"]:
            line.append((met["began"], number, 0, met, None))
        line += [(one["at"], number, 1, met, one) for one in met["caught"].values()]
    platforms: dict[str, Row] = {}
    other: dict[str, str] = {}
    notes: list[Row] = []
    for at, _, _, met, one in sorted(line, key=lambda entry: entry[:3]):
        if until and at > until:
            break
        if one is None:
            _begin(platforms, other, met)
        else:
            notes.append(_take_in(platforms, other, met, one, at))
    for note in notes:
        key = _key(other, note["platform"])
        note["platform"] = platforms[key]["name"] if key in platforms else note["platform"]
        note["key"] = key
    for one in platforms.values():
        one["into"] = platforms[_key(other, one["into"])]["name"] if one["into"] else ""
    for met in meetings:
        wanted = met["about"] or [person["platform"] for person in met["people"].values()]
        met["keys"] = {_key(other, name) for name in wanted}
        if not met["about"]:
            met["keys"] |= {note["key"] for note in notes if note["from"] == met["id"]}
        for key in met["keys"] & set(platforms) if met["began"] else ():
            platforms[key]["meetings"] += 1
    return platforms, notes


def _key(other: dict[str, str], name: str) -> str:
    return other.get(name.casefold(), name.casefold())


def _there(platforms: dict[str, Row], other: dict[str, str], name: str, at: datetime) -> Row:
    fresh: Row = {
        "name": name,
        "founded": at,
        "told": False,
        "status": "active",
        "stood": [("active", at)],
        "into": "",
        "look": None,
        "focus": [],
        "coordinator": [],
        "aboard": {},
        "first": None,
        "meetings": 0,
    }
    return platforms.setdefault(_key(other, name), fresh)


def _begin(platforms: dict[str, Row], other: dict[str, str], met: Row) -> None:
    if met["script"] in INSIDE:
        return
    for name in (*met["about"], *(person["platform"] for person in met["people"].values())):
        if name:
            _there(platforms, other, name, met["start"])
    for person in met["people"].values():
        if person["platform"] and person["role"] in ("actor", "coordinator"):
            platform = _there(platforms, other, person["platform"], met["start"])
            home = person["organisation"] or person["name"]
            if home not in platform["aboard"]:
                platform["aboard"][home] = {"on": True, "backing": ""}
            if person["role"] == "coordinator" and not platform["coordinator"]:
                platform["coordinator"].append((met["start"], person["name"]))


def _take_in(platforms: dict[str, Row], other: dict[str, str], met: Row, one: Row, at: datetime) -> Row:
    form = one["form"] if KIND.get(one["form"]) == one["kind"] else ""
    name = one["platform"]
    if not name and form == "platform":
        name = one["text"]
    elif not name and len(met["about"]) == 1 and met["script"] in ABOUT_ONE:
        name = met["about"][0]
    fields = {field["name"]: field["text"] for field in one["fields"]}
    owner = met["people"].get(one["owner"], {}).get("name", "")
    note = {**one, "form": form, "platform": name, "fields": fields, "from": met["id"], "owner": owner}
    note["script"] = met["script"]
    note["ref"] = f"{met['id']}/{one['id']}"
    said = fields.get("settled") or ("proposed" if met["script"] == "coordinator-meeting" else "agreed")
    note["agreed"] = one["kind"] != "change" or form == "platform" or said == "agreed"
    if met["script"] in INSIDE:
        note["agreed"] = one["kind"] != "change"
    elif name and note["agreed"]:
        _change(platforms, other, note, _there(platforms, other, name, at), at)
    return note


def _change(platforms: dict[str, Row], other: dict[str, str], note: Row, platform: Row, at: datetime) -> None:
    form, fields = note["form"], note["fields"]
    if form == "platform":
        _found(platform, note["platform"], at)
        _now(platform["focus"], at, fields.get("focus", ""))
        _now(platform["coordinator"], at, fields.get("coordinator", ""))
        platform["first"] = fields.get("first-meeting") or platform["first"]
        _on_board(platform, fields.get("aboard", ""))
    elif form == "platform-change":
        _decided(platforms, other, note, platform, at)
    elif form == "newsletter":
        _now(platform["coordinator"], at, fields.get("coordinator", ""))
    elif note["kind"] == "focus":
        _now(platform["focus"], at, note["text"])
        _on_board(platform, fields.get("aboard", ""))
        platform["first"] = fields.get("next-meeting") or platform["first"]
    elif note["kind"] == "actor" and form and fields.get("standing") in (None, "aboard"):
        _on_board(platform, note["text"], fields.get("backing", ""))
    elif note["kind"] == "actor" and not form:
        _on_board(platform, note["text"])


def _found(platform: Row, name: str, at: datetime) -> None:
    if not platform["told"]:
        platform.update(told=True, name=name)
        if len(platform["stood"]) == 1:
            platform.update(founded=at, stood=[("active", at)])
    if platform["status"] in ("closed", "merged"):
        platform["status"] = "active"
        platform["stood"].append(("active", at))


def _decided(
    platforms: dict[str, Row], other: dict[str, str], note: Row, platform: Row, at: datetime
) -> None:
    fields = note["fields"]
    what, who = fields.get("what"), fields.get("who", "")
    status = {"standby": "standby", "resume": "active", "close": "closed", "merge": "merged"}.get(what)
    into = _there(platforms, other, fields["into"], at) if what == "merge" else None
    if status and into is not platform:
        if status != "active" or platform["status"] != "active":
            platform.update(status=status, into=fields.get("into", ""), look=fields.get("look-again"))
            platform["stood"].append((status, at))
        for home, about in platform["aboard"].items() if into else ():
            if about["on"]:
                there = (
                    into["aboard"].setdefault(home, {"on": True, "backing": about["backing"]}) if into else {}
                )
                there.update(
                    backing=there["backing"] if there["on"] else about["backing"] or there["backing"], on=True
                )
    elif what == "found":
        _found(platform, note["platform"], at)
    elif what == "actor-in":
        _on_board(platform, who)
    elif what == "actor-out" and who.split(",")[0].strip() in platform["aboard"]:
        platform["aboard"][who.split(",")[0].strip()]["on"] = False
    elif what == "coordinator":
        _now(platform["coordinator"], at, who)
    elif what == "rename" and fields["new-name"].casefold() not in platforms:
        other[fields["new-name"].casefold()] = _key(other, note["platform"])
        platform["name"] = fields["new-name"]


def _now(history: list[tuple[datetime, str]], at: datetime, words: str) -> None:
    if words and (not history or history[-1][1].casefold() != words.casefold()):
        history.append((at, words))


def _on_board(platform: Row, lines: str, backing: str = "") -> None:
    for line in filter(None, lines.split("\n")):
        parts = [part.strip() for part in line.split(",")]
        last = {"ja": "yes", "nej": "no", "spørger": "asked"}.get(parts[-1], "")
        about = platform["aboard"].setdefault(parts[0], {"on": True, "backing": ""})
        about.update(on=True, backing=backing or last or about["backing"])
