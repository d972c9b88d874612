"""What a model costs: as the operator says, else as `genai-prices` lists it, else unknown."""

from __future__ import annotations

from decimal import Decimal

from genai_prices import Usage, calc_price
from plotweaver_kit.settings import Settings

from plotweaver_backend.models.domain import Price

_MILLION = 1_000_000


def price_of(settings: Settings) -> Price | None:
    """Return the price of the operator's OpenAI-compatible model, or None if it is not known."""
    if settings.openai_input_usd is not None and settings.openai_output_usd is not None:
        return Price(Decimal(str(settings.openai_input_usd)), Decimal(str(settings.openai_output_usd)))
    return listed_price(settings.openai_model)


def listed_price(model: str) -> Price | None:
    """Return the public price of `model`, or None if it is not listed."""
    try:
        whole = calc_price(Usage(input_tokens=_MILLION, output_tokens=_MILLION), model_ref=model)
    except LookupError:
        return None
    return Price(whole.input_price, whole.output_price)
