"""Keeping, finding and settling the words that a writer has not shared yet."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from plotweaver_contracts.autosaves import AutosaveCopies, AutosaveInfo, AutosaveKept, Kind, NewAutosave
from plotweaver_kit.problems import ProblemError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.autosaves.rows import Copies, Place, forget_before, info, rename_branch, unshared, whole
from plotweaver_backend.autosaves.tables import AutosaveRow
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.secrets import new_id

#: One scene is kept at most so often; a page asks once a second.
LEAST_APART_MS = 400
#: What was kept later than this after a copy began is a copy of its own: earlier words can still be found.
COPY_MS = 5 * 60_000
_DAY_MS = 24 * 3_600_000
#: How long words are found that have become a version meanwhile.
SHARED_MS = 30 * _DAY_MS
#: How long words wait that never became one.
UNSHARED_MS = 366 * _DAY_MS


class AutosavesService:
    """Everything about autosaves. `clock` gives Unix milliseconds."""

    def __init__(
        self, database: sessionmaker[Session], clock: Callable[[], int] = lambda: time.time_ns() // 1_000_000
    ) -> None:
        self._database = database
        self._clock = clock

    def everything(
        self, account: str, project: str, branch: str | None, kind: Kind | None = None
    ) -> list[AutosaveInfo]:
        """Return the newest unshared copy of each scene, of each kind, the newest first."""
        with reading(self._database) as db:
            found: dict[tuple[str, str, str], AutosaveInfo] = {}
            for row in db.scalars(unshared(account, project, branch, kind)):
                found.setdefault((row.branch, row.kind, row.scene), info(row))
            return list(found.values())

    def copies(self, place: Place) -> AutosaveCopies:
        """Return the last copies of a scene, those that were shared since among them."""
        with reading(self._database) as db:
            return AutosaveCopies(copies=[whole(row) for row in Copies(db, place).everything()])

    def keep(self, place: Place, new: NewAutosave) -> AutosaveKept:
        """Keep words that go on from the revision `new.after`.

        Raises:
            ProblemError: `autosave.newer`: another device of this writer kept others meanwhile; `rate.limited`.
        """
        now = self._clock()
        try:
            with self._database.begin() as db:
                return self._kept(Copies(db, place), db, new, now)
        except IntegrityError as error:
            # two devices began at the same moment, and the other one was first
            raise ProblemError("autosave.newer") from error

    def settle(self, place: Place, revision: int) -> None:
        """Take note that the words up to a revision are in a version or a suggestion, or were left."""
        with self._database.begin() as db:
            Copies(db, place).settle(revision)

    def settle_all(self, account: str, project: str, branch: str, revisions: Mapping[str, int]) -> None:
        """Settle several scenes, each up to its revision."""
        if not revisions:
            return
        with self._database.begin() as db:
            for scene, revision in revisions.items():
                Copies(db, Place(account, project, branch, scene)).settle(revision)

    def follow(self, project: str, old: str, new: str, account: str | None) -> None:
        """Let words follow a branch to its new name. `account`: whose private draft it was; None: everybody's."""
        with self._database.begin() as db:
            rename_branch(db, project, old, new, account)

    def _kept(self, copies: Copies, db: Session, new: NewAutosave, now: int) -> AutosaveKept:
        newest = copies.newest()
        alive = newest is not None and not newest.shared
        if new.after != (newest.revision if newest is not None and alive else 0):
            raise ProblemError("autosave.newer")
        if newest is not None and alive and now - newest.kept_at < LEAST_APART_MS:
            raise ProblemError(
                "rate.limited", "These words were kept a moment ago. Try again in a second.", retry_after=1
            )
        revision = 1 if newest is None else newest.revision + 1
        if newest is None or not alive or now - newest.began_at >= COPY_MS:
            forget_before(db, now - SHARED_MS, now - UNSHARED_MS)
            newest = AutosaveRow(id=new_id(), began_at=now, **vars(copies.place))
        newest.revision, newest.kept_at, newest.shared = revision, now, False
        for field in ("mark", "base", "path", "head", "prose", "pasted", "device"):
            setattr(newest, field, getattr(new, field))
        db.add(newest)
        db.flush()
        copies.trim()
        return AutosaveKept(revision=revision, at=now // 1000)
