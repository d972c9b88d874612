"""The agent that looks for contradictions between scenes. What it says advises; it never blocks."""

from __future__ import annotations

from plotweaver_quality.continuity.judge import ANSWER_TOKENS, INSTRUCTIONS, SCHEMA, Question

from plotweaver_backend.agents.domain import AgentSpec, Asked

CONTINUITY_JUDGE = AgentSpec(
    name="continuity",
    version=1,
    title="Continuity",
    capability="judge",
    tier="large",
    instructions=INSTRUCTIONS,
    schema=SCHEMA,
)


def ask_for_contradictions(question: Question) -> Asked:
    """Return the request to compare passages."""
    return Asked(CONTINUITY_JUDGE, question.prompt, ANSWER_TOKENS)
