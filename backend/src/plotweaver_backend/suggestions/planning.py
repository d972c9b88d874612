"""What accepting kept changes will write: the agent's text, and the person's edits of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygit2
from plotweaver_gitstore import head, read_file, read_tree
from plotweaver_manuscript.rules import FILE_MODE, Entry, check_structure
from plotweaver_manuscript.tree import text_of

from plotweaver_backend.changes import ChangeRefused, Objection
from plotweaver_backend.suggestions.domain import TextChange, apply
from plotweaver_backend.suggestions.merging import merged, path_now, stale
from plotweaver_backend.suggestions.rows import text_change
from plotweaver_backend.suggestions.tables import ChangeRow, SuggestionRow


@dataclass(frozen=True)
class Plan:
    """Two texts of a scene's file, to be written one after the other.

    Attributes:
        base: the version that they follow.
        path: where the scene is in it.
        agent_text: the file with the agent's own words.
        own_text: the file with the person's edits of them; the same if there are none.
    """

    base: str
    path: str
    agent_text: str
    own_text: str


def plan(repository: pygit2.Repository, row: SuggestionRow, changes: Sequence[ChangeRow]) -> Plan:
    """Return what brings the newly kept changes into the newest version, beside those that are in it already.

    Both texts are made before anything is written, so that a conflict leaves everything as it was.

    Raises:
        ProblemError: `suggestion.stale`: someone else changed the same sentence, or the scene is gone.
        ChangeRefused: the book cannot hold the person's edits.
    """
    base = read_file(repository, row.base, row.path).decode()
    # the suggestion's own line of the text: as it was before this acceptance, then as the agent and the person want it
    before = apply(base, [text_change(change) for change in changes if change.acceptance is not None])
    agents = apply(base, [_agents(change) for change in changes])
    own = apply(base, [text_change(change) for change in changes])
    newest = head(repository) or row.base
    tree = read_tree(repository, newest)
    path = path_now(tree, row.scene, row.path)
    if path is None:
        raise stale(row.path, base, own, None)
    agent_text = merged(path, before, agents, text_of(tree, path) or "")
    own_text = merged(path, agents, own, agent_text)
    _require_holdable(path, own_text.encode())
    return Plan(newest, path, agent_text, own_text)


def edits_on(repository: pygit2.Repository, commit: str, scene: str, made: Plan) -> tuple[str, str]:
    """Return the scene's path and text with the person's edits, on the version that the agent's text became.

    Raises:
        ProblemError: `suggestion.stale`: that version came to differ in the same sentence.
    """
    tree = read_tree(repository, commit)
    path = path_now(tree, scene, made.path) or made.path
    return path, merged(path, made.agent_text, made.own_text, text_of(tree, path) or "")


def _require_holdable(path: str, data: bytes) -> None:
    # the transaction judges each version as it comes; by then the agent's text would be in without its edits
    broken = check_structure([Entry(path, FILE_MODE, len(data), data)])
    if broken:
        objections = [Objection(each.rule, each.path, each.message, each.remedy) for each in broken]
        raise ChangeRefused("change.refused", f"{path}: {broken[0].message}", violations=objections)


def _agents(row: ChangeRow) -> TextChange:
    change = text_change(row)
    return change if row.acceptance is not None else replace(change, edited=None)
