"""Accounts, sessions and who may enter a book."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, SecretStr

from plotweaver_contracts.base import ProjectId, Wire

Role = Literal["owner", "editor", "writer", "reviewer", "reader"]


class SignInLink(Wire):
    """A one-time sign-in token, as the terminal prints it."""

    token: SecretStr = Field(max_length=200)


class Credentials(Wire):
    """E-mail and password."""

    email: str = Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")
    password: SecretStr = Field(min_length=1, max_length=200)


class NewAccount(Credentials):
    """An account that an administrator opens."""

    name: str = Field(min_length=1, max_length=100)
    password: SecretStr = Field(min_length=12, max_length=200)


class Account(Wire):
    """A person, as the others see one."""

    id: str
    name: str
    email: str
    site_role: Literal["admin", "member"]


class SessionInfo(Wire):
    """Who is signed in."""

    account: Account


class RefreshRequest(Wire):
    """A refresh token from a client without cookies."""

    refresh_token: SecretStr = Field(max_length=200)


class TokenPair(Wire):
    """Bearer tokens for clients without cookies (command line, git)."""

    access_token: str
    refresh_token: str
    expires_in: int = Field(description="seconds until the access token ends")


class KeySet(Wire):
    """Public keys as RFC 7517 writes them."""

    keys: list[dict[str, str | list[str]]]


class Member(Wire):
    """A person's role in a book."""

    account: Account
    role: Role


class MemberList(Wire):
    """Everyone with a role in a book."""

    members: list[Member]


class Invitation(Wire):
    """Gives the account with this e-mail a role."""

    email: str = Field(min_length=3, max_length=254)
    role: Role


class AccessEntry(Wire):
    """One row of the bff's access snapshot."""

    project: ProjectId
    account: str
    role: Role


class AccessSnapshot(Wire):
    """Everything that the bff needs to decide who may read, as of `seq`."""

    seq: int
    entries: list[AccessEntry]
    revoked_sessions: list[str]
