"""Accounts, sessions and who may enter a book."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, model_validator

from plotweaver_contracts.base import ProjectId, Wire

Role = Literal["owner", "editor", "writer", "reviewer", "reader"]
#: Who may read a book without a role in it: nobody, whoever has its address, or everybody who looks.
Visibility = Literal["private", "link", "public"]


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


class Person(Wire):
    """A person, as the others see one."""

    id: str
    name: str
    email: str


class Account(Person):
    """A person's account. What they may do beyond their books, they and the administrators know."""

    site_role: Literal["admin", "member"]


class ProgramCredentials(Credentials):
    """What a program shows instead of cookies: it gives the code of a second device at once."""

    code: SecretStr | None = Field(default=None, min_length=6, max_length=20)


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


Chapters = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=200)]] | None,
    Field(
        min_length=1,
        max_length=500,
        description="folders of the chapters that a writer may change; null: the whole book",
    ),
]


class Standing(Wire):
    """A role, and for a writer perhaps some chapters only."""

    role: Role
    chapters: Chapters = None

    @model_validator(mode="after")
    def _only_writers_are_limited(self) -> Self:
        if self.chapters is not None and self.role != "writer":
            raise ValueError("Only a writer can be limited to chapters.")
        return self


class Member(Wire):
    """A person's role in a book. `chapters`: those that a writer may change; null: the whole book."""

    account: Person
    role: Role
    chapters: list[str] | None


class MemberList(Wire):
    """Everyone with a role in a book."""

    members: list[Member]


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
    visible: dict[ProjectId, Visibility] = Field(description="books that are not private")
