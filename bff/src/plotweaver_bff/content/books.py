"""Parsed books by version, so that a version is read from its repository once."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from dataclasses import dataclass

from plotweaver_contracts.manuscript import ReadQuery
from plotweaver_gitstore import branch_ref, read_tree
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Book, read_book
from plotweaver_manuscript.tree import Tree

from plotweaver_bff.mirror.copies import Copies

_REMEMBERED = 16
_ID = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True)
class Edition:
    """A book at a version, parsed, with its files."""

    project: str
    commit: str
    book: Book
    tree: Tree


class Books:
    """Opens books at their newest version.

    Args:
        copies: the mirror.
    """

    def __init__(self, copies: Copies) -> None:
        self.copies = copies
        self._known: OrderedDict[tuple[str, str], asyncio.Task[Edition]] = OrderedDict()

    def asked(self, project: str, query: ReadQuery, account: str) -> str:
        """Return the version that a query names: the one of its `at`, else its branch's newest.

        Args:
            account: who asks; each has private drafts of its own.

        Raises:
            ProblemError: `not_found` if the book has no such branch, or no text.
        """
        if query.at is not None:
            return self.shown(project, query.at, account)
        commit = self.copies.head(project, branch_ref(query.branch, account))
        if commit is None:
            raise ProblemError("not_found")
        return commit

    def shown(self, project: str, commit: str, account: str) -> str:
        """Return a version that somebody asks for by its id.

        Raises:
            ProblemError: `not_found`: there is none, or it is of somebody else's private draft.
        """
        if not _ID.fullmatch(commit) or not self.copies.shows(project, commit, account):
            raise ProblemError("not_found")
        return commit

    async def open(self, project: str, commit: str) -> Edition:
        """Return a version, parsed. Many who ask at once wait for one reading."""
        key = (project, commit)
        task = self._known.get(key)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = asyncio.create_task(asyncio.to_thread(self._read, project, commit))
            self._known[key] = task
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        # one reader that leaves must not take the reading from the others
        return await asyncio.shield(task)

    def _read(self, project: str, commit: str) -> Edition:
        tree = read_tree(self.copies.open(project), commit)
        return Edition(project, commit, read_book(tree), tree)
