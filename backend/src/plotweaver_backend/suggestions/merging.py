"""A suggestion's text and what others wrote meanwhile, in one."""

from __future__ import annotations

from plotweaver_contracts.base import ConflictedFile
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book, read_scene
from plotweaver_manuscript.merge import merge_text
from plotweaver_manuscript.tree import Tree, text_of

# Ends every side with the same paragraph: without it, a paragraph added at the end would also count
# as a change of the sentence before it, since that sentence then no longer ends the text.
_END = "\n\n\N{END OF TEXT}"


def merged(path: str, base: str, ours: str, theirs: str) -> str:
    """Return the text that holds both what we and what others made of `base`.

    Raises:
        ProblemError: `suggestion.stale` with all three sides, if both changed the same sentence.
    """
    if theirs in (base, ours):
        return ours
    result = merge_text(base + _END, ours + _END, theirs + _END)
    if result.conflicts or not result.text.endswith(_END):
        raise stale(path, base, ours, theirs)
    return result.text.removesuffix(_END)


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
