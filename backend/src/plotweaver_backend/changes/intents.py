"""Intents: written before a ref moves, settled with the event in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import cast

import pygit2
from plotweaver_gitstore import MAIN, changed_paths, heads, is_public, new_ids, peeled, read_objects, weight
from plotweaver_gitstore.objects import Kind
from sqlalchemy import Engine, and_, bindparam, delete, insert, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from plotweaver_backend.changes.crashpoints import reach
from plotweaver_backend.changes.domain import Change, Move
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.feed.bundle import LIMIT
from plotweaver_backend.http.reading import Questions

# built once: this is what every save waits for
_COLUMNS = IntentRow.__table__.columns
_UNSETTLED = and_(IntentRow.project == bindparam("project"), IntentRow.seq.is_(None))
_FIND = select(*_COLUMNS).where(IntentRow.change_id == bindparam("change"))
_OPEN_OR = select(*_COLUMNS).where(or_(_UNSETTLED, IntentRow.change_id == bindparam("change")))
_OPEN_PROJECTS = select(IntentRow.project).where(IntentRow.seq.is_(None)).distinct()
_ACKNOWLEDGED = (
    select(*_COLUMNS)
    .where(IntentRow.project == bindparam("project"), IntentRow.ref == bindparam("ref"), IntentRow.seq.is_not(None))
    .order_by(IntentRow.seq.desc())
    .limit(1)
)
_WRITE = insert(IntentRow)
_LOCKED = select(_COLUMNS.seq).where(IntentRow.change_id == bindparam("change")).with_for_update()
_SETTLE = update(IntentRow).where(IntentRow.change_id == bindparam("change")).values(seq=bindparam("outcome"))

#: As many as may have a project in hand at once, with room: the backend's own threads are fewer.
_THREADS = 32


@dataclass(frozen=True)
class Brought:
    """What a change brought.

    Attributes:
        objects: its new objects, parts before wholes; None if they are more than an event carries.
        paths: the files that differ, in order.
    """

    objects: Sequence[tuple[Kind, bytes]] | None
    paths: Sequence[str]


class Intents:
    """The table of intents.

    Args:
        engine: the database.
        feed: where settled changes are told of.
    """

    def __init__(self, engine: Engine, feed: Feed) -> None:
        self._engine = engine
        self._sessions = session_factory(engine)
        self._questions = Questions(self._sessions)
        self._feed = feed
        self._beside = ThreadPoolExecutor(_THREADS, "intents")

    def find(self, change_id: str) -> IntentRow | None:
        """Return the intent with this id."""
        found = self._questions.row(_FIND, change=change_id)
        return None if found is None else IntentRow(**found._mapping)

    def open(self, project: str) -> list[IntentRow]:
        """Return the project's unsettled intents."""
        return self.open_or(project, "")

    def open_or(self, project: str, change_id: str) -> list[IntentRow]:
        """Return the project's unsettled intents and the one with this id, in one look."""
        found = self._questions.rows(_OPEN_OR, project=project, change=change_id)
        return [IntentRow(**each._mapping) for each in found]

    def open_projects(self) -> list[str]:
        """Return the projects with unsettled intents."""
        return [row.project for row in self._questions.rows(_OPEN_PROJECTS)]

    def acknowledged(self, project: str, ref: str) -> str | None:
        """Return what a ref was last acknowledged to name; None: it went, or never came."""
        found = self._questions.row(_ACKNOWLEDGED, project=project, ref=ref)
        return None if found is None else found.commit

    def told_objects(self, project: str) -> Iterator[tuple[Kind, bytes]]:
        """Yield the objects that were told of with what was settled, those of the newest change first."""
        # as `settle` gave them
        return cast(Iterator[tuple[Kind, bytes]], self._feed.objects_of(project))

    def write(self, intent: IntentRow) -> None:
        """Record that a ref is about to move."""
        with self._engine.begin() as connection:
            connection.execute(_WRITE, _columns(intent))
        reach("intent-written")

    @contextmanager
    def announced(self, intent: IntentRow) -> Iterator[None]:
        """Record that a ref is about to move while the context writes what it will name; both are done at its end.

        They wait for the disk at the same time (decision 16). If the context fails, the intent is forgotten.
        """
        written = self._beside.submit(self.write, intent)
        try:
            yield
        except BaseException:  # whatever stopped the context: it is raised again, and no intent stays behind
            if written.exception() is None:
                # where even this fails, as on a full disk, recovery does it
                with suppress(SQLAlchemyError):
                    self.drop(intent)
            raise
        written.result()

    def drop(self, intent: IntentRow) -> None:
        """Forget an intent whose ref did not move."""
        with self._sessions.begin() as session:
            session.execute(delete(IntentRow).where(IntentRow.change_id == intent.change_id))

    def settle(self, repository: pygit2.Repository, intent: IntentRow, brought: Brought | None = None) -> int:
        """Record the outcome of a ref that moved, and its event, in one transaction; return the event's seq.

        A change that left everything as it was tells of nothing; its seq is the newest.

        Args:
            brought: what the change brought, where it is known without looking.
        """
        told = None
        if intent.before != intent.commit:
            told = brought or _brought(repository, intent)
        with self._sessions.begin() as session:
            # whoever lost the mutex with its connection may find this settled, or dropped, by the next holder
            connection = session.connection()
            found = connection.execute(_LOCKED, {"change": intent.change_id}).one_or_none()
            if found is not None and found.seq is not None:
                return int(found.seq)
            if found is None:
                connection.execute(_WRITE, _columns(intent))
            seq = self._feed.last() if told is None else self._tell(session, intent, told)
            connection.execute(_SETTLE, {"change": intent.change_id, "outcome": seq})
            return seq

    def _tell(self, session: Session, intent: IntentRow, brought: Brought) -> int:
        data = _content_updated(intent, brought)
        return self._feed.append(session, "content.updated", intent.project, data, brought.objects)


def intent_of(change: Change, before: str | None, commit: str, merged: bool) -> IntentRow:
    """Return the intent of a change whose commit is made."""
    return IntentRow(
        change_id=change.change_id,
        project=change.project,
        digest=change.digest(),
        ref=change.ref,
        before=before,
        commit=commit,
        actor=change.author.name,
        merged=merged,
        seq=None,
    )


def intent_of_move(move: Move) -> IntentRow:
    """Return the intent of a move."""
    return IntentRow(
        change_id=move.change_id,
        project=move.project,
        digest=move.digest(),
        ref=move.ref,
        before=move.before,
        commit=move.after,
        actor=move.author.name,
        merged=False,
        seq=None,
    )


def _columns(intent: IntentRow) -> dict[str, object]:
    return {column.key: getattr(intent, column.key) for column in _COLUMNS}


def _brought(repository: pygit2.Repository, intent: IntentRow) -> Brought:
    if intent.commit is None:
        return Brought([], [])
    # mirrors keep private drafts apart: what only such a one holds is new to a branch
    public = is_public(intent.ref)
    known = [oid for ref, oid in heads(repository).items() if ref != intent.ref and (is_public(ref) or not public)]
    known += [] if intent.before is None else [intent.before]
    ids = new_ids(repository, known, [intent.commit])
    # a push may bring more than fits into memory: mirrors fetch it
    objects = None if weight(repository, ids, LIMIT) > LIMIT else read_objects(repository, ids)
    return Brought(objects, _paths(repository, intent))


def _paths(repository: pygit2.Repository, intent: IntentRow) -> list[str]:
    if intent.commit is None or (intent.before is None and intent.ref != MAIN):
        # nobody has read this branch before: there is nothing to read again
        return []
    before = None if intent.before is None else str(peeled(repository, intent.before).id)
    return changed_paths(repository, before, str(peeled(repository, intent.commit).id))


def _content_updated(intent: IntentRow, brought: Brought) -> dict[str, object]:
    return {
        "ref": intent.ref,
        "commit": intent.commit,
        "before": intent.before,
        "paths": list(brought.paths),
        "author": intent.actor,
    }
