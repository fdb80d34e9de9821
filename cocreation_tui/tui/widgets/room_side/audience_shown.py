"""What the facilitator can show the room instead of the clock: pages, a capture, the status round, hands, a code."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Capture, Hands, HandsKind, Kind, Status
from cocreation_tui.core.floor.speaking import Share
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.fact_reading import conclusion_of
from cocreation_tui.core.forms.form import DONT_KNOW, FieldType, marked
from cocreation_tui.core.forms.templates import OBSERVATION, REALITY_CHECK
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.carried_over import brought_as
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.dates import brief_day
from cocreation_tui.i18n.numbers import decimal
from cocreation_tui.tui.room.letters import LARGE, SMALL, drawn
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.room.type_size import WIDEST, Passage, set_page, set_words
from cocreation_tui.tui.text import fit, line, pad, pad_left, wrap
from cocreation_tui.tui.widgets.control.captures import label
from cocreation_tui.tui.widgets.room_side.audience_clock import course
from cocreation_tui.tui.widgets.room_side.corner import headed
from cocreation_tui.tui.widgets.room_side.sheet import (
    ACCENT,
    CALM,
    EMPTY,
    QUIET,
    TEXT,
    Rows,
    bar,
    block,
    centred,
    exactly,
    middle,
    moved,
    paragraph,
    set_rows,
)

ASKING = 7
"""Rows kept below a decision for the question to the room."""


def blank(scene: Scene, cells: int, height: int) -> Rows:
    """Nothing; the band above has the time of day."""
    return []


# Pages


def slide(scene: Scene, cells: int, height: int) -> Rows:
    """A page of rules, of a card, or of questions; the clock when there is none."""
    if scene.slide is None:
        return course(scene, cells, height)
    head = headed(scene, scene.said(scene.slide.title), cells, height)
    said = tuple(replace(passage, text=scene.said(passage.text)) for passage in scene.slide.passages)
    room = height - len(head)
    rows = moved(set_rows(set_page(said, cells, room)), cells)
    return [*head, *[EMPTY] * ((room - len(rows)) // 3), *rows[:room]]


# Captures


def capture(scene: Scene, cells: int, height: int) -> Rows:
    """A capture to correct aloud, or one that was brought; a decision is read back. The clock when it is gone."""
    session = scene.view.session
    caught = session.capture(CaptureId(scene.showing.ref))
    brought = None if caught else brought_as(session, scene.showing.ref)
    if brought is not None:
        return from_last_time(scene, brought, cells, height)
    if caught is None:
        return course(scene, cells, height)
    owners = scene.view.words.together(session.owners(caught))
    return captured(scene, caught, (_heading(scene, caught), owners), cells, height)


def captured(scene: Scene, shown: Capture, told: tuple[str, str], cells: int, height: int) -> Rows:
    """A capture large; ``told`` is what it is, and the name of who answers for it."""
    head = [centred(scene.said(told[0]), cells, f"bold {ACCENT}"), EMPTY]
    head = [EMPTY, *head] if height >= 20 else head
    foot = _foot(scene, shown, told[1], cells)
    room = max(1, height - len(head) - len(foot))
    said = (Passage(scene.said(shown.text.replace("\n", " / "))),)
    asked = foot[-1].plain.strip() if shown.kind is Kind.DECISION and scene.showing.asks else ""
    setting = set_page(said, cells, max(1, room - ASKING) if asked else room)
    setting = setting if setting.letters else set_page(said, cells, room)
    rows = moved(set_rows(setting), cells)
    # The question is never larger than what it is about.
    size = SMALL if setting.letters is SMALL else LARGE
    question = drawn(asked, cells, room - len(rows) - 1, size) if asked and setting.letters else None
    if question:
        foot = [*foot[:-1], *block(question, cells, CALM)]
    elif setting.letters and not asked:
        foot = _foot_in_letters(foot, cells, room - len(rows) - 1)
    room = max(1, height - len(head) - len(foot))
    return [*head, *exactly(rows, room), *foot]


def _foot_in_letters(foot: Rows, cells: int, more: int) -> Rows:
    """Who answers for it and by when, in letters where there are so many rows more for them."""
    told = foot[-1].plain.strip() if foot else ""
    letters = drawn(told, cells, more + 1, SMALL) if told else None
    return [*foot[:-1], *block(letters, cells, QUIET)] if letters else foot


def from_last_time(scene: Scene, brought: Brought, cells: int, height: int) -> Rows:
    """What an earlier meeting left, large; a reality check by its answers."""
    words, shown = scene.view.words, brought.capture
    kind = words(f"form.{shown.form}" if shown.form in _BY_FORM else f"kind.{shown.kind.value}")
    held = day_of(brought.held, scene.view.session.zone) if brought.held else None
    day = brief_day(held, words.language) if held else ""
    head = words("audience.from-last-time", kind=kind.upper(), day=day, meeting=brought.meeting)
    answers = _answers(scene, shown, cells)
    if not answers:
        return captured(scene, shown, (head, brought.owner), cells, height)
    title = [centred(scene.said(text), cells, f"bold {ACCENT}") for text in (head, shown.platform) if text]
    if len(title) + 2 * len(answers) <= height:
        answers = [part for row in answers for part in (row, EMPTY)]
    return [*title, *exactly(answers, height - len(title))]


_BY_FORM = (REALITY_CHECK, OBSERVATION)
"""Forms whose name says more than the kind of their captures."""


def _answers(scene: Scene, shown: Capture, cells: int) -> Rows:
    """The answers from 1 to 5 of a form as bars, and what was concluded; none for other captures."""
    words, form = scene.view.words, form_of(shown.form)
    said = {field.name: field.text for field in shown.fields}
    scales = [field for field in form.fields if field.type is FieldType.SCALE] if form else []
    room = min(cells, WIDEST)
    across = max(8, room - 40)
    rows = []
    for field in scales:
        answer = said.get(field.name, "")
        part = marked(answer) / 5
        label = pad(fit(words(f"form.{shown.form}.{field.name}"), 34), 36)
        told = "?" if answer == DONT_KNOW else answer or "–"
        rows.append(line((f"{label}{pad(told, 3)}", f"bold {TEXT}"), bar(part, across, CALM)))
    conclusion = conclusion_of(shown)
    if conclusion:
        rows.append(centred(words(f"choice.{conclusion}"), room, f"bold {ACCENT}"))
    return moved(rows, cells)


def _heading(scene: Scene, shown: Capture) -> str:
    """What it is: kind, a decision's number and standing; none while the room is asked of one that counts as adopted."""
    words = scene.view.words
    kind = kind_name(words, shown)
    if shown.kind is not Kind.DECISION:
        return kind.upper()
    asked = scene.showing.asks and shown.status is Status.ADOPTED
    standing = "" if asked else f" · {words(f'status.{shown.status.value}')}"
    return f"{kind.upper()} {label(words, shown)}{standing}"


def _foot(scene: Scene, shown: Capture, owner: str, cells: int) -> Rows:
    """Platform, owner and date; below a decision, the question."""
    words = scene.view.words
    parts = [shown.platform] if shown.platform else []
    parts += [owner] if owner and not scene.showing.hide_names else []
    parts += [words("reading.due", date=brief_day(shown.due, words.language))] if shown.due else []
    rows = [centred(scene.said(" · ".join(parts)), cells, QUIET)] if parts else []
    if shown.kind is not Kind.DECISION or not scene.showing.asks:
        return rows
    return [*rows, EMPTY, centred(words("audience.agreed"), cells, f"bold {CALM}")]


# Status round


def status_round(scene: Scene, cells: int, height: int) -> Rows:
    """How speech is spread over the groups; a group of one is left out, and so is what would tell its share."""
    words = scene.view.words
    shares = group_shares(scene.view.spread.shares)
    head = [EMPTY, centred(words("audience.status-title"), cells, f"bold {ACCENT}"), EMPTY]
    if not shares:
        rows = paragraph(wrap(words("audience.status-early"), cells, 3), cells, TEXT)
    else:
        rows = [row for share in shares for row in (*_share(scene, share, cells), EMPTY)]
    question = paragraph(wrap(words("audience.status-ask"), cells, 2), cells, f"bold {TEXT}")
    return [*head, *middle([*rows, *question], height - len(head))]


def group_shares(shares: tuple[Share, ...]) -> tuple[Share, ...]:
    """The shares of groups of two or more, of one another's time only; none when that leaves fewer than two."""
    groups = [share for share in shares if share.size > 1]
    time = sum(share.time.total_seconds() for share in groups)
    of = sum(share.size for share in groups)
    stayed = sum(share.presence for share in groups)
    if len(groups) < 2 or not time or not stayed:
        return ()
    return tuple(
        replace(share, part=share.time.total_seconds() / time, of=of, presence=share.presence / stayed)
        for share in groups
    )


def _question(text: str, cells: int, height: int) -> Rows:
    """A question to the room, in letters where there is room for them."""
    letters = set_words(text, cells, height // 3)
    return block(letters, cells, TEXT) if letters else paragraph(wrap(text, cells, 3), cells, f"bold {TEXT}")


def _share(scene: Scene, share: Share, cells: int) -> Rows:
    """A group's part of what was said above its part of the people."""
    words = scene.view.words
    group = words(share.word).capitalize()
    rows = [line((group, f"bold {TEXT}"))]
    for key, part, style in (
        ("audience.status-speech", share.part, CALM),
        ("audience.status-people", share.presence, QUIET),
    ):
        said = pad_left(f"{round(part * 100)} %", 6)
        name = pad(words(key, size=share.size, of=share.of), 20)
        rows.append(line((name + said + "  ", TEXT), bar(part, cells - 28, style)))
    return rows


# Hands


def hands(scene: Scene, cells: int, height: int) -> Rows:
    """A show of hands as bars; the clock when it is not there any more."""
    shown = next((one for one in scene.view.session.hands if one.id == scene.showing.ref), None)
    if shown is None:
        return course(scene, cells, height)
    words = scene.view.words
    question = _question(scene.said(shown.question), cells, height)
    rows = [_counted(scene, shown, index, cells) for index in range(len(shown.counts))]
    if 2 * len(rows) + len(question) + 5 <= height:
        rows = [part for row in rows for part in (row, EMPTY)]
    average = shown.average
    said = words.count("audience.hands", shown.total)
    if average is not None:
        said = words("audience.average", figure=decimal(average, words.language), hands=said)
    return middle([*question, EMPTY, *rows, EMPTY, centred(said, cells, f"bold {CALM}")], height)


def _counted(scene: Scene, shown: Hands, index: int, cells: int) -> Content:
    words, count = scene.view.words, shown.counts[index]
    consent = shown.kind is HandsKind.CONSENT
    said = words(f"audience.consent-{index}") if consent else words.count("audience.fingers", index)
    name = pad(said, 18)
    part = count / max(shown.counts) if any(shown.counts) else 0.0
    return line((name + pad_left(str(count), 4) + "  ", f"bold {TEXT}"), bar(part, cells - 24, CALM))
