"""What each table holds about a person: what they can take away, and what goes with their account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from plotweaver_backend.ai.tables import AiPolicyRow
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_backend.autosaves.tables import AutosaveRow
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.comments.tables import CommentRow, RemarkRow
from plotweaver_backend.database.base import Base
from plotweaver_backend.identity.factors.tables import FactorRow, RecoveryCodeRow
from plotweaver_backend.identity.tables import AccountRow, MembershipRow, OneTimeTokenRow, SessionRow
from plotweaver_backend.locks.tables import LockRequestRow, LockRow
from plotweaver_backend.providers.tables import IdentityRow, VisitRow
from plotweaver_backend.runs.tables import RunRow
from plotweaver_backend.sharing.tables import InvitationRow, OfferRow
from plotweaver_backend.suggestions.tables import AcceptanceRow, SuggestionRow
from plotweaver_backend.tokens.tables import AccessTokenRow
from plotweaver_backend.vault.tables import SecretRow

About = Callable[[str], ColumnElement[bool]]


@dataclass(frozen=True)
class Holding:
    """A table with rows about people.

    Attributes:
        name: what the rows are called in somebody's own copy.
        table: where they are.
        about: which of them are about an account.
        hidden: columns that are kept from their owner, too: whoever has the copy could sign in by them, or they are a
            book's text.
        goes: whether the rows go with the account. The others name it by its id only, or are emptied.
    """

    name: str
    table: type[Base]
    about: About
    hidden: frozenset[str] = frozenset()
    goes: bool = False


def _changed_by(who: str) -> ColumnElement[bool]:
    """A change tells its author's name alone: of a namesake's only those that they may read anyway."""
    books = select(MembershipRow.project).where(MembershipRow.account == who)
    return IntentRow.actor.in_(select(AccountRow.name).where(AccountRow.id == who)) & IntentRow.project.in_(books)


HOLDINGS = (
    Holding("account", AccountRow, lambda who: AccountRow.id == who, frozenset({"password_hash"})),
    Holding("sessions", SessionRow, lambda who: SessionRow.account == who),
    Holding("ways-to-sign-in", IdentityRow, lambda who: IdentityRow.account == who, goes=True),
    Holding(
        "visits-to-providers",
        VisitRow,
        lambda who: VisitRow.account == who,
        frozenset({"hash", "browser", "nonce", "verifier"}),
        goes=True,
    ),
    Holding("codes-from-an-app", FactorRow, lambda who: FactorRow.account == who, frozenset({"secret", "salt"}), True),
    Holding("recovery-codes", RecoveryCodeRow, lambda who: RecoveryCodeRow.account == who, frozenset({"hash"}), True),
    Holding("links", OneTimeTokenRow, lambda who: OneTimeTokenRow.subject == who, frozenset({"hash", "data"}), True),
    Holding("access-tokens", AccessTokenRow, lambda who: AccessTokenRow.account == who, frozenset({"hash"})),
    Holding("memberships", MembershipRow, lambda who: MembershipRow.account == who, goes=True),
    Holding("autosaves", AutosaveRow, lambda who: AutosaveRow.account == who, goes=True),
    Holding("invitations", InvitationRow, lambda who: or_(InvitationRow.by == who, InvitationRow.used_by == who)),
    Holding("offered-books", OfferRow, lambda who: or_(OfferRow.by == who, OfferRow.account == who), goes=True),
    Holding("drafts-asked-for", RunRow, lambda who: RunRow.account == who, frozenset({"sent"})),
    Holding("suggestions", SuggestionRow, lambda who: SuggestionRow.account == who),
    Holding(
        "suggestions-accepted",
        AcceptanceRow,
        lambda who: AcceptanceRow.author_account == who,
        frozenset({"agent_text", "own_text"}),
    ),
    Holding("comments", RemarkRow, lambda who: RemarkRow.account == who),
    Holding("comments-settled", CommentRow, lambda who: CommentRow.settled_account == who),
    Holding("kept-parts", LockRow, lambda who: LockRow.holder == who),
    Holding("asked-to-let-go", LockRequestRow, lambda who: LockRequestRow.account == who, goes=True),
    Holding("keys-set", SecretRow, lambda who: SecretRow.set_by == who, frozenset({"sealed"})),
    Holding("ai-policies-set", AiPolicyRow, lambda who: AiPolicyRow.changed_by == who),
    Holding("changes", IntentRow, _changed_by, frozenset({"digest"})),
    Holding("activity", AuditRow, lambda who: or_(AuditRow.account == who, AuditRow.subject == who)),
)


def told(db: Session, holding: Holding, account: str) -> list[dict[str, Any]]:
    """Return the rows about an account, without what is hidden."""
    columns = [column for column in holding.table.__table__.columns if column.key not in holding.hidden]
    rows = db.execute(select(*columns).where(holding.about(account)))
    return [dict(row) for row in rows.mappings()]
