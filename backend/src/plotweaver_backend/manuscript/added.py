"""Which scene a version brought, read from the version itself, so that a retry is told the same."""

from __future__ import annotations

import pygit2
from plotweaver_gitstore.reading import commit_of, read_tree
from plotweaver_manuscript.book import Scene, read_book


def added_scene(repository: pygit2.Repository, commit: str) -> Scene:
    """Return the scene that `commit` has and its parent has not.

    Raises:
        ObjectMissing: there is no such commit.
        LookupError: it brought none.
    """
    parents = commit_of(repository, commit).parent_ids
    old = {scene.path for scene in _scenes(repository, str(parents[0]))} if parents else set()
    for scene in _scenes(repository, commit):
        if scene.path not in old:
            return scene
    raise LookupError(f"{commit} brought no scene")


def _scenes(repository: pygit2.Repository, commit: str) -> list[Scene]:
    return [scene for chapter in read_book(read_tree(repository, commit)).chapters for scene in chapter.scenes]
