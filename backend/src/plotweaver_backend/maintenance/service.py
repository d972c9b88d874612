"""Tends the canonical repositories, one at a time, while readers and writers go on."""

from __future__ import annotations

import logging
import subprocess
import threading
from pathlib import Path

import pygit2
from plotweaver_gitstore import StoreError
from plotweaver_gitstore.packing import MOST_LOOSE, MOST_PACKS, tidy
from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import ChangeBusy, ProjectMutex, clear_drafts

#: How often all repositories are looked at, in seconds.
EVERY_SECONDS = 60.0
#: What is held by whoever tends; no project can have this name.
_TURN = ".maintenance"

log = logging.getLogger(__name__)


class MaintenanceService:
    """Tends repositories.

    Args:
        store: the canonical repositories.
        mutex: keeps writers out of a project while files are removed.
        turn: lets one process tend at a time; it does not wait.
    """

    def __init__(self, store: Store, mutex: ProjectMutex, turn: ProjectMutex) -> None:
        self._store = store
        self._mutex = mutex
        self._turn = turn

    def run(self, stop: threading.Event) -> None:
        """Look at all repositories again and again, until `stop`."""
        while not stop.wait(EVERY_SECONDS):
            try:
                with self._turn.hold(_TURN):
                    self.look_at_all(stop)
            except ChangeBusy:
                continue  # another worker tends

    def look_at_all(self, stop: threading.Event) -> None:
        """Clear what is left of repositories that were never made to their end, and tidy each one, until `stop`."""
        clear_drafts(self._store, self._mutex)
        for project in self._store.projects():
            if stop.is_set():
                return
            try:
                if self.tend(project):
                    log.info("a repository was tidied: %s", project)
            except (subprocess.SubprocessError, ChangeBusy, StoreError, pygit2.GitError, OSError) as error:
                # the next round tries again; readers and writers lose nothing but time
                log.warning("a repository cannot be tidied just now: %s: %s", project, error)

    def tend(self, project: str, most_loose: int = MOST_LOOSE, most_packs: int = MOST_PACKS) -> bool:
        """Tidy one repository if it needs it; return whether it did.

        Raises:
            subprocess.SubprocessError: git failed; everything is as readable as before.
            ChangeBusy: writers hold the project for too long.
        """
        path = Path(self._store.open(project).path)
        return tidy(path, lambda: self._mutex.hold(project), most_loose, most_packs)
