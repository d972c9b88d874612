"""What an agent is, whichever model it runs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class AgentSpec:
    """An agent of the registry.

    Attributes:
        name: stable; it stands in the history beside what the agent wrote.
        version: changes with its instructions.
        title: what people read.
        capability: what it can be asked for.
        tier: how good a model it needs.
        instructions: what it is told before anything of the book.
        schema: JSON schema of its answer; None for prose.
    """

    name: str
    version: int
    title: str
    capability: Literal["draft", "judge"]
    tier: Literal["small", "middle", "large"]
    instructions: str
    schema: dict[str, Any] | None = None


@dataclass(frozen=True)
class Asked:
    """A request to an agent: what it is shown, and how long it may answer."""

    agent: AgentSpec
    prompt: str
    max_tokens: int

    @property
    def sent(self) -> str:
        """Everything that leaves the house, as text for people."""
        return f"{self.agent.instructions}\n\n{self.prompt}"
