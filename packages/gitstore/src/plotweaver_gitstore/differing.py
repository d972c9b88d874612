"""Which files differ between two versions, with moves told as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pygit2
from pygit2.enums import DeltaStatus, DiffFind

from plotweaver_gitstore.objects import peeled
from plotweaver_gitstore.reading import commit_of

_KINDS: dict[DeltaStatus, Literal["added", "removed", "moved"]] = {
    DeltaStatus.ADDED: "added",
    DeltaStatus.DELETED: "removed",
    DeltaStatus.RENAMED: "moved",
}


@dataclass(frozen=True)
class Difference:
    """A file that differs. `before`: where it was, if it was moved."""

    path: str
    kind: Literal["added", "removed", "changed", "moved"]
    before: str | None = None


def differences(repository: pygit2.Repository, before: str | None, commit: str) -> list[Difference]:
    """Return the files that came, went, moved or changed, in order of path.

    Args:
        before: the version to compare with; None: an empty book.

    Raises:
        ObjectMissing: there is no such commit.
    """
    new = commit_of(repository, commit).tree
    found = new.diff_to_tree(swap=True) if before is None else commit_of(repository, before).tree.diff_to_tree(new)
    if before is not None:
        found.find_similar(DiffFind.FIND_RENAMES)
    told = [
        Difference(
            delta.new_file.path,
            _KINDS.get(delta.status, "changed"),
            delta.old_file.path if delta.status == DeltaStatus.RENAMED else None,
        )
        for delta in found.deltas
    ]
    return sorted(told, key=lambda each: each.path)


def parting(repository: pygit2.Repository, one: str, other: str) -> str | None:
    """Return the newest version that both go back to, None if there is none.

    Raises:
        ObjectMissing: there is no such version.
    """
    found = repository.merge_base(peeled(repository, one).id, peeled(repository, other).id)
    return None if found is None else str(found)
