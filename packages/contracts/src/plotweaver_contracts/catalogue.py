"""The table of operations: the centre of the house. Everything on the wire comes from here."""

from __future__ import annotations

from types import MappingProxyType

from plotweaver_contracts.entries import (
    accounts,
    ai,
    aliases,
    audit,
    authentication,
    autosaves,
    books,
    branches,
    comments,
    drafting,
    locks,
    providers,
    pushing,
    quality,
    reading,
    sharing,
    tokens,
)
from plotweaver_contracts.operation import Operation


def build(without: frozenset[str] = frozenset()) -> MappingProxyType[str, Operation]:
    """Return the catalogue by operation id, leaving out `without` (a test removes one entry so)."""
    entries = (
        authentication.AUTHENTICATION
        + sharing.SHARING
        + accounts.ACCOUNTS
        + ai.AI
        + ai.KEYS
        + tokens.TOKENS
        + providers.PROVIDERS
        + audit.AUDIT
        + books.BOOKS
        + books.WRITES
        + autosaves.AUTOSAVES
        + branches.BRANCHES
        + locks.LOCKS
        + reading.READS
        + pushing.PUSHING
        + drafting.GENERATION
        + comments.COMMENTS
        + quality.QUALITY
        + aliases.ALIASES
    )
    table = {entry.id: entry for entry in entries if entry.id not in without}
    return MappingProxyType(table)


def owned_by(catalogue: MappingProxyType[str, Operation], owner: str) -> list[Operation]:
    """Return the operations that `owner` binds a handler to."""
    return [entry for entry in catalogue.values() if entry.owner == owner]


def forwarded(catalogue: MappingProxyType[str, Operation]) -> list[Operation]:
    """Return the operations that the bff forwards: the backend's, but for what stays between services."""
    return [entry for entry in owned_by(catalogue, "backend") if not entry.internal]
