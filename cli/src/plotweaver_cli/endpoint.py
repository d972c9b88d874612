"""A model behind an OpenAI-compatible endpoint, asked once: no second try, since a second call has a second price."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
from plotweaver_manuscript.ai_policy import LOCAL, provider_of
from plotweaver_quality.continuity.judge import ANSWER_TOKENS, INSTRUCTIONS, Question

from plotweaver_cli.errors import ModelProblem

_CONNECT_SECONDS = 5.0
_KEY = "PLOTWEAVER_OPENAI_KEY"


@dataclass(frozen=True)
class Endpoint:
    """Where a model is asked.

    Attributes:
        url: up to and with `/v1`.
        model: what it calls its model.
        key: sent with each call; empty: none is.
        seconds: how long it may take.
    """

    url: str
    model: str
    key: str = field(repr=False)
    seconds: float

    @property
    def provider(self) -> str:
        """Its host, or `local` for this machine."""
        return provider_of(self.url)

    def answer(self, question: Question) -> str:
        """Return what the model answers.

        Raises:
            ModelProblem: it was not reached, or refused.
        """
        messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": question.prompt}]
        asked = {"model": self.model, "messages": messages, "max_tokens": ANSWER_TOKENS, "temperature": 0}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            patience = httpx.Timeout(self.seconds, connect=_CONNECT_SECONDS)
            told = httpx.post(f"{self.url.rstrip('/')}/chat/completions", json=asked, headers=headers, timeout=patience)
        except httpx.TimeoutException as error:
            raise ModelProblem("model.timeout", f"{self.provider} did not answer in time (--seconds).") from error
        except httpx.HTTPError as error:
            raise ModelProblem("model.unreachable", f"{self.provider} could not be reached: {error}.") from error
        if not told.is_success:
            # what it says besides may repeat the key
            raise ModelProblem("model.refused", f"{self.provider} refused with status {told.status_code}.")
        return _content(told)


def endpoint_of(url: str, model: str, seconds: float) -> Endpoint:
    """Return the endpoint that somebody names, with the key of the environment.

    Raises:
        ModelProblem: it is no web address, no model is named, or words and key would go out unprotected.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ModelProblem("model.address", f"{url!r} is no web address.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise ModelProblem("model.address", "Name an endpoint by --url or PLOTWEAVER_OPENAI_URL: https://HOST/v1.")
    if not model:
        raise ModelProblem("model.address", "Name a model by --model or PLOTWEAVER_OPENAI_MODEL.")
    if parts.scheme == "http" and provider_of(url) != LOCAL:
        raise ModelProblem(
            "model.address", f"{parts.hostname} must be called by https: the book would be read on the way."
        )
    return Endpoint(url, model, os.environ.get(_KEY, ""), seconds)


def _content(told: httpx.Response) -> str:
    """Return the answer's text; empty where there is none, so that the judge has not passed anything."""
    try:
        content = told.json()["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError):
        return ""
    return content if isinstance(content, str) else ""
