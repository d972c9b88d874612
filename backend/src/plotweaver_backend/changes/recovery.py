"""After a crash: finish what reached the branch, forget what did not, clear what the dead left locked."""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path

import pygit2
from plotweaver_gitstore import head, peeled

from plotweaver_backend.changes.intents import Intents
from plotweaver_backend.changes.tables import IntentRow

#: Longer than any push or packing may take.
ABANDONED_SECONDS = 3600.0


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
    _clear_abandoned(repository / "objects")


def _clear_abandoned(objects: Path) -> None:
    """Remove what git processes left: a push that another process takes just now is younger."""
    quarantines = objects.glob("tmp_objdir-*")
    packs = (objects / "pack").glob("*tmp*")
    for left in [*quarantines, *packs]:
        with contextlib.suppress(FileNotFoundError):
            if left.stat().st_mtime > time.time() - ABANDONED_SECONDS:
                continue
            shutil.rmtree(left) if left.is_dir() else left.unlink()
