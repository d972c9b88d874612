"""Who may write where: read for every change, and set by a book's owners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from plotweaver_contracts.identity import Role
from plotweaver_contracts.sharing import Limits, Protection
from plotweaver_gitstore import MAIN, branch_name
from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.guarding.domain import Held, Least, Protected, protecting
from plotweaver_backend.guarding.tables import ProtectionRow
from plotweaver_backend.http.reading import Questions
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import MembershipRow

_HELD = select(MembershipRow.role, MembershipRow.chapters).where(
    MembershipRow.project == bindparam("project"), MembershipRow.account == bindparam("account")
)
_ANYBODY = select(MembershipRow.account).where(MembershipRow.project == bindparam("project")).limit(1)
_PROTECTED = select(ProtectionRow.pattern, ProtectionRow.role).where(ProtectionRow.project == bindparam("project"))


class GuardsService:
    """Knows who may write where.

    Args:
        database: where it is kept.
        signals: tells everyone who has the book open that what they may do changed.
    """

    def __init__(self, database: sessionmaker[Session], signals: Signals) -> None:
        self._database = database
        self._questions = Questions(database)
        self._signals = signals

    def held(self, project: str, account: str) -> Held | None:
        """Return somebody's role and limit as they are at this moment; None if they have none."""
        row = self._questions.row(_HELD, project=project, account=account)
        if row is None:
            return None
        return Held(cast(Role, row.role), None if row.chapters is None else frozenset(row.chapters))

    def limit(self, project: str, account: str) -> frozenset[str] | None:
        """Return the chapters that somebody is limited to; None if they are not, or have no role."""
        held = self.held(project, account)
        return None if held is None else held.chapters

    def is_begun(self, project: str) -> bool:
        """Whether anybody has a role in a project: of one that is being made nobody has yet."""
        return self._questions.row(_ANYBODY, project=project) is not None

    def protections(self, project: str) -> Sequence[Protected]:
        """Return the protected branches of a book."""
        rows = self._questions.rows(_PROTECTED, project=project)
        return [Protected(row.pattern, cast(Least, row.role)) for row in rows]

    def shown(self, project: str) -> list[Protection]:
        """Return the protected branches as the wire shows them."""
        found = sorted(self.protections(project), key=lambda each: each.pattern)
        return [Protection(pattern=each.pattern, role=each.least) for each in found]

    def put(self, project: str, wanted: Sequence[Protection]) -> None:
        """Say which branches are protected, instead of those that were. Of one pattern the last counts."""
        rules = {each.pattern: each.role for each in wanted}
        with self._database.begin() as db:
            db.execute(delete(ProtectionRow).where(ProtectionRow.project == project))
            db.add_all(ProtectionRow(project=project, pattern=name, role=role) for name, role in rules.items())
            db.flush()
            audit.tell(
                db,
                "protection.changed",
                project=project,
                detail={"rules": "; ".join(f"{name}: {role}" for name, role in rules.items())},
            )
            self._signals.book_changed(db, project)

    def limits(self, project: str, account: str) -> Limits:
        """Return where somebody may write, as the screens need it."""
        held = self.held(project, account)
        if held is None or not _writes(held, ()):
            return Limits(writes="nothing", chapters=None)
        chapters = None if held.chapters is None else sorted(held.chapters)
        return Limits(writes="book" if _writes(held, self.protections(project)) else "drafts", chapters=chapters)


def _writes(held: Held, protections: Sequence[Protected]) -> bool:
    everywhere = [*protections, Protected("*", "writer")]
    return protecting(branch_name(MAIN) or "", held.role, everywhere) is None
