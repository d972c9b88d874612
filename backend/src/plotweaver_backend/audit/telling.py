"""Writing into the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from plotweaver_contracts.audit import AuditAction, AuditFact, AuditOutcome
from sqlalchemy.orm import Session

from plotweaver_backend.audit.acting import acting
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_backend.clock import unix_time

#: A few short facts by their names.
Facts = Mapping[AuditFact, str]
_NOTHING: Facts = MappingProxyType({})


def tell(
    db: Session,
    action: AuditAction,
    *,
    project: str | None = None,
    subject: str = "",
    target: str = "",
    detail: Facts = _NOTHING,
    outcome: AuditOutcome = "done",
) -> None:
    """Write down what the transaction of `db` does: both are kept, or neither.

    Args:
        db: the transaction.
        action: what happened.
        project: the book that it is about.
        subject: the account that it is about.
        target: the id of what else it is about: a session, a token, an invitation.
        detail: a few short facts. No secrets, and no words of a book.
        outcome: whether it was let happen.
    """
    who = acting()
    row = AuditRow(
        at=unix_time(),
        action=action,
        outcome=outcome,
        by=who.by,
        account=who.account,
        subject=subject,
        project=project,
        target=target,
        detail={str(name): value for name, value in detail.items()},
        address=who.address,
        client=who.client,
    )
    db.add(row)
