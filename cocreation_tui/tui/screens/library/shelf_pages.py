"""Cards and scripts as pages to read, and what can be read after them."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from cocreation_tui.clock import local_zone
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.schedule import Facts, project
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.planning import default_start, start_today
from cocreation_tui.i18n.dates import clock, length_words
from cocreation_tui.i18n.words import Words, language_name
from cocreation_tui.method.cards import Card
from cocreation_tui.method.scripts import find_script
from cocreation_tui.tui.screens.dialogs.pick import Choice
from cocreation_tui.tui.text import line, lines, plain, styled
from cocreation_tui.tui.words.of_keys import script_words
from cocreation_tui.tui.words.pages import Page, card_page, flowing

BEGINS = "09:00"
"""When the meeting begins in the preview of a script, unless its first item has a clock time."""
MOST_LINKS = 9
"""How many links there is a digit for."""


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """A card or a script that can be read."""

    id: str
    """Its id."""
    is_script: bool
    """Whether it is a script; else it is a card."""
    language: str
    """Id of its language."""
    words: str = ""
    """What a link to it says."""


def place_of(what: Card | Script) -> Shelfmark:
    """Where something that was found is."""
    return Shelfmark(what.id, isinstance(what, Script), what.language, what.title)


def read_place(place: Shelfmark, desk: Desk) -> Card | Script | None:
    """What stands there now; None when there is nothing that can be read."""
    if not place.is_script:
        return desk.card(place.id, place.language)
    return find_script(place.id, place.language, desk.workspace.scripts)[0]


def onward(what: Card | Script, desk: Desk) -> tuple[Shelfmark, ...]:
    """What can be read after it: what a card links to, and the cards a script shows."""
    if isinstance(what, Card):
        places = [Shelfmark(link.id, link.is_script, what.language, link.words) for link in what.links]
        return tuple(places[:MOST_LINKS])
    shown = dict.fromkeys(card for point in what.points for card in point.item.shows)
    cards = [card for card_id in shown if (card := desk.card(card_id, what.language)) is not None]
    return tuple(Shelfmark(card.id, False, card.language, card.title) for card in cards[:MOST_LINKS])


def card_choices(cards: tuple[Card, ...], at_hand: tuple[str, ...], words: Words) -> tuple[Choice[str], ...]:
    """Cards to choose among: first those that the ones at hand link to, then those, then the rest."""
    near = [link.id for card in cards if card.id in at_hand for link in card.links if not link.is_script]
    order = [*near, *at_hand]
    told = words("library.see-also").casefold()
    ranked = sorted(cards, key=lambda card: order.index(card.id) if card.id in order else len(order))
    return tuple(Choice(card.id, card.title, told if card.id in near else "", card.id) for card in ranked)


def page_of(what: Card | Script, now: datetime, words: Words) -> Page:
    """A card, or a script as an agenda of today."""
    if isinstance(what, Card):
        return card_page(what)
    return script_page(what, start_today(BEGINS, now) or default_start(now), words)


def script_page(script: Script, start: datetime, words: Words) -> Page:
    """A script as an agenda with times, and the notes to each item."""
    zone, rules = local_zone()
    first = script.points[0].start_clock if script.points else None
    if first is not None:
        start = start.astimezone(rules).replace(hour=first.hour, minute=first.minute)
    agenda = script.agenda(start.astimezone(rules).date(), rules, ())
    seen = project(agenda, Facts(start), start)
    rows = [*_head(script, words), styled(words("library.agenda"), "bold $text-secondary")]
    for number, row in enumerate(seen.rows, 1):
        length = length_words(words, row.item.length)
        rows.append(
            line(
                (f"{clock(row.start, zone)}  ", "bold $text-primary"),
                (f"{number} {row.item.title}", "bold"),
                (f"   {length} · {words(f'item-kind.{row.item.kind.value}')}", "$text-muted"),
            )
        )
        rows += _notes(row.item, words)
    rows.append(line((f"{clock(seen.end, zone)}  ", "bold $text-primary"), words("library.end")))
    return Page(script.title, lines(rows))


def _head(script: Script, words: Words) -> list[Content]:
    told = [script_words(script, words), language_name(words, script.language)]
    told += [words("library.led-by", who=script.led_by)] if script.led_by else []
    told += [words("library.with-whom", who=script.with_whom)] if script.with_whom else []
    told += [words("circle.internal")] if script.circle is Circle.INTERNAL else []
    rows = [styled(" · ".join(told), "$text-muted"), plain("")]
    if script.purpose:
        rows += [plain(flowing(script.purpose)), plain("")]
    for key, listed in (("library.results", script.results), ("library.before", script.before)):
        if listed:
            rows.append(styled(words(key), "bold $text-secondary"))
            rows += [plain(f"- {one}") for one in listed]
            rows.append(plain(""))
    return rows


def _notes(item: Item, words: Words) -> list[Content]:
    rows = [styled(f"? {question}", "$text-accent") for question in item.questions]
    for paragraph in flowing(item.notes).split("\n"):
        if paragraph.strip():
            rows.append(plain(paragraph.strip()))
    if item.plan_b:
        plan_b = " ".join(flowing(item.plan_b).split())
        rows.append(line(("Plan B: ", "bold $text-warning"), plan_b))
    return [*rows, plain("")]
