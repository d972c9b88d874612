"""Who listens to which book, and giving each of them what happens there."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Protocol

from plotweaver_contracts.base import Wire
from plotweaver_contracts.feed import Envelope, FeedEvent, PermissionsChanged, Presence
from plotweaver_gitstore import may_see

#: Events of a book that are remembered for those who come back after a moment.
REMEMBERED = 1000
_BOOKS_REMEMBERED = 500
#: Events about one branch or name: of a private draft only its author hears.
_OF_A_BRANCH = ("content.updated", "quality.reported")


class Listener(Protocol):
    """Someone in a room. `offer` never waits: who is too slow is closed, and felt by nobody else."""

    account: str
    session: str
    member: bool

    def offer(self, frame: Envelope) -> None:
        """Take a frame."""

    def dismiss(self, code: int, reason: str) -> None:
        """Leave: the connection is to be closed."""


class Hub:
    """Rooms, one a book."""

    def __init__(self) -> None:
        self._rooms: dict[str, set[Listener]] = {}
        self._past: OrderedDict[str, deque[Envelope]] = OrderedDict()
        self._from: int | None = None

    @contextmanager
    def join(self, project: str, listener: Listener) -> Iterator[None]:
        """Listen to a book until the context ends."""
        try:
            with self.watch(project, listener):
                self._tell_presence(project)
                yield
        finally:
            self._tell_presence(project)

    @contextmanager
    def watch(self, project: str, listener: Listener) -> Iterator[None]:
        """Listen without being seen: a stream of one run is nobody's presence."""
        room = self._rooms.setdefault(project, set())
        room.add(listener)
        try:
            yield
        finally:
            room.discard(listener)
            if not room:
                self._rooms.pop(project, None)

    def publish(self, event: FeedEvent) -> None:
        """Give an event to everyone whom it concerns. Call it once the mirror can serve what it tells."""
        if event.seq is not None and self._from is None:
            self._from = event.seq
        self.dismiss(event)
        if event.project is None:
            return
        frame = Envelope(type=event.type, project=event.project, seq=event.seq, at=event.at, data=event.data)
        if event.seq is not None:
            self._remember(event.project, frame)
        for listener in list(self._rooms.get(event.project, ())):
            if concerns(frame, listener.account, listener.member):
                listener.offer(frame)

    def dismiss(self, event: FeedEvent) -> None:
        """Close the connections of those whom an event takes the right to listen."""
        if event.type != "permissions.changed":
            return
        change = PermissionsChanged.model_validate(event.data)
        for project, room in list(self._rooms.items()):
            for listener in list(room):
                if change.session is not None and listener.session == change.session:
                    listener.dismiss(4401, "signed out")
                elif project == event.project:
                    _send_away(listener, change)

    def close(self, code: int, reason: str) -> int:
        """Close every connection, and return how many there were."""
        listeners = [each for room in self._rooms.values() for each in room]
        for listener in listeners:
            listener.dismiss(code, reason)
        return len(listeners)

    def past(self, project: str, after: int, upto: int) -> list[Envelope] | None:
        """Return a book's events after `after` and up to `upto`, or None if not all of them are remembered."""
        if self._from is None or after + 1 < self._from:
            return None
        kept = self._past.get(project)
        if kept is None:
            return []
        first = kept[0].seq or 0
        if len(kept) == REMEMBERED and after + 1 < first:
            return None
        return [frame for frame in kept if frame.seq is not None and after < frame.seq <= upto]

    def present(self, project: str) -> list[str]:
        """Return the accounts that have the book open here."""
        return sorted({each.account for each in self._rooms.get(project, ()) if each.account and each.member})

    def _remember(self, project: str, frame: Envelope) -> None:
        kept = self._past.setdefault(project, deque(maxlen=REMEMBERED))
        kept.append(frame)
        self._past.move_to_end(project)
        while len(self._past) > _BOOKS_REMEMBERED:
            _, dropped = self._past.popitem(last=False)
            # what was dropped can no longer be told, so nobody may believe that it can
            self._from = max(self._from or 0, (dropped[-1].seq or 0) + 1)

    def _tell_presence(self, project: str) -> None:
        room = self._rooms.get(project)
        if room:
            frame = _now(project, "user.presence", Presence(accounts=self.present(project)))
            for listener in list(room):
                if concerns(frame, listener.account, listener.member):
                    listener.offer(frame)


def concerns(frame: Envelope, account: str, member: bool) -> bool:
    """Whether a frame is for somebody who may read the book: of a private draft only its author hears.

    Of what its people do, visitors hear nothing.
    """
    if not member and frame.type != "content.updated":
        return False
    ref = frame.data.get("ref") if frame.type in _OF_A_BRANCH else None
    return not isinstance(ref, str) or may_see(ref, account)


def _now(project: str, kind: str, data: Wire) -> Envelope:
    return Envelope(type=kind, project=project, at=datetime.now(UTC).isoformat(), data=data.model_dump(mode="json"))


def _send_away(listener: Listener, change: PermissionsChanged) -> None:
    """Close the connection of who may no longer listen, or would have to hear more than before."""
    if change.gone:
        listener.dismiss(4403, "this book was deleted")
    elif change.visibility == "private" and not listener.member:
        listener.dismiss(4403, "this book is private now")
    elif change.visibility is None and change.account and listener.account == change.account:
        if change.role is None and listener.member:
            listener.dismiss(4403, "no longer a member")
        elif change.role is not None and not listener.member:
            # who came as a visitor comes back as a member
            listener.dismiss(1012, "a member now")
