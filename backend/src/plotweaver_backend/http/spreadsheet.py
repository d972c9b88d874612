"""Lists that people take away as files: CSV (RFC 4180) for spreadsheets, JSON lines for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plotweaver_contracts.audit import AuditFormat

MEDIA_TYPES: dict[AuditFormat, str] = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}

#: A spreadsheet would calculate what begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def headers(name: str, form: AuditFormat) -> Mapping[str, str]:
    """Return what tells a browser to keep the answer as a file called `name`."""
    return {"Content-Type": MEDIA_TYPES[form], "Content-Disposition": f'attachment; filename="{name}.{form}"'}


def lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield a CSV file, line by line; no cell is calculated by the spreadsheet that opens it."""
    yield _line(columns)
    for row in rows:
        yield _line([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()
