"""A process that lets a child of its own make each change it is told of (a line of JSON), and die at a named instant.

It imports everything once and forks, so that a death costs milliseconds. It answers with how the child ended.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from plotweaver_backend.changes import Author, Change, ChangeService, Move, mutex_for
from plotweaver_backend.changes.crashpoints import VARIABLE
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed


def make(told: dict[str, Any]) -> None:
    """Make one change or move."""
    os.environ[VARIABLE] = told["point"]
    engine, folder = make_engine(told["url"]), Path(told["folder"])
    service = ChangeService(engine, folder / "repositories", mutex_for(engine, folder / "locks"), Feed(engine))
    ada, wanted = Author("Ada", "ada@example.org"), told["wanted"]
    if "edits" in wanted:
        wanted["edits"] = {path: None if text is None else text.encode() for path, text in wanted["edits"].items()}
        service.commit(Change(**wanted, message="Edit", author=ada))
    else:
        service.move(Move(**wanted, author=ada))


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        make(json.loads(line))
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    sys.stdout.write(f"{os.waitstatus_to_exitcode(ended)}\n")
    sys.stdout.flush()
