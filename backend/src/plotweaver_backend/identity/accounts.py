"""Accounts and their passwords (Argon2id)."""

from __future__ import annotations

from typing import Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from plotweaver_contracts.identity import Account
from sqlalchemy import select
from sqlalchemy.orm import Session

from plotweaver_backend.identity.secrets import new_id
from plotweaver_backend.identity.tables import AccountRow

SiteRole = Literal["admin", "member"]
_HASHER = PasswordHasher()
#: Verified where there is no password, so that an unknown e-mail takes as long as a wrong password.
_NOBODY = _HASHER.hash(new_id())


def hash_password(password: str) -> str:
    """Return the Argon2id hash of `password` with its parameters and salt."""
    return _HASHER.hash(password)


def password_fits(stored: str | None, password: str) -> bool:
    """Whether `password` belongs to the `stored` hash; False, as slowly, if there is none."""
    try:
        return _HASHER.verify(stored or _NOBODY, password) and stored is not None
    except VerificationError:
        return False


def add(db: Session, name: str, email: str, password_hash: str | None, site_role: SiteRole, now: int) -> AccountRow:
    """Store and return a new account. E-mail addresses are compared without case."""
    row = AccountRow(
        id=new_id(),
        name=name,
        email=email.casefold(),
        password_hash=password_hash,
        site_role=site_role,
        created_at=now,
    )
    db.add(row)
    db.flush()
    return row


def by_email(db: Session, email: str) -> AccountRow | None:
    """Return the account with this e-mail, if there is one."""
    return db.scalar(select(AccountRow).where(AccountRow.email == email.casefold()))


def first_admin(db: Session) -> AccountRow | None:
    """Return the oldest administrator, if there is one."""
    admins = select(AccountRow).where(AccountRow.site_role == "admin")
    return db.scalar(admins.order_by(AccountRow.created_at, AccountRow.id).limit(1))


def shown(row: AccountRow) -> Account:
    """Return the account as others see it."""
    return Account(id=row.id, name=row.name, email=row.email, site_role=cast(SiteRole, row.site_role))
