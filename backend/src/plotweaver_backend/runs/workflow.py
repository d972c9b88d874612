"""The workflow of a run: one that drafts reads, writes, judges and proposes; one that judges reads, asks and concludes.

A finished step is never made again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from dbos import DBOS
from pydantic_ai.exceptions import AgentRunError

from plotweaver_backend.agents.critic import ask_for_verdict
from plotweaver_backend.agents.errors import NothingWritten
from plotweaver_backend.agents.running import Agents
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.beginning import Beginning, Begun
from plotweaver_backend.runs.concluding import Concluding
from plotweaver_backend.runs.dbos_queue import WORKFLOW
from plotweaver_backend.runs.ending import Ending
from plotweaver_backend.runs.errors import RunStopped
from plotweaver_backend.runs.explaining import explained
from plotweaver_backend.runs.relay import Relay
from plotweaver_backend.runs.texts import Texts

log = structlog.get_logger()


@dataclass(frozen=True)
class Parts:
    """What the workflow works with."""

    beginning: Beginning
    agents: Agents
    models: Models
    texts: Texts
    relay: Relay
    ending: Ending
    concluding: Concluding


class Working:
    """The steps of one run after another; the engine remembers each one's outcome.

    Args:
        parts: what it works with.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def run(self, run: str) -> None:
        """Work, and end with a suggestion or a verdict, or with the reason why there is none."""
        try:
            begun = await DBOS.run_step_async({"name": "read"}, self._begin, run)
            answer = await self._parts.agents.run(begun.asked, begun.model)
            if begun.workflow == "judge-continuity":
                await DBOS.run_step_async({"name": "conclude"}, self._conclude, run, answer)
                return
            await DBOS.run_step_async({"name": "judging"}, self._enter, run, "judging")
            verdict = await self._verdict(begun.model, answer)
            await DBOS.run_step_async({"name": "propose"}, self._propose, run, verdict)
        except RunStopped:
            log.info("run stopped", run=run)
        # the edge of a run: whatever broke, its author is told
        except Exception as error:
            log.warning("run failed", run=run, exc_info=error)
            code, message = explained(error)
            await DBOS.run_step_async({"name": "fail"}, self._fail, run, code, message)

    async def _begin(self, run: str) -> Begun:
        begun = await asyncio.to_thread(self._parts.beginning.begin, run)
        await self._parts.relay.tell(run)
        return begun

    async def _enter(self, run: str, step: str) -> None:
        if not await asyncio.to_thread(self._parts.texts.enter, run, step):
            raise RunStopped(run)
        await self._parts.relay.tell(run)

    async def _verdict(self, model: str, draft: str) -> str:
        room = self._parts.models.get(model).prompt_characters()
        try:
            return await self._parts.agents.run(ask_for_verdict(draft, room), model)
        except (AgentRunError, NothingWritten) as error:
            # a critic that does not answer has not passed the draft; the draft is kept all the same
            log.warning("critic failed", exc_info=error)
            return ""

    async def _propose(self, run: str, verdict: str) -> None:
        await asyncio.to_thread(self._parts.ending.succeed, run, verdict)
        await self._parts.relay.tell(run)

    async def _conclude(self, run: str, answer: str) -> None:
        await asyncio.to_thread(self._parts.concluding.conclude, run, answer)
        await self._parts.relay.tell(run)

    async def _fail(self, run: str, code: str, message: str) -> None:
        await asyncio.to_thread(self._parts.ending.fail, run, code, message)
        await self._parts.relay.tell(run)


def register(parts: Parts) -> None:
    """Make the workflow known to the engine. Call it once, before the launch."""
    workflow = Working(parts)

    @DBOS.workflow(name=WORKFLOW)
    async def work(run: str) -> None:
        await workflow.run(run)
