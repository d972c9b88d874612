"""Appending to the log and following it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, event, func, insert, select, text
from sqlalchemy.orm import Session

from plotweaver_backend.database.engine import READ_ONLY
from plotweaver_backend.database.notifications import Notifications
from plotweaver_backend.feed.bundle import pack, unpack
from plotweaver_backend.feed.event import Event
from plotweaver_backend.feed.poke import Poke
from plotweaver_backend.feed.recent import Recent
from plotweaver_backend.feed.tables import EventRow, FeedHeadRow
from plotweaver_backend.feed.tail import Tail

#: How often a waiter looks by itself, for events of other processes that nobody told of.
POLL_SECONDS = 0.25

#: Events that are read at once.
_AT_ONCE = 500
#: Events of which only the objects are read: each carries up to 256 KiB.
_OBJECTS_AT_ONCE = 50

#: Where processes tell each other that the log grew.
CHANNEL = "plotweaver_feed"

_APPEND = insert(EventRow)
_NEXT = text(
    "INSERT INTO feed_head (id, seq) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET seq = feed_head.seq + 1 RETURNING seq"
)


class Feed:
    """The log of one database.

    Args:
        engine: the database.

    Attributes:
        notifications: tell this process what others append; on PostgreSQL, and only once somebody waits.
    """

    def __init__(self, engine: Engine) -> None:
        self._reading = engine.execution_options(**{READ_ONLY: True})
        self._poke = Poke()
        self._recent = Recent()
        self.notifications = Notifications(engine)
        self.notifications.subscribe(CHANNEL, lambda _message: self._poke.poke())

    def append(
        self,
        session: Session,
        type: str,
        project: str | None,
        data: Mapping[str, Any],
        objects: Sequence[tuple[str, bytes]] | None = None,
    ) -> int:
        """Add an event to the transaction of `session` and return its `seq`.

        Append last: until the transaction ends, every other one that appends waits.
        """
        seq = int(session.execute(_NEXT).scalar_one())
        packed = None if objects is None else pack(objects)
        at = datetime.now(UTC).isoformat()
        told = Event(seq, type, project, dict(data), None if objects is None or packed is None else tuple(objects), at)
        row = {"seq": seq, "type": type, "project": project, "data": dict(data), "objects": packed, "at": at}
        session.connection().execute(_APPEND, row)
        self.notifications.send(session, CHANNEL, "")
        transaction = session.get_transaction()

        def committed(after: Session) -> None:
            # a session lives on after a transaction that was given up
            if after.get_transaction() is transaction:
                self._recent.add(told)
                self.wake()

        event.listen(session, "after_commit", committed, once=True)
        return seq

    def last(self) -> int:
        """Return the newest `seq`, 0 before the first event."""
        with Session(self._reading) as session:
            return session.scalar(select(FeedHeadRow.seq)) or 0

    def after(self, seq: int, limit: int = _AT_ONCE) -> list[Event]:
        """Return up to `limit` events that follow `seq`, in order."""
        query = select(EventRow).where(EventRow.seq > seq).order_by(EventRow.seq).limit(limit)
        with Session(self._reading) as session:
            return [_event(row) for row in session.scalars(query)]

    def objects_of(self, project: str) -> Iterator[tuple[str, bytes]]:
        """Yield the git objects that a project's events carry, those of the newest event first."""
        told = select(EventRow.objects).where(EventRow.project == project, EventRow.objects.is_not(None))
        query = told.order_by(EventRow.seq.desc()).execution_options(yield_per=_OBJECTS_AT_ONCE)
        with Session(self._reading) as session:
            for packed in session.scalars(query):
                yield from unpack(packed or b"")

    def tail(self, seq: int, most: int = _AT_ONCE) -> Tail:
        """Return a place at the end of the log, from which what follows `seq` is read as it comes.

        Args:
            most: events that are read from the database at once.
        """
        self.notifications.start()
        return Tail(seq, self._poke, self._recent, self.after, most, POLL_SECONDS)

    @contextmanager
    def telling(self, told: Callable[[], None]) -> Iterator[None]:
        """Call `told`, in whatever thread, whenever the log has grown, until the context ends."""
        self.notifications.start()
        with self._poke.telling(told):
            yield

    def wake(self) -> None:
        """Make everyone who waits in this process look now."""
        self._poke.poke()


def newest_of(session: Session, project: str) -> int:
    """Return the `seq` of the project's newest event, 0 before its first, as the session's transaction sees it."""
    return session.scalar(select(func.max(EventRow.seq)).where(EventRow.project == project)) or 0


def _event(row: EventRow) -> Event:
    objects = None if row.objects is None else unpack(row.objects)
    return Event(seq=row.seq, type=row.type, project=row.project, data=row.data, objects=objects, at=row.at)
