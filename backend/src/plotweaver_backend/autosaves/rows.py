"""A writer's copies in one transaction. Every query names the account: nobody else's row can be met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_contracts.autosaves import MOST_COPIES, Autosave, AutosaveInfo, Kind
from plotweaver_manuscript.prose import count_words
from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session

from plotweaver_backend.autosaves.tables import AutosaveRow


@dataclass(frozen=True)
class Place:
    """Whose words, where they stand, and whether they are written or to be suggested."""

    account: str
    project: str
    branch: str
    scene: str
    kind: Kind = "text"


class Copies:
    """The copies of one place, the newest first."""

    def __init__(self, db: Session, place: Place) -> None:
        self._db = db
        self.place = place

    def everything(self) -> Sequence[AutosaveRow]:
        """Return every copy."""
        return self._db.scalars(self._all()).all()

    def newest(self) -> AutosaveRow | None:
        """Return the newest copy, for this transaction alone."""
        return self._db.scalar(self._all().limit(1).with_for_update())

    def trim(self) -> None:
        """Forget the copies beyond those that are kept."""
        for row in self.everything()[MOST_COPIES:]:
            self._db.delete(row)

    def settle(self, revision: int) -> None:
        """Note that the words up to a revision are in a version, or were left."""
        known = update(AutosaveRow).where(*self._here(), AutosaveRow.revision <= revision)
        self._db.execute(known.values(shared=True))

    def _all(self) -> Select[tuple[AutosaveRow]]:
        return select(AutosaveRow).where(*self._here()).order_by(AutosaveRow.revision.desc())

    def _here(self) -> tuple[ColumnElement[bool], ...]:
        place = self.place
        return (
            AutosaveRow.account == place.account,
            AutosaveRow.project == place.project,
            AutosaveRow.branch == place.branch,
            AutosaveRow.scene == place.scene,
            AutosaveRow.kind == place.kind,
        )


def unshared(account: str, project: str, branch: str | None, kind: Kind | None) -> Select[tuple[AutosaveRow]]:
    """Return the question for a writer's unshared copies in a book, the newest first."""
    mine = select(AutosaveRow).where(
        AutosaveRow.account == account, AutosaveRow.project == project, AutosaveRow.shared.is_(False)
    )
    if branch is not None:
        mine = mine.where(AutosaveRow.branch == branch)
    if kind is not None:
        mine = mine.where(AutosaveRow.kind == kind)
    return mine.order_by(AutosaveRow.kept_at.desc())


def forget_before(db: Session, shared_ms: int, any_ms: int) -> None:
    """Forget shared copies that were kept before the one moment, and all that were before the other."""
    db.execute(delete(AutosaveRow).where(AutosaveRow.kept_at < shared_ms, AutosaveRow.shared.is_(True)))
    db.execute(delete(AutosaveRow).where(AutosaveRow.kept_at < any_ms))


def rename_branch(db: Session, project: str, old: str, new: str, account: str | None) -> None:
    """Let copies follow their branch to its new name: everybody's, or one account's."""
    moved = select(AutosaveRow).where(AutosaveRow.project == project, AutosaveRow.branch == old)
    rows = db.scalars(moved if account is None else moved.where(AutosaveRow.account == account)).all()
    # an earlier branch of this name may have left copies: these come after them
    places = {_place(row, new) for row in rows}
    left = {place: Copies(db, place).newest() for place in places}
    after = {place: 0 if there is None else there.revision for place, there in left.items()}
    for row in rows:
        row.branch, row.revision = new, row.revision + after[_place(row, new)]


def _place(row: AutosaveRow, branch: str) -> Place:
    return Place(row.account, row.project, branch, row.scene, _kind(row))


def _kind(row: AutosaveRow) -> Kind:
    return "suggestion" if row.kind == "suggestion" else "text"


def info(row: AutosaveRow) -> AutosaveInfo:
    """Return what a list tells of a copy."""
    return AutosaveInfo(
        scene=row.scene,
        branch=row.branch,
        kind=_kind(row),
        path=row.path,
        revision=row.revision,
        at=row.kept_at // 1000,
        device=row.device,
        words=count_words(row.prose),
    )


def whole(row: AutosaveRow) -> Autosave:
    """Return a copy with its words."""
    return Autosave(
        **info(row).model_dump(),
        mark=row.mark,
        base=row.base,
        head=row.head,
        prose=row.prose,
        pasted=row.pasted,
        shared=row.shared,
    )
