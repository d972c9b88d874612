"""Versions that somebody's private drafts alone hold: to everyone else they are not there, even by their id."""

from __future__ import annotations

import pygit2
from plotweaver_gitstore import ObjectMissing, heads, may_see, peeled
from plotweaver_gitstore.reading import commit_of


def visible(repository: pygit2.Repository, account: str) -> list[pygit2.Oid]:
    """Return the versions that the refs name which are there for an account."""
    return [peeled(repository, oid).id for ref, oid in heads(repository).items() if may_see(ref, account)]


def hidden(repository: pygit2.Repository, account: str) -> set[str]:
    """Return the ids of the versions that only private drafts of others hold."""
    others = [oid for ref, oid in heads(repository).items() if not may_see(ref, account)]
    if not others:
        return set()
    walker = repository.walk(None)
    for oid in others:
        walker.push(peeled(repository, oid).id)
    for shown in visible(repository, account):
        walker.hide(shown)
    return {str(version.id) for version in walker}


def require_shown(repository: pygit2.Repository, commit: str, account: str) -> None:
    """Pass if a version that an account names by its id is one that it may know.

    Raises:
        ObjectMissing: there is none, or it is of somebody else's private draft.
    """
    commit_of(repository, commit)
    if commit in hidden(repository, account):
        raise ObjectMissing("version.missing", f"There is no version {commit!r}.", commit=commit)
