"""Damage of the server's own files: what git cannot use is set aside, and a lost branch is where it was acknowledged.

Nothing is thrown away. Whoever keeps the installation reads in the log what was found, where it lies and what to do;
whoever writes learns that it is no fault of theirs.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import pygit2
from plotweaver_gitstore import MAIN, heads, peeled, read_tree
from plotweaver_gitstore.errors import StoreError
from plotweaver_gitstore.faults import HEAD, broken_loose, broken_packs, broken_refs, is_broken_ref, set_aside
from plotweaver_gitstore.swaps import rewrite
from pygit2.enums import RepositoryOpenFlag

from plotweaver_backend.changes.errors import BookDamaged
from plotweaver_backend.changes.intents import Intents

log = logging.getLogger(__name__)

_TOLD = (
    "The server's own files of this book are damaged. It is nothing that you did, and nothing was changed. "
    "Whoever keeps this installation finds in its log what to do. Then try again."
)
_WHAT_TO_DO = "Look after the disk; if the book cannot be opened without it, put its folder back from a backup."


@dataclass(frozen=True)
class Found:
    """What was damaged in a repository.

    Attributes:
        mended: whether something was, and reading again is worth it.
        lost: the branches and tags that nobody knows to bring back.
    """

    mended: bool
    lost: tuple[str, ...]


def mend(project: str, repository: Path, intents: Intents, thoroughly: bool = True) -> Found:
    """Set aside what git cannot use, and let branches whose files cannot be read name again what they did.

    Whoever else reads or writes there meanwhile is not in the way: nobody can use what is touched.

    Args:
        thoroughly: look at every object that lies by itself, too.

    Raises:
        OSError: the disk failed.
    """
    unusable = [file for parts in broken_packs(repository) for file in parts]
    unusable += broken_loose(repository) if thoroughly else []
    moved = [_aside(project, repository, file) for file in unusable]
    moved += [_headed(project, repository)]
    refs = broken_refs(repository)
    if not refs:
        return Found(any(moved), ())
    # its own handle: others remember what they read before
    opened = pygit2.Repository(str(repository), RepositoryOpenFlag.BARE)
    kept = {ref: _restored(project, opened, ref, intents) for ref in refs}
    return Found(any(moved) or any(kept.values()), tuple(ref for ref, done in kept.items() if not done))


def damaged(project: str) -> BookDamaged:
    """Return what whoever writes is told of damage that could not be mended."""
    return BookDamaged("book.unreadable", _TOLD, project=project)


def is_whole(repository: Path) -> bool:
    """Whether all versions can be read, and the files of those that refs name. Mend before: libgit2 may hang."""
    try:
        opened = pygit2.Repository(str(repository), RepositoryOpenFlag.BARE)
        walker = opened.walk(None)
        for oid in set(heads(opened).values()):
            newest = peeled(opened, oid)
            walker.push(newest.id)
            read_tree(opened, str(newest.id))
        for _ in walker:
            continue
    except (pygit2.GitError, StoreError, KeyError):
        return False
    return True


def _aside(project: str, repository: Path, file: Path) -> bool:
    place = set_aside(repository, file)
    if place is not None:
        log.error("git cannot use %s of the book %s; it lies in %s now. %s", file, project, place, _WHAT_TO_DO)
    return place is not None


def _headed(project: str, repository: Path) -> bool:
    """Write the file anew without which git takes the folder for no repository, if it cannot be read."""
    if not is_broken_ref(repository / HEAD) or not rewrite(repository, HEAD, f"ref: {MAIN}"):
        return False
    log.error("the file %s of the book %s was damaged; it is as it was again.", HEAD, project)
    return True


def _restored(project: str, repository: pygit2.Repository, ref: str, intents: Intents) -> bool:
    """Bring a ref back to where it was acknowledged to be; return whether it can be read, or is out of the way."""
    known = intents.acknowledged(project, ref)
    folder = Path(repository.path)
    if known is None:
        # it went, or nobody was ever told that it came
        return _aside(project, folder, folder / ref)
    try:
        peeled(repository, known)
        rewrite(folder, ref, known)
    except (pygit2.GitError, StoreError) as error:
        log.error("%s of the book %s cannot be brought back to %s: %s. %s", ref, project, known, error, _WHAT_TO_DO)
        return False
    log.error("the file of %s of the book %s was damaged; it names %s again, as it last did.", ref, project, known)
    return True
