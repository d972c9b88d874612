"""Signing in with a provider: GitHub, GitLab, Google, or any OpenID Connect issuer."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from plotweaver_contracts.accounts import Email, OneTimeToken, PersonName
from plotweaver_contracts.base import Wire


class Provider(Wire):
    """A provider that people may sign in with here."""

    id: str
    name: str
    kind: Literal["github", "gitlab", "google", "openid"]


class ProviderList(Wire):
    """The providers that the operator configured."""

    providers: list[Provider]


class VisitWanted(Wire):
    """Where on this site the browser comes back to."""

    back: str = Field(default="/", max_length=200, pattern=r"^/([A-Za-z0-9._~%-][A-Za-z0-9._~%/-]*)?$")


class Visit(Wire):
    """Where the browser goes next: to the provider."""

    url: str


class ComingBack(Wire):
    """What a provider gives the browser for us (RFC 6749 4.1.2, RFC 9207). What else it adds means nothing here."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    state: str = Field(default="", max_length=200)
    code: str = Field(default="", max_length=4096)
    iss: str = Field(default="", max_length=500)
    error: str = Field(default="", max_length=200)


class Newcomer(Wire):
    """Whom a provider vouched for in this browser, and who has no account here yet.

    `email`: empty unless the provider is trusted with showing that it is theirs.
    """

    provider: str
    provider_name: str
    label: str
    name: str
    email: str


class NewcomerAccount(Wire):
    """A newcomer opens an account. What shows that its address is theirs is the provider, or a letter's `token`.

    `email`: where the letter came to, or any where no letters are sent and an `invitation` is enough (`auth.join`).
    """

    name: PersonName
    email: Email | None = None
    token: OneTimeToken | None = None
    invitation: OneTimeToken | None = None


class Identity(Wire):
    """A provider's account that one may sign in with. `label`: what the provider calls it. Times are Unix seconds."""

    id: str
    provider: str
    provider_name: str
    label: str
    linked_at: int
    used_at: int | None


class IdentityList(Wire):
    """One's linked accounts. `password`: whether one can sign in without them."""

    identities: list[Identity]
    password: bool
