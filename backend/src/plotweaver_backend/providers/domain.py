"""What is known of a provider, of a visit there, and of who came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plotweaver_backend.outgoing import Outgoing

#: Why somebody visits a provider: to enter, to open an account, to add a way to enter, or to show who they are.
Purpose = Literal["sign-in", "sign-up", "link", "confirm"]
#: The purposes of who is not signed in.
ENTERING: tuple[Purpose, ...] = ("sign-in", "sign-up")
Kind = Literal["github", "gitlab", "google", "openid"]


@dataclass(frozen=True)
class Configured:
    """A provider as the operator configured it.

    Attributes:
        id: part of the redirect address: one for each provider, so that answers cannot be mixed up.
        name: what people read.
        kind: which preset it is.
        issuer: who vouches; with the subject it names a person for ever.
        client_id: our name there.
        client_secret: what we show there.
        trust_email: whether its word that an e-mail address was verified is taken.
        outgoing: which addresses may be called for it.
    """

    id: str
    name: str
    kind: Kind
    issuer: str
    client_id: str
    client_secret: str
    trust_email: bool
    outgoing: Outgoing


@dataclass(frozen=True)
class Visit:
    """What binds a visit together: the provider gives `state` and `nonce` back, `verifier` never left us.

    `fresh`: the person must sign in there again, however lately they did.
    """

    state: str
    nonce: str
    verifier: str
    redirect_uri: str
    fresh: bool = False


@dataclass(frozen=True)
class Person:
    """Who came back: `issuer` and `subject` say who, the rest is only what the provider calls them.

    `email` is empty unless the provider says that it was verified and is trusted with that.
    """

    issuer: str
    subject: str
    name: str
    email: str
    label: str
