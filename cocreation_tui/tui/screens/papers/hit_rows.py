"""What was found, as rows of a list: the words with those that were typed standing out, and below them where they were said."""

from __future__ import annotations

from textual.content import Content

from cocreation_tui.core.ground.days import day_of, known_zone
from cocreation_tui.core.reports.said import Around, Said
from cocreation_tui.core.reports.sought import Sought, excerpt, on_one_line
from cocreation_tui.desk.searching import called
from cocreation_tui.export.escaping import capital
from cocreation_tui.i18n.dates import clock, plain_day, short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.index import Hit
from cocreation_tui.tui.text import Part, fit, line, lines, plain, styled, width
from cocreation_tui.tui.words.pages import Page

VIEWS: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "decision": frozenset({"decision"}),
    "task": frozenset({"task"}),
    "goal": frozenset({"focus", "actor", "goal", "ripple", "change"}),
    "answer": frozenset({"answer", "rule", "hands"}),
    "parked": frozenset({"parking", "note"}),
    "meeting": frozenset({"meeting", "item", "initiative"}),
}
"""What may be shown of it, each with the kinds that are in it; none for all."""
FOUND = "bold underline"
"""How words stand out that were typed: by more than colour."""


def row(hit: Hit, wanted: Sought, words: Words, columns: int) -> Content:
    """A piece on two lines of so many columns."""
    whole = on_one_line(hit.said.text)
    text, spans = excerpt(whole, wanted.spans(whole), max(20, columns))
    while width(text) > columns and len(text) > 1:
        text = fit(text, columns)
    parts: list[Part] = []
    at = 0
    for start, end in spans:
        if end <= len(text):
            parts += [text[at:start], (text[start:end], FOUND)]
            at = end
    return line(*parts, text[at:], "\n", (fit(f"  {where(hit, words)}", columns), "$text-muted"))


def where(hit: Hit, words: Words) -> str:
    """When and where it was said, and what it is."""
    said, meeting = hit.said, hit.meeting
    named = meeting.initiative and meeting.initiative.casefold() not in meeting.title.casefold()
    told = (
        plain_day(day_of(said.at, known_zone(meeting.zone)), words.language),
        called(words, said),
        words("found.internal") if meeting.internal else "",
        words.together(said.owners),
        meeting.title if said.kind not in (Around.MEETING, Around.INITIATIVE) else "",
        meeting.initiative if named else "",
        said.platform,
        said.item if said.kind is not Around.ITEM else "",
    )
    return " · ".join(" ".join(one.split()) for one in told if one.strip())


def views(chosen: str, words: Words, columns: int) -> Content:
    """What may be shown, on one line; where there is no room for all, only what is shown and its number."""
    names = {view: f" {words(f'found.view-{view}')} " for view in VIEWS}
    if sum(map(width, names.values())) + len(names) > columns:
        number = list(VIEWS).index(chosen) + 1
        return line((names[chosen], "bold reverse"), (f" {number}/{len(VIEWS)}", "$text-muted"))
    parts: list[Part] = []
    for view, name in names.items():
        parts += [(name, "bold reverse" if view == chosen else "$text-muted"), " "]
    return line(*parts)


def hit_page(hit: Hit, wanted: Sought, words: Words) -> Page:
    """All of a piece that stands in no minutes."""
    said = hit.said
    spoke = [words("found.said-by", name=said.person)] if said.person else []
    at = clock(said.at, known_zone(hit.meeting.zone))
    head = styled(" · ".join((where(hit, words), at, *spoke)), "$text-muted")
    return Page(title_of(hit, words), lines([head, plain(""), marked(said, wanted)]))


def marked(said: Said, wanted: Sought) -> Content:
    """All words of a piece, with those that were typed standing out."""
    parts: list[Part] = []
    at = 0
    for start, end in wanted.spans(said.text):
        parts += [said.text[at:start], (said.text[start:end], FOUND)]
        at = end
    return line(*parts, said.text[at:])


def title_of(hit: Hit, words: Words) -> str:
    """What a piece is called at the head of a page."""
    return f"{capital(called(words, hit.said))} · {hit.meeting.title}"


def found_words(hit: Hit, words: Words, key: str) -> str:
    """That it was found, on which day and in which meeting."""
    day = short_day(day_of(hit.said.at, known_zone(hit.meeting.zone)), words.language)
    return words(key, day=day, meeting=hit.meeting.title)
