"""After a crash: finish what reached the branch, forget what did not, clear what the dead left locked."""

from __future__ import annotations

from pathlib import Path

import pygit2
from plotweaver_gitstore import head

from plotweaver_backend.changes.intents import Intents


def recover(repository: pygit2.Repository, project: str, intents: Intents) -> None:
    """Bring a project to rest. Only while holding its mutex: every lock found is then a dead process's."""
    _clear_debris(Path(repository.path))
    for intent in intents.open(project):
        if reachable(repository, intent.commit):
            intents.settle(repository, intent)
        else:
            intents.drop(intent)


def reachable(repository: pygit2.Repository, commit: str) -> bool:
    """Whether the branch holds `commit`."""
    newest = head(repository)
    if newest is None:
        return False
    return newest == commit or repository.descendant_of(newest, commit)


def _clear_debris(repository: Path) -> None:
    unfinished = (repository / "objects").glob("tmp_object_git2_*")
    locks = [*repository.glob("*.lock"), *(repository / "refs").rglob("*.lock")]
    for left in [*locks, *unfinished]:
        left.unlink(missing_ok=True)
