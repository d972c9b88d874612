"""What merging a branch, or taking a version back, would change."""

from __future__ import annotations

from dataclasses import dataclass

import pygit2
from plotweaver_gitstore import file_at
from plotweaver_gitstore.reading import changed_paths, commit_of
from plotweaver_kit.problems import ProblemError

Edits = dict[str, bytes | None]


@dataclass(frozen=True)
class Plan:
    """Edits on top of a version that everyone concerned has; `title` of the version: what a person reads."""

    base: str
    edits: Edits
    title: str


def merging(repository: pygit2.Repository, tip: str, into: str, name: str) -> Plan | None:
    """Return what brings `tip` into `into`; None if it is there already.

    Raises:
        ProblemError: `ref.refused`: the two have no version in common.
    """
    common = repository.merge_base(pygit2.Oid(hex=tip), pygit2.Oid(hex=into))
    if common is None:
        raise ProblemError("ref.refused", "The two have no version in common: they are different books.")
    if str(common) == tip:
        return None
    return Plan(str(common), _between(repository, str(common), tip), f"Brought in “{name}”")


def reverting(repository: pygit2.Repository, commit: str) -> Plan:
    """Return what takes back a version's change; of a merge, what it brought into its first parent.

    Raises:
        ProblemError: `ref.refused`: it is the first version.
        ObjectMissing: there is no such version.
    """
    version = commit_of(repository, commit)
    if not version.parents:
        raise ProblemError("ref.refused", "This is the book's first version: there is nothing before it.")
    title = version.message.partition("\n")[0].strip()
    return Plan(commit, _between(repository, commit, str(version.parents[0].id)), f"Took back: {title}"[:500])


def _between(repository: pygit2.Repository, before: str, after: str) -> Edits:
    return {path: file_at(repository, after, path) for path in changed_paths(repository, before, after)}
