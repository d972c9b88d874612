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


def declared(store: Store, project: str) -> AiPolicy | None:
    """Return what the newest version of a book asks; None if it asks nothing. What cannot be read closes it.

    Raises:
        RepositoryMissing: there is no such book.
    """
    repository = store.open(project)
    newest = head(repository)
    if newest is None:
        return None
    settings = load_mapping(text_of(LazyTree(repository, newest), _SETTINGS) or "")[0]
    asked = settings.get("ai")
    if not isinstance(asked, dict) or "allow" not in asked:
        return None
    return _read(asked["allow"])


def _read(allow: object) -> AiPolicy:
    try:
        if isinstance(allow, list):
            return AiPolicy.model_validate({"rule": "named", "providers": [each for each in allow if each != LOCAL]})
        return AiPolicy.model_validate({"rule": allow})
    except ValidationError:
        return AiPolicy(rule="none")
