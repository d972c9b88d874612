"""The copies themselves: bare repositories that hold the branches and tags and what they name, and nothing else."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterable
from pathlib import Path

import pygit2
from plotweaver_contracts.feed import ContentUpdated, GitObject, ObjectBundle
from plotweaver_gitstore import MAIN, ObjectMissing, Store, head, heads, is_public, swap, write_objects


class Copies:
    """Copies of the books. Nothing here is anybody's only copy: all of it can be fetched again.

    Args:
        folder: the mirror's directory.
    """

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self._refs: dict[str, dict[str, str]] = {}

    def head(self, project: str, ref: str = MAIN) -> str | None:
        """Return what a branch or tag of the copy names, or None if it or the copy is not there."""
        return self.refs(project).get(ref)

    def refs(self, project: str) -> dict[str, str]:
        """Return what the branches and tags of the copy name, by ref."""
        known = self._refs.get(project)
        if known is None and self.store.exists(project):
            known = self._refs[project] = heads(self.store.open(project))
        return known or {}

    def take(self, project: str, news: ContentUpdated, objects: Iterable[GitObject]) -> bool:
        """Bring a branch or tag of a copy to where the news says.

        Args:
            objects: what is new since the news before, parts before wholes.

        Returns:
            False, with the copy where it was, if something that the objects name is not here.
        """
        repository = self._written(project, objects)
        if repository is None or (news.commit is not None and news.commit not in repository):
            return False
        now = head(repository, news.ref)
        # an event may come twice, and a fetch may have brought what it tells: never back
        if news.commit != now and not _is_past(repository, news.commit, now):
            swap(repository, now, news.commit, news.ref)
        self._refs[project] = heads(repository)
        return True

    def take_all(self, project: str, bundle: ObjectBundle) -> bool:
        """Bring a copy to where a bundle leads; False if even then something is missing."""
        repository = self._written(project, bundle.objects)
        if repository is None or any(oid not in repository for oid in bundle.refs.values()):
            return False
        now = heads(repository)
        # what goes makes place first: a branch may be named as the folder of another was
        for ref in sorted({*now, *bundle.refs}, key=lambda each: (each in bundle.refs, each)):
            if is_public(ref) and now.get(ref) != bundle.refs.get(ref):
                swap(repository, now.get(ref), bundle.refs.get(ref), ref)
        self._refs[project] = heads(repository)
        return True

    def clear(self) -> None:
        """Remove every copy."""
        self._refs.clear()
        for path in self.store.root.glob("*.git"):
            shutil.rmtree(path)

    def _written(self, project: str, objects: Iterable[GitObject]) -> pygit2.Repository | None:
        repository = self.store.open(project) if self.store.exists(project) else self.store.create(project)
        try:
            write_objects(repository, ((each.type, base64.b64decode(each.data)) for each in objects))
        except ObjectMissing:
            return None
        return repository


def _is_past(repository: pygit2.Repository, commit: str | None, now: str | None) -> bool:
    return commit is not None and now is not None and repository.descendant_of(now, commit)
