"""Minutes and newsletters as files: made in a format, by the user's own template where there is one, and saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.export.document.formats import FORMATS, Format, Told
from cocreation_tui.i18n.words import Words, in_other_languages

if TYPE_CHECKING:
    from cocreation_tui.core.reports.manner import Manner
    from cocreation_tui.core.reports.newsletter import Newsletter
    from cocreation_tui.core.session.session import Session
    from cocreation_tui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Paper:
    """Minutes or a newsletter as a file that is not saved yet."""

    content: bytes
    """What is in the file."""
    template: str = ""
    """Name of the user's own template that it was made by; empty for none."""
    problem: Problem | None = None
    """Why the user's own template was not used; None when it was, or there is none."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved, and how."""

    path: Path
    """Where it is."""
    wanted: Format
    """The format it is in."""
    template: str = ""
    """Name of the user's own template that it was made by; empty for none."""
    problem: Problem | None = None
    """Why the user's own template was not used; None when it was, or there is none."""


class Papers:
    """``Papers(workspace, tell)``: ``tell`` is how the minutes of a meeting are told as Markdown."""

    def __init__(self, workspace: Workspace, tell: Callable[[Session, Manner], str]) -> None:
        self._workspace = workspace
        self._tell = tell

    def minutes(self, session: Session, manner: Manner, wanted: Format) -> Paper:
        """The minutes of a meeting in a format."""
        facts = session.facts
        day = day_of(facts.started_at or facts.planned_start, session.zone)
        return self._made(Told(self._tell(session, manner), session.language, day), wanted, "minutes")

    def save_beside(self, session: Session, path: Path, manner: Manner, wanted: Format) -> Saved:
        """Save the minutes of the meeting in the file ``path`` beside it.

        What a person has edited is left alone. Raises ``StoreError``.
        """
        from cocreation_tui.export.minutes.beside import save_as

        folder, words = self._workspace.minutes_folder(path), Words(session.language)
        paper = self.minutes(session, manner, wanted)
        saved = save_as(wanted, folder, session, paper.content, words, manner)
        return Saved(saved, wanted, paper.template, paper.problem)

    def newsletter(self, letter: Newsletter, wanted: Format) -> Paper:
        """A newsletter in a format."""
        from cocreation_tui.export.newsletter import newsletter_markdown

        markdown = newsletter_markdown(letter, Words(letter.language))
        return self._made(Told(markdown, letter.language, letter.day), wanted, "newsletter")

    def page(self, markdown: str, language: str, day: date, wanted: Format) -> Paper:
        """Any other text of Markdown in a format, as minutes are."""
        return self._made(Told(markdown, language, day), wanted, "minutes")

    def save_newsletter(self, folder: Path, letter: Newsletter, wanted: Format) -> Saved:
        """Save a newsletter in an initiative's ``folder``; an edited file is left alone. Raises ``StoreError``."""
        from cocreation_tui.export.newsletter import save_newsletter

        paper = self.newsletter(letter, wanted)
        saved = save_newsletter(folder, letter, Words(letter.language), wanted, paper.content)
        return Saved(saved, wanted, paper.template, paper.problem)

    def _made(self, told: Told, wanted: Format, what: str) -> Paper:
        kind = FORMATS[wanted]
        path = self._template(what, told.language) if kind.has_template else None
        if path is None:
            return Paper(kind.write(told, None))
        from cocreation_tui.export.document.word_file import LIMIT, BadTemplate
        from cocreation_tui.store.files import read_limited

        try:
            return Paper(kind.write(told, read_limited(path, LIMIT)), path.name)
        except StoreError as error:
            problem = Problem(path, 0, error.key, error.values)
        except BadTemplate as bad:
            problem = Problem(path, 0, bad.key, {"megabytes": LIMIT // 1_000_000})
        return Paper(kind.write(told, None), problem=problem)

    def _template(self, what: str, language: str) -> Path | None:
        """The user's own template in the workspace, of the language if there is one; None when there is none."""
        words = Words(language)
        names = (said(f"papers.template-{what}") for said in (words, *in_other_languages(words)))
        paths = (self._workspace.root / name for name in names)
        return next((path for path in paths if os.path.lexists(path)), None)
