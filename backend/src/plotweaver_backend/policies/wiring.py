"""Which parts make this feature: gates before every branch of every book."""

from __future__ import annotations

from plotweaver_quality.recent import RecentMemory

from plotweaver_backend.changes import ChangeService
from plotweaver_backend.http.services import Services
from plotweaver_backend.policies.checks import ChecksGate
from plotweaver_backend.policies.rules import ProjectRulesGate
from plotweaver_backend.policies.scores import ScoresGate


def provide(services: Services) -> None:
    """Register the gates."""
    gates = services.get(ChangeService).gates
    gates.register(ProjectRulesGate())
    memory = RecentMemory()
    services.provide(memory)
    gates.register_long(ChecksGate(memory))
    gates.register_long(ScoresGate(memory))
