"""What a lock is about: which files of a change it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from plotweaver_manuscript.book import read_scene
from plotweaver_manuscript.tree import Tree, text_of

_MANUSCRIPT = "manuscript/"


@dataclass(frozen=True)
class Held:
    """A lock that holds, as the gate needs it."""

    id: str
    kind: str
    target: str
    level: str
    holder: str
    name: str
    reason: str
    fence: int
    ends_at: int | None


def concerns(lock: Held, paths: frozenset[str], before: Tree, after: Tree) -> str | None:
    """Return the first touched file that a lock is about, None if it is about none of them."""
    touched = sorted(paths)
    match lock.kind:
        case "book":
            return touched[0] if touched else None
        case "chapter":
            return next((path for path in touched if path.startswith(f"{_MANUSCRIPT}{lock.target}/")), None)
        case "scene":
            return next((path for path in touched if lock.target in _scene_ids(path, before, after)), None)
        case _:
            return lock.target if lock.target in paths else None


def _scene_ids(path: str, before: Tree, after: Tree) -> set[str]:
    """Return the ids that a scene's file has on either side: moving and taking it out touch it as well."""
    if not path.startswith(_MANUSCRIPT) or not path.endswith(".md"):
        return set()
    texts = (text_of(tree, path) for tree in (before, after))
    return {read_scene(path, text).id for text in texts if text is not None}
