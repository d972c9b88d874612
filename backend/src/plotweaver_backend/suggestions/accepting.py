"""Bringing kept changes into the book: planned in the database first, so that no crash leaves a half."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from plotweaver_contracts.generation import Accepted
from plotweaver_kit.problems import ProblemError
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import Author, Change, ChangeConflict, ChangeError, ChangeService, Committed
from plotweaver_backend.database.rows import row_of_book
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.conflicts import problem_of
from plotweaver_backend.http.reading import reading
from plotweaver_backend.suggestions.attribution import ACCEPTED_BY, trailers
from plotweaver_backend.suggestions.planning import Plan, edits_on, plan
from plotweaver_backend.suggestions.rows import change_rows, status
from plotweaver_backend.suggestions.signals import Signals
from plotweaver_backend.suggestions.tables import AcceptanceRow, ChangeRow, SuggestionRow


class Acceptances:
    """Plans acceptances and carries them out: first the agent's own text, then the person's edits of it.

    Args:
        sessions: the database.
        changes: the change transaction.
        signals: tells what became of a suggestion.
    """

    def __init__(self, sessions: sessionmaker[Session], changes: ChangeService, signals: Signals) -> None:
        self._sessions = sessions
        self._changes = changes
        self._signals = signals

    def unfinished(self, suggestion: str | None = None) -> list[str]:
        """Return acceptances (of one suggestion) that were planned and not carried out."""
        with reading(self._sessions) as db:
            return list(db.scalars(_unfinished(suggestion)))

    def plan(self, project: str, suggestion: str, principal: Principal, acceptance: str) -> bool:
        """Write down what accepting the newly kept changes will write on top of the newest version.

        Returns:
            Whether the acceptance is planned now, or was before; False: finish the unfinished ones first.

        Raises:
            ProblemError: `not_found`, `suggestion.closed`, `suggestion.stale`, or `request.invalid` if none is kept.
            ChangeRefused: the book cannot hold the person's edits.
        """
        with self._sessions.begin() as db:
            row = row_of_book(db, SuggestionRow, project, suggestion, lock=True)
            if db.get(AcceptanceRow, acceptance) is not None:
                return True
            if db.scalars(_unfinished(suggestion)).first() is not None:
                return False
            if row.status != "open":
                raise ProblemError("suggestion.closed")
            changes = change_rows(db, [suggestion])
            kept = [change for change in changes if change.decision == "kept" and change.acceptance is None]
            if not kept:
                raise ProblemError("request.invalid", "Keep at least one change first.")
            made = plan(self._changes.store.open(project), row, changes)
            db.add(_row_of(made, acceptance, suggestion, principal, len(kept)))
            for change in kept:
                change.acceptance = acceptance
            return True

    def finish(self, acceptance: str) -> Accepted:
        """Carry out a planned acceptance; again and again gives one answer.

        Raises:
            ProblemError: `suggestion.stale`: someone changed the same sentence meanwhile.
            ChangeError: the book cannot hold the text. In both cases the plan is dropped and nothing changed.
        """
        with reading(self._sessions) as db:
            row = db.get(AcceptanceRow, acceptance)
            suggestion = db.get(SuggestionRow, row.suggestion) if row else None
        if row is None or suggestion is None:  # someone else, who carried out the same plan, met a conflict
            raise ProblemError("suggestion.stale")
        answer = _answer(row)
        if answer is not None:
            return answer
        agents = self._write_agents(suggestion, row)
        try:
            last = self._write_edits(suggestion, row, agents)
        except (ChangeError, ProblemError) as error:
            # the agent's text is in the book: record that, and leave the edit to the person who made it
            self._settle(suggestion.project, acceptance, agents)
            told = "The text was added as the agent wrote it; your edit of it met someone else's change."
            raise ProblemError("suggestion.stale", told) from error
        return self._settle(suggestion.project, acceptance, last)

    def _write_agents(self, suggestion: SuggestionRow, row: AcceptanceRow) -> Committed:
        edits = {row.path: row.agent_text.encode()}
        message = f"Added what {_proposer(suggestion)} suggested"
        change = _change(suggestion.project, row, row.base, edits, message, row.id, trailers(suggestion))
        change = _credited(change, suggestion, row)
        try:
            return self._changes.commit(change)
        except ChangeConflict as error:
            self._drop(row.id)
            told = problem_of(error)
            raise ProblemError("suggestion.stale", error.message, conflicts=told.conflicts if told else []) from error
        except ChangeError:
            self._drop(row.id)
            raise

    def _write_edits(self, suggestion: SuggestionRow, row: AcceptanceRow, agents: Committed) -> Committed:
        if row.own_text == row.agent_text:
            return agents
        made = Plan(row.base, row.path, row.agent_text, row.own_text)
        repository = self._changes.store.open(suggestion.project)
        path, text = edits_on(repository, agents.commit, suggestion.scene, made)
        change_id = hashlib.sha256(f"{row.id}\0edits".encode()).hexdigest()[:32]
        edits = {path: text.encode()}
        message = f"Edited what {_proposer(suggestion)} suggested"
        return self._changes.commit(_change(suggestion.project, row, agents.commit, edits, message, change_id, {}))

    def _settle(self, project: str, acceptance: str, written: Committed) -> Accepted:
        with self._sessions.begin() as db:
            row = db.get_one(AcceptanceRow, acceptance)
            suggestion = row_of_book(db, SuggestionRow, project, row.suggestion, lock=True)
            # read again under the lock: two may have carried out the same plan
            db.refresh(row)
            answer = _answer(row)
            if answer is not None:
                return answer
            changes = change_rows(db, [suggestion.id])
            left = sum(change.decision == "undecided" for change in changes)
            row.commit, row.seq, row.left, row.agent_text, row.own_text = written.commit, written.seq, left, "", ""
            suggestion.status = status(changes)
            suggestion.accepted_commit, suggestion.accepted_seq = written.commit, written.seq
            db.flush()
            self._signals.changed(db, suggestion)
            return Accepted(commit=written.commit, seq=written.seq, added=row.added, left=left)

    def _drop(self, acceptance: str) -> None:
        with self._sessions.begin() as db:
            row = db.get(AcceptanceRow, acceptance, with_for_update=True)
            if row is None or row.commit is not None:
                return
            for change in db.scalars(select(ChangeRow).where(ChangeRow.acceptance == acceptance)):
                change.acceptance = None
            db.delete(row)


def _unfinished(suggestion: str | None) -> Select[tuple[str]]:
    query = select(AcceptanceRow.id).where(AcceptanceRow.commit.is_(None))
    return query if suggestion is None else query.where(AcceptanceRow.suggestion == suggestion)


def _row_of(made: Plan, acceptance: str, suggestion: str, principal: Principal, added: int) -> AcceptanceRow:
    return AcceptanceRow(
        id=acceptance,
        suggestion=suggestion,
        author_name=principal.name,
        author_email=principal.email,
        author_account=principal.account,
        base=made.base,
        path=made.path,
        agent_text=made.agent_text,
        own_text=made.own_text,
        added=added,
        commit=None,
        seq=None,
        left=0,
    )


def _change(
    project: str,
    row: AcceptanceRow,
    base: str,
    edits: Mapping[str, bytes],
    message: str,
    change_id: str,
    named: Mapping[str, str],
) -> Change:
    author = Author(row.author_name, row.author_email, row.author_account)
    return Change(project, base, edits, message, author, change_id, named)


def _proposer(suggestion: SuggestionRow) -> str:
    return suggestion.name or suggestion.agent


def _credited(change: Change, suggestion: SuggestionRow, row: AcceptanceRow) -> Change:
    """Return the change with the person who proposed it as its author; who accepts it is who may write it."""
    if suggestion.account is None:
        return change
    author = Author(suggestion.name or "", suggestion.email or "", suggestion.account)
    accepted = {ACCEPTED_BY: f"{row.author_name} <{row.author_email}>"}
    return replace(change, author=author, approved_by=row.author_account, trailers={**change.trailers, **accepted})


def _answer(row: AcceptanceRow) -> Accepted | None:
    if row.commit is None or row.seq is None:
        return None
    return Accepted(commit=row.commit, seq=row.seq, added=row.added, left=row.left)
