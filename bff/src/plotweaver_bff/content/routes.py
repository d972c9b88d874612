"""Operations that read a book."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from plotweaver_contracts import manuscript as wire
from plotweaver_contracts.branches import Branches
from plotweaver_contracts.provenance import ProvenanceQuery
from plotweaver_gitstore import may_see
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.tree import text_of
from starlette.responses import Response

from plotweaver_bff.content import views
from plotweaver_bff.content.answers import Answers
from plotweaver_bff.content.books import Books
from plotweaver_bff.content.branches import branches
from plotweaver_bff.content.canons import CanonReader
from plotweaver_bff.content.cast import cast_of
from plotweaver_bff.content.finding import find
from plotweaver_bff.content.provenance import Origins
from plotweaver_bff.content.search import Search
from plotweaver_bff.content.timeline import timeline_of
from plotweaver_bff.content.versions import comparison, versions
from plotweaver_bff.content.whole import Whole
from plotweaver_bff.http.call import Call, Handler
from plotweaver_bff.mirror.copies import UNREADABLE
from plotweaver_bff.mirror.shelf import Shelf

_SEARCHERS = 4
#: How often a copy may go under a reader who still gets an answer.
_TRIES = 3


class Reading:
    """Handlers of the reads. Each is called for a project that the caller may read.

    Args:
        books: opens books.
        shelf: has a book here while it is read.
    """

    def __init__(self, books: Books, shelf: Shelf) -> None:
        self._books = books
        self._shelf = shelf
        self._answers = Answers()
        self._search = Search(books.copies)
        # threads of their own: an index in the making keeps nobody from reading
        self._searchers = ThreadPoolExecutor(_SEARCHERS, "search")
        self._origins = Origins(books)
        self._canons = CanonReader(books)
        self._whole = Whole(books, shelf, self._answers)

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers by operation id."""
        bound = {
            "content.outline": self.outline,
            "content.scene": self.scene,
            "content.file": self.file,
            "content.history": self.history,
            "content.compare": self.compare,
            "content.provenance": self.provenance,
            "content.cast": self.cast,
            "content.timeline": self.timeline,
            "content.search": self.search,
            "content.find": self.find,
            "branches.list": self.branches,
            **self._whole.handlers(),
        }
        return {operation: self._kept(handler) for operation, handler in bound.items()}

    async def outline(self, call: Call) -> Response:
        """Chapters and scenes."""
        project, commit = self._newest(call)
        key = ("outline", project, commit)
        return self._answers.find(key, call.request) or self._answers.render(
            key, views.outline(await self._books.open(project, commit)), call.request
        )

    async def scene(self, call: Call) -> Response:
        """A scene."""
        project, commit = self._newest(call)
        key = ("scene", project, commit, call.params["scene"])
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        found = (await self._books.open(project, commit)).book.scene(call.params["scene"])
        if found is None:
            raise ProblemError("not_found", "There is no such scene in this book.")
        return self._answers.render(key, views.scene(commit, found), call.request)

    async def file(self, call: Call) -> Response:
        """A text file."""
        project, commit = self._newest(call)
        path = call.params["path"]
        text = text_of((await self._books.open(project, commit)).tree, path)
        if text is None:
            raise ProblemError("not_found", "There is no such text file in this book.")
        view = wire.FileView(commit=commit, path=path, text=text)
        return self._answers.render(("file", project, commit, path), view, call.request)

    async def history(self, call: Call) -> Response:
        """Versions, newest first."""
        query = call.asked(wire.HistoryQuery)
        project, commit = self._newest(call)
        key = ("history", project, commit, query.path or "", str(query.limit))
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        found = await asyncio.to_thread(self._versions, project, commit, query)
        return self._answers.render(key, wire.History(versions=found), call.request)

    async def compare(self, call: Call) -> Response:
        """Two versions of a file, word by word."""
        query = call.asked(wire.CompareQuery)
        project = call.params["project"]
        for commit in (query.base, query.head):
            self._books.shown(project, commit, call.account)
        key = ("compare", project, query.base, query.head, query.path, query.before or "")
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        compared = await asyncio.to_thread(self._compared, project, query)
        return self._answers.render(key, compared, call.request)

    async def provenance(self, call: Call) -> Response:
        """Who wrote the book, word by word."""
        query = call.asked(ProvenanceQuery)
        project, commit = self._newest(call)
        key = ("provenance", project, commit, query.scene or "")
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        return self._answers.render(key, await self._origins.tell(project, commit, query.scene), call.request)

    async def cast(self, call: Call) -> Response:
        """Who is in which scene."""
        project, commit = self._newest(call)
        key = ("cast", project, commit)
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        return self._answers.render(key, await self._canons.tell(project, commit, cast_of), call.request)

    async def timeline(self, call: Call) -> Response:
        """When its scenes happen."""
        project, commit = self._newest(call)
        key = ("timeline", project, commit)
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        return self._answers.render(key, await self._canons.tell(project, commit, timeline_of), call.request)

    async def search(self, call: Call) -> Response:
        """Places where words stand."""
        query = call.asked(wire.SearchQuery)
        project, commit = self._newest(call)
        key = ("search", project, commit, query.q, str(query.limit))
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        edition = await self._books.open(project, commit)
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._searchers, self._search.search, edition, query.q, query.limit)
        self._shelf.trim()
        return self._answers.render(key, found, call.request)

    async def find(self, call: Call) -> Response:
        """Every place where words stand as they are asked for."""
        query = call.asked(wire.FindQuery)
        project, commit = self._newest(call)
        key = ("find", project, commit, query.q, str(query.match_case), str(query.whole_words), repr(query.words))
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        edition = await self._books.open(project, commit)
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._searchers, find, commit, edition.book, query)
        return self._answers.render(key, found, call.request)

    async def branches(self, call: Call) -> Response:
        """Branches and named versions."""
        project = call.params["project"]
        kept = self._books.copies.refs(project)
        refs = {ref: oid for ref, oid in kept.items() if may_see(ref, call.account)}
        key = ("branches", project, *(part for ref in sorted(refs.items()) for part in ref))
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        found = await asyncio.to_thread(self._branches, project, refs)
        return self._answers.render(key, found, call.request)

    def _kept(self, handler: Handler) -> Handler:
        """Return the handler with the book here for as long as it works."""

        async def kept(call: Call) -> Response:
            project = call.params["project"]
            async with self._shelf.reading(project) as life:
                for _ in range(_TRIES):
                    try:
                        return await handler(call)
                    except UNREADABLE:
                        if not (await self._shelf.anew(project, life) or await self._shelf.mend(project)):
                            raise
                    except ProblemError as error:
                        if error.code != "not_found" or not await self._shelf.anew(project, life):
                            raise
                    life = self._shelf.life(project)
            raise ProblemError("mirror.behind")

        return kept

    def _newest(self, call: Call) -> tuple[str, str]:
        project = call.params["project"]
        return project, self._books.asked(project, call.asked(wire.ReadQuery), call.account)

    def _branches(self, project: str, refs: Mapping[str, str]) -> Branches:
        return branches(self._books.copies.open(project), refs)

    def _versions(self, project: str, commit: str, query: wire.HistoryQuery) -> list[wire.Version]:
        return versions(self._books.copies.open(project), commit, query.path, query.limit)

    def _compared(self, project: str, query: wire.CompareQuery) -> wire.Comparison:
        return comparison(self._books.copies.open(project), query)
