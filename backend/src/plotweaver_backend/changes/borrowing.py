"""What pushed versions name without bringing it: only what whoever pushes may see already.

Git is content with any object that lies in the repository. Private drafts of others lie there, too, and so does what
was once refused: who knows or guesses an id must not get the words behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pygit2
from plotweaver_gitstore.errors import ObjectBroken
from plotweaver_gitstore.reading import commit_of

from plotweaver_backend.changes.hiding import visible

_TREE, _LINK = 0o40000, 0o160000


def require_no_borrowing(
    repository: pygit2.Repository, versions: Iterable[str], account: str, brought: Path
) -> pygit2.GitError | None:
    """Pass if every file and folder of new versions came with them, or is in what an account may see.

    Returns:
        Why a folder that came cannot be read, if one cannot. Whoever reads all that came says where and how; if they
        do not, it is refused for this.

    Args:
        versions: the new ones, parents first.
        brought: the folder of objects that came with them.

    Raises:
        ObjectBroken: one of them is missing as far as this account can know.
    """
    came = pygit2.Odb(str(brought))
    shown: set[pygit2.Oid] | None = None
    unread: list[pygit2.GitError] = []
    for version in versions:
        for path, oid in _not_brought(repository, commit_of(repository, version), came, unread):
            # looked at only for who names what it does not bring: git clients hardly ever do
            shown = _shown(repository, account) if shown is None else shown
            if oid not in shown:
                message = f"{oid}, which is part of this, was not brought."
                raise ObjectBroken("object.broken", message, path=path)
    return unread[0] if unread else None


def _not_brought(
    repository: pygit2.Repository, version: pygit2.Commit, came: pygit2.Odb, unread: list[pygit2.GitError]
) -> Iterator[tuple[str, pygit2.Oid]]:
    """Yield what a version names, that neither came with it nor stands at the same place in a parent."""
    waiting = [("", version.tree_id, [parent.tree_id for parent in version.parents])]
    walked = set()
    while waiting:
        path, oid, before = waiting.pop()
        # a few objects may stand for millions of files
        if oid in before or (oid, *before) in walked:
            continue
        walked.add((oid, *before))
        if oid not in came:
            yield path, oid
            continue
        olds = [_children(repository, each, unread) for each in before]
        for name, child in _children(repository, oid, unread).items():
            inside = f"{path}/{name.decode('utf-8', 'surrogateescape')}".lstrip("/")
            waiting.append((inside, child, [old[name] for old in olds if name in old]))


def _children(repository: pygit2.Repository, oid: pygit2.Oid, unread: list[pygit2.GitError]) -> dict[bytes, pygit2.Oid]:
    try:
        found = repository.get(oid)
    except pygit2.GitError as error:
        unread.append(error)
        return {}
    held = found if isinstance(found, pygit2.Tree) else ()
    # a submodule names a version of another repository: that there may be none is another rule's business
    return {child.raw_name or b"": child.id for child in held if int(child.filemode) != _LINK}


def _shown(repository: pygit2.Repository, account: str) -> set[pygit2.Oid]:
    walker = repository.walk(None)
    for each in visible(repository, account):
        walker.push(each)
    found: set[pygit2.Oid] = set()
    for version in walker:
        _gather(repository, version.tree_id, found)
    return found


def _gather(repository: pygit2.Repository, tree: pygit2.Oid, found: set[pygit2.Oid]) -> None:
    if tree in found:
        return
    found.add(tree)
    held = repository.get(tree)
    for child in held if isinstance(held, pygit2.Tree) else ():
        if int(child.filemode) == _TREE:
            _gather(repository, child.id, found)
        else:
            found.add(child.id)
