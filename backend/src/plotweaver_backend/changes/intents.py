"""Intents: written before the branch moves, settled with the event in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygit2
from plotweaver_gitstore import changed_paths, new_ids, read_objects
from plotweaver_gitstore.reading import commit_of
from sqlalchemy import Engine, delete, insert, select

from plotweaver_backend.changes.domain import Change
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.database import session_factory
from plotweaver_backend.database.engine import READ_ONLY
from plotweaver_backend.feed import Feed


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

    def open_projects(self) -> list[str]:
        """Return the projects with unsettled intents."""
        with self._looking() as session:
            return list(session.scalars(select(IntentRow.project).where(IntentRow.seq.is_(None)).distinct()))

    def write(self, change: Change, before: str | None, commit: str, merged: bool) -> IntentRow:
        """Record that the branch is about to move."""
        row = IntentRow(
            change_id=change.change_id,
            project=change.project,
            digest=change.digest(),
            before=before,
            commit=commit,
            merged=merged,
            seq=None,
        )
        with self._sessions.begin() as session:
            session.execute(insert(IntentRow), _columns(row))
        return row

    def drop(self, intent: IntentRow) -> None:
        """Forget an intent whose branch did not move."""
        with self._sessions.begin() as session:
            session.execute(delete(IntentRow).where(IntentRow.change_id == intent.change_id))

    def settle(self, repository: pygit2.Repository, intent: IntentRow, brought: Brought | None = None) -> int:
        """Record the outcome of a branch that moved, and its event, in one transaction; return the event's seq.

        A change that left the book as it was tells of nothing; its seq is the newest.

        Args:
            brought: what the change brought, where it is known without looking.
        """
        moved = intent.before != intent.commit
        if moved:
            brought = brought or _brought(repository, intent)
            data, objects = _content_updated(repository, intent, brought), read_objects(repository, brought.ids)
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


def _columns(intent: IntentRow) -> dict[str, object]:
    return {column.key: getattr(intent, column.key) for column in IntentRow.__table__.columns}


def _brought(repository: pygit2.Repository, intent: IntentRow) -> Brought:
    return Brought(
        new_ids(repository, intent.before, intent.commit), changed_paths(repository, intent.before, intent.commit)
    )


def _content_updated(repository: pygit2.Repository, intent: IntentRow, brought: Brought) -> dict[str, object]:
    return {
        "commit": intent.commit,
        "before": intent.before,
        "paths": list(brought.paths),
        "author": commit_of(repository, intent.commit).author.name,
    }
