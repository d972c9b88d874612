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
    """Edits on top of a version that everyone concerned has. `restores`: a version whose words come back."""

    base: str
    edits: Edits
    restores: str = ""


def merging(repository: pygit2.Repository, tip: str, into: str) -> Plan | None:
    """Return what brings `tip` into `into`; None if it is there already.

    Raises:
        ProblemError: `ref.refused`: the two have no version in common.
    """
    common = repository.merge_base(pygit2.Oid(hex=tip), pygit2.Oid(hex=into))
    if common is None:
        raise ProblemError("ref.refused", "The two have no version in common: they are different books.")
    if str(common) == tip:
        return None
    return Plan(str(common), _between(repository, str(common), tip))


def reverting(repository: pygit2.Repository, commit: str) -> Plan:
    """Return what takes back a version's change; of a merge, what it brought into its first parent.

    Raises:
        ProblemError: `ref.refused`: it is the first version.
        ObjectMissing: there is no such version.
    """
    version = commit_of(repository, commit)
    if not version.parents:
        raise ProblemError("ref.refused", "This is the book's first version: there is nothing before it.")
    before = str(version.parents[0].id)
    return Plan(commit, _between(repository, commit, before), before)


def title_of_reverting(repository: pygit2.Repository, commit: str) -> str:
    """Return what people read of a version that takes back another.

    Raises:
        ObjectMissing: there is no such version.
    """
    title = commit_of(repository, commit).message.partition("\n")[0].strip()
    return f"Took back: {title}"[:500]


def _between(repository: pygit2.Repository, before: str, after: str) -> Edits:
    return {path: file_at(repository, after, path) for path in changed_paths(repository, before, after)}
