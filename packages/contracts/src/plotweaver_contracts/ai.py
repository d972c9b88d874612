"""What of a book may be sent to which models, and what was."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plotweaver_contracts.audit import AuditFormat
from plotweaver_contracts.base import Wire

#: `none`: no model reads this book. `local`: models on this machine. `named`: those and the providers that are named.
AiRule = Literal["none", "local", "named"]
#: Where a model's text goes: the host of its endpoint, or `local` for this machine.
ProviderName = Annotated[str, Field(min_length=1, max_length=253, pattern=r"^[a-z0-9.:\[\]-]+$")]
LOCAL = "local"


class AiPolicy(Wire):
    """Which models may read this book. `providers`: those that are named; this machine's may then, too."""

    rule: AiRule
    providers: list[ProviderName] = Field(default=[], max_length=50)


class ModelProvider(Wire):
    """Where text may be sent from this installation, and the models that are called there."""

    name: ProviderName
    local: bool
    models: list[str]


class AiPolicyShown(AiPolicy):
    """A book's policy: what its owner set, what its own plotweaver.yaml asks besides, and what follows from both.

    `rule`, `providers`: the owner's. `declared`: the file's; null: it says nothing. `effective`: the stricter of both.
    """

    declared: AiPolicy | None
    effective: AiPolicy
    offered: list[ModelProvider]
    changed_by: str = Field(description="who set it; empty: nobody did, it is as for every new book")
    changed_at: int | None


class Sent(Wire):
    """Something of the book that was sent to a model. `at`: RFC 3339, UTC.

    `outcome`: `answered`; `refused`: the provider took it and gave no answer; `open`: nobody knows what became of it.
    """

    id: str
    at: str
    account: str
    name: str = Field(description="who asked for it, as they are called now")
    run: str
    agent: str
    provider: ProviderName
    model: str
    characters: int
    scenes: list[str]
    outcome: Literal["answered", "refused", "open"]


class SentPage(Wire):
    """A stretch of the ledger, newest first. `older`: what `before` is for the next one; null: there is none."""

    entries: list[Sent]
    older: str | None


class SentQuery(Wire):
    """Which part of the ledger is wanted."""

    before: str | None = Field(default=None, max_length=100, description="as `older` said")
    limit: int = Field(default=50, ge=1, le=200)


class SentExportQuery(Wire):
    """How the whole ledger is wanted."""

    format: AuditFormat = "csv"
