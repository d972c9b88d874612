"""A model whose every call is reserved before and settled after, inside the same durable step."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from pydantic_ai import RunContext
from pydantic_ai.exceptions import ModelHTTPError, UnexpectedModelBehavior
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from plotweaver_backend.agents.errors import NothingWritten
from plotweaver_backend.agents.ports import KeyHolder, Meter
from plotweaver_backend.models.domain import ModelSpec, estimated_tokens
from plotweaver_backend.vault.errors import VaultLocked


class MeteredModel(WrapperModel):
    """Wraps a model.

    A call that the provider refuses with a status costs nothing; one that breaks or is cancelled stays reserved
    at its maximum, because nobody can tell what was charged.
    """

    def __init__(self, wrapped: Model, agent: str, spec: ModelSpec, meter: Meter, keys: KeyHolder) -> None:
        super().__init__(wrapped)
        self._agent = agent
        self._spec = spec
        self._meter = meter
        self._keys = keys

    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        """Make a call; see `pydantic_ai.models.Model.request`."""
        async with self._call(messages, model_settings) as reservation:
            opened = await self._opened(model_settings)
            response = await super().request(messages, opened, model_request_parameters)
            await self._settle(reservation, response)
        return response

    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,
    ) -> AsyncGenerator[StreamedResponse]:
        """Make a call and stream its answer; see `pydantic_ai.models.Model.request_stream`."""
        async with self._call(messages, model_settings) as reservation:
            opened = await self._opened(model_settings)
            async with super().request_stream(messages, opened, model_request_parameters, run_context) as response:
                yield response
            answer = response.get()
            # a connection that breaks looks like an answer that ends, but for the provider's own word for the end
            if "finish_reason" not in (answer.provider_details or {}):
                raise UnexpectedModelBehavior("the answer broke off")
            await self._settle(reservation, answer)
            if not (answer.text or "").strip():
                raise NothingWritten

    @asynccontextmanager
    async def _call(self, messages: list[ModelMessage], settings: ModelSettings | None) -> AsyncIterator[str]:
        text = text_of(messages)
        asked = estimated_tokens(text)
        most = (settings or {}).get("max_tokens") or self._spec.context_tokens
        reservation = await asyncio.to_thread(self._meter.reserve, self._agent, self._spec, len(text), asked, most)
        try:
            yield reservation
        except VaultLocked:
            # nothing was sent
            await asyncio.to_thread(self._meter.release, reservation)
            raise
        except ModelHTTPError as error:
            await asyncio.to_thread(self._meter.release, reservation)
            # some providers repeat the key, or the text, in what they refuse with: it must not reach logs and databases
            raise ModelHTTPError(error.status_code, error.model_name) from None

    async def _opened(self, settings: ModelSettings | None) -> ModelSettings:
        """Return the settings with this call's key in them. They are made inside the step: nothing records them."""
        key = await asyncio.to_thread(self._keys.key, self._spec)
        if key is None:
            return settings or ModelSettings()
        headers = {"Authorization": f"Bearer {key.get_secret_value()}"}
        return ModelSettings(**{**(settings or {}), "extra_headers": headers})

    async def _settle(self, reservation: str, response: ModelResponse) -> None:
        used = response.usage
        # an endpoint that reports no usage is settled by what it wrote
        output = used.output_tokens or estimated_tokens(response.text or "")
        await asyncio.to_thread(self._meter.settle, reservation, used.input_tokens, output)


def text_of(messages: list[ModelMessage]) -> str:
    """Return everything that `messages` send, instructions too."""
    texts = []
    for message in messages:
        if isinstance(message, ModelRequest):
            texts.append(message.instructions or "")
        texts.extend(str(getattr(part, "content", "")) for part in message.parts)
    return "\n".join(texts)
