"""Accounts: finding them, opening them, showing them."""

from __future__ import annotations

from typing import Literal, cast

from plotweaver_contracts.identity import Account, Person
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select
from sqlalchemy.orm import Session

from plotweaver_backend import audit
from plotweaver_backend.identity.secrets import new_id
from plotweaver_backend.identity.tables import AccountRow

SiteRole = Literal["admin", "member"]


def add(
    db: Session,
    name: str,
    email: str,
    password_hash: str | None,
    site_role: SiteRole,
    now: int,
    *,
    verified: bool = False,
    long: bool = False,
) -> AccountRow:
    """Store and return a new account. E-mail addresses are compared without case.

    Args:
        db: the transaction to do it in.
        name: as the others see it.
        email: where letters go.
        password_hash: None for who signs in by other ways.
        site_role: what they may do beyond their books.
        now: Unix seconds.
        verified: whether it was shown, or an administrator says, that the e-mail is theirs.
        long: whether the password is one that nothing else need be asked beside.

    Raises:
        ProblemError: `auth.account_exists`.
    """
    if by_email(db, email) is not None:
        raise ProblemError("auth.account_exists")
    row = AccountRow(
        id=new_id(),
        name=name,
        email=email.casefold(),
        verified_at=now if verified else None,
        new_email=None,
        password_hash=password_hash,
        password_long=long,
        site_role=site_role,
        created_at=now,
    )
    db.add(row)
    db.flush()
    audit.tell(db, "account.created", subject=row.id)
    return row


def by_email(db: Session, email: str) -> AccountRow | None:
    """Return the account with this e-mail, if there is one."""
    return db.scalar(select(AccountRow).where(AccountRow.email == email.casefold()))


def first_admin(db: Session) -> AccountRow | None:
    """Return the oldest administrator, if there is one."""
    admins = select(AccountRow).where(AccountRow.site_role == "admin")
    return db.scalar(admins.order_by(AccountRow.created_at, AccountRow.id).limit(1))


def person(row: AccountRow) -> Person:
    """Return the account as others see it."""
    return Person(id=row.id, name=row.name, email=row.email)


def shown(row: AccountRow) -> Account:
    """Return the account as its owner and administrators see it."""
    return Account(id=row.id, name=row.name, email=row.email, site_role=cast(SiteRole, row.site_role))
