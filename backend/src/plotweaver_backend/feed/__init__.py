"""The ordered log of what happened: appended in the transaction of what it tells, followed by every bff."""

from plotweaver_backend.feed.event import Event
from plotweaver_backend.feed.log import Feed, newest_of

__all__ = ["Event", "Feed", "newest_of"]
