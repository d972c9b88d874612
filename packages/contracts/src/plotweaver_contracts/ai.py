"""What of a book may be sent to which models, and what was."""

from __future__ import annotations

from typing import Annotated, Literal

from plotweaver_manuscript.ai_policy import Rule
from pydantic import Field, SecretStr, field_validator

from plotweaver_contracts.audit import AuditFormat
from plotweaver_contracts.base import Wire

#: As a book's own file says it, too.
AiRule = Rule
#: Where a model's text goes: the host of its endpoint, or `local` for this machine.
ProviderName = Annotated[str, Field(min_length=1, max_length=253, pattern=r"^[a-z0-9.:\[\]-]+$")]


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


#: What is taken where no key is set: the one of the whole installation, that of its settings, or none.
KeySource = Literal["installation", "settings", "none"]


class NewModelKey(Wire):
    """A provider's key. It is stored encrypted, and never answered by anything."""

    key: SecretStr = Field(min_length=8, max_length=2000)

    @field_validator("key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr) -> SecretStr:
        text = key.get_secret_value().strip()
        # it becomes part of a request's header: nothing in it may end that
        if not text.isascii() or not text.isprintable() or " " in text:
            raise ValueError("A key is one word of plain letters, digits and signs.")
        return SecretStr(text)


class ModelKeyHeld(Wire):
    """That a key is set. `last_four`: its end; empty if it is too short to show any of it. `set_at`: Unix seconds."""

    last_four: str
    set_by: str = Field(description="who set it, as they are called now; empty: at the terminal, or they are gone")
    set_at: int


class ModelKey(Wire):
    """A provider, with the key that is set here for it. `otherwise`: what is taken where none is."""

    provider: ProviderName
    models: list[str]
    held: ModelKeyHeld | None
    otherwise: KeySource


class ModelKeyList(Wire):
    """The providers of this installation's models, but for the practice model, which needs no key."""

    keys: list[ModelKey]
