"""After a crash: finish what reached the branch, forget what did not, clear what the dead left locked."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

import pygit2
from plotweaver_gitstore import Store, head, peeled, sync_ref
from plotweaver_gitstore.batch import DRAFT

from plotweaver_backend.changes.errors import ChangeBusy
from plotweaver_backend.changes.intents import Intents
from plotweaver_backend.changes.ports import ProjectMutex
from plotweaver_backend.changes.tables import IntentRow

#: Longer than any push or packing may take.
ABANDONED_SECONDS = 3600.0

log = logging.getLogger(__name__)


def recover(repository: pygit2.Repository, unsettled: Iterable[IntentRow], intents: Intents) -> None:
    """Bring a project to rest. Only while holding its mutex: every lock found is then a dead process's."""
    _clear_debris(Path(repository.path))
    for intent in unsettled:
        if arrived(repository, intent):
            # whoever moved it may have died before it was safe
            sync_ref(repository, intent.ref)
            intents.settle(repository, intent)
        else:
            intents.drop(intent)


def clear_drafts(store: Store, mutex: ProjectMutex) -> None:
    """Remove what is left of repositories that a dead process was about to make or remove.

    Nobody may ever ask for such a book again. A living process holds its project, and is waited for.
    """
    for project in store.drafted():
        try:
            with mutex.hold(project):
                store.clear_drafts(project)
        except (ChangeBusy, OSError) as error:
            # whoever is at it will be done by the next time
            log.warning("what is left of %s cannot be cleared just now: %s", project, error)


def arrived(repository: pygit2.Repository, intent: IntentRow) -> bool:
    """Whether the ref holds what the intent was to bring there."""
    newest = head(repository, intent.ref)
    if newest == intent.commit:
        return True
    # the intent is written while the objects are: a crash may have left it without them
    if newest is None or intent.commit is None or intent.commit not in repository:
        return False
    found, wanted = peeled(repository, newest).id, peeled(repository, intent.commit).id
    return found == wanted or repository.descendant_of(found, wanted)


def _clear_debris(repository: Path) -> None:
    # one look at each folder: this comes before every change
    for folder, _, names in os.walk(repository / "refs"):
        _remove(Path(folder), [name for name in names if name.endswith(".lock")])
    _remove(repository, [name for name in os.listdir(repository) if name.endswith(".lock")])
    objects = repository / "objects"
    left = [name for name in _names(objects) if name.startswith("tmp_")]
    _remove(objects, [name for name in left if name.startswith((DRAFT, "tmp_object_git2_"))])
    _remove_abandoned(objects, [name for name in left if name.startswith("tmp_objdir-")])
    _remove_abandoned(objects / "pack", [name for name in _names(objects / "pack") if "tmp" in name])
    # the lock of the graph of versions, without which git would never draw it again
    _remove_abandoned(objects / "info", [name for name in _names(objects / "info") if name.endswith(".lock")])


def _names(folder: Path) -> list[str]:
    # git does without a folder that holds nothing, and somebody may have removed it
    return os.listdir(folder) if folder.exists() else []


def _remove(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).unlink(missing_ok=True)


def _remove_abandoned(folder: Path, names: list[str]) -> None:
    """Remove what git processes left: a push that another process takes just now is younger."""
    for left in (folder / name for name in names):
        with contextlib.suppress(FileNotFoundError):
            if left.stat().st_mtime > time.time() - ABANDONED_SECONDS:
                continue
            shutil.rmtree(left) if left.is_dir() else left.unlink()
