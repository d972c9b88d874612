"""Operations on whom a book is shared with."""

from __future__ import annotations

from plotweaver_contracts import identity as people
from plotweaver_contracts import sharing as wire
from plotweaver_contracts.base import Ok
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.identity.access import Access
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.sharing.visibility import VisibilityService

handlers = Handlers()


@handlers.bind("members.list")
def list_members(call: Call) -> people.MemberList:
    """List everyone with a role in the book."""
    return people.MemberList(members=_members(call).everyone(call.project))


@handlers.bind("members.put")
def put_member(call: Call) -> people.Member:
    """Give an account a role."""
    new = call.parsed(wire.NewMember)
    return _members(call).put(call.project, new.email, new)


@handlers.bind("members.change")
def change_member(call: Call) -> people.Member:
    """Give a member another role."""
    return _members(call).change(call.project, call.params["account"], call.parsed(wire.MemberChange))


@handlers.bind("members.remove")
def remove_member(call: Call) -> Ok:
    """Take someone's role away."""
    _members(call).remove(call.project, call.params["account"])
    return Ok()


@handlers.bind("members.leave")
def leave(call: Call) -> Ok:
    """Take one's own role away."""
    if call.principal.scope is not None:
        raise ProblemError("access.forbidden", "An access token cannot do this. Sign in yourself.")
    _members(call).remove(call.project, call.principal.account)
    return Ok()


@handlers.bind("sharing.get")
def get_sharing(call: Call) -> wire.Sharing:
    """Tell who may read the book without a role in it."""
    return wire.Sharing(visibility=call.services.get(Access).visibility(call.project))


@handlers.bind("sharing.put")
def put_sharing(call: Call) -> wire.Sharing:
    """Say who may read the book without a role in it."""
    asked = call.parsed(wire.Sharing)
    call.services.get(VisibilityService).put(call.project, asked.visibility)
    return asked


def _members(call: Call) -> MembersService:
    return call.services.get(MembersService)
