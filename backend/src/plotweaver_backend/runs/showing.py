"""What an agent is shown of the newest version, for whatever it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from plotweaver_contracts.generation import Workflow
from plotweaver_gitstore import head, read_tree
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book

from plotweaver_backend.agents.domain import Asked
from plotweaver_backend.models.domain import ModelSpec
from plotweaver_backend.runs.comparing import Comparing
from plotweaver_backend.runs.context import draft_of


@dataclass(frozen=True)
class Wish:
    """What is asked for, of which scene; `instruction` and `words` are for drafts."""

    workflow: Workflow
    scene: str
    instruction: str
    words: int


@dataclass(frozen=True)
class Shown:
    """What an agent is shown, and from where: `base` is the version, `path` the scene's file.

    `scenes`: the ids of every scene that something of is shown.
    """

    base: str
    path: str
    asked: Asked
    scenes: tuple[str, ...]


class Showing:
    """Chooses what agents are shown.

    Args:
        store: the canonical repositories.
        comparing: puts scenes beside each other for a judge.
    """

    def __init__(self, store: Store, comparing: Comparing) -> None:
        self._store, self._comparing = store, comparing

    def show(self, project: str, wish: Wish, model: ModelSpec) -> Shown:
        """Return what an agent is shown.

        Raises:
            ProblemError: `not_found`: there is no such scene.
        """
        repository = self._store.open(project)
        base = head(repository)
        tree = {} if base is None else read_tree(repository, base)
        book = read_book(tree)
        scene = book.scene(wish.scene)
        if base is None or scene is None:
            raise ProblemError("not_found")
        room = model.prompt_characters()
        if wish.workflow == "judge-continuity":
            asked, scenes = self._comparing.ask(tree, book, scene, room)
        else:
            asked, scenes = draft_of(book, scene, wish.instruction, wish.words, room)
        return Shown(base, scene.path, asked, scenes)
