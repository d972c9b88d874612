"""Where things are on this machine: data, logs, the built frontend, the sample novel."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path

from plotweaver_cli.errors import FileProblem, PortTaken

SAMPLE = Path(__file__).parent / "sample"


def data_directory(chosen: Path | None) -> Path:
    """Return the data directory, made if missing: chosen, else the XDG data home's `plotweaver`.

    Raises:
        FileProblem: it cannot be made there.
    """
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    path = (chosen or Path(home) / "plotweaver").absolute()
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        message = f"Books cannot be kept in {path}: {error.strerror}. Choose a folder with --data-dir."
        raise FileProblem("cli.data_dir", message) from error
    return path


def frontend() -> Path | None:
    """Return the built frontend of this checkout, if there is one."""
    path = Path(__file__).parents[3] / "frontend" / "out"
    return path if (path / "index.html").is_file() else None


def free_port() -> int:
    """Return a port on loopback that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def require_free(port: int) -> None:
    """Raise PortTaken if something listens on this loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            message = f"Port {port} is taken by another program. Stop it, or choose another with --port."
            raise PortTaken("cli.port_taken", message) from error


def service_token(data: Path) -> str:
    """Return the token by which our processes know each other, made at first use and kept 0600."""
    path = data / "service-token"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    return path.read_text()
