"""Which provider's person is which account: by issuer and subject, and by nothing else."""

from __future__ import annotations

from plotweaver_kit.problems import ProblemError
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from plotweaver_backend import audit
from plotweaver_backend.identity.secrets import new_id
from plotweaver_backend.identity.tables import AccountRow
from plotweaver_backend.providers.domain import Person
from plotweaver_backend.providers.tables import IdentityRow


def of_account(db: Session, account: str) -> list[IdentityRow]:
    """Return the account's identities, the oldest first, and those of one second by their provider."""
    mine = select(IdentityRow).where(IdentityRow.account == account)
    return list(db.scalars(mine.order_by(IdentityRow.linked_at, IdentityRow.provider, IdentityRow.id)))


def of_person(db: Session, person: Person) -> IdentityRow | None:
    """Return the identity of whom a provider vouched for, if it is linked."""
    same = IdentityRow.issuer == person.issuer, IdentityRow.subject == person.subject
    return db.scalar(select(IdentityRow).where(*same))


def link(db: Session, account: str, provider: str, person: Person, now: int) -> None:
    """Let `person` sign in as `account`. Linking again changes nothing.

    Raises:
        ProblemError: `auth.identity_taken`: they sign in as somebody else already.
    """
    known = of_person(db, person)
    if known is not None and known.account != account:
        raise ProblemError("auth.identity_taken")
    if known is not None:
        return
    row = IdentityRow(
        id=new_id(),
        issuer=person.issuer,
        subject=person.subject,
        account=account,
        provider=provider,
        label=person.label,
        linked_at=now,
        used_at=None,
    )
    db.add(row)
    try:
        db.flush()
    except IntegrityError as error:
        # of two at once, one links
        raise ProblemError("auth.identity_taken") from error
    audit.tell(db, "identity.linked", subject=account, target=row.id, detail={"provider": provider})


def end_unproven(db: Session, account: str, proven: bool) -> None:
    """Take every identity away from an account that is taken back, if nobody had shown before whose it is."""
    for row in [] if proven else of_account(db, account):
        db.delete(row)
        audit.tell(db, "identity.unlinked", subject=account, target=row.id, detail={"provider": row.provider})


def unlink(db: Session, account: str, identity: str) -> None:
    """Take an identity away from its account.

    Raises:
        ProblemError: `not_found`, also for another's; `auth.last_way`: nobody could sign in as them any more.
    """
    # locked, or two at once could each see the other one stay
    owner = db.get_one(AccountRow, account, with_for_update=True, populate_existing=True)
    mine = of_account(db, account)
    row = next((each for each in mine if each.id == identity), None)
    if row is None:
        raise ProblemError("not_found")
    if owner.password_hash is None and len(mine) == 1:
        raise ProblemError("auth.last_way")
    db.delete(row)
    audit.tell(db, "identity.unlinked", subject=account, target=identity, detail={"provider": row.provider})
