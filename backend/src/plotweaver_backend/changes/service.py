"""The transaction itself: one change at a time per project, durable when acknowledged."""

from __future__ import annotations

import logging
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CalledProcessError
from typing import TypeVar

import pygit2
from plotweaver_gitstore import (
    MAIN,
    Batch,
    ObjectMissing,
    Store,
    StoreError,
    branch_name,
    head,
    make_durable,
    shape,
    swap,
    swapping,
)
from plotweaver_gitstore.loose import met_damage, opened
from plotweaver_gitstore.reading import commit_of
from sqlalchemy import Engine

from plotweaver_backend.changes.crashpoints import reach
from plotweaver_backend.changes.domain import Change, Committed, Move
from plotweaver_backend.changes.errors import ChangeBusy, ChangeIdReused, ChangeRefused, ChangeUnjudged, RefMissing
from plotweaver_backend.changes.gates import Gates
from plotweaver_backend.changes.hiding import require_shown
from plotweaver_backend.changes.intents import Brought, Intents, intent_of, intent_of_move
from plotweaver_backend.changes.judging import judge
from plotweaver_backend.changes.mending import damaged, is_whole, mend
from plotweaver_backend.changes.moving import check_move, moved
from plotweaver_backend.changes.ports import ProjectMutex
from plotweaver_backend.changes.reconciling import reconcile
from plotweaver_backend.changes.recovery import clear_drafts, recover
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.changes.writing import add_commit, check_recordable
from plotweaver_backend.feed import Feed

#: How often the branch may move under our hands (only from outside the mutex) before we give up.
ATTEMPTS = 5
#: How often one wish may meet damage that can be mended.
_MENDED = 2

Done = TypeVar("Done")

log = logging.getLogger(__name__)


class ChangeService:
    """Commits changes.

    Args:
        engine: the database.
        repositories: the directory of the canonical repositories.
        mutex: keeps other processes out of a project.
        feed: where changes are told of.
        gates: what may stop a change besides the structure's rules.
    """

    def __init__(
        self, engine: Engine, repositories: Path, mutex: ProjectMutex, feed: Feed, gates: Gates | None = None
    ) -> None:
        make_durable()
        self._intents = Intents(engine, feed)
        self.store = Store(repositories, lambda project, path: mend(project, path, self._intents))
        self._mutex = mutex
        self._mended: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._mends: Counter[str] = Counter()
        self.gates = gates or Gates()

    def commit(self, change: Change) -> Committed:
        """Put a change into its book, or leave everything as it is. A retry gets the first answer.

        A change without a base makes the project's repository if there is none.

        Raises:
            RepositoryMissing: there is no such project.
            ObjectMissing: the project has no such base.
            RefMissing: there is no such branch (any more).
            ChangeConflict: someone changed the same place since the base.
            ChangeRefused: a rule or a gate forbids the result.
            ChangeIdReused: the id belongs to another change.
            ChangeBusy: someone holds the project for too long, or moves the branch without holding it.
            BookDamaged: the server's own files of the book are damaged and cannot be mended.
        """
        self.store.path(change.project)
        with self._mutex.hold(change.project):
            reach("project-held")
            return self.mending(change.project, lambda: self._committed(change))

    def judge(self, move: Move, quarantine: Path | None = None) -> None:
        """Pass if a move could be made now; nothing is held, and nothing changes.

        Args:
            quarantine: where the objects lie that the repository does not have yet.

        Raises:
            What `move` raises.
        """

        def judged() -> None:
            # a handle of its own: what is in quarantine may never be there
            repository = opened(self.store.open(move.project).path)
            if quarantine is not None:
                repository.odb.add_disk_alternate(str(quarantine))
            check_move(repository, move, self.gates, quarantine)

        self.mending(move.project, judged)

    def move(self, move: Move) -> Committed:
        """Let a branch or tag come, go, or take up versions that are in the repository already. A retry is one.

        Raises:
            What `moves` raises.
        """
        return self.moves(move)[0]

    def moves(self, *moves: Move) -> list[Committed]:
        """Make several moves of one book in this order, none of them if one may not be made. A retry is one.

        A crash may come between two of them: a retry then makes those that are left.

        Raises:
            RepositoryMissing: there is no such project.
            ObjectMissing: the repository has no `after`.
            RefMoved: the ref is no longer at `before`.
            RefRefused: no branch or tag may have this name, or it is the book's own branch that is to go.
            ChangeRefused: a rule or a gate forbids one of the versions.
            ChangeIdReused: the id belongs to another change.
            ChangeBusy: someone holds the project for too long.
            BookDamaged: the server's own files of the book are damaged and cannot be mended.
        """
        project = moves[0].project
        with self._mutex.hold(project):
            reach("project-held")
            return self.mending(project, lambda: self._all_moved(self.store.open(project), moves))

    def make(self, project: str) -> pygit2.Repository:
        """Return the project's repository, made empty if there is none.

        Raises:
            ChangeBusy: someone holds the project for too long.
        """
        with self._mutex.hold(project):
            self.store.clear_drafts(project)
            return self.store.create(project)

    def unmake(self, project: str) -> None:
        """Remove a repository that nothing names yet: it is as if it had never been.

        Raises:
            ChangeBusy: someone holds the project for too long.
        """
        with self._mutex.hold(project):
            self.store.remove(project)

    def earlier(self, change: Change | Move) -> Committed | None:
        """Return the answer that `change` already got, None if it was never made. With `asked`, no more is needed.

        Raises:
            RepositoryMissing: there is no such project.
            ChangeIdReused: the id belongs to another change.
        """
        known = self._intents.find(change.change_id)
        if known is not None and known.seq is None:
            with self._mutex.hold(change.project):
                recover(self.store.open(change.project), self._intents.open(change.project), self._intents)
            known = self._intents.find(change.change_id)
        return None if known is None else _replayed(change, known)

    def mend(self, project: str, thoroughly: bool = True) -> bool:
        """Mend the server's own files of a book, as far as that can be; return whether something was.

        Args:
            thoroughly: look at every file; else only at what keeps git from beginning.

        Raises:
            RepositoryMissing: there is no such project.
            BookDamaged: something is left that cannot be mended.
        """
        path = Path(self.store.open(project).path)
        # who comes while another one is at it would take half of it for the end
        with self._mended[project]:
            found = mend(project, path, self._intents, thoroughly)
            if found.lost or (thoroughly and not found.mended and not is_whole(path)):
                raise damaged(project)
            self._mends[project] += found.mended
        return found.mended

    def mending(self, project: str, act: Callable[[], Done]) -> Done:
        """Do it; where it fails for damage of the server's own files, mend them and do it once more.

        Raises:
            BookDamaged: something is left that cannot be mended; and whatever `act` raises.
        """
        for _ in range(_MENDED):
            before = self._mends[project]
            try:
                return self._judged(project, act)
            except (pygit2.GitError, KeyError, ChangeRefused, CalledProcessError) as error:
                if not _unread(error) or not self.store.exists(project):
                    raise
                # another one may have been quicker to mend what was met here
                if not self.mend(project) and self._mends[project] == before and not met_damage(error):
                    raise
            except ObjectMissing:
                # it may have been set aside just now, and not be back yet
                with self._mended[project]:
                    if self._mends[project] == before:
                        raise
        return self._judged(project, act)

    def recover(self) -> None:
        """Bring every project with an unsettled change to rest, and clear what was never made. Call at start."""
        clear_drafts(self.store, self._mutex)
        for project in self._intents.open_projects():
            try:
                with self._mutex.hold(project):
                    if self.store.exists(project):
                        recover(self.store.open(project), self._intents.open(project), self._intents)
            except (pygit2.GitError, KeyError, OSError, StoreError, ChangeBusy) as error:
                # it is brought to rest when somebody writes there next; the other books must not wait for it
                log.error("a book could not be brought to rest: %s: %s", project, error)

    def _judged(self, project: str, act: Callable[[], Done]) -> Done:
        try:
            return act()
        except ChangeUnjudged:
            # what judges goes on with this thread's handle
            self.store.let_go(project)
            raise

    def _committed(self, change: Change) -> Committed:
        repository = self._open(change)
        known = self._known(repository, change)
        if known is not None:
            return known
        for _ in range(ATTEMPTS):
            committed = self._attempt(repository, change)
            if committed is not None:
                return committed
        raise ChangeBusy("change.busy", "The book keeps changing from outside; try again.", project=change.project)

    def _all_moved(self, repository: pygit2.Repository, moves: Sequence[Move]) -> list[Committed]:
        known = [self._known(repository, each) for each in moves]
        for each in (each for each, done in zip(moves, known, strict=True) if done is None):
            check_move(repository, each, self.gates)
        return [done or self._moved(repository, each) for each, done in zip(moves, known, strict=True)]

    def _moved(self, repository: pygit2.Repository, move: Move) -> Committed:
        intent = intent_of_move(move)
        self._intents.write(intent)
        if not swap(repository, move.before, move.after, move.ref, lambda: reach("ref-locked")):
            self._intents.drop(intent)
            raise moved(repository, move)
        reach("ref-moved")
        seq = self._intents.settle(repository, intent)
        reach("outcome-written")
        return Committed(move.after or "", seq, merged=False, replayed=False)

    def _known(self, repository: pygit2.Repository, change: Change | Move) -> Committed | None:
        found = self._intents.open_or(change.project, change.change_id)
        unsettled = [each for each in found if each.seq is None]
        recover(repository, [each for each in unsettled if each.project == change.project], self._intents)
        known = next((each for each in found if each.change_id == change.change_id), None)
        if known in unsettled:
            # settled a moment ago, or forgotten
            known = self._intents.find(change.change_id)
        return None if known is None else _replayed(change, known)

    def _open(self, change: Change) -> pygit2.Repository:
        self.store.clear_drafts(change.project)
        if change.base is not None or self.store.exists(change.project):
            return self.store.open(change.project)
        # before there is a repository, so that a refused first change leaves none
        judge(None, change, None, change.edits, self.gates)
        check_recordable(change)
        return self.store.create(change.project)

    def _attempt(self, repository: pygit2.Repository, change: Change) -> Committed | None:
        newest = head(repository, change.ref)
        if newest is None and change.ref != MAIN:
            # a save must not bring back, without its history, what someone took away meanwhile
            raise RefMissing("ref.missing", f"This book has no branch “{branch_name(change.ref)}”.", ref=change.ref)
        merged = newest != change.base
        if merged and change.base is not None:
            require_shown(repository, change.base, change.author.account)
        edits = reconcile(repository, change, newest)
        warnings = judge(repository, change, newest, edits, self.gates)
        batch = Batch(repository)
        before = None if newest is None else commit_of(repository, newest).tree_id
        tree = shape(repository, batch, before, edits)
        if newest is not None and tree == before and change.also is None:
            intent = intent_of(change, newest, newest, merged)
            self._intents.write(intent)
            seq = self._intents.settle(repository, intent)
            return Committed(newest, seq, merged, replayed=False, unchanged=True)
        commit = add_commit(batch, change, newest, tree)
        intent = intent_of(change, newest, commit, merged)
        with swapping(repository, newest, commit, change.ref) as swap_to_it:
            # before anything waits for the disk: no file can be made in a folder while the disk is at it
            batch.draft()
            with self._intents.announced(intent):
                batch.write(swap_to_it.sync)
                reach("objects-written")
            if not swap_to_it.make(lambda: reach("ref-locked")):
                self._intents.drop(intent)
                return None
        reach("ref-moved")
        # what a merge brings besides its own version is looked up: mirrors may lack all of a private draft
        brought = Brought(batch.objects, sorted(edits)) if change.also is None else None
        seq = self._intents.settle(repository, intent, brought)
        reach("outcome-written")
        return Committed(commit, seq, merged, replayed=False, warnings=warnings)


def _unread(error: Exception) -> bool:
    """Whether something could not be read: what was brought, or what was here."""
    if not isinstance(error, ChangeRefused):
        return True
    found = error.detail.get("violations")
    return isinstance(found, list) and any(each.rule == "object.broken" for each in found)


def _replayed(change: Change | Move, known: IntentRow) -> Committed:
    if known.digest != change.digest() or known.seq is None:
        raise ChangeIdReused("change.id_reused", "This change id belongs to another change.", id=change.change_id)
    unchanged = known.before == known.commit
    return Committed(known.commit or "", known.seq, known.merged, replayed=True, unchanged=unchanged)
