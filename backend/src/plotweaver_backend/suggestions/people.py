"""What people suggest: the same thing as what agents do, made from a scene as somebody would have it."""

from __future__ import annotations

from plotweaver_contracts.generation import NewSuggestion, Suggestion
from plotweaver_gitstore import Store, read_tree
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Scene, read_book
from plotweaver_manuscript.rules import FILE_MODE, Entry, check_structure
from plotweaver_manuscript.tree import Tree, text_of
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import require_shown
from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.http.call import Principal
from plotweaver_backend.suggestions.errors import ProposalRefused
from plotweaver_backend.suggestions.proposing import Proposal
from plotweaver_backend.suggestions.service import SuggestionsService
from plotweaver_backend.suggestions.splitting import split_edits


class PeoplesSuggestions:
    """Takes in what people suggest.

    Args:
        sessions: the database.
        store: the canonical repositories.
        findings: checks what is proposed, as it does an agent's text.
        suggestions: keeps it.
    """

    def __init__(
        self, sessions: sessionmaker[Session], store: Store, findings: FindingsService, suggestions: SuggestionsService
    ) -> None:
        self._sessions = sessions
        self._store = store
        self._findings = findings
        self._suggestions = suggestions

    def propose(self, project: str, principal: Principal, change_id: str, new: NewSuggestion) -> Suggestion:
        """Propose another text of a scene. A retry makes no second suggestion.

        Raises:
            ProblemError: `not_found`: there is no such version or scene; `suggestion.empty`: the text is the same;
                `suggestion.refused`: the book could not hold it, or git not record who proposes it.
        """
        repository = self._store.open(project)
        require_shown(repository, new.base, principal.account)
        tree = read_tree(repository, new.base)
        scene = _scene(tree, new.scene)
        before = text_of(tree, scene.path) or ""
        if new.text == before:
            raise ProblemError("suggestion.empty", "Your text is what is there already.")
        _require_holdable(scene.path, new.text)
        proposal = Proposal(
            project,
            run=f"person-{change_id}",
            scene=new.scene,
            path=scene.path,
            base=new.base,
            agent="",
            model="",
            cost_micros=0,
            changes=split_edits(before, new.text),
            findings=self._findings.of_text(tree, scene.path, new.text),
            author=principal.author,
            note=new.note,
        )
        try:
            with self._sessions.begin() as db:
                made = self._suggestions.propose_changes(db, proposal)
        except ProposalRefused as error:
            raise ProblemError("suggestion.refused", error.message) from error
        return self._suggestions.get(project, made)


def _scene(tree: Tree, scene: str) -> Scene:
    found = read_book(tree).scene(scene)
    if found is None:
        raise ProblemError("not_found", "There is no such scene in this version of the book.")
    return found


def _require_holdable(path: str, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    broken = check_structure([Entry(path, FILE_MODE, len(data), data)])
    if broken or "\0" in text:
        told = f"{broken[0].message} {broken[0].remedy}" if broken else "A text cannot hold a NUL character."
        raise ProblemError("suggestion.refused", told)
