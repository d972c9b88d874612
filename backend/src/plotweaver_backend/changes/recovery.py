"""After a crash: finish what reached the branch, forget what did not, clear what the dead left locked."""

from __future__ import annotations

from pathlib import Path

import pygit2
from plotweaver_gitstore import head, peeled

from plotweaver_backend.changes.intents import Intents
from plotweaver_backend.changes.tables import IntentRow


def recover(repository: pygit2.Repository, project: str, intents: Intents) -> None:
    """Bring a project to rest. Only while holding its mutex: every lock found is then a dead process's."""
    _clear_debris(Path(repository.path))
    for intent in intents.open(project):
        if arrived(repository, intent):
            intents.settle(repository, intent)
        else:
            intents.drop(intent)


def arrived(repository: pygit2.Repository, intent: IntentRow) -> bool:
    """Whether the ref holds what the intent was to bring there."""
    newest = head(repository, intent.ref)
    if newest == intent.commit:
        return True
    if newest is None or intent.commit is None:
        return False
    found, wanted = peeled(repository, newest).id, peeled(repository, intent.commit).id
    return found == wanted or repository.descendant_of(found, wanted)


def _clear_debris(repository: Path) -> None:
    unfinished = (repository / "objects").glob("tmp_object_git2_*")
    locks = [*repository.glob("*.lock"), *(repository / "refs").rglob("*.lock")]
    for left in [*locks, *unfinished]:
        left.unlink(missing_ok=True)
