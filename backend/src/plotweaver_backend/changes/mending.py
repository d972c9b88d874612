"""Damage of the server's own files: what git cannot use is set aside, and what is known elsewhere comes back.

A lost branch is where it was acknowledged, an object as it was told of in the log of events. Nothing is thrown away.
Whoever keeps the installation reads in the log what was found, where it lies and what to do; whoever writes learns that
it is no fault of theirs.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pygit2
from plotweaver_gitstore import MAIN, Batch, heads, peeled, read_tree
from plotweaver_gitstore.errors import StoreError
from plotweaver_gitstore.faults import HEAD, broken_loose, broken_packs, broken_refs, is_broken_ref, set_aside
from plotweaver_gitstore.inflating import id_of
from plotweaver_gitstore.loose import opened
from plotweaver_gitstore.swaps import rewrite

from plotweaver_backend.changes.errors import BookDamaged
from plotweaver_backend.changes.intents import Intents

log = logging.getLogger(__name__)

#: Objects that are written together; each may be as large as an event.
_AT_ONCE = 100
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
    if not refs and not unusable:
        return Found(any(moved), ())
    # its own handle: others remember what they read before
    fresh = opened(repository)
    if unusable:
        _rebuild(project, fresh, intents)
    kept = {ref: _restored(project, fresh, ref, intents) for ref in refs}
    return Found(any(moved) or any(kept.values()), tuple(ref for ref, done in kept.items() if not done))


def damaged(project: str) -> BookDamaged:
    """Return what whoever writes is told of damage that could not be mended."""
    return BookDamaged("book.unreadable", _TOLD, project=project)


def is_whole(repository: Path) -> bool:
    """Whether all versions can be read, and the files of those that refs name."""
    try:
        fresh = opened(repository)
        walker = fresh.walk(None)
        for oid in set(heads(fresh).values()):
            newest = peeled(fresh, oid)
            walker.push(newest.id)
            read_tree(fresh, str(newest.id))
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


def _rebuild(project: str, repository: pygit2.Repository, intents: Intents) -> None:
    """Write again what is not here any more and stands in the log of events: nothing is ever taken out of a book."""
    missing = (each for each in intents.told_objects(project) if id_of(*each) not in repository)
    written = 0
    while some := list(islice(missing, _AT_ONCE)):
        batch = Batch(repository)
        for kind, data in some:
            batch.add(kind, data)
        batch.write()
        written += len(batch.objects)
    if written:
        log.error("%d damaged objects of the book %s are as they were again: the database knew them.", written, project)


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
