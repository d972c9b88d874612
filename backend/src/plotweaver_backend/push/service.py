"""Taking a push: judged while its objects are in quarantine, then each ref by the one transaction."""

from __future__ import annotations

import tempfile
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from plotweaver_gitstore import durability, head
from plotweaver_gitstore.store import Store
from plotweaver_manuscript.errors import PlotWeaverError

from plotweaver_backend.changes import Author, BookDamaged, ChangeService, Move
from plotweaver_backend.push import receive_pack, report, telling
from plotweaver_backend.push.errors import PushBusy, UnpacksTooLarge
from plotweaver_backend.push.questions import Command, Question, Reply, answering
from plotweaver_backend.push.request import Request

#: Pushes that are taken at one time; each may need a gigabyte and a core.
AT_ONCE = 4
#: Branches and tags that one push moves: all of them together, while nobody else writes in the book.
MOST_REFS = 250


@dataclass
class Taken:
    """What came of a push. `seq`: the newest event that tells of it; 0: nothing moved. `refs`: what moved."""

    answer: bytes = b""
    seq: int = 0
    refs: tuple[str, ...] = ()


@dataclass
class _Push:
    project: str
    author: Author
    taken: Taken = field(default_factory=Taken)

    def move(self, command: Command) -> Move:
        return Move(self.project, command.ref, command.before, command.after, self.author, uuid.uuid4().hex)


class PushService:
    """Takes pushes of plain git.

    Args:
        store: the canonical repositories.
        changes: the one transaction.
        hooks: a folder for the programs that git starts.
        limits: what one push may take.
    """

    def __init__(
        self, store: Store, changes: ChangeService, hooks: Path, limits: receive_pack.Limits | None = None
    ) -> None:
        self._store = store
        self._changes = changes
        self._hooks = receive_pack.make_hooks(hooks)
        self._limits = limits or receive_pack.Limits()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def offer(self, project: str) -> bytes:
        """Return the branches and tags as git asks for them before it pushes.

        Raises:
            RepositoryMissing: there is no such project.
            PushBusy: too many push just now.
            BookDamaged: the server's own files of the book are damaged and cannot be mended.
        """
        with self._place():
            # git passes over a branch whose file cannot be read, as if it were not there
            self._changes.mend(project, thoroughly=False)
            return receive_pack.advertise(self._path(project), self._hooks)

    def receive(self, project: str, author: Author, body: IO[bytes]) -> Taken:
        """Take a push, or refuse it in words that git shows.

        Raises:
            RepositoryMissing: there is no such project.
            PushTooLarge, PushTooLong, PushBusy: it was not taken.
        """
        push = _Push(project, author)
        with self._place(), tempfile.TemporaryDirectory(prefix="pw-push-") as folder:
            socket = Path(folder) / "ask"
            with answering(socket, lambda question: self._answer(push, question)):
                try:
                    answer = receive_pack.receive(self._path(project), self._hooks, socket, body, self._limits)
                except UnpacksTooLarge as error:
                    push.taken.answer = _refusal(error)
                    return push.taken
        broken = self._explained(project, report.trouble(answer))
        shown = report.without(answer, str(self._store.root))
        push.taken.answer = report.with_text(shown, telling.untaken(*broken)) if broken else shown
        return push.taken

    def _explained(self, project: str, broken: report.Trouble | None) -> report.Trouble | None:
        """Return why git did not take what was pushed; damage of our own is not the writer's."""
        if broken is None or broken[0] != report.BROKEN:
            return broken
        try:
            return report.MENDED if self._changes.mend(project) else broken
        except BookDamaged as error:
            return error.code, error.message, report.WAIT

    def _answer(self, push: _Push, question: Question) -> Reply:
        if question.phase == "pre-receive":
            return self._judge(push, question)
        # let in, but not yet certain to stay: the names of the new packs
        durability.sync(self._path(push.project) / "objects" / "pack")
        return Reply(results=tuple(self._moved(push, question.commands)))

    def _judge(self, push: _Push, question: Question) -> Reply:
        if len(question.commands) > MOST_REFS:
            return Reply(telling.too_many(MOST_REFS), taken=False)
        errors = []
        for command in question.commands:
            try:
                self._changes.judge(push.move(command), question.quarantine)
            except PlotWeaverError as error:
                errors.append((command.ref, error))
        return Reply(telling.refused(errors), taken=False) if errors else Reply()

    def _moved(self, push: _Push, commands: Sequence[Command]) -> Iterator[tuple[str, str | None]]:
        """Move all refs or none, and yield each with the reason why it was not moved."""
        why = None
        try:
            moved = self._changes.moves(*(push.move(each) for each in commands))
            push.taken.seq = max(each.seq for each in moved)
            push.taken.refs = tuple(each.ref for each in commands)
        except PlotWeaverError as error:
            why = telling.in_one_line(error)
        repository = self._store.open(push.project)
        for command in commands:
            # a disk that failed between two of them is told as it is
            yield command.ref, None if head(repository, command.ref) == command.after else why or telling.MOVED_ON

    def _path(self, project: str) -> Path:
        return Path(self._store.open(project).path)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise PushBusy("push.busy", "Too many push just now. Try again in a minute.")
        try:
            yield
        finally:
            self._places.release()


def _refusal(error: UnpacksTooLarge) -> bytes:
    asked = cast(Request, error.detail["request"])
    return asked.refusal(telling.untaken(error.code, error.message, report.LESS), telling.in_one_line(error))
