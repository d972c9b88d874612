"""Operations of providers and linked identities."""

from __future__ import annotations

from urllib.parse import quote

from plotweaver_contracts import providers as wire
from plotweaver_contracts.base import Ok

from plotweaver_backend.http.binding import Answer, Call, Cookie, Handlers, Redirect
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.entering.answering import admitted, session_cookies
from plotweaver_backend.identity.factors.second_step import StepNeeded
from plotweaver_backend.identity.secrets import new_token
from plotweaver_backend.providers.domain import Purpose
from plotweaver_backend.providers.newcomers import Newcomers
from plotweaver_backend.providers.service import ProvidersService
from plotweaver_backend.providers.visits import LIFETIME

handlers = Handlers()


@handlers.bind("providers.list")
def offered(call: Call) -> wire.ProviderList:
    """List whom one may sign in with."""
    return wire.ProviderList(providers=_service(call).offered())


@handlers.bind("providers.sign_in")
def sign_in(call: Call) -> Answer:
    """Begin to sign in."""
    return _visit(call, "sign-in")


@handlers.bind("providers.sign_up")
def sign_up(call: Call) -> Answer:
    """Begin to open an account."""
    return _visit(call, "sign-up")


@handlers.bind("providers.newcomer")
def newcomer(call: Call) -> wire.Newcomer:
    """Tell whom a provider vouched for in this browser."""
    return _service(call).newcomer(_ticket(call))


@handlers.bind("providers.open_account")
def open_account(call: Call) -> Answer:
    """Open an account for whom a provider vouched for in this browser."""
    opened = call.services.get(Newcomers).open(_ticket(call), call.parsed(wire.NewcomerAccount))
    answer, names = admitted(call, opened), call.services.get(CookieNames)
    return Answer(answer.model, (*answer.cookies, names.clear_newcomer()))


@handlers.bind("providers.link")
def link(call: Call) -> Answer:
    """Begin to add a way to sign in."""
    return _visit(call, "link")


@handlers.bind("providers.confirm")
def confirm(call: Call) -> Answer:
    """Begin to show who one is."""
    return _visit(call, "confirm")


@handlers.bind("providers.callback")
def came_back(call: Call) -> Redirect:
    """Take the browser up that a provider sent back, and send it on."""
    names = call.services.get(CookieNames)
    found = _service(call).came_back(call.params["provider"], call.asked(wire.ComingBack), _browser(call) or "")
    if found.newcomer:
        return Redirect(f"/sign-up#newcomer={quote(found.path, safe='')}", (names.set_newcomer(found.newcomer),))
    if isinstance(found.admitted, StepNeeded):
        step = names.set_step(found.admitted.ticket)
        return Redirect(f"/sign-in#{found.admitted.needs}={quote(found.path, safe='')}", (step,))
    path = f"{found.path}?problem={quote(found.problem)}" if found.problem else found.path
    return Redirect(path, session_cookies(call, found.admitted) if found.admitted else ())


@handlers.bind("identities.list")
def identities(call: Call) -> wire.IdentityList:
    """List the caller's linked identities."""
    return _service(call).everyone_of(call.principal.account)


@handlers.bind("identities.unlink")
def unlink(call: Call) -> Ok:
    """Take a way to sign in away."""
    _service(call).unlink(call.principal.account, call.params["identity"])
    return Ok()


def _visit(call: Call, purpose: Purpose) -> Answer:
    # a browser may have several visits under way, in several tabs
    browser = _browser(call) or new_token()
    back = call.parsed(wire.VisitWanted).back
    url = _service(call).begin(call.params["provider"], purpose, back, browser, call.principal)
    # Lax: the provider sends the browser back from another site, and a Strict one would stay behind
    cookie = Cookie(call.services.get(CookieNames).visit, browser, LIFETIME, same_site="Lax")
    return Answer(wire.Visit(url=url), (cookie,))


def _ticket(call: Call) -> str:
    return call.cookies.get(call.services.get(CookieNames).newcomer, "")


def _browser(call: Call) -> str | None:
    return call.cookies.get(call.services.get(CookieNames).visit)


def _service(call: Call) -> ProvidersService:
    return call.services.get(ProvidersService)
