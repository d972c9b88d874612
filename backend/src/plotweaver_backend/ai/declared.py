"""What a book's own plotweaver.yaml says of models: `ai: {allow: none | local | [provider, …]}`.

It travels with the book, so that a clone brought in elsewhere stays closed. It can only close: whoever may write in the
book may write this file, and who may send it away is its owner's to say.
"""

from __future__ import annotations

from plotweaver_contracts.ai import LOCAL, AiPolicy
from plotweaver_gitstore import LazyTree, head
from plotweaver_gitstore.store import Store
from plotweaver_manuscript.tree import text_of
from plotweaver_manuscript.yamlspan import load_mapping
from pydantic import ValidationError

_SETTINGS = "plotweaver.yaml"
_CLOSED = AiPolicy(rule="none")


def declared(store: Store, project: str) -> AiPolicy | None:
    """Return what the newest version of a book asks; None if it asks nothing. What cannot be read closes it.

    Raises:
        RepositoryMissing: there is no such book.
    """
    repository = store.open(project)
    newest = head(repository)
    if newest is None:
        return None
    settings, problem = load_mapping(text_of(LazyTree(repository, newest), _SETTINGS) or "")
    if problem is not None:
        return _CLOSED
    asked = settings.get("ai")
    if asked is None:
        return None
    return _read(asked["allow"]) if isinstance(asked, dict) and "allow" in asked else _CLOSED


def _read(allow: object) -> AiPolicy:
    try:
        if isinstance(allow, list):
            return AiPolicy.model_validate({"rule": "named", "providers": [each for each in allow if each != LOCAL]})
        return AiPolicy.model_validate({"rule": allow})
    except ValidationError:
        return _CLOSED
