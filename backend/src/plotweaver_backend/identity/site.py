"""What an administrator decides for the whole installation: who may open an account, and who is asked for codes."""

from __future__ import annotations

from typing import cast, get_args

from plotweaver_contracts.accounts import CodesMode, SignUpMode
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.identity.tables import AccountRow, SiteSettingRow

_SIGN_UP, _CODES = "sign-up", "codes"


class Site:
    """The decisions. Until something is decided, who was invited may come in, and codes are everybody's own choice."""

    def __init__(self, database: sessionmaker[Session]) -> None:
        self._database = database

    def sign_up(self, db: Session) -> SignUpMode:
        """Return who may open an account."""
        return cast(SignUpMode, _read(db, _SIGN_UP, get_args(SignUpMode), "invited"))

    def codes(self, db: Session) -> CodesMode:
        """Return who has to sign in with codes."""
        return cast(CodesMode, _read(db, _CODES, get_args(CodesMode), "nobody"))

    def wants_codes_of(self, db: Session, row: AccountRow) -> bool:
        """Whether an account has to be signed in to with codes."""
        return self.codes(db) == "everybody" or (self.codes(db) == "administrators" and row.site_role == "admin")

    def set_sign_up(self, mode: SignUpMode) -> None:
        """Decide who may open an account."""
        with self._database.begin() as db:
            db.merge(SiteSettingRow(name=_SIGN_UP, value=mode))
            audit.tell(db, "site.sign_up_changed", detail={"mode": mode})

    def set_codes(self, mode: CodesMode) -> None:
        """Decide who has to sign in with codes. Sessions that last go on until they end."""
        with self._database.begin() as db:
            db.merge(SiteSettingRow(name=_CODES, value=mode))
            audit.tell(db, "site.codes_changed", detail={"mode": mode})


def _read(db: Session, name: str, known: tuple[str, ...], otherwise: str) -> str:
    row = db.get(SiteSettingRow, name)
    return row.value if row is not None and row.value in known else otherwise
