"""The key for a run's next call: its book's own, or the installation's."""

from __future__ import annotations

from dbos import DBOS
from pydantic import SecretStr
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http.reading import reading
from plotweaver_backend.models.domain import ModelSpec
from plotweaver_backend.models.keys import ModelKeys
from plotweaver_backend.runs.tables import RunRow


class RunKeys:
    """Asked in a worker's step. The run is the workflow in whose step it is asked."""

    def __init__(self, sessions: sessionmaker[Session], keys: ModelKeys) -> None:
        self._sessions = sessions
        self._keys = keys

    def key(self, model: ModelSpec) -> SecretStr | None:
        """Return the key for a call; see `agents.ports.KeyHolder`."""
        with reading(self._sessions) as db:
            project = db.get_one(RunRow, str(DBOS.workflow_id)).project
        return self._keys.key(project, model)
