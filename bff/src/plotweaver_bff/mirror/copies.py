"""The copies themselves: bare repositories that hold one branch and what it names, and nothing else."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterable
from pathlib import Path

import pygit2
from plotweaver_contracts.feed import GitObject, ObjectBundle
from plotweaver_gitstore import ObjectMissing, Store, head, swap, write_objects


class Copies:
    """Copies of the books. Nothing here is anybody's only copy: all of it can be fetched again.

    Args:
        folder: the mirror's directory.
    """

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self._heads: dict[str, str] = {}

    def head(self, project: str) -> str | None:
        """Return the version that the copy is at, or None if there is no copy."""
        known = self._heads.get(project)
        if known is None and self.store.exists(project):
            known = head(self.store.open(project))
            if known is not None:
                self._heads[project] = known
        return known

    def take(self, project: str, commit: str, objects: Iterable[GitObject]) -> bool:
        """Bring a copy to `commit`.

        Args:
            objects: what is new since the version before, parts before wholes.

        Returns:
            False, with the copy where it was, if something that the objects name is not here.
        """
        repository = self.store.open(project) if self.store.exists(project) else self.store.create(project)
        try:
            write_objects(repository, ((each.type, base64.b64decode(each.data)) for each in objects))
        except ObjectMissing:
            return False
        return self._move(project, repository, commit)

    def take_all(self, project: str, bundle: ObjectBundle) -> bool:
        """Bring a copy to where a bundle leads; False if even then something is missing."""
        return self.take(project, bundle.commit, bundle.objects)

    def clear(self) -> None:
        """Remove every copy."""
        self._heads.clear()
        for path in self.store.root.glob("*.git"):
            shutil.rmtree(path)

    def _move(self, project: str, repository: pygit2.Repository, commit: str) -> bool:
        now = head(repository)
        if commit not in repository:
            return False
        # an event may come twice, and a fetch may have brought what it tells: never back
        if now is None or (now != commit and not repository.descendant_of(now, commit)):
            swap(repository, now, commit)
            now = commit
        self._heads[project] = now
        return True
