"""What one repository has that another lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal

import pygit2
from pygit2.enums import FileMode, ObjectType, SortMode

from plotweaver_gitstore.errors import ObjectMissing

Kind = Literal["commit", "tree", "blob", "tag"]

_KINDS: dict[int, Kind] = {
    ObjectType.COMMIT: "commit",
    ObjectType.TREE: "tree",
    ObjectType.BLOB: "blob",
    ObjectType.TAG: "tag",
}


def new_objects(
    repository: pygit2.Repository, known: Collection[str], wanted: Collection[str]
) -> list[tuple[Kind, bytes]]:
    """Return what a repository that holds `known` lacks of `wanted`; both are commits or tags.

    Each object comes after those it names, so writing them in order never leaves one dangling.

    Raises:
        ObjectMissing: one of them is not here.
    """
    return read_objects(repository, new_ids(repository, known, wanted))


def new_ids(repository: pygit2.Repository, known: Collection[str], wanted: Collection[str]) -> list[str]:
    """Return the ids of what `new_objects` returns.

    Raises:
        ObjectMissing: one of them is not here.
    """
    if not wanted:
        return []
    hidden = [peeled(repository, each).id for each in known]
    walker = repository.walk(None, SortMode.TOPOLOGICAL | SortMode.REVERSE)
    for each in wanted:
        walker.push(peeled(repository, each).id)
    for oid in hidden:
        walker.hide(oid)
    found = [str(oid) for oid in _new(walker)]
    return found + [tag for each in wanted if each not in known for tag in _tags(repository, each)]


def peeled(repository: pygit2.Repository, oid: str) -> pygit2.Commit:
    """Return the commit that a commit or tag means.

    Raises:
        ObjectMissing: there is none.
    """
    try:
        return repository[pygit2.Oid(hex=oid)].peel(pygit2.Commit)
    except (KeyError, ValueError, pygit2.InvalidSpecError) as error:
        raise ObjectMissing("version.missing", f"There is no version {oid!r}.", commit=oid) from error


def read_objects(repository: pygit2.Repository, ids: Iterable[str]) -> list[tuple[Kind, bytes]]:
    """Return objects by their ids, in the order given.

    Raises:
        KeyError: one of them is not here.
    """
    found = (repository.odb.read(pygit2.Oid(hex=oid)) for oid in ids)
    return [(_KINDS[kind], data) for kind, data in found]


def weight(repository: pygit2.Repository, ids: Iterable[str], enough: int) -> int:
    """Return how many bytes objects have together; counting ends once it is more than `enough`. Reads none of them.

    Raises:
        KeyError: one of them is not here.
    """
    total = 0
    for oid in ids:
        _, size = repository.odb.read_header(pygit2.Oid(hex=oid))
        total += size
        if total > enough:
            break
    return total


def _new(versions: Iterable[pygit2.Commit]) -> Iterator[pygit2.Oid]:
    seen: set[pygit2.Oid] = set()
    for version in versions:
        yield from _unknown(version.tree, [parent.tree for parent in version.parents], seen)
        yield version.id


def _tags(repository: pygit2.Repository, oid: str) -> list[str]:
    """Return the tag objects from the commit to this one: a tag may be tagged."""
    found, chain = repository[pygit2.Oid(hex=oid)], []
    while isinstance(found, pygit2.Tag):
        chain.append(str(found.id))
        found = repository[found.target]
    return chain[::-1]


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
