"""Taking, renewing, letting go and asking for locks."""

from __future__ import annotations

from collections.abc import Callable, Collection

from plotweaver_contracts.identity import Role
from plotweaver_contracts.locks import Lock, NewLock
from plotweaver_contracts.roles import may
from plotweaver_gitstore import MAIN, LazyTree, head
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Book, read_book
from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import ProjectMutex
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import Questions, reading
from plotweaver_backend.locks.domain import Held, place, within
from plotweaver_backend.locks.kept import Kept
from plotweaver_backend.locks.rows import held, shown
from plotweaver_backend.locks.tables import LockRequestRow, LockRow
from plotweaver_backend.locks.taking import decides, new_row, pass_on, refuse_taken
from plotweaver_backend.locks.telling import LockNews

#: Tells which chapters of a book an account is limited to.
Limit = Callable[[str, str], Collection[str] | None]

# built once: every save asks it
_ALIVE = select(*LockRow.__table__.columns).where(
    LockRow.project == bindparam("project"), or_(LockRow.ends_at.is_(None), LockRow.ends_at > bindparam("now"))
)


class LocksService:
    """Everything about locks.

    Args:
        database: where they are kept.
        mutex: a lock is taken and let go while nobody writes in the book: no change can slip in between.
        feed: where it is told.
        store: where the books are: what is kept must be in the book.
        limit: returns the chapters that somebody is limited to, None if they are not.
        clock: gives Unix seconds.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        mutex: ProjectMutex,
        feed: Feed,
        store: Store,
        limit: Limit,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._limit = limit
        self._questions = Questions(database)
        self._mutex = mutex
        self._news = LockNews(feed)
        self._store = store
        self._clock = clock

    def everything(self, project: str) -> list[Lock]:
        """Return the book's locks that hold now, the oldest first."""
        with reading(self._database) as db:
            return [shown(db, row) for row in self._kept(db, project).everything()]

    def alive(self, project: str) -> list[Held]:
        """Return the book's locks that hold now, as the gate needs them."""
        return [held(row) for row in self._questions.rows(_ALIVE, project=project, now=self._clock())]

    def take(self, project: str, principal: Principal, role: Role, new: NewLock) -> Lock:
        """Take a lock; one's own is taken anew, with another level or end.

        Raises:
            ProblemError: `lock.held`: somebody has it, or keeps a part of it strictly; `not_found`: it is not in the
                book; `request.invalid`: it cannot be kept; `access.forbidden`: only owners and editors freeze;
                `chapter.closed`: it is outside the chapters that the caller is limited to.
        """
        if new.level == "frozen" and not may(role, "project:edit"):
            raise ProblemError("access.forbidden", "Only owners and editors freeze.")
        # read before anybody has to wait: what comes or goes meanwhile is met by the gate, which looks at the files
        book = self._book(project)
        place(new.kind, new.target, book)
        chapters = self._limit(project, principal.account)
        if chapters is not None and not within(new.kind, new.target, chapters, book):
            raise ProblemError("chapter.closed", "You keep only what you may write.")
        with self._mutex.hold(project), self._database.begin() as db:
            kept = self._kept(db, project)
            refuse_taken(kept, principal, new, book)
            row = kept.at(new.kind, new.target)
            if row is not None:
                # one's own, or one that ended; a freeze does not end
                if row.level == "frozen" and not may(role, "project:edit"):
                    raise ProblemError("access.forbidden", "Only owners and editors lift a freeze.")
                kept.forget(row)
            made = new_row(kept, principal, new)
            db.add(made)
            db.flush()
            self._news.locked(db, made)
            return shown(db, made)

    def renew(self, project: str, principal: Principal, lock: str, fence: int, minutes: int) -> Lock:
        """Keep a lock longer.

        Raises:
            ProblemError: `lock.lost`: it ended, or is another one by now.
        """
        with self._database.begin() as db:
            row = self._kept(db, project).find(lock)
            if row is None or row.holder != principal.account or row.fence != fence:
                raise ProblemError("lock.lost", "Your lock ended meanwhile.")
            if row.ends_at is not None:
                row.ends_at = self._clock() + minutes * 60
            return shown(db, row)

    def release(self, project: str, principal: Principal, role: Role, lock: str) -> None:
        """Let a lock go.

        Raises:
            ProblemError: `not_found`; `access.forbidden`: it is another's, or frozen, and the caller is no editor.
        """
        with self._mutex.hold(project), self._database.begin() as db:
            kept = self._kept(db, project)
            row = kept.require(lock)
            if not decides(row, principal, role):
                raise ProblemError("access.forbidden", "Only its holder, owners and editors let this go.")
            kept.forget(row)
            self._news.unlocked(db, row, principal.name)

    def role_changed(self, project: str, account: str, role: Role | None) -> None:
        """Let go of everything that somebody keeps who may no longer write: nobody could wait for them."""
        if role is not None and may(role, "project:write"):
            return
        with self._mutex.hold(project), self._database.begin() as db:
            kept = self._kept(db, project)
            for row in [each for each in kept.everything() if each.holder == account and each.level != "frozen"]:
                kept.forget(row)
                self._news.unlocked(db, row, row.name)

    def ask(self, project: str, principal: Principal, lock: str, note: str) -> Lock:
        """Ask the holder to let go.

        Raises:
            ProblemError: `not_found`.
        """
        with self._database.begin() as db:
            kept = self._kept(db, project)
            row = kept.require(lock)
            asked = LockRequestRow(lock=row.id, account=principal.account, name=principal.name, note=note, at=kept.now)
            db.merge(asked)
            db.flush()
            self._news.locked(db, row)
            return shown(db, row)

    def answer(
        self, project: str, principal: Principal, role: Role, lock: str, account: str, granted: bool
    ) -> list[Lock]:
        """Pass a lock on to the one who asked, for a lease of their own, or take the question away; a freeze is lifted.

        Raises:
            ProblemError: `not_found`: no such lock, or nobody asked; `access.forbidden`.
        """
        with self._mutex.hold(project), self._database.begin() as db:
            kept = self._kept(db, project)
            row = kept.require(lock)
            asked = db.get(LockRequestRow, (row.id, account))
            if asked is None:
                raise ProblemError("not_found")
            if not decides(row, principal, role):
                raise ProblemError("access.forbidden", "Only its holder, owners and editors answer.")
            if granted and row.level == "frozen":
                # passed on it would still stop everybody, and who asked could not lift it
                kept.forget(row)
                self._news.unlocked(db, row, principal.name)
            else:
                db.delete(asked)
                if granted:
                    pass_on(kept, row, asked)
                db.flush()
                self._news.locked(db, row)
        return self.everything(project)

    def _book(self, project: str) -> Book:
        repository = self._store.open(project)
        newest = head(repository, MAIN)
        return read_book({} if newest is None else LazyTree(repository, newest))

    def _kept(self, db: Session, project: str) -> Kept:
        return Kept(db, project, self._clock())
