"""Books as files of other programs, each made once for all who ask, in a thread of its own, with its progress."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import structlog
from plotweaver_contracts.versions import ExportProgress
from plotweaver_formats.edition import book_text
from plotweaver_formats.progress import Progress
from plotweaver_formats.writing import KINDS, Format
from plotweaver_gitstore.reading import commit_of
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.errors import ExportRefused
from plotweaver_manuscript.naming import slug

from plotweaver_bff.content.books import Books

_REMEMBERED = 8
# one at a time: a reader must not wait because many write
_WRITERS = 1
_LOG = structlog.get_logger()


@dataclass(frozen=True)
class ExportedFile:
    """A file that was made."""

    name: str
    media: str
    data: bytes


@dataclass
class _Job:
    task: asyncio.Task[ExportedFile]
    reached: list[int] = field(default_factory=lambda: [0, 0])


class Exports:
    """Makes files of books.

    Args:
        books: opens books.
    """

    def __init__(self, books: Books) -> None:
        self._books = books
        self._jobs: OrderedDict[tuple[str, str, str], _Job] = OrderedDict()
        self._writers = ThreadPoolExecutor(_WRITERS, "export")

    async def file(self, project: str, commit: str, form: Format) -> ExportedFile:
        """Return the file; many who ask at once wait for one.

        Raises:
            ProblemError: `export.failed`, or `export.letters`: this book cannot be written so.
        """
        # one reader that leaves must not take the file from the others
        return await asyncio.shield(self._job(project, commit, form).task)

    def progress(self, project: str, commit: str, form: Format) -> ExportProgress:
        """Return how far the file is; it is begun if nobody did.

        Raises:
            ProblemError: `export.failed`, `export.letters`.
        """
        job = self._job(project, commit, form)
        if job.task.done():
            job.task.result()
        done, of = job.reached
        return ExportProgress(commit=commit, done=done, of=of, ready=job.task.done())

    def _job(self, project: str, commit: str, form: Format) -> _Job:
        key = (project, commit, form)
        job = self._jobs.get(key)
        if job is not None and not job.task.cancelled():
            self._jobs.move_to_end(key)
            if job.task.done() and job.task.exception() is not None:
                # told once to whoever asks now; the next one tries again
                del self._jobs[key]
            return job
        reached = [0, 0]
        job = self._jobs[key] = _Job(asyncio.create_task(self._made(project, commit, form, reached)), reached)
        while len(self._jobs) > _REMEMBERED:
            self._jobs.popitem(last=False)
        return job

    async def _made(self, project: str, commit: str, form: Format, reached: list[int]) -> ExportedFile:
        edition = await self._books.open(project, commit)
        at = commit_of(self._books.copies.open(project), commit).commit_time

        def tell(done: int, of: int) -> None:
            reached[:] = [done, of]

        def write() -> bytes:
            return KINDS[form].write(book_text(edition.book, edition.tree, commit, at), Progress(tell))

        try:
            data = await asyncio.get_running_loop().run_in_executor(self._writers, write)
        except ExportRefused as refused:
            raise ProblemError(refused.code, refused.message) from refused
        # whatever a library of a file format raises is told as one problem
        except Exception as error:
            _LOG.exception("export.failed", project=project, commit=commit, format=form)
            raise ProblemError("export.failed") from error
        return ExportedFile(f"{slug(edition.book.title, 'book')}.{form}", KINDS[form].media, data)
