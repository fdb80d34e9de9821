"""The newsletter as one Markdown file, in the language of the initiative (method: newsletters)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cocreation_tui.core.forms.facts import PlatformFounded
from cocreation_tui.core.forms.templates import NEWSLETTER
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.languages import spoken
from cocreation_tui.core.initiative.contacts import Contact
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.core.platforms.platforms import Aboard, PlatformStatus
from cocreation_tui.core.reports.newsletter import Change, Letter, Newsletter, Road, Written
from cocreation_tui.export.document.formats import FORMATS, Format
from cocreation_tui.export.escaping import bullets, flat, heading, inline, table
from cocreation_tui.export.minutes.forms import field_label, names_platform, occasion_words
from cocreation_tui.export.saving import save_minutes
from cocreation_tui.i18n.dates import long_day, short_day
from cocreation_tui.i18n.numbers import figure
from cocreation_tui.i18n.words import Words

FOLDER = "newsletters"
"""Folder of the newsletters, in the initiative's."""


def newsletter_markdown(newsletter: Newsletter, words: Words) -> str:
    """The newsletter: the same twice, with every figure as the read model has it."""
    at_work = [letter for letter in newsletter.letters if not letter.over]
    over = [letter for letter in newsletter.letters if letter.over]
    blocks = (
        *_opening(newsletter, words),
        *_section("newsletter.platforms", [_letter(letter, words) for letter in at_work], words),
        *_section("newsletter.over", [_ended(letter, words) for letter in over], words),
        *_section("newsletter.ripples", _ripples(newsletter, words), words),
        *_section("newsletter.changes", _changes(newsletter, words), words),
        *_section("newsletter.decisions", _decisions(newsletter, words), words),
        *_section("newsletter.next", _next(newsletter, words), words),
        *_section("newsletter.contacts", _contacts(newsletter.contacts, words), words),
        *_closing(newsletter, words),
    )
    return "\n\n".join(blocks) + "\n"


def newsletter_name(newsletter: Newsletter, words: Words) -> str:
    """File name of a newsletter, by the day of its status meeting: ``2026-11-21-nyhedsbrev.md``."""
    return f"{newsletter.day.isoformat()}-{words('newsletter.file')}.md"


def save_newsletter(
    folder: Path,
    newsletter: Newsletter,
    words: Words,
    wanted: Format = Format.MD,
    content: bytes | None = None,
) -> Path:
    """Save the newsletter in an initiative's folder and return where; never over one that a person has edited.

    ``content`` is the file in the format ``wanted``; by default the newsletter as Markdown. Raises ``StoreError``.
    """
    if content is None:
        content = newsletter_markdown(newsletter, words).encode()
    name = Path(newsletter_name(newsletter, words)).with_suffix(FORMATS[wanted].suffix).name
    try:
        return save_minutes(folder / FOLDER, name, content, newsletter.meeting)
    except StoreError as error:
        raise StoreError("newsletter.not-saved", error.path) from error


def _section(key: str, blocks: list[str], words: Words) -> tuple[str, ...]:
    return (heading(words(key), 2), *blocks) if blocks else ()


def _opening(newsletter: Newsletter, words: Words) -> tuple[str, ...]:
    title = heading(words("newsletter.title", initiative=flat(newsletter.initiative)), 1)
    day = long_day(newsletter.day, words.language)
    since = long_day(newsletter.since, words.language)
    began = words("newsletter.since-workshop" if newsletter.first else "newsletter.since-meeting", day=since)
    shared = words("newsletter.challenge", challenge=inline(newsletter.challenge))
    return (
        title,
        f"*{words('newsletter.after', day=day)}*",
        words("newsletter.dear"),
        began,
        *((shared,) if newsletter.challenge else ()),
        *(_road(newsletter.road, words) if newsletter.road else ()),
    )


def _road(road: Road, words: Words) -> tuple[str, ...]:
    """The road so far, in a few sentences under a heading of its own."""
    counted = (
        words.count("newsletter.road-meetings", road.meetings),
        *((words.count("count.goal", road.goals),) if road.goals else ()),
        *((words.count("count.ripple", road.ripples),) if road.ripples else ()),
    )
    told = (
        words("newsletter.road-began", day=long_day(road.began, words.language)),
        words("newsletter.road-workshop", day=long_day(road.workshop, words.language))
        if road.workshop
        else "",
        words("newsletter.road-counted", what=words.together(counted)),
        words.count("newsletter.road-reached", road.reached) if road.reached else "",
        words("newsletter.road-reworded") if road.reworded else "",
    )
    return (heading(words("newsletter.road"), 2), " ".join(filter(None, told)))


def _letter(letter: Letter, words: Words) -> str:
    said = {"focus": letter.focus, "progress": letter.progress, "difficult": letter.difficult}
    said |= {"needs": letter.needs, "time-horizon": letter.time_horizon}
    said["who"] = letter.who or "\n".join(flat(_actor(actor)) for actor in letter.actors)
    blocks = [
        heading(letter.platform, 3),
        *_standing(letter, words),
        *_written(letter, words),
        *(_told(name, text, words) for name, text in said.items() if text.strip()),
        *_coordinator(letter, words),
        *_goals(letter.goals, words),
    ]
    return "\n\n".join(blocks)


def _told(name: str, text: str, words: Words) -> str:
    """What a field of the newsletter's form says: beside its label, or under it when that is several lines."""
    return _labelled(field_label(words, NEWSLETTER, name), text)


def _labelled(label: str, text: str) -> str:
    label = f"**{inline(label)}:**"
    lines = [inline(line) for line in text.split("\n") if line.strip()]
    return f"{label} {lines[0]}" if len(lines) == 1 else f"{label}\n\n{bullets(lines)}"


def _actor(actor: Aboard) -> str:
    return f"{actor.actor} ({actor.person})" if actor.person and actor.person != actor.actor else actor.actor


def _standing(letter: Letter, words: Words) -> tuple[str, ...]:
    """Why a platform rests, and when it is looked at again."""
    standing = letter.standing
    if standing.status is not PlatformStatus.STANDBY:
        return ()
    day = short_day(standing.look_again, words.language) if standing.look_again else ""
    said = (
        words("newsletter.standby"),
        _sentence(standing.why),
        words("newsletter.look-again", day=day) if day else "",
    )
    return (" ".join(part for part in said if part),)


def _sentence(text: str) -> str:
    """A text as a sentence of its own; empty for an empty one."""
    written = inline(text)
    return written if not written or written[-1] in ".!?…" else f"{written}."


def _written(letter: Letter, words: Words) -> tuple[str, ...]:
    match letter.written:
        case Written.NOW:
            return ()
        case Written.BEFORE:
            day = short_day(letter.day, words.language) if letter.day else ""
            return (f"*{words('newsletter.before', day=day)}*",)
        case Written.MISSING:
            resting = letter.standing.status is PlatformStatus.STANDBY
            missing = words("newsletter.missing", platform=inline(letter.platform))
            return () if resting else (f"*{missing}*",)


def _coordinator(letter: Letter, words: Words) -> tuple[str, ...]:
    if not letter.coordinator:
        return (words("newsletter.no-coordinator"),)
    label = inline(field_label(words, NEWSLETTER, "coordinator"))
    contact = f" ({inline(letter.contact)})" if letter.contact else ""
    return (f"**{label}:** {inline(letter.coordinator)}{contact}",)


def _goals(goals: tuple[Goal, ...], words: Words) -> tuple[str, ...]:
    if not goals:
        return ()
    columns = [words(f"newsletter.column-{name}") for name in ("goal", "baseline", "now", "status")]
    rows = [
        (
            goal.text,
            _measure(goal.baseline, words) or words("newsletter.no-baseline"),
            _measure(goal.latest, words) or words("newsletter.not-seen"),
            words(f"choice.{goal.status}") if goal.status else "–",
        )
        for goal in goals
    ]
    return (table(columns, rows),)


def _measure(measure: Measure | None, words: Words) -> str:
    """How things stood: the figure with its unit, then the words that are more than the figure; the day it was taken."""
    if measure is None:
        return ""
    shown = figure(measure.value, words.language) if measure.value is not None else ""
    unit = flat(measure.unit)
    gap = "" if not unit or (unit == "%" and not spoken(words.language).percent_gap) else " "
    counted = f"{shown}{gap}{unit}" if shown else ""
    more = flat(measure.text) if not shown or flat(measure.text) not in (shown, counted) else ""
    said = ": ".join(part for part in (counted, more) if part)
    return f"{said} ({short_day(measure.on, words.language)})" if measure.on and said else said


def _ended(letter: Letter, words: Words) -> str:
    """A platform that was closed or merged, and why."""
    standing = letter.standing
    merged = standing.status is PlatformStatus.MERGED and bool(standing.into)
    said = words("newsletter.merged", into=inline(standing.into)) if merged else words("newsletter.closed")
    why = _sentence(standing.why)
    return "\n\n".join((heading(letter.platform, 3), f"{said} {why}".strip(), *_goals(letter.goals, words)))


def _ripples(newsletter: Newsletter, words: Words) -> list[str]:
    lines = []
    for one in newsletter.ripples:
        whom = one.said("for-whom")
        value = words("newsletter.value-for", whom=words(f"choice.{whom}")) if whom else ""
        lines.append(
            _with(inline(one.capture.text), [inline(one.platform), value, inline(one.said("noticed-by"))])
        )
    return [words("newsletter.ripples-are"), bullets(lines)] if lines else []


def _changes(newsletter: Newsletter, words: Words) -> list[str]:
    lines = [line for one in newsletter.changes for line in _change(one, words)]
    return [bullets(lines)] if lines else []


def _change(change: Change, words: Words) -> list[str]:
    noted = change.noted
    founded = isinstance(noted.fact, PlatformFounded)
    text = (
        words("newsletter.founded", platform=inline(noted.capture.text))
        if founded
        else inline(noted.capture.text)
    )
    named = names_platform(noted.capture, noted.platform)
    on = "" if founded or named else inline(noted.platform)
    led = inline(occasion_words(noted.said("occasion"), words))
    occasion = words("newsletter.occasion", occasion=led) if led else ""
    said = _with(text, [on, "" if change.settled else words("newsletter.proposed"), occasion])
    why = noted.said("why") or (noted.said("focus") if founded else "")
    return [said, *(f"  {inline(line)}" for line in why.split("\n") if line.strip())]


def _with(text: str, particulars: list[str]) -> str:
    """A text with its particulars in brackets after it."""
    told = " · ".join(part for part in particulars if part)
    return f"{text} ({told})" if told else text


def _decisions(newsletter: Newsletter, words: Words) -> list[str]:
    lines = [
        f"**{words('decision.label', number=one.capture.number)}** {words(f'status.{one.capture.status}')}: "
        + _with(inline(one.capture.text), [inline(one.platform), inline(one.owner)])
        for one in newsletter.decisions
    ]
    return [bullets(lines)] if lines else []


def _next(newsletter: Newsletter, words: Words) -> list[str]:
    first, last = newsletter.next_from, newsletter.next_until
    if first is None or last is None:
        return []
    key = "newsletter.closing" if newsletter.closes else "newsletter.next"
    if first == last:
        return [words(f"{key}-day", day=long_day(first, words.language))]
    return [words(f"{key}-between", first=_short(first, words), last=_short(last, words))]


def _short(day: date, words: Words) -> str:
    return short_day(day, words.language)


def _contacts(contacts: tuple[Contact, ...], words: Words) -> list[str]:
    names = ("name", "organisation", "platform", "email", "phone")
    columns = [words(f"newsletter.column-{name}") for name in names]
    rows = [
        (one.name, one.organisation, ", ".join(one.platforms), one.email or "–", one.phone or "–")
        for one in contacts
    ]
    return [words("newsletter.contacts-are"), table(columns, rows)] if rows else []


def _closing(newsletter: Newsletter, words: Words) -> tuple[str, ...]:
    if not newsletter.anchor:
        return (words("newsletter.thanks"),)
    return (words("newsletter.thanks"), words("newsletter.greeting", anchor=inline(newsletter.anchor)))
