"""Parsed books by version, so that a version is read from its repository once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from plotweaver_contracts.manuscript import ReadQuery
from plotweaver_gitstore import BRANCHES, read_tree
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Book, read_book
from plotweaver_manuscript.tree import Tree

from plotweaver_bff.mirror.copies import Copies

_REMEMBERED = 16


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

    def newest(self, project: str, branch: str) -> str:
        """Return a branch's newest version that is here.

        Raises:
            ProblemError: `not_found` if the book has no such branch, or no text.
        """
        commit = self.copies.head(project, BRANCHES + branch)
        if commit is None:
            raise ProblemError("not_found")
        return commit

    def asked(self, project: str, query: ReadQuery) -> str:
        """Return the version that a query names: the one of its `at`, else its branch's newest.

        Raises:
            ProblemError: `not_found` if the book has no such branch, or no text.
        """
        return query.at or self.newest(project, query.branch)

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
        tree = read_tree(self.copies.store.open(project), commit)
        return Edition(project, commit, read_book(tree), tree)
