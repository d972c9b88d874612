"""Which scene a version brought, read from the version itself, so that a retry is told the same."""

from __future__ import annotations

import pygit2
from plotweaver_gitstore.reading import commit_of, read_tree
from plotweaver_manuscript.book import Chapter, Scene, read_book


def added(repository: pygit2.Repository, commit: str) -> tuple[Chapter, Scene]:
    """Return the scene that `commit` has and its parent has not, and the chapter that it is in.

    Raises:
        ObjectMissing: there is no such commit.
        LookupError: it brought none.
    """
    parents = commit_of(repository, commit).parent_ids
    old = {scene.path for _, scene in _scenes(repository, str(parents[0]))} if parents else set()
    for chapter, scene in _scenes(repository, commit):
        if scene.path not in old:
            return chapter, scene
    raise LookupError(f"{commit} brought no scene")


def _scenes(repository: pygit2.Repository, commit: str) -> list[tuple[Chapter, Scene]]:
    book = read_book(read_tree(repository, commit))
    return [(chapter, scene) for chapter in book.chapters for scene in chapter.scenes]
