"""The models that this installation offers."""

from __future__ import annotations

from decimal import Decimal

import httpx
from plotweaver_contracts.generation import Model
from plotweaver_kit.problems import ProblemError
from plotweaver_kit.settings import Settings

from plotweaver_backend.models.domain import ModelSpec, Price
from plotweaver_backend.models.prices import price_of

PRACTICE = "practice"
_LOOK_SECONDS = 1.0


class Models:
    """The practice model, and the operator's OpenAI-compatible one."""

    def __init__(self, settings: Settings) -> None:
        self._allow_unpriced = settings.allow_unpriced
        self._specs = {spec.id: spec for spec in _offered(settings)}

    def specs(self) -> list[ModelSpec]:
        """Return every model in the order in which they are offered."""
        return list(self._specs.values())

    def get(self, model: str) -> ModelSpec:
        """Return a model that may be called.

        Raises:
            ProblemError: `model.unavailable` (there is none of this name), `model.unpriced`.
        """
        spec = self._specs.get(model)
        if spec is None:
            raise ProblemError("model.unavailable", f"There is no model “{model}” here. Choose another one.")
        if spec.price is None and not self._allow_unpriced:
            raise ProblemError(
                "model.unpriced",
                f"Nobody has said what “{spec.name}” costs, so it is not called. An administrator can set its price.",
            )
        return spec

    def shown(self) -> list[Model]:
        """Return every model as people choose it, with whether its endpoint answers now."""
        return [
            Model(id=spec.id, name=spec.name, practice=spec.practice, provider=spec.provider, available=_answers(spec))
            for spec in self.specs()
        ]


def _offered(settings: Settings) -> list[ModelSpec]:
    offered = []
    if settings.model_url:
        offered.append(
            ModelSpec(
                id=PRACTICE,
                name="Practice model",
                practice=True,
                url=settings.model_url,
                provider_name="smollm2-135m-instruct",
                price=Price(Decimal(0), Decimal(0)),
                context_tokens=4096,
                prompt_tokens=700,
                constrained=True,
            )
        )
    if settings.openai_url and settings.openai_model:
        offered.append(
            ModelSpec(
                id=settings.openai_model,
                name=settings.openai_model,
                practice=False,
                url=settings.openai_url,
                provider_name=settings.openai_model,
                price=price_of(settings),
                context_tokens=32_000,
                prompt_tokens=8_000,
                constrained=False,
            )
        )
    return offered


def _answers(spec: ModelSpec) -> bool:
    try:
        # any answer will do, a refusal, too: no key is shown for this
        httpx.get(f"{spec.url}/models", timeout=_LOOK_SECONDS)
    except httpx.HTTPError:
        return False
    return True
