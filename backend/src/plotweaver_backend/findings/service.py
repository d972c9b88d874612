"""Running the checks, once for each version of a book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygit2
from plotweaver_contracts import generation as wire
from plotweaver_contracts.quality import FindingsQuery
from plotweaver_gitstore import Store, read_tree
from plotweaver_gitstore.reading import commit_of
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_quality.checks import check_book, report_book
from plotweaver_quality.findings import Finding
from plotweaver_quality.recent import RecentMemory
from plotweaver_quality.rules import Rule
from plotweaver_quality.style.grammar import GRAMMAR

from plotweaver_backend.findings.domain import brought, changed_spans, shown
from plotweaver_backend.findings.imports import brought_in, is_imported
from plotweaver_backend.findings.kept import ByTree
from plotweaver_backend.findings.versions import version_asked
from plotweaver_backend.findings.whole import Whole, of_report

#: How many versions' findings are remembered.
REMEMBERED = 32


def quick(rule: Rule) -> bool:
    """Say whether a rule is looked for while somebody waits: the grammar checker takes seconds for a whole novel."""
    return rule is not GRAMMAR


@dataclass(frozen=True)
class Checked:
    """What the checks say of a version's files.

    Attributes:
        tree: the files.
        scenes: ids of scenes by path.
        whole: what was found.
    """

    tree: Tree
    scenes: Mapping[str, str]
    whole: Whole

    def findings(self, *, waived: bool = False) -> list[Finding]:
        """Return the findings that nobody accepted, or those that somebody did."""
        return list(self.whole.waived if waived else self.whole.left)


class FindingsService:
    """Findings of books.

    Args:
        store: the canonical repositories.
        memory: what is known of scenes, so that only those that changed are read again.
        reported: what was found of a book's tree before, also by another process; None: nobody looked yet.
    """

    def __init__(self, store: Store, memory: RecentMemory, reported: Callable[[str, str], Whole | None]) -> None:
        self._store, self._memory, self._reported = store, memory, reported
        self._known: ByTree[Checked] = ByTree(REMEMBERED)

    def of_project(self, project: str, asked: FindingsQuery, account: str) -> wire.FindingList:
        """Return the findings of a version, all of them or those of one scene.

        Raises:
            ProblemError: `not_found` for a version that is not there for the account, and for an unknown scene.
        """
        repository = self._store.open(project)
        commit = version_asked(repository, asked, account)
        checked = self.checked(project, repository, commit)
        if asked.scene is not None and asked.scene not in checked.scenes.values():
            raise ProblemError("not_found", "There is no such scene.")
        brought = brought_in(repository, commit)
        listed = checked.findings()
        told = [
            each.model_copy(update={"imported": is_imported(finding, checked.tree, checked.scenes, brought)})
            for finding, each in zip(listed, shown(listed, checked.scenes), strict=True)
            if asked.scene in (None, each.scene)
        ]
        return wire.FindingList(commit=commit, findings=told)

    def of_text(self, tree: Tree, path: str, new_text: str) -> list[wire.Finding]:
        """Return the findings that a proposed text of the file `path` would bring.

        Offsets are characters in `new_text`. A phrase that the text says first and a later scene repeats counts.

        Args:
            tree: the book that the text is proposed for.
            path: the scene's file.
            new_text: the whole file as proposed.
        """
        proposed = {**tree, path: new_text.encode()}
        spans = changed_spans(text_of(tree, path) or "", new_text)
        return shown(brought(check_book(proposed, self._memory, quick), path, spans), scenes_of(proposed))

    def checked(self, project: str, repository: pygit2.Repository, commit: str) -> Checked:
        """Return what the checks say of a version of a book."""
        tree_id = str(commit_of(repository, commit).tree_id)
        return self._known.get(tree_id, lambda: self._made(project, tree_id, read_tree(repository, commit)))

    def _made(self, project: str, tree_id: str, tree: Tree) -> Checked:
        known = self._reported(project, tree_id)
        return Checked(tree, scenes_of(tree), known or of_report(report_book(tree, self._memory, quick)))


def scenes_of(tree: Tree) -> dict[str, str]:
    """Return the ids of a book's scenes by path."""
    return {scene.path: scene.id for scene in read_book(tree).scenes}
