"""Entries for personal access tokens."""

from __future__ import annotations

from plotweaver_contracts import tokens
from plotweaver_contracts.base import Ok
from plotweaver_contracts.entries.addresses import V1
from plotweaver_contracts.operation import Operation

TOKENS = (
    Operation(
        "tokens.list",
        "GET",
        f"{V1}/auth/tokens",
        "backend",
        "session",
        "authentication",
        "Your access tokens.",
        tokens.TokenList,
    ),
    Operation(
        "tokens.create",
        "POST",
        f"{V1}/auth/tokens",
        "backend",
        "session",
        "authentication",
        "Make an access token for your own tools.",
        tokens.TokenMade,
        tokens.NewToken,
        status=201,
        errors=("tokens.too_many",),
        rate="write",
        confirmed=True,
    ),
    Operation(
        "tokens.revoke",
        "DELETE",
        f"{V1}/auth/tokens/{{token}}",
        "backend",
        "session",
        "authentication",
        "Withdraw an access token.",
        Ok,
        rate="write",
    ),
    Operation(
        "tokens.holder",
        "POST",
        f"{V1}/internal/tokens",
        "backend",
        "service",
        "authentication",
        "Whose access token this is, for a bff.",
        tokens.TokenHolder,
        tokens.TokenShown,
        errors=("not_found",),
        internal=True,
    ),
)
