"""Reading a repository at a commit: files, tree entries, history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pygit2
from pygit2.enums import SortMode

from plotweaver_gitstore.commit_text import message_of, names_of
from plotweaver_gitstore.errors import ObjectMissing

#: Folders within folders that are looked into; what lies deeper is told as one entry, of a folder's mode. No book goes
#: anywhere near it, and a stranger's tree may be made to break whoever walks it.
DEEPEST = 64


@dataclass(frozen=True)
class TreeEntry:
    """A file of a tree.

    Attributes:
        path: from the root, with slashes.
        mode: git's file mode (`0o100644` is a regular file).
        oid: the blob's id (a commit's, for a submodule).
    """

    path: str
    mode: int
    oid: str


@dataclass(frozen=True)
class Version:
    """A commit. `at`: the author's Unix seconds."""

    commit: str
    parents: tuple[str, ...]
    author_name: str
    author_email: str
    at: int
    message: str


def entries(repository: pygit2.Repository, commit: str) -> list[TreeEntry]:
    """Return every file of `commit`, in git's order.

    Raises:
        ObjectMissing: there is no such commit.
    """
    return list(_walk(commit_of(repository, commit).tree, ""))


def read_tree(repository: pygit2.Repository, commit: str) -> dict[str, bytes]:
    """Return the bytes of every file of `commit` by path; submodules, which have none, are left out.

    Raises:
        ObjectMissing: there is no such commit.
    """
    return {
        entry.path: repository[entry.oid].read_raw()
        for entry in entries(repository, commit)
        if entry.mode != pygit2.enums.FileMode.COMMIT
    }


def read_file(repository: pygit2.Repository, commit: str, path: str) -> bytes:
    """Return the bytes of one file of `commit`.

    Raises:
        ObjectMissing: there is no such commit, or no file at `path`.
    """
    found = _at(commit_of(repository, commit), path)
    if not isinstance(found, pygit2.Blob):
        raise ObjectMissing("file.missing", f"There is no file {path!r} in {commit}.", path=path, commit=commit)
    return found.data


def file_at(repository: pygit2.Repository, commit: str | None, path: str) -> bytes | None:
    """Return the bytes of one file of `commit`, None if it is not there or there is no commit yet.

    Raises:
        ObjectMissing: there is no such commit.
    """
    found = None if commit is None or not path else _at(commit_of(repository, commit), path)
    return found.data if isinstance(found, pygit2.Blob) else None


def changed_paths(repository: pygit2.Repository, before: str | None, commit: str) -> list[str]:
    """Return the files that are new, gone or different in `commit`, in order of path.

    Args:
        before: the version to compare with; None: an empty book.

    Raises:
        ObjectMissing: there is no such commit.
    """
    new = commit_of(repository, commit).tree
    old = None if before is None else commit_of(repository, before).tree
    difference = new.diff_to_tree(swap=True) if old is None else old.diff_to_tree(new)
    return sorted({delta.new_file.path for delta in difference.deltas})


def paths_on_the_way(repository: pygit2.Repository, known: str | None, commit: str) -> frozenset[str]:
    """Return the files that a version up to `commit` changed, though a later one may have taken it back.

    A merge changed what it has in another way than its two sides together would: what only one of them changed since
    they parted, and the merge has as that one, is told of that side, or was known. Of more sides than two it changed
    whatever it does not have like all of them.

    Args:
        known: the version whose past is left out; None: nothing is.

    Raises:
        ObjectMissing: there is no such commit.
    """
    walker = repository.walk(commit_of(repository, commit).id)
    if known is not None:
        walker.hide(commit_of(repository, known).id)
    paths: set[str] = set()
    for version in walker:
        paths |= _changed_by(repository, version)
    return frozenset(paths)


def history(repository: pygit2.Repository, commit: str, path: str | None = None) -> Iterator[Version]:
    """Yield the versions up to `commit`, newest first; with `path`, those that changed that file or folder.

    Raises:
        ObjectMissing: there is no such commit.
    """
    newest = commit_of(repository, commit)
    for found in repository.walk(newest.id, SortMode.TOPOLOGICAL | SortMode.TIME):
        if path is None or _changes(found, path):
            yield version_of(found)


def version_of(commit: pygit2.Commit) -> Version:
    """Return the plain facts of a commit."""
    name, email = names_of(commit.author, commit.message_encoding)
    return Version(
        commit=str(commit.id),
        parents=tuple(str(parent) for parent in commit.parent_ids),
        author_name=name,
        author_email=email,
        at=commit.author.time,
        message=message_of(commit),
    )


def commit_of(repository: pygit2.Repository, commit: str) -> pygit2.Commit:
    """Return the commit with this full object id.

    Raises:
        ObjectMissing: there is none.
    """
    try:
        found = repository.get(pygit2.Oid(hex=commit))
    except ValueError:
        found = None
    if not isinstance(found, pygit2.Commit):
        raise ObjectMissing("version.missing", f"There is no version {commit!r}.", commit=commit)
    return found


def _walk(tree: pygit2.Tree, prefix: str, depth: int = 0) -> Iterator[TreeEntry]:
    for child in tree:
        path = f"{prefix}{child.name}"
        if isinstance(child, pygit2.Tree) and depth < DEEPEST:
            yield from _walk(child, f"{path}/", depth + 1)
        else:
            yield TreeEntry(path, int(child.filemode), str(child.id))


def _at(commit: pygit2.Commit, path: str) -> pygit2.Object | None:
    try:
        return commit.tree[path]
    except (KeyError, ValueError):
        return None


def _changes(commit: pygit2.Commit, path: str) -> bool:
    # a merge that took the file from one side as it was did not change it
    ours = _identity(commit, path)
    if not commit.parents:
        return ours is not None
    return all(_identity(parent, path) != ours for parent in commit.parents)


def _changed_by(repository: pygit2.Repository, version: pygit2.Commit) -> set[str]:
    parents: list[str | None] = [str(each) for each in version.parent_ids]
    since = [set(changed_paths(repository, each, str(version.id))) for each in parents or [None]]
    if len(since) != 2:
        return set.union(*since)
    parted = repository.merge_base(*version.parent_ids)
    base = None if parted is None else str(parted)
    mine, theirs = (set(changed_paths(repository, base, str(each))) for each in version.parent_ids)
    # what it took from one side although the other had changed it, too, or alone
    return since[0] & since[1] | (since[0] - since[1]) & mine | (since[1] - since[0]) & theirs


def _identity(commit: pygit2.Commit, path: str) -> str | None:
    found = _at(commit, path)
    return None if found is None else str(found.id)
