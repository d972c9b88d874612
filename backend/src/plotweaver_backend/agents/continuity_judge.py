"""The agent that looks for contradictions between scenes. What it says advises; it never blocks."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_quality.continuity.judge import INSTRUCTIONS, prompt
from plotweaver_quality.continuity.passages import Passage

from plotweaver_backend.agents.domain import AgentSpec, Asked

_MOST = 5
#: A quotation is a sentence or a part of one; without a limit a small model runs to its own.
_QUOTE = {"type": "string", "maxLength": 160}

CONTINUITY_JUDGE = AgentSpec(
    name="continuity",
    version=1,
    title="Continuity",
    capability="judge",
    tier="large",
    instructions=INSTRUCTIONS,
    schema={
        "type": "object",
        "properties": {
            "contradictions": {
                "type": "array",
                "maxItems": _MOST,
                "items": {
                    "type": "object",
                    "properties": {"first": _QUOTE, "second": _QUOTE, "why": {"type": "string", "maxLength": 120}},
                    "required": ["first", "second", "why"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["contradictions"],
        "additionalProperties": False,
    },
)
ANSWER_TOKENS = 600


def ask_for_contradictions(shown: Sequence[Passage]) -> Asked:
    """Return the request to compare passages."""
    return Asked(CONTINUITY_JUDGE, prompt(shown), ANSWER_TOKENS)
