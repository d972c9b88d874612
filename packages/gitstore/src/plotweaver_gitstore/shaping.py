"""A tree with files put in and taken out: only the folders on the way to them are made anew."""

from __future__ import annotations

from collections.abc import Mapping

import pygit2

from plotweaver_gitstore.batch import Batch
from plotweaver_gitstore.folders import BLOB, TREE, Entries, read_folder, written_folder


def shape(
    repository: pygit2.Repository, batch: Batch, tree: pygit2.Oid | None, edits: Mapping[str, bytes | None]
) -> pygit2.Oid:
    """Gather the blobs and trees of `tree` (None: nothing) with `edits` (None takes a file out); return the new tree.

    A save costs the same in a book of any length.
    """
    blobs = {path: None if data is None else batch.add("blob", data).raw for path, data in edits.items()}
    return _shaped(repository, batch, tree, blobs) or batch.add("tree", b"")


def _shaped(
    repository: pygit2.Repository, batch: Batch, tree: pygit2.Oid | None, blobs: Mapping[str, bytes | None]
) -> pygit2.Oid | None:
    """Return the folder; None if nothing is left in it."""
    entries: Entries = {} if tree is None else read_folder(repository, tree)
    folders: dict[bytes, dict[str, bytes | None]] = {}
    for path, blob in blobs.items():
        first, _, rest = path.partition("/")
        name = first.encode("utf-8", "surrogateescape")
        if rest:
            folders.setdefault(name, {})[rest] = blob
        else:
            _put(entries, name, BLOB, blob)
    for name, inside in folders.items():
        mode, oid = entries.get(name, (b"", b""))
        found = pygit2.Oid(raw=oid) if mode == TREE else None
        folder = _shaped(repository, batch, found, inside)
        # a file in a folder's place stays unless something comes into the folder
        if folder is not None or found is not None:
            _put(entries, name, TREE, None if folder is None else folder.raw)
    return batch.add("tree", written_folder(entries)) if entries else None


def _put(entries: Entries, name: bytes, mode: bytes, oid: bytes | None) -> None:
    if oid is None:
        entries.pop(name, None)
    else:
        entries[name] = (mode, oid)
