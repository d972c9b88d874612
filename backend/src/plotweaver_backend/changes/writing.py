"""Trees and commits, written without a work tree."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

import pygit2
from plotweaver_gitstore.reading import commit_of
from pygit2.enums import FileMode

from plotweaver_backend.changes.domain import Change
from plotweaver_backend.changes.errors import ChangeRefused

#: The trailer that carries the change's id.
CHANGE_TRAILER = "Plotweaver-Change"
#: The trailer that tells why somebody wrote what another one keeps.
REASON_TRAILER = "Plotweaver-Override"

_TRAILER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


@dataclass(frozen=True)
class Written:
    """A tree, and the objects that were written for it, parts before wholes.

    `fresh`: all of them are new here. A tree that holds a new file is new itself.
    """

    tree: pygit2.Oid
    objects: tuple[pygit2.Oid, ...]
    fresh: bool


def write_tree(repository: pygit2.Repository, base: str | None, edits: Mapping[str, bytes | None]) -> Written:
    """Write the blobs and trees of `base` (None: nothing) with `edits`."""
    fresh = bool(edits) and not any(data is None or _is_here(repository, data) for data in edits.values())
    blobs = {path: None if data is None else repository.create_blob(data) for path, data in edits.items()}
    tree = None if base is None else commit_of(repository, base).tree
    written = [oid for oid in blobs.values() if oid is not None]
    # only the folders on the way to an edit are written: a save costs the same in a book of any length
    edited = _edited(repository, tree, blobs, written)
    if edited is None:
        edited = repository.TreeBuilder().write()
        written.append(edited)
    return Written(edited, tuple(written), fresh)


def _is_here(repository: pygit2.Repository, data: bytes) -> bool:
    return repository.odb.exists(pygit2.hash(data))


def _edited(
    repository: pygit2.Repository,
    tree: pygit2.Tree | None,
    blobs: Mapping[str, pygit2.Oid | None],
    written: list[pygit2.Oid],
) -> pygit2.Oid | None:
    """Return `tree` with files put in (None: taken out), by path from here; None if nothing is left of it."""
    builder = repository.TreeBuilder() if tree is None else repository.TreeBuilder(tree)
    folders: dict[str, dict[str, pygit2.Oid | None]] = {}
    for path, blob in blobs.items():
        name, _, rest = path.partition("/")
        if rest:
            folders.setdefault(name, {})[rest] = blob
        else:
            _put(builder, name, blob, FileMode.BLOB)
    for name, inside in folders.items():
        found = tree[name] if tree is not None and name in tree else None
        folder = _edited(repository, found if isinstance(found, pygit2.Tree) else None, inside, written)
        # a file in a folder's place stays unless something comes into the folder
        if folder is not None or isinstance(found, pygit2.Tree):
            _put(builder, name, folder, FileMode.TREE)
    if not len(builder):
        return None
    written.append(builder.write())
    return written[-1]


def _put(builder: pygit2.TreeBuilder, name: str, oid: pygit2.Oid | None, mode: FileMode) -> None:
    if oid is not None:
        builder.insert(name, oid, mode)
    elif builder.get(name) is not None:
        builder.remove(name)


def check_recordable(change: Change) -> None:
    """Pass if git can record the change's author, message and trailers.

    Raises:
        ChangeRefused: otherwise.
    """
    _author(change, 0)
    message_of(change)


def write_commit(repository: pygit2.Repository, change: Change, parent: str | None, tree: pygit2.Oid) -> str:
    """Write the change's commit on `parent` (and on `change.also`) and return its id; no branch moves.

    Raises:
        ChangeRefused: git cannot record such an author, message or trailer.
    """
    now = int(time.time())
    author = _author(change, now)
    committer = pygit2.Signature("PlotWeaver", "plotweaver@localhost", now, 0)
    parents = [pygit2.Oid(hex=each) for each in (parent, change.also) if each is not None]
    return str(repository.create_commit(None, author, committer, message_of(change), tree, parents))


def _author(change: Change, at: int) -> pygit2.Signature:
    try:
        return pygit2.Signature(change.author.name, change.author.email, at, 0)
    except ValueError as error:
        raise ChangeRefused("change.refused", f"Git cannot record this author: {error}.", violations=[]) from error


def message_of(change: Change) -> str:
    """Return the commit's message with its trailers in a paragraph of their own.

    Raises:
        ChangeRefused: a trailer would not read back as one line, or the message holds a NUL.
    """
    reason = {REASON_TRAILER: change.override} if change.override else {}
    trailers = {**change.trailers, **reason, CHANGE_TRAILER: change.change_id}
    for name, value in trailers.items():
        if not _TRAILER_NAME.fullmatch(name) or not value.isprintable() or value != value.strip() or not value:
            raise ChangeRefused("change.refused", f"{name!r}: {value!r} is no trailer.", violations=[])
    if "\0" in change.message:
        raise ChangeRefused("change.refused", "A message cannot hold a NUL character.", violations=[])
    block = "".join(f"{name}: {value}\n" for name, value in trailers.items())
    return f"{change.message.strip() or 'Change'}\n\n{block}"
