"""What a lock is about: which files of a change it concerns, and which other locks."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import BOOK, Book, read_scene
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping, string_list

from plotweaver_backend.locks.moved import moved

_MANUSCRIPT = "manuscript/"
#: Where the files of a kind lie.
FOLDERS = {"character": "characters/", "place": "world/"}


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
    taken_at: int
    ends_at: int | None


def concerns(lock: Held, paths: frozenset[str], before: Tree, after: Tree) -> str | None:
    """Return the first touched file that a lock is about, None if it is about none of them."""
    return next((path for path in sorted(paths) if _is_about(lock, path, before, after)), None)


def overlap(kind: str, target: str, lock: Held, book: Book) -> bool:
    """Whether something one wants to keep, and what somebody keeps, have a part of the book in common."""
    pair = {(kind, target), (lock.kind, lock.target)}
    if len(pair) == 1 or "book" in (kind, lock.kind):
        return True
    inside = {(("chapter", chapter.slug), ("scene", scene.id)) for chapter in book.chapters for scene in chapter.scenes}
    return any(set(each) == pair for each in inside)


def place(kind: str, target: str, book: Book) -> None:
    """Check that what one wants to keep can be kept: files of characters and places may still have to be written.

    Raises:
        ProblemError: `not_found`: there is no such scene or chapter; `request.invalid`: the target is of another kind.
    """
    chapters = {chapter.slug for chapter in book.chapters}
    known = target in chapters if kind == "chapter" else book.scene(target) is not None
    if kind in ("scene", "chapter") and not known:
        raise ProblemError("not_found", f"There is no such {kind} in the book.")
    if kind == "book" and target:
        raise ProblemError("request.invalid", "The book is kept as a whole: `target` is empty.")
    if kind in FOLDERS and not target.startswith(FOLDERS[kind]):
        raise ProblemError("request.invalid", f"A {kind} is a file in `{FOLDERS[kind]}`.")


def within(kind: str, target: str, chapters: Collection[str], book: Book) -> bool:
    """Whether something one wants to keep lies in some chapters."""
    inside = [chapter for chapter in book.chapters if chapter.slug in chapters]
    if kind == "chapter":
        return any(chapter.slug == target for chapter in inside)
    return kind == "scene" and any(scene.id == target for chapter in inside for scene in chapter.scenes)


def _is_about(lock: Held, path: str, before: Tree, after: Tree) -> bool:
    match lock.kind:
        case "book":
            return True
        case "chapter":
            folder = f"{_MANUSCRIPT}{lock.target}/"
            if path.startswith(folder) or (path == BOOK and lock.target in _moved("chapters", path, before, after)):
                return True
            return _takes_a_name(folder, path, before, after)
        case "scene":
            return lock.target in _scenes(path, before, after)
        case _:
            return path == lock.target


def _scenes(path: str, before: Tree, after: Tree) -> Iterator[str]:
    """Return the ids of the scenes that a touched file is about: its own on either side, or those moved in its list."""
    if not path.startswith(_MANUSCRIPT):
        return
    if path.endswith(".md"):
        yield from (read_scene(path, text).id for tree in (before, after) if (text := text_of(tree, path)) is not None)
    elif posixpath.basename(path) == "chapter.yaml":
        folder = posixpath.dirname(path)
        for name in _moved("scenes", path, before, after):
            yield from _scenes(f"{folder}/{name}.md", before, after)


def _takes_a_name(folder: str, path: str, before: Tree, after: Tree) -> bool:
    """Whether a scene elsewhere comes under the id of one in a folder: readers might be shown it instead."""
    if not path.endswith(".md") or (text := text_of(after, path)) is None:
        return False
    inside = (each for each in before if each.startswith(folder) and each.endswith(".md"))
    return read_scene(path, text).id in {read_scene(each, text_of(before, each) or "").id for each in inside}


def _moved(key: str, path: str, before: Tree, after: Tree) -> set[str]:
    then, now = (string_list(load_mapping(text_of(tree, path) or "")[0].get(key)) for tree in (before, after))
    return moved(then, now)
