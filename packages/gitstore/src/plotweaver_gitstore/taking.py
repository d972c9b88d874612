"""Taking objects of another repository into a copy, with nothing that they name left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

import pygit2

from plotweaver_gitstore.batch import Batch
from plotweaver_gitstore.errors import ObjectMissing, StoreError
from plotweaver_gitstore.folders import LINK, TREE, read_folder
from plotweaver_gitstore.objects import Kind

_KINDS: frozenset[str] = frozenset(get_args(Kind))


def copy_objects(repository: pygit2.Repository, objects: Iterable[tuple[Kind, bytes]]) -> list[str]:
    """Write objects, parts before wholes, and return their ids. No disk is waited for: they can be had again.

    Raises:
        StoreError: an object's type is unknown; nothing is written.
        ObjectMissing: a version or tag names, itself or by what it changes, something that neither is here nor came
            with it. What came is here all the same.
    """
    batch = Batch(repository)
    written: list[tuple[Kind, pygit2.Oid]] = []
    for kind, data in objects:
        if kind not in _KINDS:
            raise StoreError("object.type", f"There is no git object of type {kind!r}.", type=kind)
        written.append((kind, batch.add(kind, data)))
    batch.copy()
    for kind, oid in written:
        if kind in ("commit", "tag"):
            require_references(repository, oid)
    return [str(oid) for _, oid in written]


def require_references(repository: pygit2.Repository, oid: pygit2.Oid) -> None:
    """Require that what an object names is here.

    Raises:
        ObjectMissing: something is not.
    """
    found = repository[oid]
    missing: list[object] = []
    if isinstance(found, pygit2.Tag):
        missing = [] if repository.odb.exists(found.target) else [found.target]
    elif isinstance(found, pygit2.Commit):
        missing = _missing_of(repository, found)
    for reference in missing:
        raise ObjectMissing("object.missing", f"{oid} names {reference}, which is not here.", missing=str(reference))


def _missing_of(repository: pygit2.Repository, version: pygit2.Commit) -> list[object]:
    """Return what a version lacks. A parent that is here is whole: only what is different from it is looked at."""
    here = repository.odb.exists
    if absent := [part for part in (version.tree_id, *version.parent_ids) if not here(part)]:
        return list(absent)
    try:
        return list(_absent(repository, version.tree_id, [parent.tree_id for parent in version.parents]))
    except (KeyError, pygit2.GitError) as error:
        # a folder that cannot be read
        return [error]


def _absent(repository: pygit2.Repository, tree: pygit2.Oid, known: list[pygit2.Oid]) -> Iterator[pygit2.Oid]:
    """Yield what a tree names that is not here; `known` are trees whose parts are."""
    waiting = [(tree, known)]
    while waiting:
        folder, others = waiting.pop()
        olds = [read_folder(repository, other) for other in others]
        # most of a folder stays as it is
        fresh = set(read_folder(repository, folder).items()).difference(*(old.items() for old in olds))
        for name, (mode, raw) in fresh:
            oid = pygit2.Oid(raw=raw)
            if mode != LINK and not repository.odb.exists(oid):
                yield oid
            elif mode == TREE:
                before = [old[name] for old in olds if name in old]
                waiting.append((oid, [pygit2.Oid(raw=each) for kind, each in before if kind == TREE]))
