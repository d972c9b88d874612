"""A process that renames a branch and dies: `renamer.py URL FOLDER POINT NTH NAME TO ID`, at the NTH time at POINT."""

import os
import signal
import sys
from itertools import count
from pathlib import Path

from plotweaver_backend.branches.service import BranchesService, Wish
from plotweaver_backend.changes import ChangeService, intents, mutex_for
from plotweaver_backend.changes import service as transaction
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_contracts.branches import RenameRequest

url, folder, point, nth, name, to, change_id = sys.argv[1:]
times = count(1)


def reach(reached: str) -> None:
    """Die as `crashpoints.reach` does, but not always the first time."""
    if reached == point and next(times) == int(nth):
        os.kill(os.getpid(), signal.SIGKILL)


transaction.reach = intents.reach = reach
engine = make_engine(url)
changes = ChangeService(engine, Path(folder) / "repositories", mutex_for(engine, Path(folder) / "locks"), Feed(engine))
ada = Principal("ada", "ada", name="Ada", email="ada@example.org")
BranchesService(changes.store, changes).rename(Wish("book", ada, change_id), RenameRequest(name=name, to=to))
sys.stdout.write("acknowledged\n")
