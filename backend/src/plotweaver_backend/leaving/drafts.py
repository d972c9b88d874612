"""Removing somebody's private drafts of a book, before they leave it."""

from __future__ import annotations

import uuid

from plotweaver_gitstore import owner_of
from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import ChangeService, Move
from plotweaver_backend.http.call import Principal


class PrivateDrafts:
    """Takes them away as their author would, one move each: every mirror hears of it.

    Args:
        store: where they are.
        changes: the transaction, without gates: whoever may only read by now still takes away what they wrote before.
    """

    def __init__(self, store: Store, changes: ChangeService) -> None:
        self._store = store
        self._changes = changes

    def remove(self, project: str, principal: Principal) -> None:
        """Remove every private draft of a person in a book.

        Raises:
            ChangeError: somebody writes in the book for too long, or the draft moves meanwhile.
        """
        references = self._store.open(project).references
        for ref in [name for name in references if owner_of(name) == principal.account]:
            before = str(references[ref].target)
            self._changes.move(Move(project, ref, before, None, principal.author, uuid.uuid4().hex, f"delete {ref}"))
