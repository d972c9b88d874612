"""Suggestions: how they appear, are listed, decided and accepted."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from itertools import groupby

import pygit2
from plotweaver_contracts import generation as wire
from plotweaver_contracts.base import FieldError
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.errors import PlotWeaverError
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import ChangeService
from plotweaver_backend.database.rows import row_of_book
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.suggestions.accepting import Acceptances
from plotweaver_backend.suggestions.proposing import Proposal, rows_of, suggestion_id
from plotweaver_backend.suggestions.rows import change_rows, shown, status
from plotweaver_backend.suggestions.signals import Signals
from plotweaver_backend.suggestions.splitting import split_new_text
from plotweaver_backend.suggestions.tables import ChangeRow, SuggestionRow

#: How often an acceptance lets others go first.
ATTEMPTS = 5

#: How many suggestions are listed.
LISTED = 200

log = logging.getLogger(__name__)


class SuggestionsService:
    """Every method takes a project that the caller may read, or write where it changes something.

    Args:
        sessions: the database.
        changes: the change transaction.
        feed: where it is told what became of suggestions.
    """

    def __init__(self, sessions: sessionmaker[Session], changes: ChangeService, feed: Feed) -> None:
        self._sessions = sessions
        self._signals = Signals(feed)
        self._acceptances = Acceptances(sessions, changes, self._signals)

    def propose(
        self,
        db_session: Session,
        project: str,
        run: str,
        scene: str,
        path: str,
        base: str,
        file_text: str,
        new_prose: str,
        agent: str,
        model: str,
        cost_micros: int,
        findings: Sequence[wire.Finding] = (),
        gates: str = "",
        *,
        provider_model: str = "",
        insert_at: int | None = None,
    ) -> str:
        """Propose new paragraphs, in the caller's transaction, and return the suggestion's id.

        Args:
            db_session: the transaction in which the run ends.
            project: the book.
            run: the run that ends in this suggestion; a second call for it changes nothing.
            scene: the scene's id.
            path: its file in version `base`.
            base: the version that the agent saw.
            file_text: that file, whole.
            new_prose: what the agent wrote, paragraphs parted by blank lines.
            agent: name and version of the agent.
            model: the model as people choose it.
            cost_micros: what the run cost, in millionths of a US dollar.
            findings: what the checks say; offsets are characters of the file with all of the text in it.
            gates: what the gates said, in one line.
            provider_model: the model as its provider names it.
            insert_at: the place in the file that the text follows; its end if None.

        Raises:
            ProposalRefused: there is no text, or git could not record who wrote it.
        """
        changes = split_new_text(file_text, len(file_text) if insert_at is None else insert_at, new_prose)
        proposal = Proposal(
            project, run, scene, path, base, agent, model, cost_micros, changes, findings, gates, provider_model
        )
        return self.propose_changes(db_session, proposal)

    def propose_changes(self, db_session: Session, proposal: Proposal) -> str:
        """Propose changes of any kind, as `propose` does new text.

        Raises:
            ProposalRefused: there are no changes, or git could not record who proposes them.
        """
        known = db_session.get(SuggestionRow, suggestion_id(proposal.run))
        if known is not None:
            return known.id
        row, changes = rows_of(proposal)
        db_session.add(row)
        db_session.flush()
        db_session.add_all(changes)
        db_session.flush()
        self._signals.changed(db_session, row)
        return row.id

    def list(self, project: str, scene: str | None = None) -> wire.SuggestionList:
        """Return the project's suggestions (of one scene), newest first."""
        query = select(SuggestionRow).where(SuggestionRow.project == project)
        if "\0" in (scene or ""):  # PostgreSQL knows no such text
            return wire.SuggestionList(suggestions=[])
        if scene is not None:
            query = query.where(SuggestionRow.scene == scene)
        query = query.order_by(SuggestionRow.created_at.desc(), SuggestionRow.id).limit(LISTED)
        with reading(self._sessions) as db:
            rows = db.scalars(query).all()
            changes = change_rows(db, [row.id for row in rows])
        by_suggestion = {key: [*group] for key, group in groupby(changes, lambda change: change.suggestion)}
        return wire.SuggestionList(suggestions=[shown(row, by_suggestion.get(row.id, [])) for row in rows])

    def get(self, project: str, suggestion: str) -> wire.Suggestion:
        """Return a suggestion.

        Raises:
            ProblemError: `not_found`, also for another project's suggestion.
        """
        with reading(self._sessions) as db:
            return shown(row_of_book(db, SuggestionRow, project, suggestion), change_rows(db, [suggestion]))

    def decide(self, project: str, suggestion: str, decisions: wire.Decisions) -> wire.Suggestion:
        """Decide single changes: all that are named, or none.

        Raises:
            ProblemError: `not_found`; `suggestion.closed`, also for a change that is in the book already;
                `request.invalid` naming an unknown change, or an edit of a change that is not kept.
        """
        with self._sessions.begin() as db:
            row = row_of_book(db, SuggestionRow, project, suggestion, lock=True)
            if row.status != "open":
                raise ProblemError("suggestion.closed")
            changes = change_rows(db, [suggestion])
            if _decide({change.id: change for change in changes}, decisions.decisions):
                row.status = status(changes)
                db.flush()
                self._signals.changed(db, row)
            return shown(row, changes)

    def withdraw(self, project: str, account: str, suggestion: str) -> wire.Suggestion:
        """Leave out every undecided or kept change of what `account` itself proposed.

        Raises:
            ProblemError: `not_found`; `access.forbidden`: it is somebody else's; `suggestion.closed`.
        """
        with self._sessions.begin() as db:
            row = row_of_book(db, SuggestionRow, project, suggestion, lock=True)
            if row.account != account:
                raise ProblemError("access.forbidden", "Only who proposed this takes it back.")
            if row.status != "open":
                raise ProblemError("suggestion.closed")
            changes = change_rows(db, [suggestion])
            for change in (each for each in changes if each.acceptance is None):
                change.decision, change.edited = "left_out", None
            row.status = status(changes)
            db.flush()
            self._signals.changed(db, row)
            return shown(row, changes)

    def accept(self, project: str, suggestion: str, principal: Principal, change_id: str) -> wire.Accepted:
        """Bring the newly kept changes into the book; undecided ones stay. A retry gets the first answer.

        Raises:
            ProblemError: `not_found`; `suggestion.closed`; `request.invalid` if nothing is newly kept;
                `suggestion.stale` if someone else changed the same sentence: then nothing changed.
            ChangeRefused: a rule or a gate forbids the result: then nothing changed.
        """
        for _ in range(ATTEMPTS):
            if self._acceptances.plan(project, suggestion, principal, change_id):
                return self._acceptances.finish(change_id)
            # someone else's, at this moment or from before a crash: carrying it out for them gives them the answer
            self._finish_all(self._acceptances.unfinished(suggestion))
        raise ProblemError("service.unavailable", "Others are adding this suggestion; try again.")

    def recover(self) -> None:
        """Carry out what was accepted when a process died. Call at start."""
        self._finish_all(self._acceptances.unfinished())

    def _finish_all(self, acceptances: Sequence[str]) -> None:
        for acceptance in acceptances:
            try:
                self._acceptances.finish(acceptance)
            except (PlotWeaverError, pygit2.GitError, KeyError, OSError) as error:
                # its changes are undecided business again, for the person to look at
                log.warning("acceptance %s could not be carried out: %s", acceptance, error)


def _decide(changes: Mapping[str, ChangeRow], decisions: Mapping[str, wire.DecisionEntry]) -> bool:
    """Write the decisions into the rows and return whether any changed."""
    wrong = [
        FieldError(field=f"decisions.{name}", message="There is no such change.")
        for name in decisions
        if name not in changes
    ]
    wrong += [
        FieldError(field=f"decisions.{name}.edited", message="A text cannot hold a NUL character.")
        for name, entry in decisions.items()
        if "\0" in (entry.edited or "")
    ]
    wrong += [
        FieldError(field=f"decisions.{name}.edited", message="Only a kept change can be edited.")
        for name, entry in decisions.items()
        if entry.edited is not None and entry.decision != "kept"
    ]
    if wrong:
        raise ProblemError("request.invalid", wrong[0].message, errors=wrong)
    different = {
        name: entry
        for name, entry in decisions.items()
        if (entry.decision, entry.edited) != (changes[name].decision, changes[name].edited)
    }
    if any(changes[name].acceptance is not None for name in different):
        raise ProblemError("suggestion.closed", "This change is in the book already.")
    for name, entry in different.items():
        changes[name].decision, changes[name].edited = entry.decision, entry.edited
    return bool(different)
