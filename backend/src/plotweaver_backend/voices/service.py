"""Telling the voices of a version: made when somebody asks, once for each text."""

from __future__ import annotations

import pygit2
from plotweaver_contracts import voices as wire
from plotweaver_contracts.quality import VersionQuery
from plotweaver_gitstore import Store, read_tree
from plotweaver_gitstore.reading import commit_of
from plotweaver_manuscript.book import read_book
from plotweaver_quality.novel import novel_of
from plotweaver_quality.voice import LEAST, BookVoices, book_voices

from plotweaver_backend.findings.kept import ByTree
from plotweaver_backend.findings.versions import version_asked
from plotweaver_backend.voices.domain import shown

#: How many texts' voices are remembered.
REMEMBERED = 8


class VoicesService:
    """Voices of books.

    Args:
        store: the canonical repositories.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: ByTree[BookVoices] = ByTree(REMEMBERED)

    def of_version(self, project: str, asked: VersionQuery, account: str) -> wire.Voices:
        """Return the voices of a version; `project` is one whose checks the account may read.

        Raises:
            ProblemError: `not_found`: the version is not there for the account.
        """
        repository = self._store.open(project)
        commit = version_asked(repository, asked, account)
        found = self._kept.get(str(commit_of(repository, commit).tree_id), lambda: _made(repository, commit))
        return shown(commit, LEAST, found)


def _made(repository: pygit2.Repository, commit: str) -> BookVoices:
    tree = read_tree(repository, commit)
    return book_voices(novel_of(read_book(tree), tree))
