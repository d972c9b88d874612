"""Reading the audit log, a page at a time or whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from plotweaver_contracts.audit import (
    AuditBy,
    AuditEntry,
    AuditExportQuery,
    AuditOutcome,
    AuditPage,
    AuditPerson,
    AuditQuery,
)
from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.audit import writing
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_backend.audit.telling import tell
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.tables import AccountRow

#: Rows that an export reads at once.
_AT_ONCE = 500


class AuditService:
    """Shows the log: a book's to its owners, one's own to everybody, all of it to the site's administrators."""

    def __init__(self, database: sessionmaker[Session]) -> None:
        self._database = database

    def book(self, project: str, query: AuditQuery) -> AuditPage:
        """Return a page of what happened to a book's people and settings."""
        return self._page(select(AuditRow).where(AuditRow.project == project), query)

    def mine(self, account: str, query: AuditQuery) -> AuditPage:
        """Return a page of what `account` did and what was done to it."""
        return self._page(select(AuditRow).where(_about(account)), query)

    def site(self, query: AuditQuery) -> AuditPage:
        """Return a page of everything."""
        return self._page(select(AuditRow), query)

    def export(self, project: str | None, query: AuditExportQuery) -> Iterator[bytes]:
        """Return a book's log (None: everything) as a file, oldest first. The log tells that it was taken away."""
        with self._database.begin() as db:
            tell(db, "audit.exported", project=project, detail={"format": query.format})
        return writing.lines(self._whole(project), query.format)

    def _whole(self, project: str | None) -> Iterator[AuditEntry]:
        wanted = select(AuditRow) if project is None else select(AuditRow).where(AuditRow.project == project)
        last = 0
        while True:
            stretch = wanted.where(AuditRow.id > last).order_by(AuditRow.id).limit(_AT_ONCE)
            with reading(self._database) as db:
                entries = _shown(db, db.scalars(stretch).all())
            yield from entries
            if len(entries) < _AT_ONCE:
                return
            last = entries[-1].id

    def _page(self, wanted: Select[tuple[AuditRow]], query: AuditQuery) -> AuditPage:
        if query.before is not None:
            wanted = wanted.where(AuditRow.id < query.before)
        if query.noun:
            wanted = wanted.where(AuditRow.action.startswith(f"{query.noun}.", autoescape=True))
        if query.account:
            wanted = wanted.where(_about(query.account))
        # one more than is wanted tells whether there are older ones
        newest = wanted.order_by(AuditRow.id.desc()).limit(query.limit + 1)
        with reading(self._database) as db:
            rows = db.scalars(newest).all()
            shown = _shown(db, rows[: query.limit])
        return AuditPage(entries=shown, older=shown[-1].id if len(rows) > query.limit else None)


def _about(account: str) -> ColumnElement[bool]:
    return or_(AuditRow.account == account, AuditRow.subject == account)


def _shown(db: Session, rows: Sequence[AuditRow]) -> list[AuditEntry]:
    ids = {each for row in rows for each in (row.account, row.subject) if each}
    named = db.execute(select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_(ids)))
    names = {account: name for account, name in named}

    def person(account: str) -> AuditPerson | None:
        return AuditPerson(id=account, name=names.get(account, "")) if account else None

    return [
        AuditEntry(
            id=row.id,
            at=row.at,
            action=row.action,
            outcome=cast(AuditOutcome, row.outcome),
            by=cast(AuditBy, row.by),
            actor=person(row.account),
            subject=person(row.subject),
            project=row.project,
            target=row.target,
            detail=row.detail,
            address=row.address,
            client=row.client,
        )
        for row in rows
    ]
