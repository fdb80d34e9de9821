"""What is said when minutes or a newsletter have been saved as a file."""

from __future__ import annotations

from cocreation_tui.desk.papers import Saved
from cocreation_tui.i18n.words import Words


def saved_words(saved: Saved, words: Words) -> str:
    """Where it was saved and in which format; why the user's own template was not used, where it was not."""
    key = "papers.saved-by-template" if saved.template else "papers.saved"
    said = words(
        key, format=words(f"papers.format-{saved.wanted}"), template=saved.template, path=str(saved.path)
    )
    if saved.problem is None:
        return said
    why = words(saved.problem.key, path=saved.problem.path.name, **saved.problem.values)
    return f"{said}\n{words('papers.template-not-used', why=why)}"
