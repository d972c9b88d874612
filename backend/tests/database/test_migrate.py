"""The revisions make exactly the tables, once, whoever comes first, and also of a database from before them."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import plotweaver_backend
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from plotweaver_backend.database import Base, make_engine, migrate
from plotweaver_backend.database.migrate import config_for, newest_revision, revision_of
from plotweaver_backend.database.revise import import_tables, revise
from sqlalchemy import Engine, inspect, text

FIRST = "r0001_the_first_schema"

MIGRATING = """
import sys
from plotweaver_backend.database import make_engine, migrate
migrate(make_engine(sys.argv[1]))
"""


@pytest.fixture
def empty(empty_database_url: str):
    """An engine on a database without any table."""
    import_tables()
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return compare_metadata(context, Base.metadata)


def test_the_revisions_make_the_tables_as_the_code_has_them(empty: Engine) -> None:
    migrate(empty)
    assert differences(empty) == [], "tables changed: run `python -m plotweaver_backend.database.revise`"


def test_there_is_nothing_left_to_revise() -> None:
    assert revise("nothing") == []


# only until there is a second revision, which the first one must then not foresee
def test_the_first_revision_written_anew_is_the_one_that_is_kept(tmp_path: Path) -> None:
    package = Path(plotweaver_backend.__path__[0])
    shutil.copytree(package, tmp_path / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    (copy,) = (tmp_path / package.name).rglob(f"{FIRST}.py")
    kept = ast.dump(ast.parse(copy.read_text()))
    copy.unlink()
    command = [sys.executable, "-m", "plotweaver_backend.database.revise", "The", "first", "schema"]
    run = {"check": True, "capture_output": True, "env": {**os.environ, "PYTHONPATH": str(tmp_path)}}
    written = subprocess.run(command, **run).stdout.decode().splitlines()[-1]
    assert (Path(written), ast.dump(ast.parse(copy.read_text()))) == (copy, kept), "write it anew: database/revise.py"


def test_a_database_from_before_there_were_revisions_keeps_its_rows_and_gets_what_it_lacks(empty: Engine) -> None:
    older = [table for table in Base.metadata.sorted_tables if table.name not in ("intents", "refresh_tokens")]
    with empty.begin() as connection:
        Base.metadata.create_all(connection, older)
        connection.execute(text("INSERT INTO feed_head (id, seq) VALUES (1, 7)"))
    migrate(empty)
    assert differences(empty) == []
    with empty.connect() as connection:
        assert revision_of(connection) == newest_revision()
        assert connection.execute(text("SELECT seq FROM feed_head")).scalar_one() == 7


def test_processes_that_start_together_migrate_once(empty: Engine, empty_database_url: str) -> None:
    starting = [
        subprocess.Popen([sys.executable, "-c", MIGRATING, empty_database_url], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for process in starting:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint
    with empty.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [
            newest_revision()
        ]
    assert differences(empty) == []


def test_a_migration_that_fails_leaves_nothing_behind(empty: Engine) -> None:
    with empty.begin() as connection:
        # a view of this name cannot become an index's table
        connection.execute(text("CREATE VIEW refresh_tokens AS SELECT 1 AS session"))
    with pytest.raises(Exception, match="refresh_tokens"):
        migrate(empty)
    assert inspect(empty).get_table_names() == []


def test_the_revisions_can_be_taken_back(empty: Engine) -> None:
    migrate(empty)
    with empty.begin() as connection:
        command.downgrade(config_for(connection), "base")
    assert inspect(empty).get_table_names() == ["alembic_version"]
    migrate(empty)
    assert differences(empty) == []


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    assert differences(engine) == []
