"""What is known of a model before it is called."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from plotweaver_manuscript.ai_policy import provider_of

#: Characters of English prose that make a token, at the least: estimates must not be too low.
CHARACTERS_PER_TOKEN = 3.0


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens."""

    input: Decimal
    output: Decimal

    def micros(self, input_tokens: int, output_tokens: int) -> int:
        """Return a call's cost in millionths of a dollar, rounded up."""
        return math.ceil(self.input * input_tokens + self.output * output_tokens)


@dataclass(frozen=True)
class ModelSpec:
    """A model that can be called.

    Attributes:
        id: what requests name it.
        name: what people read.
        practice: shows how drafting works, not for real prose.
        url: its OpenAI-compatible endpoint, up to and with `/v1`.
        provider_name: what the endpoint calls it.
        price: None if nobody knows.
        context_tokens: how long prompt and answer may be together.
        prompt_tokens: how long a prompt should be.
        constrained: whether it takes a JSON schema for its answer.
    """

    id: str
    name: str
    practice: bool
    url: str
    provider_name: str
    price: Price | None
    context_tokens: int
    prompt_tokens: int
    constrained: bool

    @property
    def provider(self) -> str:
        """Where its endpoint is: a host, or `local` for this machine."""
        return provider_of(self.url)

    def prompt_characters(self) -> int:
        """Return how long a prompt may be, in characters."""
        return int(self.prompt_tokens * CHARACTERS_PER_TOKEN)


def estimated_tokens(text: str) -> int:
    """Return how many tokens `text` is at the most, in English prose."""
    return math.ceil(len(text) / CHARACTERS_PER_TOKEN)
