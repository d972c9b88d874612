"""The ledger of what of a book was sent where, when and by whom: every model call, as it was reserved before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plotweaver_contracts.ai import Sent, SentPage, SentQuery
from plotweaver_contracts.audit import AuditFormat
from plotweaver_kit.problems import ProblemError
from sqlalchemy import Row, Select, select, tuple_
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http import spreadsheet
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.tables import AccountRow
from plotweaver_backend.runs.tables import CallRow, RunRow

_AT_ONCE = 200
_COLUMNS = (
    "at",
    "account",
    "name",
    "provider",
    "model",
    "agent",
    "characters",
    "scenes",
    "outcome",
    "run",
    "id",
)


class Ledger:
    """Reads the calls of one book's runs."""

    def __init__(self, database: sessionmaker[Session]) -> None:
        self._database = database

    def page(self, project: str, query: SentQuery) -> SentPage:
        """Return a stretch of the ledger, newest first.

        Raises:
            ProblemError: `request.invalid`: `before` is not what an earlier answer said.
        """
        wanted = _of(project)
        if query.before is not None:
            wanted = wanted.where(tuple_(CallRow.at, CallRow.id) < _place(query.before))
        with reading(self._database) as db:
            rows = db.execute(wanted.limit(query.limit + 1)).all()
        entries = [_shown(row) for row in rows[: query.limit]]
        older = f"{entries[-1].at} {entries[-1].id}" if len(rows) > query.limit else None
        return SentPage(entries=entries, older=older)

    def export(self, project: str, form: AuditFormat) -> Iterator[bytes]:
        """Return the whole ledger as a file, newest first."""
        if form == "jsonl":
            return (entry.model_dump_json().encode() + b"\n" for entry in self._whole(project))
        return spreadsheet.lines(_COLUMNS, (_cells(entry) for entry in self._whole(project)))

    def _whole(self, project: str) -> Iterator[Sent]:
        before: str | None = None
        while True:
            page = self.page(project, SentQuery(before=before, limit=_AT_ONCE))
            yield from page.entries
            before = page.older
            if before is None:
                return


def _of(project: str) -> Select[Any]:
    return (
        select(CallRow, RunRow.account, AccountRow.name)
        .join(RunRow, RunRow.id == CallRow.run)
        .outerjoin(AccountRow, AccountRow.id == RunRow.account)
        .where(RunRow.project == project)
        .order_by(CallRow.at.desc(), CallRow.id.desc())
    )


def _place(before: str) -> tuple[str, str]:
    at, _, call = before.partition(" ")
    if not call or "\0" in before:
        raise ProblemError("request.invalid", "`before` is what an earlier answer said in `older`.")
    return at, call


def _shown(row: Row[Any]) -> Sent:
    call: CallRow = row[0]
    return Sent(
        id=call.id,
        at=call.at,
        account=row.account,
        name=row.name or "",
        run=call.run,
        agent=call.agent,
        provider=call.provider,
        model=call.model,
        characters=call.characters,
        scenes=call.scenes,
        outcome="open" if call.cost_micros is None else "answered" if call.output_tokens else "refused",
    )


def _cells(entry: Sent) -> list[str]:
    values = entry.model_dump() | {"scenes": " ".join(entry.scenes)}
    return [str(values[name]) for name in _COLUMNS]
