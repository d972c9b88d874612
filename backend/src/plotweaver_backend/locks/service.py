"""Taking, renewing, letting go and asking for locks. Every query names the book: an id alone opens nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from plotweaver_contracts.feed import ProjectLocked, ProjectUnlocked
from plotweaver_contracts.identity import Role
from plotweaver_contracts.locks import Lock, NewLock
from plotweaver_gitstore import MAIN, LazyTree, head
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Book, read_book
from sqlalchemy import Select, bindparam, delete, or_, select, text
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import ProjectMutex
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import Questions, reading
from plotweaver_backend.identity.secrets import new_id
from plotweaver_backend.locks.domain import Held, overlap, place
from plotweaver_backend.locks.rows import held, shown, told
from plotweaver_backend.locks.tables import LockRequestRow, LockRow

_NEXT = text(
    "INSERT INTO lock_fences (project, fence) VALUES (:project, 1) "
    "ON CONFLICT (project) DO UPDATE SET fence = lock_fences.fence + 1 RETURNING fence"
)
# built once: every save asks it
_ALIVE = select(*LockRow.__table__.columns).where(
    LockRow.project == bindparam("project"), or_(LockRow.ends_at.is_(None), LockRow.ends_at > bindparam("now"))
)
#: Seconds that a lock holds for who was given it, unless they give a sign of life.
_LEASE = 30 * 60
_EDITORS: frozenset[Role] = frozenset({"owner", "editor"})


class LocksService:
    """Everything about locks.

    Args:
        database: where they are kept.
        mutex: a lock is taken and let go while nobody writes in the book: no change can slip in between.
        feed: where it is told.
        store: where the books are: what is kept must be in the book.
        clock: gives Unix seconds.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        mutex: ProjectMutex,
        feed: Feed,
        store: Store,
        clock: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        self._database = database
        self._questions = Questions(database)
        self._mutex = mutex
        self._feed = feed
        self._store = store
        self._clock = clock

    def everything(self, project: str) -> list[Lock]:
        """Return the book's locks that hold now, the oldest first."""
        with reading(self._database) as db:
            rows = db.scalars(self._alive(project).order_by(LockRow.fence)).all()
            return [shown(db, row) for row in rows]

    def alive(self, project: str) -> list[Held]:
        """Return the book's locks that hold now, as the gate needs them."""
        return [held(row) for row in self._questions.rows(_ALIVE, project=project, now=self._clock())]

    def take(self, project: str, principal: Principal, role: Role, new: NewLock) -> Lock:
        """Take a lock; one's own is taken anew, with another level or end.

        Raises:
            ProblemError: `lock.held`: somebody has it, or keeps a part of it strictly; `not_found`: it is not in the
                book; `request.invalid`: it cannot be kept; `access.forbidden`: only owners and editors freeze.
        """
        if new.level == "frozen" and role not in _EDITORS:
            raise ProblemError("access.forbidden", "Only owners and editors freeze.")
        # read before anybody has to wait: what comes or goes meanwhile is met by the gate, which looks at the files
        book = self._book(project)
        place(new.kind, new.target, book)
        with self._mutex.hold(project), self._database.begin() as db:
            self._refuse_taken(db, project, principal, new, book)
            row = self._at(db, project, new)
            if row is not None:
                self._forget(db, row)
            made = self._row(db, project, principal, new)
            db.add(made)
            db.flush()
            self._tell_locked(db, made)
            return shown(db, made)

    def renew(self, project: str, principal: Principal, lock: str, fence: int, minutes: int) -> Lock:
        """Keep a lock longer.

        Raises:
            ProblemError: `lock.lost`: it ended, or is another one by now.
        """
        with self._database.begin() as db:
            row = self._find(db, project, lock, for_update=True)
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
            row = self._require(db, project, lock)
            if not _decides(row, principal, role):
                raise ProblemError("access.forbidden", "Only its holder, owners and editors let this go.")
            self._forget(db, row)
            self._tell_unlocked(db, row, principal)

    def ask(self, project: str, principal: Principal, lock: str, note: str) -> Lock:
        """Ask the holder to let go.

        Raises:
            ProblemError: `not_found`.
        """
        with self._database.begin() as db:
            row = self._require(db, project, lock)
            asked = LockRequestRow(
                lock=row.id, account=principal.account, name=principal.name, note=note, at=self._clock()
            )
            db.merge(asked)
            db.flush()
            self._tell_locked(db, row)
            return shown(db, row)

    def answer(
        self, project: str, principal: Principal, role: Role, lock: str, account: str, granted: bool
    ) -> list[Lock]:
        """Pass a lock on to the one who asked, for a lease of their own, or take the question away; a freeze is lifted.

        Raises:
            ProblemError: `not_found`: no such lock, or nobody asked; `access.forbidden`.
        """
        with self._mutex.hold(project), self._database.begin() as db:
            row = self._require(db, project, lock)
            asked = db.get(LockRequestRow, (row.id, account))
            if asked is None:
                raise ProblemError("not_found")
            if not _decides(row, principal, role):
                raise ProblemError("access.forbidden", "Only its holder, owners and editors answer.")
            if granted and row.level == "frozen":
                # passed on it would still stop everybody, and who asked could not lift it
                self._forget(db, row)
                self._tell_unlocked(db, row, principal)
            else:
                db.delete(asked)
                if granted:
                    self._pass_on(db, row, asked)
                db.flush()
                self._tell_locked(db, row)
        return self.everything(project)

    def _alive(self, project: str) -> Select[tuple[LockRow]]:
        ends = or_(LockRow.ends_at.is_(None), LockRow.ends_at > self._clock())
        return select(LockRow).where(LockRow.project == project, ends)

    def _find(self, db: Session, project: str, lock: str, for_update: bool = False) -> LockRow | None:
        query = self._alive(project).where(LockRow.id == lock)
        return db.scalar(query.with_for_update() if for_update else query)

    def _require(self, db: Session, project: str, lock: str) -> LockRow:
        row = self._find(db, project, lock, for_update=True)
        if row is None:
            raise ProblemError("not_found")
        return row

    def _at(self, db: Session, project: str, new: NewLock) -> LockRow | None:
        there = (LockRow.project == project, LockRow.kind == new.kind, LockRow.target == new.target)
        return db.scalar(select(LockRow).where(*there).with_for_update())

    def _book(self, project: str) -> Book:
        repository = self._store.open(project)
        newest = head(repository, MAIN)
        return read_book({} if newest is None else LazyTree(repository, newest))

    def _refuse_taken(self, db: Session, project: str, principal: Principal, new: NewLock, book: Book) -> None:
        for row in db.scalars(self._alive(project).where(LockRow.holder != principal.account)):
            same = (row.kind, row.target) == (new.kind, new.target)
            # to freeze is an owner's or editor's act, and may be done over what others keep
            if new.level == "frozen" and row.level != "frozen":
                continue
            # a soft lock shares
            strict = row.level != "soft" and new.level == "hard"
            if same or (strict and overlap(new.kind, new.target, held(row), book)):
                what = "it" if same else f"{'the' if row.kind == 'book' else 'a'} {row.kind}"
                part = "already" if same else "that has a part in common with it"
                raise ProblemError("lock.held", f"{row.name} has {what} {part}.", locks=[told(held(row))])

    def _row(self, db: Session, project: str, principal: Principal, new: NewLock) -> LockRow:
        now = self._clock()
        return LockRow(
            id=new_id(),
            project=project,
            kind=new.kind,
            target=new.target,
            level=new.level,
            holder=principal.account,
            name=principal.name,
            reason=new.reason,
            fence=self._fence(db, project),
            taken_at=now,
            ends_at=None if new.level == "frozen" else now + new.minutes * 60,
        )

    def _pass_on(self, db: Session, row: LockRow, asked: LockRequestRow) -> None:
        row.holder, row.name, row.reason = asked.account, asked.name, asked.note
        row.fence, row.taken_at = self._fence(db, row.project), self._clock()
        row.ends_at = row.taken_at + _LEASE

    def _fence(self, db: Session, project: str) -> int:
        return int(db.execute(_NEXT, {"project": project}).scalar_one())

    def _forget(self, db: Session, row: LockRow) -> None:
        db.execute(delete(LockRequestRow).where(LockRequestRow.lock == row.id))
        db.delete(row)
        db.flush()

    def _tell_locked(self, db: Session, row: LockRow) -> None:
        told = ProjectLocked(lock=shown(db, row))
        self._feed.append(db, "project.locked", row.project, told.model_dump(mode="json"))

    def _tell_unlocked(self, db: Session, row: LockRow, principal: Principal) -> None:
        told = ProjectUnlocked(lock=row.id, kind=row.kind, target=row.target, by=principal.name)
        self._feed.append(db, "project.unlocked", row.project, told.model_dump(mode="json"))


def _decides(row: LockRow, principal: Principal, role: Role) -> bool:
    """Whether somebody may let go of a lock: one's own, or as owner or editor any; a freeze is nobody's own."""
    return role in _EDITORS or (row.holder == principal.account and row.level != "frozen")
