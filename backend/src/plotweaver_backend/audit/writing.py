"""The audit log as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from plotweaver_contracts.audit import AuditEntry, AuditFormat

from plotweaver_backend.http import spreadsheet

_COLUMNS = (
    "id",
    "at",
    "action",
    "outcome",
    "by",
    "actor",
    "actor_name",
    "subject",
    "subject_name",
    "project",
    "target",
    "detail",
    "address",
    "client",
)


def lines(entries: Iterable[AuditEntry], form: AuditFormat) -> Iterator[bytes]:
    """Return the file in pieces."""
    if form == "jsonl":
        return (entry.model_dump_json().encode() + b"\n" for entry in entries)
    return spreadsheet.lines(_COLUMNS, (_cells(entry) for entry in entries))


def _cells(entry: AuditEntry) -> list[str]:
    facts = "; ".join(f"{name}={value}" for name, value in sorted(entry.detail.items()))
    return [
        str(entry.id),
        datetime.fromtimestamp(entry.at, UTC).isoformat(),
        entry.action,
        entry.outcome,
        entry.by,
        entry.actor.id if entry.actor else "",
        entry.actor.name if entry.actor else "",
        entry.subject.id if entry.subject else "",
        entry.subject.name if entry.subject else "",
        entry.project or "",
        entry.target,
        facts,
        entry.address,
        entry.client,
    ]
