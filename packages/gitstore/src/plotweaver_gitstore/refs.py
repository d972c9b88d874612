"""Names of refs, and the one way a ref moves: compare and swap."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from pathlib import Path

import pygit2

from plotweaver_gitstore.durability import sync

#: The branch that holds a project's text.
MAIN = "refs/heads/main"

BRANCHES, TAGS = "refs/heads/", "refs/tags/"

#: Where an account's private drafts lie: `<account>/<name>` follows. Git neither serves nor takes what lies here.
PRIVATE = "refs/plotweaver/private/"
#: What the name of a branch begins with that only its author sees.
MINE = "mine/"

# A part of what git allows (git-check-ref-format): what every file system and every shell can say.
_NAME = re.compile(r"(?!.*(?:\.\.|//|/\.|\.lock(?:/|\Z)|\./|\.\Z|/\Z))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}")
_ACCOUNT = re.compile(r"[a-z0-9]+")


def is_public(ref: str) -> bool:
    """Whether `ref` is a branch or tag that may be read, cloned and pushed: nothing else is anybody's business."""
    prefix = next((each for each in (BRANCHES, TAGS) if ref.startswith(each)), None)
    name = ref.removeprefix(prefix or "")
    return prefix is not None and not name.casefold().startswith(MINE) and _NAME.fullmatch(name) is not None


def owner_of(ref: str) -> str | None:
    """Return the account whose private draft `ref` is; None if it is anything else."""
    account, parted, name = ref.removeprefix(PRIVATE).partition("/")
    private = ref.startswith(PRIVATE) and parted and _ACCOUNT.fullmatch(account) and _NAME.fullmatch(name)
    return account if private else None


def is_kept(ref: str) -> bool:
    """Whether `ref` is one that a book is made of: a branch, a tag or somebody's private draft."""
    return is_public(ref) or owner_of(ref) is not None


def may_see(ref: str, account: str) -> bool:
    """Whether `ref` is there for an account that may read the book."""
    return owner_of(ref) in (None, account)


def branch_ref(name: str, account: str) -> str:
    """Return the ref of the branch that an account calls `name`: what begins with `mine/` is its own."""
    return f"{PRIVATE}{account}/{name.removeprefix(MINE)}" if name.startswith(MINE) else BRANCHES + name


def branch_name(ref: str) -> str | None:
    """Return what whoever may see `ref` calls it; None if it is no branch."""
    owner = owner_of(ref)
    if owner is not None:
        return MINE + ref.removeprefix(f"{PRIVATE}{owner}/")
    return ref.removeprefix(BRANCHES) if ref.startswith(BRANCHES) else None


def head(repository: pygit2.Repository, ref: str = MAIN) -> str | None:
    """Return the object that `ref` names, or None while there is none, as with every name that git cannot keep."""
    try:
        return str(repository.references[ref].target)
    except (KeyError, pygit2.InvalidSpecError):
        return None


def heads(repository: pygit2.Repository) -> dict[str, str]:
    """Return the objects that the book's branches, tags and private drafts name, by ref."""
    return {ref: str(repository.references[ref].target) for ref in repository.references if is_kept(ref)}


def swap(
    repository: pygit2.Repository,
    expected: str | None,
    commit: str | None,
    ref: str = MAIN,
    under_lock: Callable[[], None] = lambda: None,
) -> bool:
    """Move `ref` from `expected` (None: from nothing) to `commit` (None: the ref goes away).

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
        if commit is not None:
            transaction.set_target(ref, commit, message="plotweaver")
        elif expected is not None:
            transaction.remove(ref)
    if commit is None or expected is None:
        _sync_name(repository, ref)
    return True


def _sync_name(repository: pygit2.Repository, ref: str) -> None:
    """Make a ref's coming or going durable: libgit2 syncs neither new folders' names nor what it removes."""
    root = Path(repository.path)
    for folder in (root / ref).parents:
        if folder == root:
            return
        # a folder goes with its last ref
        with contextlib.suppress(FileNotFoundError):
            sync(folder)
