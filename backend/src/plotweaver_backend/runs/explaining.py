"""Why a run failed, in a code and in words for the person who asked for it."""

from __future__ import annotations

import httpx
import openai
from plotweaver_manuscript.errors import PlotWeaverError
from pydantic_ai.exceptions import AgentRunError, ModelHTTPError

_UNCHANGED = "Nothing changed in your book."


def explained(error: Exception) -> tuple[str, str]:
    """Return a stable code and a sentence."""
    if isinstance(error, PlotWeaverError):
        return error.code, error.message
    if _slow(error):
        return "model.slow", f"The model took too long to answer. {_UNCHANGED}"
    if isinstance(error, ModelHTTPError):
        return "model.refused", f"The model refused (status {error.status_code}). {_UNCHANGED}"
    if isinstance(error, AgentRunError | openai.OpenAIError | httpx.HTTPError | ValueError):
        return "model.failed", f"The model did not answer as it should. {_UNCHANGED}"
    return "internal", f"Something went wrong here. {_UNCHANGED}"


def _slow(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, httpx.TimeoutException | openai.APITimeoutError | TimeoutError):
            return True
        error = error.__cause__ or error.__context__
    return False
