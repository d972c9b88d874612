"""Whether the tree that a change makes may be: the structure's rules, then the gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

import pygit2
from plotweaver_gitstore import EditedTree, LazyTree, entries, file_at, paths_on_the_way
from plotweaver_manuscript.rules import FILE_MODE, Entry, check_structure

from plotweaver_backend.changes.domain import Change, Objection
from plotweaver_backend.changes.gates import Gates, refuse
from plotweaver_backend.changes.ports import Proposed

Edits = Mapping[str, bytes | None]


def judge(
    repository: pygit2.Repository | None, change: Change, newest: str | None, edits: Edits, gates: Gates
) -> tuple[Objection, ...]:
    """Pass if `newest` with `edits` keeps every rule and no gate objects, and return what the gates warn of.

    A book may have no repository yet.

    Raises:
        ChangeRefused: otherwise; before anything was written.
    """
    planned = _planned(repository, newest, edits)
    refuse([Objection(v.rule, v.path, v.message, v.remedy) for v in check_structure(planned)])
    before = {} if repository is None or newest is None else LazyTree(repository, newest)
    proposed = Proposed(change, before, EditedTree(before, edits), frozenset(edits))
    if repository is not None and change.also is not None:
        on_the_way = partial(paths_on_the_way, repository, newest, change.also)
        proposed = replace(proposed, on_the_way=on_the_way)
    return gates.pass_through(proposed)


def _planned(repository: pygit2.Repository | None, newest: str | None, edits: Edits) -> Iterable[Entry]:
    # a new path may collide with any other; where there is none, those that stay are judged already
    if repository is not None and newest is not None and not _all_there(repository, newest, edits):
        for entry in entries(repository, newest):
            if entry.path not in edits:
                yield Entry(entry.path, entry.mode, 0, None)
    for path, data in edits.items():
        if data is not None:
            yield Entry(path, FILE_MODE, len(data), data)


def _all_there(repository: pygit2.Repository, newest: str, edits: Edits) -> bool:
    return all(file_at(repository, newest, path) is not None for path in edits)
