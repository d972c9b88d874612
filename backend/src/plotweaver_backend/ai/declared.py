"""What the newest version of a book asks of models, as its owner's policy is told."""

from __future__ import annotations

from plotweaver_contracts.ai import AiPolicy
from plotweaver_gitstore import LazyTree, head
from plotweaver_gitstore.store import Store
from plotweaver_manuscript.ai_policy import CLOSED, Allowed, asked_by
from pydantic import ValidationError


def declared(store: Store, project: str) -> AiPolicy | None:
    """Return what the newest version of a book asks; None if it asks nothing. What cannot be read closes it.

    Raises:
        RepositoryMissing: there is no such book.
    """
    repository = store.open(project)
    newest = head(repository)
    asked = None if newest is None else asked_by(LazyTree(repository, newest))
    return None if asked is None else _policy(asked)


def _policy(asked: Allowed) -> AiPolicy:
    try:
        return AiPolicy(rule=asked.rule, providers=list(asked.providers))
    except ValidationError:  # a name that is no host
        return AiPolicy(rule=CLOSED.rule)
