"""Who wrote each word of a version of a repository."""

from __future__ import annotations

from collections.abc import Mapping

import pygit2
from plotweaver_manuscript.descent import State
from plotweaver_manuscript.origins import Version
from plotweaver_manuscript.provenance import NOTHING, trace
from pygit2.enums import FileMode, SortMode

from plotweaver_gitstore.reading import commit_of, version_of
from plotweaver_gitstore.trailers import trailers_of

_ROOT = "manuscript"


class RepositoryScenes:
    """The scenes of a repository's versions; a folder that many versions share is listed once. For one thread."""

    def __init__(self, repository: pygit2.Repository) -> None:
        self._repository = repository
        self._books: dict[pygit2.Oid, Mapping[str, str]] = {}
        self._chapters: dict[pygit2.Oid, list[tuple[str, str]]] = {}

    def files(self, version: str) -> Mapping[str, str]:
        """Return the scenes of a version by path: the ids of their blobs."""
        tree = commit_of(self._repository, version).tree
        if _ROOT not in tree:
            return {}
        book = tree[_ROOT]
        if not isinstance(book, pygit2.Tree):
            return {}
        if book.id not in self._books:
            self._books[book.id] = {
                f"{_ROOT}/{chapter.name}/{name}": blob
                for chapter in book
                if isinstance(chapter, pygit2.Tree)
                for name, blob in self._chapter(chapter)
            }
        return self._books[book.id]

    def read(self, blob: str) -> bytes:
        """Return a blob's bytes."""
        return self._repository[pygit2.Oid(hex=blob)].read_raw()

    def _chapter(self, chapter: pygit2.Tree) -> list[tuple[str, str]]:
        if chapter.id not in self._chapters:
            self._chapters[chapter.id] = [
                (str(each.name), str(each.id))
                for each in chapter
                if str(each.name).endswith(".md") and each.filemode not in (FileMode.COMMIT, FileMode.TREE)
            ]
        return self._chapters[chapter.id]


def trace_version(repository: pygit2.Repository, commit: str, known: Mapping[str, State] = NOTHING) -> State:
    """Return the origin of every word of `commit`.

    Args:
        repository: where the version is, with what came before it.
        commit: its id.
        known: what was returned for other versions: what they were made of is not read again.

    Raises:
        ObjectMissing: there is no such commit.
    """
    if commit in known:
        return known[commit]
    scenes, known = RepositoryScenes(repository), {each: known[each] for each in known if each in repository}
    versions = _versions(repository, commit, known)
    here = {version.id for version in versions} | set(known)
    parted = any(source not in here and source in repository for each in versions for source in each.sources)
    if parted or not versions:
        # a line of versions joined that parted before what is known, or what is known came later
        return trace(_versions(repository, commit, NOTHING), scenes)
    return trace(versions, scenes, known)


def _versions(repository: pygit2.Repository, commit: str, known: Mapping[str, State]) -> list[Version]:
    """Return the versions that made `commit`, each after its parents, without those that made what is known."""
    walker = repository.walk(commit_of(repository, commit).id, SortMode.TOPOLOGICAL | SortMode.REVERSE)
    for each in known:
        walker.hide(pygit2.Oid(hex=each))
    return [_version(each) for each in walker]


def _version(commit: pygit2.Commit) -> Version:
    found = version_of(commit)
    return Version(found.commit, found.parents, found.author_name, trailers_of(found.message))
