"""Operations of plain git's push, between the services."""

from __future__ import annotations

from plotweaver_backend.http.binding import Call, Handlers, Streamed
from plotweaver_backend.push.service import PushService

handlers = Handlers()


@handlers.bind("git.offer")
def offer(call: Call) -> Streamed:
    """Tell git which branches and tags there are, before it pushes."""
    return Streamed(iter([call.services.get(PushService).offer(call.project)]))


@handlers.bind("git.push")
def push(call: Call) -> Streamed:
    """Take a push."""
    taken = call.services.get(PushService).receive(call.project, call.principal.author, call.stream)
    return Streamed(iter([taken.answer]), {"Plotweaver-Seq": str(taken.seq)})
