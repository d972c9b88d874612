"""Running agents: Pydantic AI inside a durable workflow, each model call one preemptible step."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Sequence
from typing import Any, cast

import httpx
from pydantic_ai import Agent, RunContext
from pydantic_ai.durable_exec.dbos import DBOSDurability, StepConfig
from pydantic_ai.messages import AgentStreamEvent, PartDeltaEvent, PartStartEvent, TextPart, TextPartDelta
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.settings import ModelSettings

from plotweaver_backend.agents.domain import AgentSpec, Asked
from plotweaver_backend.agents.metered import MeteredModel
from plotweaver_backend.agents.ports import KeyHolder, Listener, Meter
from plotweaver_backend.models.domain import ModelSpec

_CONNECT_SECONDS = 5.0
_SEED = 7


class Agents:
    """Every agent on every model. Make it before the workflow engine is launched.

    Args:
        specs: the agents.
        models: the models that they may run on.
        meter: keeps the money.
        keys: opens the models' endpoints.
        listener: reads along.
        patience: how long a model may stay silent, in seconds.
    """

    def __init__(
        self,
        specs: Sequence[AgentSpec],
        models: Sequence[ModelSpec],
        meter: Meter,
        keys: KeyHolder,
        listener: Listener,
        patience: float,
    ) -> None:
        self._patience = patience
        self._models = {spec.id: spec for spec in models}
        self._agents = {spec.name: self._build(spec, meter, keys, listener) for spec in specs} if models else {}

    async def run(self, asked: Asked, model: str) -> str:
        """Return the answer of an agent on `model`.

        Raises:
            AgentRunError: the model did not answer as it should (Pydantic AI's own family).
            ProblemError: the call would cost more than the run may.
            RunStopped: nobody wants the answer any more.
        """
        settings = ModelSettings(max_tokens=asked.max_tokens, temperature=0.7, seed=_SEED)
        schema = asked.agent.schema
        if schema is not None and self._models[model].constrained:
            answer_format = {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}}
            settings["extra_body"] = {"response_format": answer_format}
        result = await self._agents[asked.agent.name].run(asked.prompt, model=model, model_settings=settings)
        return result.output

    def _build(self, spec: AgentSpec, meter: Meter, keys: KeyHolder, listener: Listener) -> Agent[None, str]:
        async def read_along(_: RunContext[None], events: AsyncIterable[AgentStreamEvent]) -> None:
            await listener.hear(spec.name, _pieces(events))

        on = {
            model.id: MeteredModel(_connect(model, self._patience), spec.name, model, meter, keys)
            for model in self._models.values()
        }
        durability: DBOSDurability[None] = DBOSDurability(
            models=cast(Any, on),
            event_stream_handler=read_along,
            # without it a cancelled call would run, and cost, to its end; DBOS knows the key, the type does not yet
            model_step_config=cast(StepConfig, {"preemptible": True}),
        )
        return Agent(
            next(iter(on.values())),
            name=spec.name,
            instructions=spec.instructions,
            capabilities=[durability],
            retries=0,
        )


def _connect(spec: ModelSpec, patience: float) -> OpenAIChatModel:
    # the key comes with each call (`metered`); retries happen nowhere: a second attempt would be a second price
    client = httpx.AsyncClient(timeout=httpx.Timeout(patience, connect=_CONNECT_SECONDS))
    provider = OpenAIProvider(base_url=spec.url, api_key="none", http_client=client)
    provider.client.max_retries = 0
    return OpenAIChatModel(spec.provider_name, provider=provider)


async def _pieces(events: AsyncIterable[AgentStreamEvent]) -> AsyncIterator[str]:
    async for event in events:
        match event:
            case PartStartEvent(part=TextPart(content=text)) if text:
                yield text
            case PartDeltaEvent(delta=TextPartDelta(content_delta=text)) if text:
                yield text
