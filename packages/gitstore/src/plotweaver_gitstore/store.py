"""A directory of bare repositories, `{project}.git` each."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import cast
from uuid import uuid4

import pygit2

from plotweaver_gitstore.durability import GIT_FSYNC, sync
from plotweaver_gitstore.errors import RepositoryMissing
from plotweaver_gitstore.loose import opened
from plotweaver_gitstore.refs import MAIN

#: How many repositories a thread keeps open.
HANDLES = 64

#: What tells a repository from another that takes its place: device, inode and time of its HEAD.
_Identity = tuple[int, int, int]

_DRAFT = ".new~"
_PROJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


class Store:
    """Opens bare repositories, one handle per thread: libgit2's may not be shared.

    Args:
        root: the directory that holds the repositories.
        look: called with a project and its repository before this process reads there for the first time, and again
            once another repository has taken its place.
    """

    def __init__(self, root: Path, look: Callable[[str, Path], object] | None = None) -> None:
        self.root = root
        self._handles = threading.local()
        self._look = look
        self._looked: dict[str, _Identity] = {}
        # one for each project: who reads another one does not wait
        self._looking: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

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
        return os.path.exists(f"{self.path(project)}/HEAD")

    def projects(self) -> list[str]:
        """Return the projects that have a repository."""
        found = (path for path in self.root.glob("*.git") if _PROJECT.fullmatch(path.stem))
        return sorted(path.stem for path in found if (path / "HEAD").exists())

    def open(self, project: str) -> pygit2.Repository:
        """Return this thread's handle of the project's repository.

        Raises:
            RepositoryMissing: there is none.
        """
        path = self.path(project)
        handles = self._own()
        try:
            found = (path / "HEAD").stat()
        except (FileNotFoundError, NotADirectoryError):
            handles.pop(project, None)
            message = f"There is no project {project!r}."
            raise RepositoryMissing("repository.missing", message, project=project) from None
        identity = (found.st_dev, found.st_ino, found.st_mtime_ns)
        kept = handles.get(project)
        if kept is None or kept[0] != identity:
            self._look_once(project, path, identity)
            kept = (identity, opened(path))
            handles[project] = kept
        handles.move_to_end(project)
        while len(handles) > HANDLES:
            handles.popitem(last=False)
        return kept[1]

    def let_go(self, project: str) -> None:
        """Give this thread another handle when it opens the project next: a thread of its own goes on with this one."""
        self._own().pop(project, None)

    def create(self, project: str, upon: str = "") -> pygit2.Repository:
        """Return the project's repository, durably made empty if there is none. Safe between processes.

        Args:
            upon: another repository's objects, by the way from this one's: what is there need not be here.
        """
        path = self.path(project)
        if not self.exists(project):
            self._make(path, upon)
        # also when another process made it: it may have died between naming and syncing
        sync(self.root)
        return self.open(project)

    def remove(self, project: str) -> None:
        """Remove the project's repository, if there is one. Only while nobody writes into it."""
        path = self.path(project)
        if not path.exists():
            return
        # named aside first: half a repository is never taken for one; what a crash leaves goes with the drafts
        gone = self.root / f"{_draft_prefix(path.stem)}{uuid4().hex}"
        path.rename(gone)
        sync(self.root)
        shutil.rmtree(gone)

    def drafted(self) -> list[str]:
        """Return the projects whose repository is being made or removed, or was when its process died."""
        names = (each.name.removeprefix(_DRAFT).rpartition("~")[0] for each in self.root.glob(f"{_DRAFT}*~*"))
        return sorted({name for name in names if _PROJECT.fullmatch(name)})

    def clear_drafts(self, project: str) -> None:
        """Remove what a process left that died while it made or removed this repository. Only while nobody does."""
        for draft in self.root.glob(f"{_draft_prefix(self.path(project).stem)}*"):
            shutil.rmtree(draft)

    def _look_once(self, project: str, path: Path, identity: _Identity) -> None:
        if self._look is None:
            return
        # whoever comes meanwhile waits: nobody may read before
        with self._looking[project]:
            if self._looked.get(project) != identity:
                self._look(project, path)
                self._looked[project] = identity

    def _own(self) -> OrderedDict[str, tuple[_Identity, pygit2.Repository]]:
        if not hasattr(self._handles, "by_project"):
            self._handles.by_project = OrderedDict()
        return cast(OrderedDict[str, tuple[_Identity, pygit2.Repository]], self._handles.by_project)

    def _make(self, path: Path, upon: str) -> None:
        # built aside and renamed: a process that dies or races leaves no half repository in place
        draft = self.root / f"{_draft_prefix(path.stem)}{uuid4().hex}"
        self.root.mkdir(parents=True, exist_ok=True)
        sync(self.root.parent)
        try:
            _fill(draft, upon)
            draft.rename(path)
        except (OSError, pygit2.GitError):
            # another one was quicker, or the disk is full: nobody would come for this draft again
            shutil.rmtree(draft, ignore_errors=True)
            if not (path / "HEAD").exists():
                raise


def _fill(draft: Path, upon: str) -> None:
    repository = pygit2.init_repository(str(draft), bare=True, initial_head=MAIN.removeprefix("refs/heads/"))
    repository.config["core.fsync"] = GIT_FSYNC
    if upon:
        (draft / "objects" / "info" / "alternates").write_text(f"{upon}\n", encoding="utf-8")
    for part in (*draft.rglob("*"), draft):
        sync(part)


def _draft_prefix(name: str) -> str:
    # "~" is in no project's name, so that a prefix fits one project only
    return f"{_DRAFT}{name}~"
