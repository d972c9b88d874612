"""A running agent's words to everyone who watches: from the worker to the backend in 50 ms batches."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import structlog
from dbos import DBOS
from plotweaver_contracts.feed import FeedEvent, GenerationProgress
from plotweaver_contracts.generation import Run
from plotweaver_manuscript.prose import count_words

from plotweaver_backend.agents.scene_writer import SCENE_WRITER
from plotweaver_backend.runs.errors import RunStopped
from plotweaver_backend.runs.texts import Texts
from plotweaver_backend.runs.views import Views

BATCH_SECONDS = 0.05

log = structlog.get_logger()


class Relay:
    """Writes each batch to the run's text, then tells it to the backend.

    Args:
        texts: where the text is kept.
        views: shows a run as it is now.
        backend_url: the write service.
        service_token: what shows it that we are one of the services.
    """

    def __init__(self, texts: Texts, views: Views, backend_url: str, service_token: str) -> None:
        self._texts = texts
        self._views = views
        self._client = httpx.AsyncClient(
            base_url=f"{backend_url}/api/v1", headers={"Authorization": f"Bearer {service_token}"}, timeout=5.0
        )

    async def hear(self, agent: str, pieces: AsyncIterator[str]) -> None:
        """Pass on an answer of the run whose step this is; see `agents.ports.Listener`.

        Raises:
            RunStopped: the run goes on no more.
        """
        run = str(DBOS.workflow_id)
        if agent != SCENE_WRITER.name:
            async for _ in pieces:
                pass
            return
        batch = _Batch()
        sender = asyncio.create_task(self._send(run, batch))
        try:
            async for piece in pieces:
                if not batch.begun and not await asyncio.to_thread(self._texts.restart, run):
                    raise RunStopped(run)
                batch.add(piece)
                if sender.done():
                    break
        finally:
            batch.end()
            await sender

    async def tell(self, run: str) -> None:
        """Tell everyone how `run` stands."""
        shown = await asyncio.to_thread(self._views.get, run)
        await self._post(shown, len(shown.text), "", shown.words)

    async def _send(self, run: str, batch: _Batch) -> None:
        # read once: of the run's row, nothing but its text changes while its agent writes
        shown = await asyncio.to_thread(self._views.get, run)
        told = ""
        while text := await batch.take():
            offset = await asyncio.to_thread(self._texts.append, run, text)
            if offset is None:
                raise RunStopped(run)
            told += text
            await self._post(shown, offset, text, count_words(told))
            await batch.gather(BATCH_SECONDS)

    async def _post(self, shown: Run, offset: int, text: str, words: int) -> None:
        progress = GenerationProgress(
            run=shown.id,
            scene=shown.scene,
            offset=offset,
            text=text,
            words=words,
            cost_usd=shown.cost_usd,
            step=shown.step,
            status=shown.status,
        )
        event = FeedEvent(
            type="generation.progress",
            project=shown.project,
            seq=None,
            at=datetime.now(UTC).isoformat(),
            data=progress.model_dump(mode="json"),
        )
        # the text is kept in the database: a backend that restarts just now costs watchers a moment, not a word
        with contextlib.suppress(httpx.HTTPError):
            await self._client.post("/internal/progress", json=event.model_dump(mode="json"))


class _Batch:
    """Pieces that wait to be sent together. The first one never waits."""

    def __init__(self) -> None:
        self.begun = False
        self._waiting = ""
        self._ended = False
        self._news = asyncio.Event()
        self._over = asyncio.Event()

    def add(self, piece: str) -> None:
        self.begun = True
        self._waiting += piece
        self._news.set()

    def end(self) -> None:
        self._ended = True
        self._news.set()
        self._over.set()

    async def gather(self, seconds: float) -> None:
        """Let pieces come together for a while; the last ones do not wait."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()

    async def take(self) -> str:
        """Return what waits, as soon as something does; nothing once all has been taken and it has ended."""
        while not self._waiting and not self._ended:
            self._news.clear()
            await self._news.wait()
        text, self._waiting = self._waiting, ""
        return text
