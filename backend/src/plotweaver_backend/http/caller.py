"""Finding out who calls, and refusing other sites."""

from __future__ import annotations

from flask import Request
from plotweaver_contracts.tokens import PREFIX
from plotweaver_kit import calling
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.audit import Acting
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.secrets import digest
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.tokens.service import TokensService

_ANONYMOUS = Principal()


def caller_of(request: Request, services: Services) -> Principal:
    """Return who sent `request`: by bearer token if it shows one, else by cookie.

    Raises:
        ProblemError: `auth.required` for a bearer token that is not valid.
    """
    identity = services.get(IdentityService)
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        if identity.is_service(token, services.settings.service_token.get_secret_value()):
            return Principal("service")
        principal = _by_token(token, services) or identity.recognise(token, by_cookie=False)
        if principal is None:
            raise ProblemError("auth.required")
        return principal
    cookie = request.cookies.get(services.get(CookieNames).access)
    return (identity.recognise(cookie, by_cookie=True) if cookie else None) or _ANONYMOUS


def acting_of(request: Request, principal: Principal, service_token: str) -> Acting:
    """Return who acts, from where: as the bff tells, else where the call itself comes from."""
    vouched = calling.believed(request.headers.get(calling.HEADER, ""), service_token)
    return Acting(
        by=principal.kind,
        account=principal.account,
        address=(request.remote_addr or "") if vouched is None else vouched,
        client=request.headers.get("User-Agent", ""),
    )


def _by_token(token: str, services: Services) -> Principal | None:
    if not token.startswith(PREFIX):
        return None
    held = services.get(TokensService).holder(digest(token))
    if held is None:
        return None
    who = services.get(IdentityService).account(held.account)
    return Principal("account", who.id, held.token, who.name, who.email, who.site_role, scope=held.scope)
