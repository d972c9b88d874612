"""Operations of sign-in and accounts."""

from __future__ import annotations

from plotweaver_contracts import identity as wire
from plotweaver_contracts.base import Ok
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.http.binding import Answer, Call, Handlers
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.service import IdentityService, SignedIn
from plotweaver_backend.identity.snapshot import SnapshotService

handlers = Handlers()


@handlers.bind("auth.redeem_link")
def redeem_link(call: Call) -> Answer:
    """Sign a browser in with a one-time link."""
    link = call.parsed(wire.SignInLink)
    return _with_cookies(call, _identity(call).redeem_link(link.token.get_secret_value()))


@handlers.bind("auth.link_token")
def link_token(call: Call) -> wire.TokenPair:
    """Sign a client without cookies in with a one-time link."""
    link = call.parsed(wire.SignInLink)
    return _pair(_identity(call).redeem_link(link.token.get_secret_value()))


@handlers.bind("auth.sign_in")
def sign_in(call: Call) -> Answer:
    """Sign a browser in with e-mail and password."""
    shown = call.parsed(wire.Credentials)
    return _with_cookies(call, _identity(call).sign_in(shown.email, shown.password.get_secret_value()))


@handlers.bind("auth.token")
def token(call: Call) -> wire.TokenPair:
    """Sign a client without cookies in with e-mail and password."""
    shown = call.parsed(wire.Credentials)
    return _pair(_identity(call).sign_in(shown.email, shown.password.get_secret_value()))


@handlers.bind("auth.refresh")
def refresh(call: Call) -> Answer:
    """Renew a browser's cookies."""
    shown = call.services.get(CookieNames).read_refresh(call.cookies)
    if not shown:
        raise ProblemError("auth.required")
    return _with_cookies(call, _identity(call).refresh(shown))


@handlers.bind("auth.refresh_token")
def refresh_token(call: Call) -> wire.TokenPair:
    """Rotate a refresh token."""
    shown = call.parsed(wire.RefreshRequest)
    return _pair(_identity(call).refresh(shown.refresh_token.get_secret_value()))


@handlers.bind("auth.sign_out")
def sign_out(call: Call) -> Answer:
    """End the caller's session."""
    _identity(call).sign_out(call.principal)
    return Answer(Ok(), call.services.get(CookieNames).clear())


@handlers.bind("auth.session")
def session(call: Call) -> wire.SessionInfo:
    """Tell who is signed in."""
    who = call.principal
    account = wire.Account(id=who.account, name=who.name, email=who.email, site_role=who.site_role)
    return wire.SessionInfo(account=account)


@handlers.bind("auth.keys")
def keys(call: Call) -> wire.KeySet:
    """Publish the keys that verify access tokens."""
    return call.services.get(Keys).published()


@handlers.bind("accounts.create")
def create_account(call: Call) -> wire.Account:
    """Open an account for someone."""
    new = call.parsed(wire.NewAccount)
    return _identity(call).create_account(new.name, new.email, new.password.get_secret_value())


@handlers.bind("access.snapshot")
def snapshot(call: Call) -> wire.AccessSnapshot:
    """Tell a bff who may read what."""
    return call.services.get(SnapshotService).take()


def _identity(call: Call) -> IdentityService:
    return call.services.get(IdentityService)


def _with_cookies(call: Call, signed_in: SignedIn) -> Answer:
    cookies = call.services.get(CookieNames).set(signed_in)
    return Answer(wire.SessionInfo(account=signed_in.account), cookies)


def _pair(signed_in: SignedIn) -> wire.TokenPair:
    return wire.TokenPair(
        access_token=signed_in.access_token,
        refresh_token=signed_in.refresh_token,
        expires_in=signed_in.access_seconds,
    )
