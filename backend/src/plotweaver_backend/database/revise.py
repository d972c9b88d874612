"""Writes the next revision from what the tables are now: `python -m plotweaver_backend.database.revise "What changes"`.

Format the file with ruff afterwards. Until the first release there is only `r0001_the_first_schema.py`: remove it and
run this with "The first schema" to write it anew.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.operations.ops import CreateIndexOp, CreateTableOp, MigrateOperation, MigrationScript, OpContainer

import plotweaver_backend
from plotweaver_backend.database.engine import make_engine
from plotweaver_backend.database.migrate import config_for, migrate, newest_revision


def import_tables() -> None:
    """Make every feature's tables known: import each package's `tables`."""
    for found in pkgutil.walk_packages(plotweaver_backend.__path__, "plotweaver_backend."):
        if found.name.endswith(".tables"):
            importlib.import_module(found.name)


def revise(message: str) -> list[Path]:
    """Write a revision with what the tables have and the revisions have not; none if they agree."""
    import_tables()
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/scratch.db")
        migrate(engine)
        with engine.begin() as connection:
            config = config_for(connection)
            config.attributes["directives"] = _directives
            made = command.revision(config, message, autogenerate=True, rev_id=f"{int(newest_revision()) + 1:04}")
        engine.dispose()
    written = [Path(script.path) for script in (made if isinstance(made, list) else [made]) if script is not None]
    for path in written:
        # without Alembic's request to adjust what is checked by a test
        kept = [line for line in path.read_text().splitlines(keepends=True) if not line.startswith("    # ###")]
        path.write_text("".join(kept))
    return written


def _directives(_context: Any, _revision: Any, scripts: list[MigrationScript]) -> None:
    script = scripts[0]
    if script.upgrade_ops is None or script.upgrade_ops.is_empty():
        scripts.clear()
        return
    for operation in _all(script.upgrade_ops.ops):
        # databases from before there were revisions have some tables already
        if isinstance(operation, CreateTableOp | CreateIndexOp):
            operation.if_not_exists = True


def _all(operations: Iterable[MigrateOperation]) -> Iterable[MigrateOperation]:
    for operation in operations:
        yield operation
        if isinstance(operation, OpContainer):
            yield from _all(operation.ops)


def main() -> None:
    """Write the revision and say where."""
    for path in revise(" ".join(sys.argv[1:]) or "Tables as they are"):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
