"""Where the words of comments stand in a version: a function of the two versions, so a revert brings places back."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property

import pygit2
from plotweaver_contracts.comments import CommentPlace
from plotweaver_gitstore import LazyTree, ObjectMissing, read_file, read_tree
from plotweaver_gitstore.reading import commit_of
from plotweaver_manuscript.anchors import Carried, Passage, find_elsewhere, places_of
from plotweaver_manuscript.book import Book, Scene, read_book, read_scene
from plotweaver_manuscript.tree import text_of

from plotweaver_backend.comments.tables import CommentRow

#: How many versions' places are remembered.
REMEMBERED = 32


class Places:
    """Remembers where comments stand in the versions that were asked for last."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, dict[str, CommentPlace | None]] = OrderedDict()
        self._guard = threading.Lock()

    def of(
        self, repository: pygit2.Repository, commit: str, rows: Sequence[CommentRow]
    ) -> Mapping[str, CommentPlace | None]:
        """Return the place of each comment in a version; None: its words are nowhere in it."""
        # by tree and not by commit, as findings are; the ids of comments are of one book alone
        tree = str(commit_of(repository, commit).tree_id)
        with self._guard:
            known = dict(self._known.get(tree, {}))
        version = _Version(repository, commit)
        places = {row.id: known[row.id] if row.id in known else version.place(row) for row in rows}
        with self._guard:
            self._known[tree] = places
            self._known.move_to_end(tree)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return places


class _Version:
    """One version, of which no more is read than the comments need."""

    def __init__(self, repository: pygit2.Repository, commit: str) -> None:
        self._repository, self._commit = repository, commit
        self._tree = LazyTree(repository, commit)
        self._passages: dict[tuple[str, str, str], Passage] = {}
        self._at: dict[str, Scene | None] = {}
        self._bases: dict[str, Book] = {}

    def place(self, row: CommentRow) -> CommentPlace | None:
        if row.chapter is not None:
            return self._of_chapter(row.chapter)
        scene = self._scene(row)
        if row.quote == "":
            return None if scene is None else _place(row, scene, Carried(scene.prose_offset, scene.prose_offset, 1.0))
        before = _text(self._repository, row.base, row.path)
        carried = None if scene is None else self._carried(row, before, scene)
        if scene is None or carried is None:
            return self._elsewhere(row)
        return _place(row, scene, carried)

    def _of_chapter(self, slug: str) -> CommentPlace | None:
        chapter = next((each for each in self._whole.chapters if each.slug == slug), None)
        if chapter is None:
            return None
        first = chapter.scenes[0].id if chapter.scenes else ""
        return CommentPlace(scene=first, path=chapter.path, start=0, end=0, words="", changed=False)

    def _carried(self, row: CommentRow, before: str | None, scene: Scene) -> Carried | None:
        if before is None:
            # its version is gone with a draft that nobody kept
            found = places_of(row.quote, scene.text)
            return Carried(found[0], found[0] + len(row.quote), 1.0) if len(found) == 1 else None
        key = (row.base, row.path, scene.path)
        passage = self._passages.setdefault(key, Passage(before, scene.text))
        carried = passage.find(row.start, row.end)
        # what a comparison carries into the details is not in the prose
        return carried if carried is not None and carried.start >= scene.prose_offset else None

    def _elsewhere(self, row: CommentRow) -> CommentPlace | None:
        others = {path: scene.text for path, scene in self._book.items() if scene.id != row.scene}
        found = find_elsewhere(row.quote, others, lambda path: self._as_it_was(row.base, self._book[path].id))
        if found is None:
            return None
        path, start = found
        return _place(row, self._book[path], Carried(start, start + len(row.quote), 1.0))

    def _scene(self, row: CommentRow) -> Scene | None:
        """Return the scene that the comment was made on: mostly still in the same file."""
        if row.path not in self._at:
            text = text_of(self._tree, row.path)
            self._at[row.path] = None if text is None else read_scene(row.path, text)
        there = self._at[row.path]
        if there is not None and there.id == row.scene:
            return there
        return next((scene for scene in self._book.values() if scene.id == row.scene), None)

    def _as_it_was(self, base: str, scene: str) -> str:
        if base not in self._bases:
            try:
                self._bases[base] = read_book(read_tree(self._repository, base))
            except ObjectMissing:
                return ""
        found = self._bases[base].scene(scene)
        return "" if found is None else found.text

    @cached_property
    def _whole(self) -> Book:
        return read_book(read_tree(self._repository, self._commit))

    @cached_property
    def _book(self) -> dict[str, Scene]:
        return {scene.path: scene for scene in self._whole.scenes}


def _place(row: CommentRow, scene: Scene, carried: Carried) -> CommentPlace:
    words = scene.text[carried.start : carried.end]
    return CommentPlace(
        scene=scene.id,
        path=scene.path,
        start=carried.start,
        end=carried.end,
        words=words,
        changed=words != row.quote,
    )


def _text(repository: pygit2.Repository, commit: str, path: str) -> str | None:
    try:
        return read_file(repository, commit, path).decode()
    except (ObjectMissing, UnicodeDecodeError):
        return None
