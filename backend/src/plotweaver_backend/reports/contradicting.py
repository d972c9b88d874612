"""What two branches would contradict each other in, asked before one is brought into the other."""

from __future__ import annotations

import pygit2
from plotweaver_contracts import quality as wire
from plotweaver_gitstore import Store, read_tree
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.merge import merge_tree
from plotweaver_quality.continuity.branches import between_branches

from plotweaver_backend.findings.domain import shown
from plotweaver_backend.findings.versions import newest


class Contradicting:
    """Compares branches. Each is looked up as the account may see it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def between(self, project: str, asked: wire.ContradictionsQuery, account: str) -> wire.Contradictions:
        """Return the contradictions that bringing a branch in would make.

        Raises:
            ProblemError: `not_found`: there is no such branch; `ref.refused`: the two have no version in common.
        """
        repository = self._store.open(project)
        tip, into = newest(repository, asked.name, account), newest(repository, asked.into, account)
        common = repository.merge_base(pygit2.Oid(hex=tip), pygit2.Oid(hex=into))
        if common is None:
            raise ProblemError("ref.refused", "The two have no version in common: they are different books.")
        if str(common) in (tip, into):
            # one holds all of the other: nobody has said something else meanwhile
            return wire.Contradictions(tip=tip, into=into, findings=[], titles={})
        base, ours, theirs = (read_tree(repository, each) for each in (str(common), into, tip))
        found = between_branches(base, ours, theirs)
        scenes = read_book(merge_tree(base, ours, theirs).files).scenes
        return wire.Contradictions(
            tip=tip,
            into=into,
            findings=shown(found, {scene.path: scene.id for scene in scenes}),
            titles={scene.path: scene.title for scene in scenes},
        )
