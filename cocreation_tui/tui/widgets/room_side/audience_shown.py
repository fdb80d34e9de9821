"""What the facilitator can show the room instead of the clock: pages, a capture, the status round, hands, a code."""

from __future__ import annotations

from textual.content import Content

from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Capture, Hands, HandsKind, Kind
from cocreation_tui.core.floor.speaking import Share
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.fact_reading import conclusion_of
from cocreation_tui.core.forms.form import FieldType
from cocreation_tui.core.forms.templates import OBSERVATION, REALITY_CHECK
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.carried_over import brought_as
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.i18n.dates import brief_day
from cocreation_tui.tui.room.scene import Passage, Scene
from cocreation_tui.tui.text import fit, line, pad, pad_left, width, wrap
from cocreation_tui.tui.widgets.control.captures import label
from cocreation_tui.tui.widgets.qr import DARK, LIGHT, NoRoom, qr_rows
from cocreation_tui.tui.widgets.room_side.audience_clock import course
from cocreation_tui.tui.widgets.room_side.letters import HEIGHT, large
from cocreation_tui.tui.widgets.room_side.sheet import (
    ACCENT,
    CALM,
    EMPTY,
    QUIET,
    TEXT,
    WARN,
    Rows,
    bar,
    block,
    centred,
    middle,
    paragraph,
)

BESIDE = 22
"""Columns of the words beside a code that takes all the rows there are, at least."""
WIDEST = 96
"""Columns beyond which ordinary text is hard to read."""


def blank(scene: Scene, cells: int, height: int) -> Rows:
    """Nothing; the band above has the time of day."""
    return []


# Pages


def slide(scene: Scene, cells: int, height: int) -> Rows:
    """A page of rules, of a card, or of questions; the clock when there is none."""
    if scene.slide is None:
        return course(scene, cells, height)
    passages = scene.slide.passages
    title = _title(scene.said(scene.slide.title), cells, height)
    room = height - len(title)
    for draw in (_large, _airy, _dense):
        rows = draw(scene, passages, cells)
        if len(rows) <= room:
            return [*title, *_moved(_spread(rows, room), cells)]
    return [*title, *_moved(_dense(scene, passages, cells)[:room], cells)]


def _spread(rows: Rows, room: int) -> Rows:
    return [*[EMPTY] * ((room - len(rows)) // 3), *rows]


def _title(text: str, cells: int, height: int) -> Rows:
    drawn = large(text, cells, HEIGHT) if height >= 6 * HEIGHT else None
    head = block(drawn, cells, ACCENT) if drawn else [centred(text, cells, f"bold {ACCENT}")]
    return [EMPTY, *head, EMPTY] if height >= 20 else head


def _large(scene: Scene, passages: tuple[Passage, ...], cells: int) -> Rows:
    """Every passage in large letters; more rows than there can be where one cannot be drawn so."""
    rows: Rows = []
    for passage in passages:
        drawn = large(passage.mark + scene.said(passage.text), cells, 10_000)
        if drawn is None:
            return [EMPTY] * 10_000
        rows += [*(line((text, ACCENT if passage.heading else TEXT)) for text in drawn), EMPTY]
    return rows[:-1]


def _airy(scene: Scene, passages: tuple[Passage, ...], cells: int) -> Rows:
    rows: Rows = []
    for passage in passages:
        rows += [*_passage(scene, passage, cells), EMPTY]
    return rows[:-1]


def _dense(scene: Scene, passages: tuple[Passage, ...], cells: int) -> Rows:
    return [row for passage in passages for row in _passage(scene, passage, cells)]


def _passage(scene: Scene, passage: Passage, cells: int) -> Rows:
    """A passage as ordinary rows, what follows the first standing under its words."""
    mark = passage.mark
    rows = wrap(scene.said(passage.text), min(cells, WIDEST) - width(mark), len(passage.text) + 1)
    style = f"bold {ACCENT}" if passage.heading else f"bold {TEXT}"
    return [
        line((mark if not number else " " * width(mark), f"bold {ACCENT}"), (text, style))
        for number, text in enumerate(rows)
    ]


def _moved(rows: Rows, cells: int) -> Rows:
    """Rows moved to the middle together."""
    left = " " * max(0, (cells - max(map(_cells, rows), default=0)) // 2)
    return [line(left, row) for row in rows]


def _cells(row: Content) -> int:
    return width(row.plain)


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
    text = scene.said(shown.text.replace("\n", " / "))
    drawn = large(text, cells, room)
    rows = block(drawn, cells, TEXT) if drawn else _words(text, cells, room)
    # The question is never larger than what it is about.
    asked = foot[-1].plain.strip() if shown.kind is Kind.DECISION else ""
    question = large(asked, cells, room - len(rows) - 2) if drawn and asked else None
    if question:
        foot = [*foot[:-1], *block(question, cells, CALM)]
        room = max(1, height - len(head) - len(foot))
    return [*head, *_exactly(rows, room), *foot]


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
    return [*title, *_exactly(answers, height - len(title))]


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
        part = int(answer) / 5 if answer in {*"12345"} else 0.0
        label = pad(fit(words(f"form.{shown.form}.{field.name}"), 34), 36)
        rows.append(line((f"{label}{pad(answer or '–', 3)}", f"bold {TEXT}"), bar(part, across, CALM)))
    conclusion = conclusion_of(shown)
    if conclusion:
        rows.append(centred(words(f"choice.{conclusion}"), room, f"bold {ACCENT}"))
    return _moved(rows, cells)


def _exactly(rows: Rows, room: int) -> Rows:
    rows = middle(rows, room)
    return [*rows, *[EMPTY] * (room - len(rows))]


def _words(text: str, cells: int, room: int) -> Rows:
    """Words as large as ordinary ones get: in rows of few words with space between them."""
    across = min(cells, WIDEST)
    rows = paragraph(wrap(text, across, room), cells, f"bold {TEXT}")
    return [part for row in rows for part in (row, EMPTY)][:-1] if 2 * len(rows) <= room else rows


def _heading(scene: Scene, shown: Capture) -> str:
    """What it is: kind, a decision's number and standing."""
    words = scene.view.words
    kind = words(f"kind.{shown.kind.value}")
    if shown.kind is not Kind.DECISION:
        return kind.upper()
    return f"{kind.upper()} {label(words, shown)} · {words(f'status.{shown.status.value}')}"


def _foot(scene: Scene, shown: Capture, owner: str, cells: int) -> Rows:
    """Platform, owner and date; below a decision, the question."""
    words = scene.view.words
    parts = [shown.platform] if shown.platform else []
    parts += [owner] if owner and not scene.showing.hide_names else []
    parts += [words("reading.due", date=brief_day(shown.due, words.language))] if shown.due else []
    rows = [centred(scene.said(" · ".join(parts)), cells, QUIET)] if parts else []
    if shown.kind is not Kind.DECISION:
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
    if len(groups) < 2 or not time:
        return ()
    return tuple(
        Share(share.role, share.time, share.time.total_seconds() / time, share.size, of) for share in groups
    )


def _question(text: str, cells: int, height: int) -> Rows:
    """A question to the room, in large letters in a high window."""
    drawn = large(text, cells, 2 * HEIGHT) if height >= 6 * HEIGHT else None
    return block(drawn, cells, TEXT) if drawn else paragraph(wrap(text, cells, 3), cells, f"bold {TEXT}")


def _share(scene: Scene, share: Share, cells: int) -> Rows:
    """A group's part of what was said above its part of the people."""
    words = scene.view.words
    group = words(f"roles.{share.role.value}").capitalize()
    rows = [line((group, f"bold {TEXT}"))]
    for key, part, style in (
        ("audience.status-speech", share.part, CALM),
        ("audience.status-people", share.size / share.of, QUIET),
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
        figure = f"{average:.1f}".replace(".", "," if words.language == "da" else ".")
        said = words("audience.average", figure=figure, hands=said)
    return middle([*question, EMPTY, *rows, EMPTY, centred(said, cells, f"bold {CALM}")], height)


def _counted(scene: Scene, shown: Hands, index: int, cells: int) -> Content:
    words, count = scene.view.words, shown.counts[index]
    consent = shown.kind is HandsKind.CONSENT
    said = words(f"audience.consent-{index}") if consent else words.count("audience.fingers", index)
    name = pad(said, 18)
    part = count / max(shown.counts) if any(shown.counts) else 0.0
    return line((name + pad_left(str(count), 4) + "  ", f"bold {TEXT}"), bar(part, cells - 24, CALM))


# Codes


def code(scene: Scene, cells: int, height: int) -> Rows:
    """A QR code, dark on white whatever the theme, with words above it."""
    head = paragraph(wrap(scene.said(scene.showing.title), cells, 2), cells, f"bold {TEXT}")
    drawn = qr_rows(scene.showing.ref, cells, height - len(head))
    if isinstance(drawn, NoRoom):
        beside = qr_rows(scene.showing.ref, cells - BESIDE, height)
        if not isinstance(beside, NoRoom):
            return _with_words_beside(beside, scene.said(scene.showing.title), cells, height)
        reason = wrap(drawn.reason(scene.view.words, (4, 1 + len(head))), cells, 4)
        return middle([*head, EMPTY, *paragraph(reason, cells, f"bold {WARN}")], height)
    left = " " * ((cells - len(drawn[0])) // 2)
    return [*head, *_exactly([line(left, _modules(row)) for row in drawn], height - len(head))]


def takes_the_band(scene: Scene, cells: int, height: int) -> bool:
    """Whether a code fits only if the band above it gives way."""
    if scene.showing.subject is not Subject.QR:
        return False
    fits = [
        isinstance(qr_rows(scene.showing.ref, cells - BESIDE, rows), tuple) for rows in (height, height + 1)
    ]
    return fits == [False, True]


def _with_words_beside(drawn: tuple[str, ...], said: str, cells: int, height: int) -> Rows:
    """A code that takes all the rows there are, its words at the right of it."""
    room = cells - len(drawn[0]) - 2
    words = [fit(row, room) for row in wrap(said, room, len(drawn) - 1)]
    texts = ["", *words, *[""] * len(drawn)]
    rows = [
        line(_modules(row), (f"  {text}", f"bold {TEXT}")) for row, text in zip(drawn, texts, strict=False)
    ]
    return _exactly(rows, height)


def _modules(row: str) -> Content:
    """A row of a code; a dark cell is dark all over, with no gap between rows."""
    parts = [
        (cell, f"{DARK} on {DARK}" if cell == "█" else f"{DARK} on {LIGHT}") for cell in fit(row, len(row))
    ]
    return line(*parts)
