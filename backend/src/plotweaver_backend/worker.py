"""The worker process: runs, letters, reports, and tending the repositories. `python -m plotweaver_backend.worker`."""

from __future__ import annotations

import signal
import threading

from dbos import DBOS, DBOSConfig
from plotweaver_kit import logging
from plotweaver_kit.settings import Settings

from plotweaver_backend import wiring
from plotweaver_backend.agents.registry import BUILT_IN
from plotweaver_backend.agents.running import Agents
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.tidying import Tidying
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.maintenance.service import MaintenanceService
from plotweaver_backend.models.keys import ModelKeys
from plotweaver_backend.models.registry import Models
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.reports.making import Reporting
from plotweaver_backend.runs.beginning import Beginning
from plotweaver_backend.runs.concluding import Concluding
from plotweaver_backend.runs.dbos_queue import APPLICATION_VERSION, QUEUE, DbosQueue, engine_url
from plotweaver_backend.runs.ending import Ending
from plotweaver_backend.runs.keys import RunKeys
from plotweaver_backend.runs.ledger import Ledger
from plotweaver_backend.runs.permit import Permit
from plotweaver_backend.runs.relay import Relay
from plotweaver_backend.runs.showing import Showing
from plotweaver_backend.runs.texts import Texts
from plotweaver_backend.runs.views import Views
from plotweaver_backend.runs.workflow import Parts, register

_AT_ONCE = 2
#: How often runs are looked for: each look costs a millisecond of processor, day and night.
_POLL_SECONDS = 0.5
#: How often runs are looked for that were accepted and never reached the queue.
_SWEEP_SECONDS = 2.0


def main() -> None:
    """Take up what a crash left, then work until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    settings = Settings.model_validate({})
    logging.configure(settings.log_json)
    services = wiring.assemble(settings)
    DBOS(config=_config(settings))
    register(_parts(services))
    DBOS.launch()
    DBOS.register_queue(QUEUE, worker_concurrency=_AT_ONCE, polling_interval_sec=_POLL_SECONDS)
    duties = [services.get(MaintenanceService).run, services.get(Letters).run, services.get(Tidying).run]
    duties += [services.get(Reporting).run, services.get(RemovedBooks).run]
    beside = [threading.Thread(target=duty, args=(stop,)) for duty in duties]
    for thread in beside:
        thread.start()
    _sweep(services, stop)
    for thread in beside:
        thread.join()
    DBOS.destroy()


def _config(settings: Settings) -> DBOSConfig:
    return {
        "name": "plotweaver",
        "system_database_url": engine_url(settings.workflows),
        # two workers of one id would make a step twice
        "executor_id": settings.worker_id,
        "application_version": APPLICATION_VERSION,
    }


def _parts(services: Services) -> Parts:
    settings, sessions, models = services.settings, services.sessions, services.get(Models)
    texts = Texts(sessions)
    relay = Relay(texts, Views(sessions), settings.backend_url, settings.service_token.get_secret_value())
    ledger = Ledger(sessions, models, services.get(Permit), settings.run_limit_usd)
    keys = RunKeys(sessions, services.get(ModelKeys))
    return Parts(
        beginning=Beginning(sessions, services.get(Showing), models),
        agents=Agents(BUILT_IN, models.specs(), ledger, keys, relay, settings.model_seconds),
        models=models,
        texts=texts,
        relay=relay,
        ending=services.get(Ending),
        concluding=services.get(Concluding),
    )


def _sweep(services: Services, stop: threading.Event) -> None:
    beginning = Beginning(services.sessions, services.get(Showing), services.get(Models))
    queue = services.get(DbosQueue)
    while not stop.wait(_SWEEP_SECONDS):
        for run in beginning.left_behind():
            queue.put(run)


if __name__ == "__main__":
    main()
