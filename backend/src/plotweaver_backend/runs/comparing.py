"""What a judge of continuity is shown of a book, and what of its answer holds."""

from __future__ import annotations

from plotweaver_contracts.generation import Verdict
from plotweaver_manuscript.book import Book, Scene, read_book
from plotweaver_manuscript.tree import Tree
from plotweaver_quality.continuity import judge
from plotweaver_quality.continuity.check import canon_of_novel
from plotweaver_quality.memory import Memory
from plotweaver_quality.novel import novel_of

from plotweaver_backend.agents.continuity_judge import ask_for_contradictions
from plotweaver_backend.agents.domain import Asked
from plotweaver_backend.findings.domain import shown


class Comparing:
    """Puts scenes beside each other for a model, and verifies its answer.

    Args:
        memory: what is known of scenes: a whole novel is not read for every question.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def ask(self, tree: Tree, book: Book, scene: Scene, room: int) -> tuple[Asked, tuple[str, ...]]:
        """Return what is asked about a scene, and the ids of every scene that something of is shown.

        Args:
            tree: the book's files.
            book: the same, read.
            scene: what is compared with the rest.
            room: how long a prompt may be, in characters.
        """
        novel = novel_of(book, tree)
        question = judge.ask(novel, canon_of_novel(novel, self._memory), scene.id, room)
        return ask_for_contradictions(question), question.scenes

    def conclude(self, tree: Tree, answer: str) -> Verdict:
        """Return what holds of an answer about a book."""
        book = read_book(tree)
        verdict = judge.verify(answer, novel_of(book, tree).scenes)
        return Verdict(
            passed=verdict.passed,
            findings=shown(verdict.findings, {scene.path: scene.id for scene in book.scenes}),
            dropped=verdict.dropped,
            reason=verdict.reason,
        )
