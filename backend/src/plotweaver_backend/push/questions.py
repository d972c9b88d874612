"""What git's hooks ask while a push is taken, answered over a Unix socket for as long as the push lasts."""

from __future__ import annotations

import json
import logging
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plotweaver_backend.http.problems import is_full
from plotweaver_backend.push import telling
from plotweaver_backend.push.report import FULL

log = logging.getLogger(__name__)

_NOBODY = "0" * 40
#: Of a command: what is named before, what after, and by which ref.
_PARTS = 3
#: A question names each ref of a push: as many as anybody has.
_LONGEST = 4 * 1024 * 1024


@dataclass(frozen=True)
class Command:
    """A ref that a push is to move. None: it is not there before, or goes."""

    before: str | None
    after: str | None
    ref: str


@dataclass(frozen=True)
class Question:
    """What a hook asks. `quarantine`: where the new objects lie until they are let in; None: they are in."""

    phase: str
    commands: tuple[Command, ...]
    quarantine: Path | None


@dataclass(frozen=True)
class Reply:
    """What the hook says and does.

    Attributes:
        told: what the person at the terminal reads.
        taken: whether the push may go on.
        results: each ref, with the reason why it was not moved or None.
    """

    told: str = ""
    taken: bool = True
    results: tuple[tuple[str, str | None], ...] = ()


@contextmanager
def answering(address: Path, answer: Callable[[Question], Reply]) -> Iterator[None]:
    """Answer what hooks ask at `address` until the context ends."""

    class Asked(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(_answered(self.rfile.readline(_LONGEST), answer))

    with socketserver.ThreadingUnixStreamServer(str(address), Asked) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        serving.start()
        try:
            yield
        finally:
            server.shutdown()
            serving.join()


def _answered(line: bytes, answer: Callable[[Question], Reply]) -> bytes:
    asked = json.loads(line)
    if any(len(each) != _PARTS for each in asked["commands"]):
        return _told(Reply("PlotWeaver: the name of a branch or tag holds a line break. Rename it.\n", taken=False))
    commands = tuple(Command(_oid(before), _oid(after), ref) for before, after, ref in asked["commands"])
    quarantine = Path(asked["quarantine"]) if asked["quarantine"] else None
    try:
        reply = answer(Question(asked["phase"], commands, quarantine))
    # the hook must hear something, or git would wait for it until its time is over
    except Exception as error:
        log.exception("a push could not be judged")
        told, why = telling.full(), FULL
        if not is_full(error):
            why = "something went wrong here; nothing changed, try again"
            told = f"PlotWeaver: {why}.\n"
        reply = Reply(told, False, tuple((command.ref, why) for command in commands))
    return _told(reply)


def _told(reply: Reply) -> bytes:
    return json.dumps({"told": reply.told, "taken": reply.taken, "results": reply.results}).encode() + b"\n"


def _oid(text: str) -> str | None:
    return None if text == _NOBODY else text
