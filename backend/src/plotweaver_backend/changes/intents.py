"""Intents: written before a ref moves, settled with the event in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygit2
from plotweaver_gitstore import MAIN, changed_paths, heads, new_ids, peeled, read_objects, weight
from plotweaver_gitstore.objects import Kind
from sqlalchemy import Engine, and_, delete, insert, or_, select

from plotweaver_backend.changes.domain import Change, Move
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.database import session_factory
from plotweaver_backend.database.engine import READ_ONLY
from plotweaver_backend.feed import Feed
from plotweaver_backend.feed.bundle import LIMIT


@dataclass(frozen=True)
class Brought:
    """What a change brought: its new objects, parts before wholes, and the files that differ, in order."""

    ids: Sequence[str]
    paths: Sequence[str]


class Intents:
    """The table of intents.

    Args:
        engine: the database.
        feed: where settled changes are told of.
    """

    def __init__(self, engine: Engine, feed: Feed) -> None:
        self._sessions = session_factory(engine)
        # looking must not wait for whoever writes
        self._looking = session_factory(engine.execution_options(**{READ_ONLY: True}))
        self._feed = feed

    def find(self, change_id: str) -> IntentRow | None:
        """Return the intent with this id."""
        with self._looking() as session:
            return session.get(IntentRow, change_id)

    def open(self, project: str) -> list[IntentRow]:
        """Return the project's unsettled intents."""
        query = select(IntentRow).where(IntentRow.project == project, IntentRow.seq.is_(None))
        with self._looking() as session:
            return list(session.scalars(query))

    def open_or(self, project: str, change_id: str) -> list[IntentRow]:
        """Return the project's unsettled intents and the one with this id, in one look."""
        unsettled = and_(IntentRow.project == project, IntentRow.seq.is_(None))
        with self._looking() as session:
            return list(session.scalars(select(IntentRow).where(or_(unsettled, IntentRow.change_id == change_id))))

    def open_projects(self) -> list[str]:
        """Return the projects with unsettled intents."""
        with self._looking() as session:
            return list(session.scalars(select(IntentRow.project).where(IntentRow.seq.is_(None)).distinct()))

    def write(self, intent: IntentRow) -> None:
        """Record that a ref is about to move."""
        with self._sessions.begin() as session:
            session.execute(insert(IntentRow), _columns(intent))

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
        moved = intent.before != intent.commit
        if moved:
            brought = brought or _brought(repository, intent)
            data, objects = _content_updated(intent, brought), _carried(repository, brought)
        with self._sessions.begin() as session:
            row = session.get(IntentRow, intent.change_id, with_for_update=True)
            if row is None:
                # who lost the mutex with its connection may find its intent dropped by the next holder
                row = IntentRow(**_columns(intent))
                session.add(row)
            if row.seq is None and moved:
                row.seq = self._feed.append(session, "content.updated", intent.project, data, objects)
            elif row.seq is None:
                row.seq = self._feed.last()
            return row.seq


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
    return {column.key: getattr(intent, column.key) for column in IntentRow.__table__.columns}


def _brought(repository: pygit2.Repository, intent: IntentRow) -> Brought:
    if intent.commit is None:
        return Brought([], [])
    known = [oid for ref, oid in heads(repository).items() if ref != intent.ref]
    known += [] if intent.before is None else [intent.before]
    return Brought(new_ids(repository, known, [intent.commit]), _paths(repository, intent))


def _carried(repository: pygit2.Repository, brought: Brought) -> list[tuple[Kind, bytes]] | None:
    # a push may bring more than fits into memory: mirrors fetch it
    return None if weight(repository, brought.ids, LIMIT) > LIMIT else read_objects(repository, brought.ids)


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
