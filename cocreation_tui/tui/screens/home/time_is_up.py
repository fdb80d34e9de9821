"""What is to be deleted because its time is up: looked for when Home opens, asked about with the list, and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import App

from cocreation_tui.clock import local_zone
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.retention import Due, Look, Retention, due_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.disk_encryption import disk_is_encrypted
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen

SHOWN = 8
"""Rows of the list that are shown; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found when Home opened."""

    said: tuple[str, ...]
    """What is to be said of it."""
    retention: Retention
    """Deletes what is due."""
    look: Look
    """What is due."""


def look_after(desk: Desk, words: Words) -> Found:
    """Look, and delete what needs no question. Not on the event loop."""
    retention = Retention(desk)
    look, said = retention.look(), list[str]()
    if look.unasked:
        said = deleted(retention, look.unasked, words)
    if look.doubt is not None and (look.due or look.coming):
        said.append(words(f"retention.doubt-{look.doubt}"))
    if disk_is_encrypted(desk.workspace.root) is False and retention.tell_once("privacy.disk-plain"):
        said.append(words("privacy.disk-plain"))
    if not look.to_ask:
        retention.remember(look)
    return Found(tuple(said), retention, look)


def deleted(retention: Retention, listed: tuple[Due, ...], words: Words) -> list[str]:
    """Delete what was listed, and say so."""
    problems = retention.delete(listed)
    told = (
        [words.count("retention.deleted", len(listed) - len(problems))] if len(listed) > len(problems) else []
    )
    left = (words(one.key, path=one.path.name, **one.values) for one in problems)
    return [*told, *(words("retention.left", why=why) for why in left)]


def ask_to_delete(app: App[None], found: Found, words: Words, delete: Callable[[], object]) -> None:
    """Show the list and ask; leaving everything is the first answer, and is asked again another day."""
    listed, zone = found.look.to_ask, local_zone()[0]
    rows = [due_words(one, words, zone) for one in listed[:SHOWN]]
    if len(listed) > SHOWN:
        rows.append(words("retention.more", n=len(listed) - SHOWN))
    answers = (
        Answer(words("retention.not-now"), words("retention.not-now-follows")),
        Answer(words("retention.delete"), words("retention.delete-follows"), act=lambda: None),
    )

    def answered(yes: object) -> None:
        found.retention.remember(found.look, agreed=yes is not None)
        if yes is not None:
            delete()

    question = "\n".join((words("retention.due"), "", *rows))
    app.push_screen(QuestionScreen(words, question, answers), answered)
