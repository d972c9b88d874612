"""Operations of personal access tokens."""

from __future__ import annotations

from plotweaver_contracts import tokens as wire
from plotweaver_contracts.base import Ok
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.tokens.service import TokensService

handlers = Handlers()


@handlers.bind("tokens.list")
def list_tokens(call: Call) -> wire.TokenList:
    """List the caller's tokens."""
    return wire.TokenList(tokens=_tokens(call).everyone_of(call.principal.account))


@handlers.bind("tokens.create")
def create_token(call: Call) -> wire.TokenMade:
    """Make a token for the caller's own tools."""
    return _tokens(call).create(call.principal.account, call.parsed(wire.NewToken))


@handlers.bind("tokens.revoke")
def revoke_token(call: Call) -> Ok:
    """Withdraw one of the caller's tokens."""
    _tokens(call).revoke(call.principal.account, call.params["token"])
    return Ok()


@handlers.bind("tokens.holder")
def holder(call: Call) -> wire.TokenHolder:
    """Tell a bff whose token was shown to it."""
    found = _tokens(call).holder(call.parsed(wire.TokenShown).digest)
    if found is None:
        raise ProblemError("not_found")
    return found


def _tokens(call: Call) -> TokensService:
    return call.services.get(TokensService)
