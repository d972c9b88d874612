"""A directory of bare repositories, `{project}.git` each."""

from __future__ import annotations

import os
import re
import shutil
import threading
from pathlib import Path
from uuid import uuid4

import pygit2

from plotweaver_gitstore.durability import GIT_FSYNC
from plotweaver_gitstore.errors import RepositoryMissing
from plotweaver_gitstore.refs import MAIN

_PROJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


class Store:
    """Opens bare repositories, one handle per thread: libgit2's may not be shared.

    Args:
        root: the directory that holds the repositories.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._handles = threading.local()

    def path(self, project: str) -> Path:
        """Return where the project's repository lies, whether or not it exists.

        Raises:
            RepositoryMissing: no repository can have such a name.
        """
        if not _PROJECT.fullmatch(project):
            raise RepositoryMissing("repository.missing", f"There is no project {project!r}.", project=project)
        return self.root / f"{project}.git"

    def exists(self, project: str) -> bool:
        """Whether the project has a repository."""
        return (self.path(project) / "HEAD").exists()

    def open(self, project: str) -> pygit2.Repository:
        """Return this thread's handle of the project's repository.

        Raises:
            RepositoryMissing: there is none.
        """
        path = self.path(project)
        if not self.exists(project):
            raise RepositoryMissing("repository.missing", f"There is no project {project!r}.", project=project)
        handles: dict[str, pygit2.Repository] = self._handles.__dict__
        key = str(path)
        if key not in handles:
            handles[key] = pygit2.Repository(key, pygit2.enums.RepositoryOpenFlag.BARE)
        return handles[key]

    def create(self, project: str) -> pygit2.Repository:
        """Return the project's repository, made empty if there is none. Safe between processes."""
        path = self.path(project)
        if not self.exists(project):
            self._make(path)
        return self.open(project)

    def _make(self, path: Path) -> None:
        # built aside and renamed: a process that dies or races leaves no half repository in place
        draft = self.root / f".new-{uuid4().hex}"
        self.root.mkdir(parents=True, exist_ok=True)
        repository = pygit2.init_repository(str(draft), bare=True, initial_head=MAIN.removeprefix("refs/heads/"))
        repository.config["core.fsync"] = GIT_FSYNC
        for part in (*draft.rglob("*"), draft):
            _sync(part)
        try:
            draft.rename(path)
        except OSError:
            shutil.rmtree(draft)
            if not (path / "HEAD").exists():
                raise
        _sync(self.root)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
