"""Reaching an installation from the terminal: its data directory, its database, and where browsers find it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plotweaver_cli import places

if TYPE_CHECKING:
    from plotweaver_backend.http.services import Services
    from plotweaver_backend.identity.keeping import Keeping


@contextlib.contextmanager
def keeping(data_dir: Path | None, database: str) -> Iterator[Keeping]:
    """Open an installation for what `plotweaver admin` does for its people; see `opened`."""
    from plotweaver_backend.identity.keeping import Keeping

    with opened(data_dir, database) as services:
        yield services.get(Keeping)


@contextlib.contextmanager
def opened(data_dir: Path | None, database: str) -> Iterator[Services]:
    """Open an installation, whether or not it runs.

    Args:
        data_dir: where its books are kept; None: where `plotweaver up` keeps them.
        database: the kind that it was started with; one that runs says so itself.
    """
    from plotweaver_backend import wiring
    from plotweaver_kit.settings import Settings

    from plotweaver_cli.services import database_of, running

    data = places.data_directory(data_dir)
    here = running(data)
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(database_of(data, database)) if here is None else here.database_url
        known = {"data_dir": data, "database_url": url, "service_token": places.service_token(data)}
        if here is not None and here.origin:
            known["public_origin"] = here.origin
        services = wiring.assemble(Settings.model_validate(known))
        stack.callback(services.engine.dispose)
        yield services
