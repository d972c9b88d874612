"""What a version of a book tells of its people and days: read once, by a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from plotweaver_manuscript.canon import Canon, Canons

from plotweaver_bff.content.books import Books, Edition

#: Whole novels that are read at the same time: one takes seconds.
_READERS = 1
_T = TypeVar("_T")


class CanonReader:
    """Answers questions about the canon of a version.

    Args:
        books: opens books.
    """

    def __init__(self, books: Books) -> None:
        self._books = books
        self._canons = Canons()
        # a thread of its own: a long novel keeps nobody from reading
        self._readers = ThreadPoolExecutor(_READERS, "canon")

    async def tell(self, project: str, commit: str, answer: Callable[[Edition, Canon], _T]) -> _T:
        """Return what `answer` makes of a version and its canon.

        Raises:
            ObjectMissing: there is no such version.
        """
        edition = await self._books.open(project, commit)
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._told, edition, answer)

    def _told(self, edition: Edition, answer: Callable[[Edition, Canon], _T]) -> _T:
        return answer(edition, self._canons.at(f"{edition.project} {edition.commit}", lambda: edition.tree))
