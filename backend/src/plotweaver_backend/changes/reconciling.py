"""Edits of an older version, brought onto the newest one."""

from __future__ import annotations

from collections.abc import Mapping

import pygit2
from plotweaver_gitstore import read_tree

from plotweaver_backend.changes.domain import Change, Sides
from plotweaver_backend.changes.errors import ChangeConflict


def reconcile(repository: pygit2.Repository, change: Change, newest: str | None) -> Mapping[str, bytes | None]:
    """Return the edits that make `newest` hold both the change and what others did since its base.

    A file that only one side touched is taken from that side; one that both made the same stays so.

    Raises:
        ObjectMissing: the base is unknown.
        ChangeConflict: both sides changed a file differently.
    """
    base = {} if change.base is None else read_tree(repository, change.base)
    if change.base == newest:
        return {path: data for path, data in change.edits.items() if base.get(path) != data}
    theirs = {} if newest is None else read_tree(repository, newest)
    edits: dict[str, bytes | None] = {}
    conflicts: dict[str, Sides] = {}
    for path, ours in change.edits.items():
        if ours in (base.get(path), theirs.get(path)):
            continue
        if base.get(path) == theirs.get(path):
            edits[path] = ours
        else:
            conflicts[path] = Sides(base.get(path), ours, theirs.get(path))
    if conflicts:
        listed = ", ".join(sorted(conflicts))
        raise ChangeConflict("change.conflict", f"Someone else changed {listed} meanwhile.", conflicts=conflicts)
    return edits
