"""Operations of plain git's push, between the services."""

from __future__ import annotations

from plotweaver_backend import audit
from plotweaver_backend.http.binding import Call, Handlers, Streamed
from plotweaver_backend.push.service import PushService

handlers = Handlers()

#: So many branches and tags of a push are told in the log: there may be hundreds.
_MOST_TOLD = 20


@handlers.bind("git.offer")
def offer(call: Call) -> Streamed:
    """Tell git which branches and tags there are, before it pushes."""
    return Streamed(iter([call.services.get(PushService).offer(call.project)]))


@handlers.bind("git.push")
def push(call: Call) -> Streamed:
    """Take a push. Its versions name whom their writer's git named: the log tells who pushed them."""
    taken = call.services.get(PushService).receive(call.project, call.principal.author, call.stream)
    if taken.refs:
        with call.services.sessions.begin() as db:
            audit.tell(
                db, "push.taken", project=call.project, detail={"to": ", ".join(sorted(taken.refs)[:_MOST_TOLD])}
            )
    return Streamed(iter([taken.answer]), {"Plotweaver-Seq": str(taken.seq)})
