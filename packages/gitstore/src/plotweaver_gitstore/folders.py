"""Folders as git writes them down: trees, from bytes and to bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pygit2

#: Modes as they stand in a tree (gitformat in git's documentation: no leading zero).
BLOB, TREE, LINK = b"100644", b"40000", b"160000"

#: A folder's entries by name: the mode as git writes it, and the id.
Entries = dict[bytes, tuple[bytes, bytes]]

_ENTRY = re.compile(rb"([0-7]+) ([^\0]+)\0(.{20})", re.DOTALL)


def read_folder(repository: pygit2.Repository, tree: pygit2.Oid) -> Entries:
    """Return the entries of a tree.

    Raises:
        KeyError: it is not here.
    """
    # as bytes: libgit2 would first make an object of each entry
    _, raw = repository.odb.read(tree)
    return {name: (mode, oid) for mode, name, oid in _ENTRY.findall(raw)}


def written_folder(entries: Mapping[bytes, tuple[bytes, bytes]]) -> bytes:
    """Return the tree of some entries."""
    # git's order: a folder stands where its name with a slash would
    order = sorted(entries, key=lambda name: name + b"/" if entries[name][0] == TREE else name)
    return b"".join(entries[name][0] + b" " + name + b"\0" + entries[name][1] for name in order)
