"""Running the write service: `python -m plotweaver_backend.serve`."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.workers.base import Worker  # type: ignore[import-untyped]
from plotweaver_kit import memory, threads
from plotweaver_kit.settings import Settings

from plotweaver_backend import wiring
from plotweaver_backend.app import create_app
from plotweaver_backend.changes import ChangeService
from plotweaver_backend.identity.passwords.hashing import password_fits
from plotweaver_backend.projects.unreadable import UnreadableBooks
from plotweaver_backend.stream.hub import EphemeralHub

THREADS = 16

log = logging.getLogger(__name__)


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with one process and threads, on loopback only: the bff is the public origin."""

    def __init__(self, app: Flask, settings: Settings, hub: EphemeralHub) -> None:
        self._app = app
        self._hub = hub
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn where and how to listen."""
        options: dict[str, Any] = {
            "bind": f"127.0.0.1:{self._settings.backend_port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            # several backends of one installation share the port
            "reuse_port": True,
            # as far as it goes: a mirror says by their ids which branches it has (`feed.ObjectsQuery`)
            "limit_request_line": 8190,
            "timeout": 120,
            "graceful_timeout": 5,
            # longer than the bff keeps an idle connection; its default of 2 s closes them under its hands
            "keepalive": 75,
            "accesslog": None,
            # its default place is one for every instance of this user
            "control_socket_disable": True,
            "post_worker_init": lambda _worker: _on_term(self._hub.end),
            "worker_exit": _leave,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application."""
        return self._app


def _on_term(do: Callable[[], None]) -> None:
    """Do something before the process winds down: streams that never end would hold it up."""
    wind_down = signal.getsignal(signal.SIGTERM)

    def end(number: int, frame: FrameType | None) -> None:
        do()
        if callable(wind_down):
            wind_down(number, frame)

    signal.signal(signal.SIGTERM, end)


def _leave(_server: object, worker: Worker) -> None:
    """End a process whose master was killed.

    Nobody else would: a stream that it serves would keep it for ever, and with it connections that it answers no more.
    """
    if os.getppid() != worker.ppid:
        os._exit(1)


def main() -> None:
    """Recover what a crash left, then serve until stopped."""
    threads.give_way_soon()
    settings = Settings.model_validate({})
    services = wiring.assemble(settings)
    services.get(ChangeService).recover()
    for told in services.get(UnreadableBooks).all():
        log.error(told)
    # the first e-mail that nobody has must not take longer than all that follow
    password_fits(None, "")
    app = create_app(services, wiring.features())
    # the worker process must open connections of its own, not share the ones opened until here
    services.engine.dispose()
    memory.keep_for_good()
    Server(app, settings, services.get(EphemeralHub)).run()


if __name__ == "__main__":
    main()
