"""A suggestion's text and what others wrote meanwhile, in one."""

from __future__ import annotations

import re

from plotweaver_contracts.base import ConflictedFile
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book, read_scene
from plotweaver_manuscript.merge import Conflict, merge_text
from plotweaver_manuscript.tree import Tree, text_of

_PARTED_BEFORE = re.compile(r"\r?\n[ \t]*\r?\n")
_PARTED_AFTER = re.compile(r"\r?\n[ \t]*\r?\n\Z")


def merged(path: str, base: str, ours: str, theirs: str) -> str:
    """Return the text that holds both what we and what others made of `base`.

    Whole paragraphs are added also where others wrote at the same place: they follow what is there.

    Raises:
        ProblemError: `suggestion.stale` with all three sides, if both changed the same sentence.
    """
    if theirs in (base, ours):
        return ours
    result = merge_text(base, ours, theirs)
    text = result.text
    # from the last one on, so that the places of those before stay right
    for conflict in reversed(result.conflicts):
        both = _beside(conflict)
        if both is None:
            raise stale(path, base, ours, theirs)
        text = f"{text[: conflict.offset]}{both}{text[conflict.offset + len(conflict.ours) :]}"
    return text


def _beside(conflict: Conflict) -> str | None:
    """Return both sides of a conflict in which we only added paragraphs after, or before, what was there."""
    base, ours, theirs = conflict.base, conflict.ours, conflict.theirs
    if base and not theirs.strip():  # what they were to stand beside is gone
        return None
    after, before = ours.removeprefix(base), ours.removesuffix(base)
    if ours.startswith(base) and _PARTED_BEFORE.match(after):
        return theirs + after
    if ours.endswith(base) and _PARTED_AFTER.search(before):
        return before + theirs
    return None


def stale(path: str, base: str | None, ours: str | None, theirs: str | None) -> ProblemError:
    """Return the problem of a suggestion whose sentence changed since."""
    sides = ConflictedFile(path=path, base=base, ours=ours, theirs=theirs)
    return ProblemError("suggestion.stale", "Nothing was changed. Compare the texts and decide.", conflicts=[sides])


def path_now(tree: Tree, scene: str, path: str) -> str | None:
    """Return where a scene that was at `path` is now, also after it moved; None if it is gone."""
    text = text_of(tree, path)
    if text is not None and read_scene(path, text).id == scene:
        return path
    moved = read_book(tree).scene(scene)
    if moved is not None:
        return moved.path
    return None if text is None else path
