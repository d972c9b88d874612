"""What a client gets when somebody came in: cookies for a browser, tokens for a program."""

from __future__ import annotations

from plotweaver_contracts import identity as wire
from plotweaver_contracts.accounts import SignInAnswer

from plotweaver_backend.http.binding import Answer, Call, Cookie
from plotweaver_backend.identity.browsers import Browsers
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.factors.second_step import Admitted, StepNeeded
from plotweaver_backend.identity.service import IdentityService, SignedIn


def with_cookies(call: Call, signed_in: SignedIn) -> Answer:
    """Return who came in, with the cookies of their session."""
    return Answer(wire.SessionInfo(account=signed_in.account), session_cookies(call, signed_in))


def admitted(call: Call, outcome: Admitted) -> Answer:
    """Return who came in, or what is needed still; the cookie of the first step says then that it is done."""
    if isinstance(outcome, StepNeeded):
        step = call.services.get(CookieNames).set_step(outcome.ticket)
        return Answer(SignInAnswer(account=None, needs=outcome.needs), (step,))
    return Answer(SignInAnswer(account=outcome.account), session_cookies(call, outcome))


def session_cookies(call: Call, signed_in: SignedIn) -> tuple[Cookie, ...]:
    """Return the cookies of a new session; the browser is known as its owner's from now on."""
    names, browsers = call.services.get(CookieNames), call.services.get(Browsers)
    left = names.read_refresh(call.cookies)
    if left:
        call.services.get(IdentityService).leave(left)
    account = signed_in.account.id
    if browsers.name(account, call.cookies.get(names.browser, "")):
        return names.set(signed_in)
    return (*names.set(signed_in), names.set_browser(browsers.named(account)))


def pair(signed_in: SignedIn) -> wire.TokenPair:
    """Return the tokens of a client without cookies."""
    return wire.TokenPair(
        access_token=signed_in.access_token,
        refresh_token=signed_in.refresh_token,
        expires_in=signed_in.access_seconds,
    )
