"""Objects as they travel from one repository to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, cast

import pygit2
from pygit2.enums import FileMode, ObjectType, SortMode

from plotweaver_gitstore.errors import ObjectMissing, StoreError
from plotweaver_gitstore.reading import commit_of

Kind = Literal["commit", "tree", "blob", "tag"]

_TYPES: dict[str, ObjectType] = {
    "commit": ObjectType.COMMIT,
    "tree": ObjectType.TREE,
    "blob": ObjectType.BLOB,
    "tag": ObjectType.TAG,
}
_KINDS = {kind: name for name, kind in _TYPES.items()}


def new_objects(repository: pygit2.Repository, base: str | None, commit: str) -> list[tuple[Kind, bytes]]:
    """Return what a repository that holds `base` (None: nothing) lacks of `commit`.

    Each object comes after those it names, so writing them in order never leaves one dangling.

    Raises:
        ObjectMissing: there is no such `base` or `commit`.
    """
    return read_objects(repository, new_ids(repository, base, commit))


def new_ids(repository: pygit2.Repository, base: str | None, commit: str) -> list[str]:
    """Return the ids of what `new_objects` returns.

    Raises:
        ObjectMissing: there is no such `base` or `commit`.
    """
    return [str(oid) for oid in _new(repository, base, commit)]


def read_objects(repository: pygit2.Repository, ids: Iterable[str]) -> list[tuple[Kind, bytes]]:
    """Return objects by their ids, in the order given.

    Raises:
        KeyError: one of them is not here.
    """
    found = (repository.odb.read(pygit2.Oid(hex=oid)) for oid in ids)
    return [(cast(Kind, _KINDS[kind]), data) for kind, data in found]


def write_objects(repository: pygit2.Repository, objects: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write objects in the order given and return their ids.

    Raises:
        StoreError: an object's type is unknown.
        ObjectMissing: an object names one that neither is here nor came before; those before it are written.
    """
    written: list[str] = []
    for kind, data in objects:
        if kind not in _TYPES:
            raise StoreError("object.type", f"There is no git object of type {kind!r}.", type=kind)
        oid = repository.odb.write(_TYPES[kind], data)
        _require_references(repository, oid)
        written.append(str(oid))
    return written


def _new(repository: pygit2.Repository, base: str | None, commit: str) -> Iterator[pygit2.Oid]:
    walker = repository.walk(commit_of(repository, commit).id, SortMode.TOPOLOGICAL | SortMode.REVERSE)
    if base is not None:
        walker.hide(commit_of(repository, base).id)
    seen: set[pygit2.Oid] = set()
    for version in walker:
        yield from _unknown(version.tree, [parent.tree for parent in version.parents], seen)
        yield version.id


def _unknown(tree: pygit2.Tree, known: list[pygit2.Tree], seen: set[pygit2.Oid]) -> Iterator[pygit2.Oid]:
    if tree.id in seen or any(tree.id == other.id for other in known):
        return
    # most of a book stays as it is: what is known is left out before anything is looked up by name
    unchanged = {child.id for other in known for child in other}
    for child in tree:
        if child.id in seen or child.id in unchanged:
            continue
        if isinstance(child, pygit2.Tree):
            yield from _unknown(child, _folders(known, str(child.name)), seen)
        elif child.filemode != FileMode.COMMIT:
            seen.add(child.id)
            yield child.id
    seen.add(tree.id)
    yield tree.id


def _folders(trees: list[pygit2.Tree], name: str) -> list[pygit2.Tree]:
    found = [tree[name] for tree in trees if name in tree]
    return [each for each in found if isinstance(each, pygit2.Tree)]


def _require_references(repository: pygit2.Repository, oid: pygit2.Oid) -> None:
    found, here = repository[oid], repository.odb.exists
    missing: list[pygit2.Oid] = []
    if isinstance(found, pygit2.Commit):
        missing = [part for part in (found.tree_id, *found.parent_ids) if not here(part)]
    elif isinstance(found, pygit2.Tree):
        missing = [child.id for child in found if not here(child.id) and child.filemode != FileMode.COMMIT]
    for reference in missing:
        raise ObjectMissing("object.missing", f"{oid} names {reference}, which is not here.", missing=str(reference))
