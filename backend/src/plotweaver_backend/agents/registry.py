"""The agents that are built in."""

from __future__ import annotations

from plotweaver_backend.agents.continuity_judge import CONTINUITY_JUDGE
from plotweaver_backend.agents.critic import CRITIC
from plotweaver_backend.agents.domain import AgentSpec
from plotweaver_backend.agents.scene_writer import SCENE_WRITER

BUILT_IN: tuple[AgentSpec, ...] = (SCENE_WRITER, CRITIC, CONTINUITY_JUDGE)
