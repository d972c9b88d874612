"""Everything that is held about a person, as one file for them."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.identity.tables import MembershipRow
from plotweaver_backend.leaving.holdings import HOLDINGS, told
from plotweaver_backend.projects.tables import ProjectRow

#: Bytes that are kept in memory; what is larger is written to a file that nobody else sees.
_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 64 * 1024
_README = """Your PlotWeaver account, as of {at}

Each .json file is one kind of thing that is held about you, with every entry of it; an empty list says that there is
none. Times that are numbers count seconds since 1970 (those of autosaves: milliseconds), in UTC.

activity.json          what you did and what was done to your account, with addresses and browsers
autosaves.json         your words that are in no version yet, or were kept to be safe
books.json             the books that you have a role in, and where each is fetched whole, with its history
access-tokens.json     names of your tokens; the tokens themselves are stored nowhere

What could be used to sign in as you is left out: hashes of passwords, tokens and codes, and keys that you set.
"""


class AccountExport:
    """Writes the file.

    Args:
        database: where it all is.
        origin: scheme, host and port that browsers see.
    """

    def __init__(self, database: sessionmaker[Session], origin: str) -> None:
        self._database = database
        self._origin = origin

    def of(self, account: str) -> Iterator[bytes]:
        """Return a zip archive about an account, in pieces. The log tells that it was taken."""
        # closed by whoever sends it
        kept: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        with self._database.begin() as db:
            audit.tell(db, "account.exported", subject=account)
            self._write(db, account, kept)
        kept.seek(0)
        return _pieces(kept)

    def _write(self, db: Session, account: str, file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", _README.format(at=datetime.now(UTC).strftime("%d %B %Y, %H:%M UTC")))
            archive.writestr("books.json", _json(self._books(db, account)))
            for holding in HOLDINGS:
                archive.writestr(f"{holding.name}.json", _json(told(db, holding, account)))

    def _books(self, db: Session, account: str) -> list[dict[str, str]]:
        held = select(ProjectRow, MembershipRow.role).join(MembershipRow, MembershipRow.project == ProjectRow.id)
        rows = db.execute(held.where(MembershipRow.account == account).order_by(ProjectRow.title))
        return [
            {
                "id": book.id,
                "title": book.title,
                "role": role,
                "repository": f"{self._origin}/git/{book.id}.git",
                "archive": f"{self._origin}/api/v1/projects/{book.id}/archive",
            }
            for book, role in rows
        ]


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str)
