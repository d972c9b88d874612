"""The branches and named versions of a book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pygit2
from plotweaver_contracts import branches as wire
from plotweaver_gitstore import MAIN, TAGS, branch_name, message_of, names_of, peeled


def branches(repository: pygit2.Repository, refs: Mapping[str, str]) -> wire.Branches:
    """Return what `refs` name: branches with the book's own first, and named versions, newest first.

    Args:
        refs: what the reader may see, by ref.
    """
    called = {branch_name(ref): oid for ref, oid in refs.items()}
    found = [_branch(repository, name, oid, refs.get(MAIN, oid)) for name, oid in called.items() if name is not None]
    named = [_named(repository, ref, oid) for ref, oid in refs.items() if ref.startswith(TAGS)]
    return wire.Branches(
        branches=sorted(found, key=lambda each: (each.name != branch_name(MAIN), each.name)),
        named=sorted(named, key=lambda each: (each.at, each.name), reverse=True),
    )


def _branch(repository: pygit2.Repository, name: str, oid: str, main: str) -> wire.Branch:
    newest = peeled(repository, oid)
    ahead, behind = repository.ahead_behind(newest.id, peeled(repository, main).id)
    return wire.Branch(
        name=name,
        commit=oid,
        author=names_of(newest.author, newest.message_encoding)[0],
        at=_at(newest.author.time),
        ahead=ahead,
        behind=behind,
    )


def _named(repository: pygit2.Repository, ref: str, oid: str) -> wire.NamedVersion:
    found, commit = repository[pygit2.Oid(hex=oid)], peeled(repository, oid)
    at, note = commit.author.time, ""
    if isinstance(found, pygit2.Tag):
        # an old tag may have no tagger
        at, note = found.tagger.time if found.tagger else at, message_of(found).strip()
    return wire.NamedVersion(name=ref.removeprefix(TAGS), commit=str(commit.id), at=_at(at), note=note)


def _at(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
