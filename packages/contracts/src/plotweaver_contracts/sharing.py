"""Whom a book is shared with: its people, invitations, its owners, and who else may read it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, SecretStr

from plotweaver_contracts.base import ProjectId, Wire
from plotweaver_contracts.identity import Chapters, Role, Standing, Visibility

#: What can be given away just so: an owner is made only by an offer that the other one takes.
GivenRole = Literal["editor", "writer", "reviewer", "reader"]


class NewMember(Standing):
    """Gives the account with this e-mail a role."""

    role: GivenRole
    email: str = Field(min_length=3, max_length=254)


class MemberChange(Standing):
    """Gives a member another role."""

    role: GivenRole


class Sharing(Wire):
    """Who may read a book without a role in it."""

    visibility: Visibility


class NewInvitation(Standing):
    """Invites somebody: whoever has the link, or the person with this e-mail. It can be used once."""

    role: GivenRole
    email: str | None = Field(default=None, min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")
    days: int = Field(default=7, ge=1, le=90)


class Invitation(Wire):
    """An invitation that nobody has used yet. Times are Unix seconds."""

    id: str
    role: Role
    chapters: list[str] | None
    email: str | None
    by: str = Field(description="the name of who invites")
    created_at: int
    ends_at: int


class InvitationList(Wire):
    """Invitations that can still be used, newest first."""

    invitations: list[Invitation]


class InvitationMade(Wire):
    """A new invitation with its link, which is told now and never again. `mailed`: whether it went out by e-mail."""

    invitation: Invitation
    link: str
    mailed: bool


class InvitationToken(Wire):
    """What an invitation's link holds."""

    token: SecretStr = Field(max_length=200)


class InvitationShown(Wire):
    """What the invited person is told before they decide."""

    title: str
    by: str
    role: Role
    chapters: list[str] | None
    email: str | None
    ends_at: int


class Joined(Wire):
    """The book that somebody is a member of now. `seq`: from there on they may read it."""

    project: ProjectId
    role: Role
    seq: int


class NewOffer(Wire):
    """Offers a member to own the book. `stay`: whether who offers it stays an owner, too, or becomes an editor."""

    account: str = Field(max_length=100)
    stay: bool = False


class Offer(Wire):
    """An offer that waits for the other one's word. Times are Unix seconds."""

    account: str
    name: str
    by: str
    by_name: str
    stay: bool
    ends_at: int


class Offers(Wire):
    """The open offer of a book, if there is one."""

    offer: Offer | None


class Protection(Wire):
    """Who may write on a branch: `writer`, every writer; `editor`, editors and owners; `owner`, owners.

    `pattern`: a branch's name; a `*` in it stands for anything.
    """

    pattern: str = Field(pattern=r"^[A-Za-z0-9*][A-Za-z0-9._/*-]{0,199}$")
    role: Literal["writer", "editor", "owner"]


class Protections(Wire):
    """The protected branches of a book. What no pattern names every writer may write on, drafts so."""

    branches: list[Protection] = Field(max_length=50)


class Limits(Wire):
    """Where in a book its caller may write. `book`: whether in the book itself, or in its drafts only."""

    writes: Literal["book", "drafts", "nothing"]
    chapters: Chapters
