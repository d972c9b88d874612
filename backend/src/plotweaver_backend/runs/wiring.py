"""Which parts make this feature, in the backend."""

from __future__ import annotations

from plotweaver_gitstore.store import Store
from plotweaver_quality.recent import RecentMemory

from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.guarding.service import GuardsService
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.comparing import Comparing
from plotweaver_backend.runs.concluding import Concluding
from plotweaver_backend.runs.dbos_queue import DbosQueue
from plotweaver_backend.runs.ending import Ending
from plotweaver_backend.runs.judging import Judging
from plotweaver_backend.runs.permit import Permit
from plotweaver_backend.runs.service import RunsService
from plotweaver_backend.runs.showing import Showing
from plotweaver_backend.runs.stopping import Stopping
from plotweaver_backend.stream.relay import Relay
from plotweaver_backend.suggestions.service import SuggestionsService


def provide(services: Services) -> None:
    """Offer the feature's services."""
    store, models = services.get(Store), services.get(Models)
    judging = Judging(services.get(FindingsService))
    ending = Ending(services.sessions, store, models, judging, services.get(SuggestionsService))
    services.provide(ending)
    comparing = Comparing(services.get(RecentMemory))
    showing = Showing(store, comparing)
    services.provide(showing)
    services.provide(Concluding(services.sessions, store, comparing))
    policies, guards = services.get(AiPolicies), services.get(GuardsService)
    runs = RunsService(services.sessions, showing, models, services.get(DbosQueue), ending, policies)
    services.provide(runs)
    services.provide(Permit(services.sessions, policies, guards))
    stopping = Stopping(services.sessions, runs, services.get(Relay), policies, models)
    services.provide(stopping)
    services.get(Departures).register(stopping.role_changed)
    policies.register(stopping.policy_changed)
