"""Operations between the services: the feed, objects for mirrors, a worker's progress."""

from __future__ import annotations

from plotweaver_contracts import feed as wire
from plotweaver_contracts.base import Ok
from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import BookDamaged, ChangeService
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.binding import Call, Handlers, Streamed
from plotweaver_backend.projects.unreadable import DAMAGE, UnreadableBooks
from plotweaver_backend.stream.bundle import bundle
from plotweaver_backend.stream.follow import follow
from plotweaver_backend.stream.hub import EphemeralHub
from plotweaver_backend.stream.relay import Relay

handlers = Handlers()


@handlers.bind("feed.follow")
def follow_feed(call: Call) -> Streamed:
    """Stream the log and its ephemeral frames."""
    after = call.asked(wire.FeedQuery).after
    return Streamed(follow(call.services.get(Feed), call.services.get(EphemeralHub), after))


@handlers.bind("feed.objects")
def objects(call: Call) -> Streamed:
    """Send what branches, tags and private drafts name, and the objects that a mirror lacks of either."""
    store, changes, project = call.services.get(Store), call.services.get(ChangeService), call.params["project"]
    asked = call.asked(wire.ObjectsQuery)
    have = asked.have.split(",") if asked.have else []
    try:
        # libgit2 passes over a branch whose file cannot be read, and a mirror would let go of it
        changes.mend(project, thoroughly=False)
        return Streamed(changes.mending(project, lambda: bundle(store.open(project), have, asked.private)))
    except (*DAMAGE, BookDamaged) as error:
        told = call.services.get(UnreadableBooks).problem(project)
        if told is None:
            raise
        raise told from error


@handlers.bind("feed.progress")
def progress(call: Call) -> Ok:
    """Pass a worker's new tokens on to everyone who follows."""
    call.services.get(Relay).publish(call.parsed(wire.FeedEvent))
    return Ok()
