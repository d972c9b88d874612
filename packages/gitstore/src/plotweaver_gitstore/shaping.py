"""A tree with files put in and taken out: only the folders on the way to them are made anew."""

from __future__ import annotations

from collections.abc import Mapping

import pygit2

from plotweaver_gitstore.batch import Batch

_BLOB, _TREE = b"100644", b"40000"
_ID_BYTES = 20

#: A folder's entries by name: the mode as git writes it, and the id.
_Entries = dict[bytes, tuple[bytes, bytes]]


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
    entries = {} if tree is None else _read(repository[tree].read_raw())
    folders: dict[bytes, dict[str, bytes | None]] = {}
    for path, blob in blobs.items():
        first, _, rest = path.partition("/")
        name = first.encode("utf-8", "surrogateescape")
        if rest:
            folders.setdefault(name, {})[rest] = blob
        else:
            _put(entries, name, _BLOB, blob)
    for name, inside in folders.items():
        mode, oid = entries.get(name, (b"", b""))
        found = pygit2.Oid(raw=oid) if mode == _TREE else None
        folder = _shaped(repository, batch, found, inside)
        # a file in a folder's place stays unless something comes into the folder
        if folder is not None or found is not None:
            _put(entries, name, _TREE, None if folder is None else folder.raw)
    return batch.add("tree", _written(entries)) if entries else None


def _put(entries: _Entries, name: bytes, mode: bytes, oid: bytes | None) -> None:
    if oid is None:
        entries.pop(name, None)
    else:
        entries[name] = (mode, oid)


def _read(raw: bytes) -> _Entries:
    entries: _Entries = {}
    place = 0
    while place < len(raw):
        space, end = raw.index(b" ", place), raw.index(b"\0", place)
        entries[raw[space + 1 : end]] = (raw[place:space], raw[end + 1 : end + 1 + _ID_BYTES])
        place = end + 1 + _ID_BYTES
    return entries


def _written(entries: _Entries) -> bytes:
    # git's order: a folder stands where its name with a slash would
    order = sorted(entries, key=lambda name: name + b"/" if entries[name][0] == _TREE else name)
    return b"".join(entries[name][0] + b" " + name + b"\0" + entries[name][1] for name in order)
