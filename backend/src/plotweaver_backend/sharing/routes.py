"""Operations on whom a book is shared with."""

from __future__ import annotations

from plotweaver_contracts import identity as people
from plotweaver_contracts import sharing as wire
from plotweaver_contracts.base import Ok
from plotweaver_gitstore import Store
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.identity.access import Access
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.sharing.chapters import require_chapters
from plotweaver_backend.sharing.invitations import InvitationsService
from plotweaver_backend.sharing.ownership import OwnershipService
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
    require_chapters(call.services.get(Store), call.project, new)
    return _members(call).put(call.project, call.principal.account, new.email, new)


@handlers.bind("members.change")
def change_member(call: Call) -> people.Member:
    """Give a member another role."""
    change = call.parsed(wire.MemberChange)
    require_chapters(call.services.get(Store), call.project, change)
    return _members(call).change(call.project, call.params["account"], change)


@handlers.bind("members.remove")
def remove_member(call: Call) -> Ok:
    """Take someone's role away."""
    _members(call).remove(call.project, call.params["account"])
    return Ok()


@handlers.bind("members.leave")
def leave(call: Call) -> Ok:
    """Take one's own role away."""
    _in_person(call)
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


@handlers.bind("invitations.list")
def list_invitations(call: Call) -> wire.InvitationList:
    """List the invitations that can still be used."""
    return wire.InvitationList(invitations=_invitations(call).open(call.project))


@handlers.bind("invitations.create")
def invite(call: Call) -> wire.InvitationMade:
    """Invite somebody."""
    new = call.parsed(wire.NewInvitation)
    require_chapters(call.services.get(Store), call.project, new)
    return _invitations(call).create(call.project, call.principal, new)


@handlers.bind("invitations.withdraw")
def withdraw_invitation(call: Call) -> Ok:
    """Make an invitation useless."""
    _invitations(call).withdraw(call.project, call.params["invitation"])
    return Ok()


@handlers.bind("invitations.look")
def look(call: Call) -> wire.InvitationShown:
    """Tell what a link invites to."""
    return _invitations(call).look(call.parsed(wire.InvitationToken).token.get_secret_value())


@handlers.bind("invitations.accept")
def accept_invitation(call: Call) -> wire.Joined:
    """Take the caller into the book that a link invites to."""
    token = call.parsed(wire.InvitationToken).token.get_secret_value()
    return _invitations(call).accept(call.principal.account, token)


@handlers.bind("ownership.get")
def get_offer(call: Call) -> wire.Offers:
    """Tell whether the book is offered to somebody."""
    return wire.Offers(offer=_ownership(call).open(call.project, call.principal.account))


@handlers.bind("ownership.offer")
def offer(call: Call) -> wire.Offer:
    """Offer the book to a member."""
    return _ownership(call).offer(call.project, call.principal.account, call.parsed(wire.NewOffer))


@handlers.bind("ownership.accept")
def accept_offer(call: Call) -> Ok:
    """Take the book that the caller is offered."""
    _in_person(call)
    _ownership(call).accept(call.project, call.principal.account)
    return Ok()


@handlers.bind("ownership.withdraw")
def withdraw_offer(call: Call) -> Ok:
    """Take an offer back, or say no to it."""
    _in_person(call)
    _ownership(call).withdraw(call.project, call.principal.account, call.role)
    return Ok()


def _in_person(call: Call) -> None:
    """Pass unless an access token was shown: who has which role is nothing for tools."""
    if call.principal.scope is not None:
        raise ProblemError("access.forbidden", "An access token cannot do this. Sign in yourself.")


def _invitations(call: Call) -> InvitationsService:
    return call.services.get(InvitationsService)


def _ownership(call: Call) -> OwnershipService:
    return call.services.get(OwnershipService)


def _members(call: Call) -> MembersService:
    return call.services.get(MembersService)
