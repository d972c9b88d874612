"""Keeping a repository quick: loose objects into packs, many packs into one, and a graph of versions.

Nothing is ever pruned: what no branch names stays, packed; a book's text is small. The steps are apart, because only
those that remove files need the writers to wait. A new pack is synced before anything that it holds is removed
(`core.fsync`, and its name by `sync`).
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from plotweaver_gitstore.command import git
from plotweaver_gitstore.durability import sync

#: Loose objects from which on packing is worth it, and packs from which on reading suffers.
MOST_LOOSE, MOST_PACKS = 2_000, 30


@dataclass(frozen=True)
class Clutter:
    """What lies about: loose objects (estimated, as git does, from one folder of 256) and packs."""

    loose: int
    packs: int


def clutter(repository: Path) -> Clutter:
    """Return what lies about in a repository."""
    sample = repository / "objects" / "17"
    loose = sum(1 for _ in sample.iterdir()) if sample.is_dir() else 0
    return Clutter(loose * 256, len(list((repository / "objects" / "pack").glob("*.pack"))))


def is_sound(repository: Path) -> bool:
    """Whether git can read everything that a repository's branches and tags lead to."""
    try:
        git(repository, "fsck", "--full", "--no-dangling", "--no-reflogs", "--no-progress")
    except subprocess.CalledProcessError:
        return False
    return True


def tidy(
    repository: Path,
    alone: Callable[[], AbstractContextManager[object]],
    most_loose: int = MOST_LOOSE,
    most_packs: int = MOST_PACKS,
) -> bool:
    """Tidy a repository if it needs it; return whether it did. Readers go on, and writers but for moments.

    Args:
        alone: a context in which nobody writes into this repository.

    Raises:
        subprocess.SubprocessError: git failed; everything is as readable as before.
    """
    found = clutter(repository)
    if found.loose > most_loose:
        pack_loose(repository)
        with alone():
            drop_packed(repository)
    if found.packs > most_packs:
        with alone():
            gather(repository)
    needed = found.loose > most_loose or found.packs > most_packs
    if needed:
        draw_graph(repository)
    return needed


def pack_loose(repository: Path) -> None:
    """Write a pack of the loose objects, and remove nothing. Anyone may read and write meanwhile."""
    git(repository, "repack", "-l", "-q")
    sync(repository / "objects" / "pack")


def drop_packed(repository: Path) -> None:
    """Remove loose objects that are in a pack. Nobody may write meanwhile: emptied folders go, too."""
    sync(repository / "objects" / "pack")
    git(repository, "prune-packed", "-q")


def gather(repository: Path) -> None:
    """Make one pack of everything, also of what no branch names. Nobody may write meanwhile."""
    git(repository, "repack", "-a", "-d", "-k", "-l", "-q")
    sync(repository / "objects" / "pack")


def draw_graph(repository: Path) -> None:
    """Write down which version follows which, so that walks need not open each one. Anyone may read and write."""
    git(repository, "commit-graph", "write", "--reachable", "--no-progress")
