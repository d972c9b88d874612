"""Names of refs: which there may be, who may see them, and what they name."""

from __future__ import annotations

import re

import pygit2

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
