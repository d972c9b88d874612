"""A run's text as server-sent events: what is there already, then every new piece, resumable by offset."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from plotweaver_contracts.feed import GenerationProgress
from plotweaver_contracts.generation import Run

from plotweaver_bff.http.call import Caller
from plotweaver_bff.realtime.hub import Hub
from plotweaver_bff.realtime.outbox import Outbox

#: A silent stream says something this often, so that nothing between closes it.
HEARTBEAT_SECONDS = 15.0
_PAUSE = 0.05
_OPEN = ("queued", "running")

Look = Callable[[], Awaitable[Run]]


async def stream(hub: Hub, caller: Caller, project: str, run: str, look: Look, after: int) -> AsyncIterator[bytes]:
    """Yield events until the run has ended: each one's id is the number of characters up to its end.

    Args:
        hub: tells what happens in the book.
        caller: who watches; a caller whose session ends sees the stream end.
        project: the run's book.
        run: its id.
        look: returns the run as it is now.
        after: how many characters the client has.
    """
    outbox, now = Outbox(caller.account, caller.session), asyncio.get_running_loop().time
    with hub.watch(project, outbox):
        # listening already: what is written from here on waits in the outbox
        told, ended = after, False
        event, told, ended = _whole(await look(), told)
        yield event
        said = now()
        while not ended and outbox.closing is None:
            frames = await outbox.take(max(0.0, said + HEARTBEAT_SECONDS - now()))
            news = [GenerationProgress.model_validate(f.data) for f in frames if _of(f.type, f.data, run)]
            for piece in news:
                if piece.offset == told and piece.status in _OPEN:
                    told += len(piece.text)
                    yield _event(piece, told)
                else:
                    # a repeated step, a gap, or the end: the run itself knows
                    await asyncio.sleep(_PAUSE if piece.offset > told else 0)
                    event, told, ended = _whole(await look(), told)
                    yield event
                said = now()
                if ended:
                    break
            # counted from the last word to this client: what is told of other runs is none
            if now() - said >= HEARTBEAT_SECONDS:
                yield b": still here\n\n"
                said = now()
    yield b"event: end\ndata: {}\n\n"


def _of(kind: str, data: dict[str, object], run: str) -> bool:
    return kind == "generation.progress" and data.get("run") == run


def _whole(run: Run, told: int) -> tuple[bytes, int, bool]:
    """Return the event that brings a client from `told` characters to where the run is, and whether it ended."""
    # fewer characters than were told: the step that wrote them was repeated, and its text begins anew
    offset = told if told <= len(run.text) else 0
    piece = GenerationProgress(
        run=run.id,
        scene=run.scene,
        offset=offset,
        text=run.text[offset:],
        words=run.words,
        cost_usd=run.cost_usd,
        step=run.step,
        status=run.status,
    )
    return _event(piece, len(run.text)), len(run.text), run.status not in _OPEN


def _event(piece: GenerationProgress, told: int) -> bytes:
    return f"id: {told}\nevent: generation.progress\ndata: {piece.model_dump_json()}\n\n".encode()
