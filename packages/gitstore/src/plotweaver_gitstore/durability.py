"""What makes a written object or ref survive a power cut."""

from __future__ import annotations

import os
from pathlib import Path

import pygit2

#: The same promise for git processes that work on our repositories; libgit2 itself ignores this setting.
GIT_FSYNC = "objects,derived-metadata,reference"


def make_durable() -> None:
    """Make libgit2 sync every object, ref and directory it writes in this process. Call before writing."""
    pygit2.settings.enable_fsync_gitdir(True)


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
