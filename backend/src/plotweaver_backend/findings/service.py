"""Running the checks, once for each version of a book."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import pygit2
from plotweaver_contracts.generation import Finding, FindingList
from plotweaver_gitstore import Store, head, read_tree
from plotweaver_gitstore.reading import commit_of
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_quality.checks import check_book
from plotweaver_quality.recent import RecentMemory
from plotweaver_quality.rules import Rule
from plotweaver_quality.style.grammar import GRAMMAR

from plotweaver_backend.findings.domain import brought, changed_spans, shown

#: How many versions' findings are remembered.
REMEMBERED = 32


def quick(rule: Rule) -> bool:
    """Say whether a rule is looked for while somebody waits: the grammar checker takes seconds for a whole novel."""
    return rule is not GRAMMAR


@dataclass(frozen=True)
class _Checked:
    scenes: Mapping[str, str]
    findings: tuple[Finding, ...]


class FindingsService:
    """Findings of books.

    Args:
        store: the canonical repositories.
        memory: what is known of scenes, so that only those that changed are read again.
    """

    def __init__(self, store: Store, memory: RecentMemory) -> None:
        self._store, self._memory = store, memory
        self._known: OrderedDict[str, _Checked] = OrderedDict()
        self._guard = threading.Lock()

    def of_project(self, project: str, scene: str | None = None) -> FindingList:
        """Return the findings of the newest version, all of them or those of one scene.

        Raises:
            ProblemError: `not_found` for a book without text and for an unknown scene.
        """
        repository = self._store.open(project)
        newest = head(repository)
        if newest is None:
            raise ProblemError("not_found")
        checked = self._checked(repository, newest)
        if scene is not None and scene not in checked.scenes.values():
            raise ProblemError("not_found", "There is no such scene.")
        found = [finding for finding in checked.findings if scene in (None, finding.scene)]
        return FindingList(commit=newest, findings=found)

    def of_text(self, tree: Tree, path: str, new_text: str) -> list[Finding]:
        """Return the findings that a proposed text of the file `path` would bring.

        Offsets are characters in `new_text`. A phrase that the text says first and a later scene repeats counts.

        Args:
            tree: the book that the text is proposed for.
            path: the scene's file.
            new_text: the whole file as proposed.
        """
        proposed = {**tree, path: new_text.encode()}
        spans = changed_spans(text_of(tree, path) or "", new_text)
        return shown(brought(check_book(proposed, self._memory, quick), path, spans), _scenes(proposed))

    def _checked(self, repository: pygit2.Repository, commit: str) -> _Checked:
        # by tree and not by commit: the same text has the same findings, in whichever version
        key = str(commit_of(repository, commit).tree_id)
        with self._guard:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        tree = read_tree(repository, commit)
        scenes = _scenes(tree)
        checked = _Checked(scenes, tuple(shown(check_book(tree, self._memory, quick), scenes)))
        with self._guard:
            self._known[key] = checked
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return checked


def _scenes(tree: Tree) -> dict[str, str]:
    return {scene.path: scene.id for scene in read_book(tree).scenes}
