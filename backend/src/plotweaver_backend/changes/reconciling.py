"""Edits of an older version, brought onto the newest one."""

from __future__ import annotations

from collections.abc import Mapping

import pygit2
from plotweaver_gitstore import file_at, read_tree
from plotweaver_manuscript.merge import merge_tree

from plotweaver_backend.changes.domain import Change, Sides
from plotweaver_backend.changes.errors import ChangeConflict


def reconcile(repository: pygit2.Repository, change: Change, newest: str | None) -> Mapping[str, bytes | None]:
    """Return the edits that make `newest` hold both the change and what others did since its base.

    Prose merges by sentence, scenes by id and lists by entry (`plotweaver_manuscript.merge`).

    Raises:
        ObjectMissing: the base is unknown.
        ChangeConflict: both sides changed the same sentence, or one deleted what the other changed.
    """
    if change.base == newest:
        return {p: data for p, data in change.edits.items() if file_at(repository, newest, p) != data}
    base = {} if change.base is None else read_tree(repository, change.base)
    ours = {path: data for path, data in {**base, **change.edits}.items() if data is not None}
    theirs = {} if newest is None else read_tree(repository, newest)
    merged = merge_tree(base, ours, theirs)
    if merged.conflicts:
        sides = {each.path: Sides(each.base, each.ours, each.theirs) for each in merged.conflicts}
        listed = ", ".join(sorted(sides))
        raise ChangeConflict("change.conflict", f"Someone else changed {listed} meanwhile.", conflicts=sides)
    return {
        path: merged.files.get(path) for path in {*theirs, *merged.files} if merged.files.get(path) != theirs.get(path)
    }
