"""The new objects of one change: gathered in memory, then put on the disk together.

libgit2 waits for the disk twice for every object that it writes. What belongs together needs no order within itself:
here every file is synced at the same time, and then every name. The format is that of git's loose objects
(gitformat-loose in git's documentation).
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from uuid import uuid4

import pygit2

from plotweaver_gitstore.durability import sync
from plotweaver_gitstore.faults import is_whole
from plotweaver_gitstore.inflating import framed, id_of
from plotweaver_gitstore.objects import Kind

#: The beginning of the names of files that are not objects yet; whoever finds one without its writer removes it.
DRAFT = "tmp_obj_plotweaver_"

#: As git's own `core.looseCompression`.
_LEVEL = zlib.Z_BEST_SPEED
#: How many files are synced at once, and so open: an import brings thousands.
_THREADS = 8


class Batch:
    """Objects for one repository. They are read from it only after `write` or `copy`.

    Args:
        repository: where they will be.
    """

    def __init__(self, repository: pygit2.Repository) -> None:
        self._repository = repository
        self._root = f"{repository.path}objects"
        self._gathered: dict[str, tuple[Kind, bytes]] = {}
        self._drafts: dict[str, str] = {}

    @property
    def objects(self) -> list[tuple[Kind, bytes]]:
        """The objects in the order in which they were added."""
        return list(self._gathered.values())

    def add(self, kind: Kind, data: bytes) -> pygit2.Oid:
        """Gather an object and return its id. What it names is here already, or was added before."""
        oid = id_of(kind, data)
        self._gathered.setdefault(oid, (kind, data))
        return pygit2.Oid(hex=oid)

    def draft(self) -> None:
        """Write the bytes of what is not here yet under names that nobody reads; waits for no disk.

        Raises:
            OSError: the disk is full.
        """
        missing = [(oid, *each) for oid, each in self._gathered.items() if not self._is_here(oid)]
        # plain strings: this is done for every word that anybody writes
        prefix = f"{self._root}/{DRAFT}{uuid4().hex}"
        with self._dropped_on_failure():
            for place, (oid, kind, data) in enumerate(missing):
                self._drafts[oid] = f"{prefix}{place}"
                with open(self._drafts[oid], "xb", opener=_read_only) as file:
                    file.write(zlib.compress(framed(kind, data), _LEVEL))

    def write(self, *beside: Callable[[], object]) -> None:
        """Put everything on disk, what is drafted already or is not. Then a power cut takes none of it away.

        Args:
            beside: what else waits for the disk, and may do so at the same time.

        Raises:
            OSError: the disk failed or is full; nothing that was there before is touched.
        """
        if not self._drafts:
            self.draft()
        with self._dropped_on_failure():
            _together([*(partial(sync, draft) for draft in self._drafts.values()), *beside])
            self._name()
        # also of those that were here: whoever wrote them may have died before their names were safe
        folders = {f"{self._root}/{oid[:2]}" for oid in self._gathered}
        _together(partial(_sync_folder, folder) for folder in (*folders, self._root))

    def copy(self) -> None:
        """Write everything and wait for no disk: what is only a copy can be made again.

        Raises:
            OSError: the disk is full.
        """
        self.draft()
        with self._dropped_on_failure():
            self._name()

    def _is_here(self, oid: str) -> bool:
        # one that is cut short takes its whole self in its place
        return self._repository.odb.exists(pygit2.Oid(hex=oid)) and is_whole(Path(self._root, oid[:2], oid[2:]))

    def _name(self) -> None:
        for oid, draft in self._drafts.items():
            _name(draft, f"{self._root}/{oid[:2]}", oid[2:])

    @contextmanager
    def _dropped_on_failure(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            for draft in self._drafts.values():
                Path(draft).unlink(missing_ok=True)
            raise


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


def _together(acts: Iterable[Callable[[], object]]) -> None:
    begun = [_threads().submit(act) for act in acts]
    # all of them: what one of them failed at may be cleared away only when nobody is at it any more
    wait(begun)
    for ended in begun:
        ended.result()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, "disk")


# a child has none of its parent's threads
os.register_at_fork(after_in_child=_threads.cache_clear)
