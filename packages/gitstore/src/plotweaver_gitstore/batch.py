"""The new objects of one change: gathered in memory, then put on the disk together.

libgit2 waits for the disk twice for every object that it writes. What belongs together needs no order within itself:
here every file is synced at the same time, and then every name. The format is that of git's loose objects
(gitformat-loose in git's documentation).
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

import pygit2

from plotweaver_gitstore.durability import sync
from plotweaver_gitstore.objects import Kind

#: The beginning of the names of files that are not objects yet; whoever finds one without its writer removes it.
DRAFT = "tmp_obj_plotweaver_"

#: As git's own `core.looseCompression`.
_LEVEL = zlib.Z_BEST_SPEED
#: How many files are on their way at once, and so open: an import brings thousands.
_TOGETHER = 64
_THREADS = 8


class Batch:
    """Objects for one repository. They are read from it only after `write`.

    Args:
        repository: where they will be.
    """

    def __init__(self, repository: pygit2.Repository) -> None:
        self._repository = repository
        self._root = f"{repository.path}objects"
        self._gathered: dict[str, tuple[Kind, bytes]] = {}

    @property
    def objects(self) -> list[tuple[Kind, bytes]]:
        """The objects in the order in which they were added."""
        return list(self._gathered.values())

    def add(self, kind: Kind, data: bytes) -> pygit2.Oid:
        """Gather an object and return its id. What it names is here already, or was added before."""
        oid = hashlib.sha1(_framed(kind, data), usedforsecurity=False).hexdigest()
        self._gathered.setdefault(oid, (kind, data))
        return pygit2.Oid(hex=oid)

    def write(self) -> None:
        """Put everything on disk. When this returns, a power cut takes none of it away.

        Raises:
            OSError: the disk failed or is full; nothing that was there before is touched.
        """
        missing = [(oid, *each) for oid, each in self._gathered.items() if not self._is_here(oid)]
        rest = iter(missing)
        while part := list(islice(rest, _TOGETHER)):
            self._write(part)
        # also of those that were here: whoever wrote them may have died before their names were safe
        folders = {f"{self._root}/{oid[:2]}" for oid in self._gathered}
        _together(_sync_folder, [*folders, self._root])

    def _is_here(self, oid: str) -> bool:
        return self._repository.odb.exists(pygit2.Oid(hex=oid))

    def _write(self, objects: list[tuple[str, Kind, bytes]]) -> None:
        # plain strings: this is done for every word that anybody writes
        prefix = f"{self._root}/{DRAFT}{uuid4().hex}"
        drafts = [f"{prefix}{place}" for place in range(len(objects))]
        with ExitStack() as opened:
            try:
                files = [opened.enter_context(open(draft, "xb", opener=_read_only)) for draft in drafts]
                for file, (_, kind, data) in zip(files, objects, strict=True):
                    file.write(zlib.compress(_framed(kind, data), _LEVEL))
                    file.flush()
                _together(os.fsync, [file.fileno() for file in files])
                for draft, (oid, _, _) in zip(drafts, objects, strict=True):
                    _name(draft, f"{self._root}/{oid[:2]}", oid[2:])
            except OSError:
                for draft in drafts:
                    Path(draft).unlink(missing_ok=True)
                raise


def _framed(kind: Kind, data: bytes) -> bytes:
    return f"{kind} {len(data)}".encode() + b"\0" + data


def _read_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o444)


def _name(draft: str, folder: str, name: str) -> None:
    try:
        os.rename(draft, f"{folder}/{name}")
    except FileNotFoundError:
        Path(folder).mkdir(exist_ok=True)
        os.rename(draft, f"{folder}/{name}")


def _sync_folder(path: str) -> None:
    # what lies in a pack has no folder of its own
    with suppress(FileNotFoundError):
        sync(path)


def _together(act: Callable[[Any], None], what: Sequence[object]) -> None:
    if len(what) == 1:
        act(what[0])
        return
    for waited in [_threads().submit(act, each) for each in what]:
        waited.result()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, "disk")


# a child has none of its parent's threads
os.register_at_fork(after_in_child=_threads.cache_clear)
