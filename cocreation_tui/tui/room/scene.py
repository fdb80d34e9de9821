"""What the room sees, as one frozen value: the meeting, what was chosen to be shown, and the page of it.

Every audience face of a meeting turns the same pages, whatever its size; how large they are set is for it to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from math import ceil

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.carried_over import challenge_of, own_rules
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.cards import Card, written_page
from cocreation_tui.method.documents import Block, BlockKind
from cocreation_tui.tui.room.type_size import Passage, pages
from cocreation_tui.tui.room.without_names import without_names
from cocreation_tui.tui.view import View

RULES = ("ground-rules", "premises")
"""Cards of the rules of the game, shown whatever the item."""
AFTER_RULES = "rules"
"""The agenda as the page after them: what its ``ref`` is."""
GOALS_ON_A_PAGE = 4
"""Goals against their baseline that fit the smallest window."""

FindCard = Callable[[str], Card | None]
"""A method card by its id; None when there is none."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A page for the room."""

    title: str
    """What it is called."""
    passages: tuple[Passage, ...]
    """What it says, in order."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything an audience face needs."""

    view: View
    """The meeting, in the language of the meeting."""
    showing: Showing
    """What was chosen to be shown."""
    slide: Slide | None = None
    """The page to show; None for what has no pages."""
    pages: int = 0
    """How many pages there are."""

    def said(self, text: str) -> str:
        """A text for the room: without names of people when they are to be left out."""
        if not self.showing.hide_names:
            return text
        return without_names(text, self.view.session.people, self.view.words("audience.somebody"))


def scene_of(view: View, showing: Showing, find: FindCard) -> Scene:
    """What the room sees of a meeting; in the meeting's own language, whatever that of the screens."""
    view = replace(view, words=Words(view.session.language))
    if showing.subject is Subject.GOALS:
        return Scene(view, showing, pages=goal_pages(view.session))
    if showing.subject is Subject.POSTER and showing.poster is not None:
        return Scene(view, showing, pages=1 + len(showing.poster.tiles))
    if showing.subject is Subject.AGENDA and showing.ref == AFTER_RULES:
        return Scene(view, showing, pages=showing.page + 1)
    slides = slides_of(showing, item_at_hand(view), find, view.session)
    if not slides:
        return Scene(view, showing)
    number = min(max(0, showing.page), len(slides) - 1)
    return Scene(view, showing, slides[number], len(slides) + (showing.subject is Subject.RULES))


def goal_pages(session: Session) -> int:
    """How many pages the goals of a meeting take; one to say that there are none."""
    return max(1, ceil(len(goals_of(session)) / GOALS_ON_A_PAGE))


def item_at_hand(view: View) -> Item | None:
    """The item under way, or else the one to come."""
    row = view.seen.current or view.seen.next
    return row.item if row else None


def slides_of(showing: Showing, item: Item | None, find: FindCard, session: Session) -> tuple[Slide, ...]:
    """The pages of what is shown; none for what has no pages."""
    if showing.subject is Subject.RULES:
        return (*_rules(session, find), *card_slides(RULES[1:], find))
    if showing.subject is Subject.CARD:
        return tuple(card_slides([showing.ref], find))
    if showing.subject is Subject.CHALLENGE:
        return tuple(_challenge(session))
    if showing.subject is Subject.PAGE:
        title, blocks = written_page(showing.ref)
        return tuple(_pages(title, map(_passage, blocks))) or (Slide(title, (Passage(title),)),)
    if showing.subject is Subject.QUESTIONS and item and item.questions:
        return tuple(_pages(item.title, (Passage(question) for question in item.questions)))
    return ()


def _challenge(session: Session) -> Iterator[Slide]:
    """The shared challenge as adopted, then as it is proposed to be; before it is stated, the question it answers."""
    words, known = Words(session.language), challenge_of(session)
    passages = [*_lines(known.adopted)]
    if known.proposed:
        passages += [Passage(words("audience.challenge-proposed"), heading=True), *_lines(known.proposed)]
    none = (Passage(words("audience.challenge-asks")), Passage(words("audience.challenge-none")))
    return _pages(words("audience.challenge"), passages or none)


def _lines(text: str) -> Iterator[Passage]:
    return (Passage(line) for line in text.split("\n") if line.strip())


def _rules(session: Session, find: FindCard) -> Iterator[Slide]:
    """The rules of the game, then those the initiative has adopted itself."""
    card, own = find(RULES[0]), own_rules(session)
    if not own:
        yield from card_slides(RULES[:1], find)
        return
    words = Words(session.language)
    passages = [_passage(block) for block in card.text] if card else []
    heading = Passage(words("audience.own-rules"), heading=True)
    title = card.title if card else words("audience.own-rules")
    yield from _pages(title, (*passages, heading, *(Passage(rule, "- ") for rule in own)))


def card_slides(ids: Iterable[str], find: FindCard) -> Iterator[Slide]:
    """The pages of some cards, those that are found."""
    for card_id in ids:
        card = find(card_id)
        if card is not None:
            yield from _pages(card.title, map(_passage, card.text))


def _passage(block: Block) -> Passage:
    if block.kind is BlockKind.HEADING:
        return Passage(block.text, heading=True)
    if block.kind is BlockKind.POINT:
        mark = f"{block.number}. " if block.number is not None else "- "
        return Passage(block.text, "  " * max(0, block.level - 1) + mark)
    return Passage(block.text)


def _pages(title: str, passages: Iterable[Passage]) -> Iterator[Slide]:
    """Passages laid on pages."""
    return (Slide(title, page) for page in pages(tuple(passages)))


def remembering(find: FindCard) -> FindCard:
    """The same, looking each card up once: pages are painted several times a second."""
    found: dict[str, Card | None] = {}

    def look_up(card_id: str) -> Card | None:
        if card_id not in found:
            found[card_id] = find(card_id)
        return found[card_id]

    return look_up
