"""Finding a Markdown file by its id in a row of folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.method.shelf import Shelf
from cocreation_tui.method.sources import SCRIPT_LIMIT, read_lines


def looks_like_path(text: str) -> bool:
    """Whether a name given on a command line is a path rather than an id."""
    return "/" in text or "\\" in text or text.casefold().endswith(".md")


def markdown_files(folder: Path) -> tuple[Path, ...]:
    """Markdown files directly in a folder, by name, without a README; none when it cannot be read."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".md")
    except OSError:
        return ()
    return tuple(path for path in files if path.stem.casefold() != "readme")


def find_file(wanted: str, folders: Iterable[Path]) -> Path | None:
    """The file of an id in the first folder that has it, by its name or by its front matter; None for none."""
    for folder in folders if wanted else ():
        files = markdown_files(folder)
        by_name = (path for path in files if path.stem == wanted)
        by_id = (path for path in files if _IDS.take(path) == wanted)
        found = next(by_name, None) or next(by_id, None)
        if found:
            return found
    return None


def _front_id(path: Path) -> str:
    """The id in a file's front matter; empty for none."""
    lines = read_lines(path, SCRIPT_LIMIT)
    if isinstance(lines, Problem) or not lines[0].startswith("---"):
        return ""
    for line in lines[1:]:
        key, _, value = line.partition(":")
        if key.strip().casefold() == "id":
            return value.strip().strip("\"'")
        if line.startswith(("---", "...")):
            break
    return ""


_IDS = Shelf(_front_id)
