"""Operations that read a version of a book as a whole: its files, what it changed, how it differs, all of it."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping

from plotweaver_contracts import versions as wire
from plotweaver_contracts.manuscript import ReadQuery
from plotweaver_gitstore import TAGS, branch_ref, entries, parting
from plotweaver_gitstore.objects import peeled
from plotweaver_gitstore.reading import commit_of
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import Response, StreamingResponse

from plotweaver_bff.content.answers import Answers, is_known
from plotweaver_bff.content.archive import MEDIA, archive, folder_name, reader
from plotweaver_bff.content.books import Books
from plotweaver_bff.content.canon import canon_changes
from plotweaver_bff.content.changes import changes
from plotweaver_bff.content.exports import Exports
from plotweaver_bff.content.versions import file_changes, version
from plotweaver_bff.content.views import tree
from plotweaver_bff.http.call import Call, Handler
from plotweaver_bff.mirror.copies import UNREADABLE
from plotweaver_bff.mirror.shelf import Shelf


class Whole:
    """Handlers. Each is called for a project that the caller may read.

    Args:
        books: opens books.
        shelf: has a book here while it is sent.
        answers: remembers what was answered.
    """

    def __init__(self, books: Books, shelf: Shelf, answers: Answers) -> None:
        self._books = books
        self._shelf = shelf
        self._answers = answers
        self._exports = Exports(books)

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers by operation id."""
        return {
            "content.tree": self.tree,
            "content.version": self.version,
            "content.changes": self.changes,
            "content.archive": self.archive,
            "content.export": self.export,
            "content.export_progress": self.export_progress,
        }

    async def tree(self, call: Call) -> Response:
        """Every file."""
        project = call.params["project"]
        commit = self._books.asked(project, call.asked(ReadQuery), call.account)
        key = ("tree", project, commit)
        known = self._answers.find(key, call.request)
        return known or self._answers.render(key, tree(await self._books.open(project, commit)), call.request)

    async def version(self, call: Call) -> Response:
        """One version."""
        project = call.params["project"]
        commit = self._books.shown(project, call.params["commit"], call.account)
        key = ("version", project, commit)
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        return self._answers.render(key, await asyncio.to_thread(self._version, project, commit), call.request)

    async def changes(self, call: Call) -> Response:
        """How two versions differ."""
        query, project = call.asked(wire.ChangesQuery), call.params["project"]
        base, head = await asyncio.to_thread(self._sides, project, query, call.account)
        key = ("changes", project, base, head)
        known = self._answers.find(key, call.request)
        if known is not None:
            return known
        before, after = await self._books.open(project, base), await self._books.open(project, head)
        files, canon = await asyncio.to_thread(self._files, project, base, head)
        found = await asyncio.to_thread(changes, base, head, before.book, after.book, files, canon)
        return self._answers.render(key, found, call.request)

    async def archive(self, call: Call) -> Response:
        """The book to take away."""
        form = call.asked(wire.ArchiveQuery).format
        project = call.params["project"]
        commit = self._books.asked(project, call.asked(ReadQuery), call.account)
        name = folder_name((await self._books.open(project, commit)).book.title, commit)
        tag = f'"{hashlib.sha256(f"{form} {name} {commit}".encode()).hexdigest()[:32]}"'
        headers = {
            "ETag": tag,
            "Cache-Control": "private, no-cache",
            "Content-Disposition": f'attachment; filename="{name}.{form}"',
        }
        if is_known(call.request, tag):
            return Response(status_code=304, headers=headers)
        return StreamingResponse(self._sent(project, commit, form, name), headers=headers, media_type=MEDIA[form])

    async def export(self, call: Call) -> Response:
        """The book as a file of another program."""
        query, project = call.asked(wire.ExportQuery), call.params["project"]
        commit = self._books.asked(project, query, call.account)
        made = await self._exports.file(project, commit, query.format)
        tag = f'"{hashlib.sha256(made.data).hexdigest()[:32]}"'
        headers = {
            "ETag": tag,
            "Cache-Control": "private, no-cache",
            "Content-Disposition": f'attachment; filename="{made.name}"',
        }
        if is_known(call.request, tag):
            return Response(status_code=304, headers=headers)
        return Response(made.data, headers=headers, media_type=made.media)

    async def export_progress(self, call: Call) -> Response:
        """How far that file is."""
        query, project = call.asked(wire.ExportQuery), call.params["project"]
        commit = self._books.asked(project, query, call.account)
        found = self._exports.progress(project, commit, query.format)
        return Response(found.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})

    async def _sent(self, project: str, commit: str, form: str, name: str) -> AsyncIterator[bytes]:
        # the handler is done by now: the book must stay until the last byte is out
        async with self._shelf.reading(project):
            repository = self._books.copies.open(project)
            at, files = commit_of(repository, commit).author.time, entries(repository, commit)
            read = reader(lambda: self._books.copies.open(project))
            parts = archive("tar" if form == "tar" else "zip", name, at, files, read)
            try:
                async for part in iterate_in_threadpool(parts):
                    yield part
            except UNREADABLE:
                # half of it is out: whoever asks again gets all of it
                await self._shelf.mend(project)
                raise

    def _version(self, project: str, commit: str) -> wire.VersionView:
        return version(self._books.copies.open(project), commit)

    def _files(self, project: str, base: str, head: str) -> tuple[list[wire.FileChange], list[wire.CanonChange]]:
        repository = self._books.copies.open(project)
        files = file_changes(repository, base, head)
        return files, canon_changes(repository, base, head, files)

    def _sides(self, project: str, query: wire.ChangesQuery, account: str) -> tuple[str, str]:
        base, head = self._commit(project, query.from_, account), self._commit(project, query.to, account)
        if query.parted:
            base = parting(self._books.copies.open(project), base, head) or base
        return base, head

    def _commit(self, project: str, name: str, account: str) -> str:
        refs = self._books.copies.refs(project)
        found = refs.get(branch_ref(name, account)) or refs.get(TAGS + name)
        if found is None:
            found = self._books.shown(project, name, account)
        return str(peeled(self._books.copies.open(project), found).id)
