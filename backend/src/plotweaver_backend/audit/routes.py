"""Operations of the audit log."""

from __future__ import annotations

from plotweaver_contracts.audit import AuditExportQuery, AuditPage, AuditQuery

from plotweaver_backend.audit.service import AuditService
from plotweaver_backend.http import spreadsheet
from plotweaver_backend.http.binding import Call, Handlers, Streamed

handlers = Handlers()


@handlers.bind("audit.mine")
def mine(call: Call) -> AuditPage:
    """Show what the caller's account did and what was done to it."""
    return _service(call).mine(call.principal.account, call.asked(AuditQuery))


@handlers.bind("audit.book")
def book(call: Call) -> AuditPage:
    """Show what happened to a book's people and settings."""
    return _service(call).book(call.project, call.asked(AuditQuery))


@handlers.bind("audit.export_book")
def export_book(call: Call) -> Streamed:
    """Give a book's log away as a file."""
    return _file(call, call.project)


@handlers.bind("audit.site")
def site(call: Call) -> AuditPage:
    """Show everything that happened."""
    return _service(call).site(call.asked(AuditQuery))


@handlers.bind("audit.export_site")
def export_site(call: Call) -> Streamed:
    """Give the whole log away as a file."""
    return _file(call, None)


def _file(call: Call, project: str | None) -> Streamed:
    query = call.asked(AuditExportQuery)
    headers = spreadsheet.headers(f"audit-{project or 'site'}", query.format)
    return Streamed(_service(call).export(project, query), headers)


def _service(call: Call) -> AuditService:
    return call.services.get(AuditService)
