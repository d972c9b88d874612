"""Trees and commits, written without a work tree."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

import pygit2
from plotweaver_gitstore.reading import commit_of
from pygit2.enums import FileMode

from plotweaver_backend.changes.domain import Change
from plotweaver_backend.changes.errors import ChangeRefused

#: The trailer that carries the change's id.
CHANGE_TRAILER = "Plotweaver-Change"

_TRAILER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def write_tree(repository: pygit2.Repository, base: str | None, edits: Mapping[str, bytes | None]) -> pygit2.Oid:
    """Write the blobs and trees of `base` (None: nothing) with `edits`, and return the tree."""
    index = pygit2.Index()
    if base is not None:
        index.read_tree(commit_of(repository, base).tree)
    for path, data in edits.items():
        if data is None:
            if path in index:
                index.remove(path)
        else:
            index.add(pygit2.IndexEntry(path, repository.create_blob(data), FileMode.BLOB))
    return index.write_tree(repository)


def check_recordable(change: Change) -> None:
    """Pass if git can record the change's author, message and trailers.

    Raises:
        ChangeRefused: otherwise.
    """
    _author(change, 0)
    message_of(change)


def write_commit(repository: pygit2.Repository, change: Change, parent: str | None, tree: pygit2.Oid) -> str:
    """Write the change's commit on `parent` and return its id; no branch moves.

    Raises:
        ChangeRefused: git cannot record such an author, message or trailer.
    """
    now = int(time.time())
    author = _author(change, now)
    committer = pygit2.Signature("PlotWeaver", "plotweaver@localhost", now, 0)
    parents = [] if parent is None else [pygit2.Oid(hex=parent)]
    return str(repository.create_commit(None, author, committer, message_of(change), tree, parents))


def _author(change: Change, at: int) -> pygit2.Signature:
    try:
        return pygit2.Signature(change.author_name, change.author_email, at, 0)
    except ValueError as error:
        raise ChangeRefused("change.refused", f"Git cannot record this author: {error}.", violations=[]) from error


def message_of(change: Change) -> str:
    """Return the commit's message with its trailers in a paragraph of their own.

    Raises:
        ChangeRefused: a trailer would not read back as one line, or the message holds a NUL.
    """
    trailers = {**change.trailers, CHANGE_TRAILER: change.change_id}
    for name, value in trailers.items():
        if not _TRAILER_NAME.fullmatch(name) or not value.isprintable() or value != value.strip() or not value:
            raise ChangeRefused("change.refused", f"{name!r}: {value!r} is no trailer.", violations=[])
    if "\0" in change.message:
        raise ChangeRefused("change.refused", "A message cannot hold a NUL character.", violations=[])
    block = "".join(f"{name}: {value}\n" for name, value in trailers.items())
    return f"{change.message.strip() or 'Change'}\n\n{block}"
