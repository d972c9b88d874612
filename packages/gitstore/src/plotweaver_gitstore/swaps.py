"""The one way a ref moves: compare and swap, under git's own lock of it.

A ref that comes or goes may meet names that stand in its way, or has to be taken out of where git packs refs: libgit2
knows how. One that moves is a small file which takes another's place (`git-update-ref`, `gitrepository-layout`), and
libgit2 would write and sync it only at the end. Nobody reads the lock file: here it is written first, and synced
together with whatever else waits for the disk.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pygit2

from plotweaver_gitstore.durability import sync
from plotweaver_gitstore.faults import is_broken_ref
from plotweaver_gitstore.refs import MAIN, head


class Swap(Protocol):
    """A ref's move that is about to be made."""

    def sync(self) -> None:
        """Put on the disk what there is of it already: in any thread, once, before `make`."""
        ...

    def make(self, under_lock: Callable[[], None]) -> bool:
        """Move the ref and call `under_lock` just before; False, with nothing moved, if it is somewhere else.

        Raises:
            pygit2.GitError: another process holds the ref's lock, or another ref is in the way.
        """
        ...


@contextmanager
def swapping(
    repository: pygit2.Repository,
    expected: str | None,
    commit: str | None,
    ref: str = MAIN,
    durable: bool = True,
) -> Iterator[Swap]:
    """Prepare to move `ref` from `expected` (None: from nothing) to `commit` (None: the ref goes away).

    Args:
        durable: once it is made, a power cut takes it back no more.

    Raises:
        pygit2.GitError: another process holds the ref's lock.
    """
    if expected is None or commit is None:
        yield _ComesOrGoes(repository, expected, commit, ref)
        return
    file = Path(repository.path) / ref
    if not file.parent.is_dir():
        # git has packed the refs and removed their folder
        file.parent.mkdir(parents=True, exist_ok=True)
        sync_ref(repository, ref)
    with _locked(file) as lock:
        os.write(lock, f"{commit}\n".encode())
        yield _Moves(repository, expected, ref, lock, durable)


def swap(
    repository: pygit2.Repository,
    expected: str | None,
    commit: str | None,
    ref: str = MAIN,
    under_lock: Callable[[], None] = lambda: None,
    durable: bool = True,
) -> bool:
    """Move `ref` at once; the arguments and errors are those of `swapping` and `Swap.make`.

    Returns:
        False, with nothing moved, if the ref is not at `expected`.
    """
    with swapping(repository, expected, commit, ref, durable) as prepared:
        prepared.sync()
        return prepared.make(under_lock)


@contextmanager
def _locked(file: Path) -> Iterator[int]:
    """Hold the lock of what lies in `file`; yield the descriptor of the lock's own file."""
    lock = f"{file}.lock"
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError as error:
        raise pygit2.GitError(f"failed to lock {file}: another process holds it") from error
    ours = os.fstat(descriptor).st_ino
    try:
        yield descriptor
    finally:
        # once it has taken the file's place, a lock of this name is another's
        with contextlib.suppress(FileNotFoundError):
            if os.stat(lock).st_ino == ours:
                os.unlink(lock)
        os.close(descriptor)


class _Moves:
    """A ref whose lock we hold, with where it leads to in it."""

    def __init__(self, repository: pygit2.Repository, expected: str, ref: str, lock: int, durable: bool) -> None:
        self._repository = repository
        self._expected = expected
        self._ref = ref
        self._lock = lock
        self._durable = durable

    def sync(self) -> None:
        if self._durable:
            os.fsync(self._lock)

    def make(self, under_lock: Callable[[], None]) -> bool:
        # read under the lock: only now is the comparison worth anything
        if head(self._repository, self._ref) != self._expected:
            return False
        under_lock()
        file = f"{self._repository.path}{self._ref}"
        os.replace(f"{file}.lock", file)
        if self._durable:
            sync(os.path.dirname(file))
        return True


class _ComesOrGoes:
    """A ref that is made, or taken away: all of it at the end."""

    def __init__(self, repository: pygit2.Repository, expected: str | None, commit: str | None, ref: str) -> None:
        self._repository = repository
        self._expected = expected
        self._commit = commit
        self._ref = ref

    def sync(self) -> None:
        """Nothing is there yet."""

    def make(self, under_lock: Callable[[], None]) -> bool:
        with self._repository.transaction() as transaction:
            transaction.lock_ref(self._ref)
            if head(self._repository, self._ref) != self._expected:
                return False
            under_lock()
            if self._commit is not None:
                transaction.set_target(self._ref, self._commit, message="plotweaver")
            elif self._expected is not None:
                transaction.remove(self._ref)
        sync_ref(self._repository, self._ref)
        return True


def rewrite(repository: Path, ref: str, named: str) -> bool:
    """Let a ref whose file cannot be read name what it did, durably; False if it can be read by now.

    Args:
        named: an object's id, or `ref: ` and another ref as in `HEAD`.

    Raises:
        pygit2.GitError: another process holds the ref's lock.
        OSError: the disk failed.
    """
    file = repository / ref
    with _locked(file) as lock:
        # nobody moves a ref that cannot be read, but somebody may have been quicker to mend it
        if not is_broken_ref(file):
            return False
        os.write(lock, f"{named}\n".encode())
        os.fsync(lock)
        os.replace(f"{file}.lock", file)
    sync(file.parent)
    return True


def sync_ref(repository: pygit2.Repository, ref: str) -> None:
    """Make durable that a ref came, moved or went: its name and, which libgit2 leaves out, those of its folders."""
    root = Path(repository.path)
    for folder in (root / ref).parents:
        if folder == root:
            return
        # a folder goes with its last ref
        with contextlib.suppress(FileNotFoundError):
            sync(folder)
