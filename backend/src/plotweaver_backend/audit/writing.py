"""The audit log as a file: CSV (RFC 4180) for people's spreadsheets, JSON lines for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from plotweaver_contracts.audit import AuditEntry, AuditFormat

MEDIA_TYPES: dict[AuditFormat, str] = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}

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
#: A spreadsheet would calculate what begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(entries: Iterable[AuditEntry], form: AuditFormat) -> Iterator[bytes]:
    """Return the file in pieces."""
    if form == "jsonl":
        return (entry.model_dump_json().encode() + b"\n" for entry in entries)
    return _csv(entries)


def _csv(entries: Iterable[AuditEntry]) -> Iterator[bytes]:
    yield _line(_COLUMNS)
    for entry in entries:
        yield _line(_cells(entry))


def _cells(entry: AuditEntry) -> list[str]:
    facts = "; ".join(f"{name}={value}" for name, value in sorted(entry.detail.items()))
    cells = [
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
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()
