"""Who wrote a book, word by word: told of a version, and gone on from when the next one comes."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

from plotweaver_contracts import provenance as wire
from plotweaver_gitstore import trace_version
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.descent import State
from plotweaver_manuscript.shares import spans, totals

from plotweaver_bff.content.books import Books, Edition

#: Versions of any book of which the origin of every word is remembered.
_REMEMBERED = 8
#: Long histories that are read at the same time.
_READERS = 2


class Origins:
    """Tells where words come from.

    Args:
        books: opens books.
    """

    def __init__(self, books: Books) -> None:
        self._books = books
        self._known: OrderedDict[tuple[str, str], asyncio.Task[State]] = OrderedDict()
        # threads of their own: a long history keeps nobody from reading
        self._readers = ThreadPoolExecutor(_READERS, "provenance")

    async def tell(self, project: str, commit: str, scene: str | None) -> wire.Provenance:
        """Return the totals of a version, and the spans of one of its scenes.

        Raises:
            ObjectMissing: there is no such version.
            ProblemError: `not_found`: it has no such scene.
        """
        edition = await self._books.open(project, commit)
        if scene is not None and edition.book.scene(scene) is None:
            raise ProblemError("not_found", "There is no such scene in this book.")
        state = await self._state(project, commit)
        return await asyncio.to_thread(_told, edition, state, scene)

    async def _state(self, project: str, commit: str) -> State:
        """Return the origins of a version. Many who ask at once wait for one reading."""
        key = (project, commit)
        task = self._known.get(key)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = asyncio.create_task(self._trace(project, commit, self._earlier(project)))
            self._known[key] = task
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        # one reader that leaves must not take the reading from the others
        return await asyncio.shield(task)

    async def _trace(self, project: str, commit: str, known: dict[str, State]) -> State:
        # threads have a handle each: the repository is opened where it is read
        def read() -> State:
            return trace_version(self._books.copies.open(project), commit, known)

        return await asyncio.get_running_loop().run_in_executor(self._readers, read)

    def _earlier(self, project: str) -> dict[str, State]:
        done = ((key, task) for key, task in self._known.items() if key[0] == project and task.done())
        return {key[1]: task.result() for key, task in done if not task.cancelled() and task.exception() is None}


def _told(edition: Edition, state: State, scene: str | None) -> wire.Provenance:
    added = totals(edition.book.scenes, state)
    found = None if scene is None else edition.book.scene(scene)
    told = None if found is None else [asdict(each) for each in spans(found.prose, state[found.path].origins)]
    return wire.Provenance.model_validate({"commit": edition.commit, "spans": told, **asdict(added)})
