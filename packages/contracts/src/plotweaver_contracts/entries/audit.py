"""Entries for the audit log."""

from __future__ import annotations

from plotweaver_contracts import audit
from plotweaver_contracts.entries.addresses import BOOK, V1
from plotweaver_contracts.operation import Operation

AUDIT = (
    Operation(
        "audit.mine",
        "GET",
        f"{V1}/auth/audit",
        "backend",
        "session",
        "authentication",
        "What your account did, and what was done to it.",
        audit.AuditPage,
        query=audit.AuditQuery,
    ),
    Operation(
        "audit.book",
        "GET",
        f"{BOOK}/audit",
        "backend",
        "project:own",
        "authentication",
        "Who did what to this book's people and settings.",
        audit.AuditPage,
        query=audit.AuditQuery,
    ),
    Operation(
        "audit.export_book",
        "GET",
        f"{BOOK}/audit/export",
        "backend",
        "project:own",
        "authentication",
        "This book's whole audit log, as a file.",
        query=audit.AuditExportQuery,
        stream="*/*",
        rate="expensive",
    ),
    Operation(
        "audit.site",
        "GET",
        f"{V1}/audit",
        "backend",
        "site:admin",
        "authentication",
        "Who did what on this installation.",
        audit.AuditPage,
        query=audit.AuditQuery,
    ),
    Operation(
        "audit.export_site",
        "GET",
        f"{V1}/audit/export",
        "backend",
        "site:admin",
        "authentication",
        "The whole audit log, as a file.",
        query=audit.AuditExportQuery,
        stream="*/*",
        rate="expensive",
    ),
)
