"""Operations on comments."""

from __future__ import annotations

from plotweaver_contracts import comments as wire
from plotweaver_contracts.base import Ok

from plotweaver_backend.comments.service import CommentsService
from plotweaver_backend.http.binding import Call, Handlers

handlers = Handlers()


@handlers.bind("comments.list")
def list_comments(call: Call) -> wire.CommentList:
    """List comments of the book or of a scene."""
    return _service(call).list(call.project, call.asked(wire.CommentsQuery), call.principal.account)


@handlers.bind("comments.add")
def add(call: Call) -> wire.Talk:
    """Say something about words."""
    return _service(call).add(call.project, call.principal, call.change_id, call.parsed(wire.NewComment))


@handlers.bind("comments.reply")
def reply(call: Call) -> wire.Talk:
    """Answer a comment."""
    text = call.parsed(wire.Reply).text
    return _service(call).reply(call.project, call.principal, call.change_id, call.params["comment"], text)


@handlers.bind("comments.settle")
def settle(call: Call) -> wire.Talk:
    """Settle a comment, or open it again."""
    settled = call.parsed(wire.Settlement).settled
    return _service(call).settle(call.project, call.principal, call.params["comment"], settled)


@handlers.bind("comments.remove")
def remove(call: Call) -> Ok:
    """Take a comment away."""
    _service(call).remove(call.project, call.principal, call.role, call.params["comment"])
    return Ok()


def _service(call: Call) -> CommentsService:
    return call.services.get(CommentsService)
