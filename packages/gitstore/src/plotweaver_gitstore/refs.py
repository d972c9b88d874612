"""Names of refs, and the one way a ref moves: compare and swap."""

from __future__ import annotations

from collections.abc import Callable

import pygit2

#: The branch that holds a project's text.
MAIN = "refs/heads/main"


def head(repository: pygit2.Repository, ref: str = MAIN) -> str | None:
    """Return the commit that `ref` names, or None while there is none."""
    try:
        return str(repository.references[ref].target)
    except KeyError:
        return None


def swap(
    repository: pygit2.Repository,
    expected: str | None,
    commit: str,
    ref: str = MAIN,
    under_lock: Callable[[], None] = lambda: None,
) -> bool:
    """Move `ref` from `expected` (None: from nothing) to `commit`.

    Args:
        under_lock: called while the ref's lock is held, before it moves.

    Returns:
        False, with nothing moved, if the ref is not at `expected`.

    Raises:
        pygit2.GitError: another process holds the ref's lock.
    """
    with repository.transaction() as transaction:
        transaction.lock_ref(ref)
        # read again under the lock: only now is the comparison worth anything
        if head(repository, ref) != expected:
            return False
        under_lock()
        transaction.set_target(ref, commit, message="plotweaver")
    return True
