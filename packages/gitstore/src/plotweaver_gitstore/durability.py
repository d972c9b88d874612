"""What makes a written object or ref survive a power cut."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

import pygit2

#: The same promise for git processes that work on our repositories; libgit2 itself ignores this setting.
GIT_FSYNC = "objects,derived-metadata,reference"


def make_durable() -> None:
    """Make libgit2 sync every object, ref and directory it writes in this process. Call before writing."""
    pygit2.settings.enable_fsync_gitdir(True)


def sync_names(repository: pygit2.Repository, ids: Iterable[str]) -> None:
    """Sync the directories that name these objects.

    libgit2 syncs an object and its directory, but not the directory above when it makes a new one, and neither when
    a process that was killed has left the object behind.
    """
    objects = Path(repository.path) / "objects"
    for folder in sorted({oid[:2] for oid in ids}):
        # an object that lies in a pack has no directory of its own
        with contextlib.suppress(FileNotFoundError):
            sync(objects / folder)
    sync(objects)


def sync(path: Path | str) -> None:
    """Sync a file or a directory to disk.

    Raises:
        OSError: it is not there, or the disk failed.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
