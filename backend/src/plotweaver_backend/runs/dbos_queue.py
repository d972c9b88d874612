"""The work queue in DBOS's own database."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from dbos import DBOSClient, EnqueueOptions
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

QUEUE = "runs"
WORKFLOW = "run"
#: Workers only take up runs of their own version: raise it when the steps of a workflow change.
APPLICATION_VERSION = "2"

log = logging.getLogger(__name__)


class DbosQueue:
    """Puts runs where workers find them. The client opens at the first use: the service forks before.

    Args:
        url: the workflow engine's database.
    """

    def __init__(self, url: str) -> None:
        self._url = engine_url(url)
        self._lock = threading.Lock()
        self._opened: DBOSClient | None = None

    def put(self, run: str) -> None:
        """Queue a run; see `runs.ports.WorkQueue`."""
        options: EnqueueOptions = {
            "queue_name": QUEUE,
            "workflow_name": WORKFLOW,
            "workflow_id": run,
            "app_version": APPLICATION_VERSION,
        }
        try:
            self._client().enqueue(options, run)
        except SQLAlchemyError as error:
            # before the first worker has made its tables; the worker queues what was left behind
            log.warning("run %s waits for a worker: %s", run, type(error).__name__)

    def cancel(self, run: str) -> None:
        """Stop a run; see `runs.ports.WorkQueue`."""
        try:
            self._client().cancel_workflow(run)
        except SQLAlchemyError as error:
            # the run's own row says that it was stopped, and its worker looks there with every batch
            log.warning("run %s stops by its row alone: %s", run, type(error).__name__)

    def forget(self, runs: Sequence[str]) -> None:
        """Take away all that was recorded of runs; see `runs.ports.WorkQueue`."""
        self._client().delete_workflows(list(runs))

    def _client(self) -> DBOSClient:
        with self._lock:
            if self._opened is None:
                self._opened = DBOSClient(system_database_url=self._url)
            return self._opened


def engine_url(url: str) -> str:
    """Return the address as DBOS takes it."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql")
    return address.render_as_string(hide_password=False)
