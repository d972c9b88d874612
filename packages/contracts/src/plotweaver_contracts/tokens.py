"""Personal access tokens: what a person's own tools show instead of a password."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import Wire

#: Every token begins so: readers, and scanners for leaked secrets, know it by this.
PREFIX = "pwt_"
#: How long a bff may go by what it was told of a token, in seconds.
REMEMBERED_SECONDS = 600
#: What a token lets its holder do: read only, or everything that its owner's role lets write into books.
Scope = Literal["read", "write"]


class NewToken(Wire):
    """A token that somebody asks for."""

    name: str = Field(min_length=1, max_length=100)
    scope: Scope
    days: int = Field(default=90, ge=1, le=366, description="days until it ends")


class Token(Wire):
    """A token as its owner sees it later. Times are Unix seconds."""

    id: str
    name: str
    scope: Scope
    created_at: int
    ends_at: int
    used_at: int | None = Field(description="when it was last shown, to some minutes; null: never")


class TokenMade(Wire):
    """A new token. `secret` is told this once."""

    token: Token
    secret: str


class TokenList(Wire):
    """A person's tokens that still work, newest first."""

    tokens: list[Token]


class TokenShown(Wire):
    """A token that a client showed to a bff, as its SHA-256 in hexadecimal digits."""

    digest: str = Field(pattern=r"^[0-9a-f]{64}$")


class TokenHolder(Wire):
    """Whose token it is. `token` is its id, which ends like a session."""

    account: str
    token: str
    scope: Scope
    ends_at: int
