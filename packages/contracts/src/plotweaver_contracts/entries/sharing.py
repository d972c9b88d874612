"""Entries for whom a book is shared with."""

from __future__ import annotations

from plotweaver_contracts import identity, sharing
from plotweaver_contracts.base import Ok
from plotweaver_contracts.entries.addresses import BOOK
from plotweaver_contracts.operation import Operation

SHARING = (
    Operation(
        "members.list",
        "GET",
        f"{BOOK}/members",
        "backend",
        "project:read",
        "authentication",
        "Everyone with a role in this book.",
        identity.MemberList,
    ),
    Operation(
        "members.put",
        "PUT",
        f"{BOOK}/members",
        "backend",
        "project:own",
        "authentication",
        "Give an account a role in this book.",
        identity.Member,
        sharing.NewMember,
        errors=("members.last_owner",),
        rate="write",
    ),
    Operation(
        "members.change",
        "PUT",
        f"{BOOK}/members/{{account}}",
        "backend",
        "project:own",
        "authentication",
        "Give a member another role.",
        identity.Member,
        sharing.MemberChange,
        errors=("members.last_owner",),
        rate="write",
    ),
    Operation(
        "members.remove",
        "DELETE",
        f"{BOOK}/members/{{account}}",
        "backend",
        "project:own",
        "authentication",
        "Take someone's role away; what they have going on in the book ends.",
        Ok,
        errors=("members.last_owner",),
        rate="write",
    ),
    Operation(
        "members.leave",
        "DELETE",
        f"{BOOK}/membership",
        "backend",
        "project:read",
        "authentication",
        "Leave this book.",
        Ok,
        errors=("members.last_owner",),
        rate="write",
    ),
    Operation(
        "sharing.get",
        "GET",
        f"{BOOK}/sharing",
        "backend",
        "project:read",
        "authentication",
        "Who may read this book without a role in it.",
        sharing.Sharing,
    ),
    Operation(
        "sharing.put",
        "PUT",
        f"{BOOK}/sharing",
        "backend",
        "project:own",
        "authentication",
        "Say who may read this book without a role in it.",
        sharing.Sharing,
        sharing.Sharing,
        rate="write",
    ),
)
