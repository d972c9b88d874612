"""A process that lets a branch go to a version: `mover.py URL FOLDER REF BEFORE AFTER ID` (`-`: nothing)."""

import sys
from pathlib import Path

from plotweaver_backend.changes import Author, ChangeService, Move, mutex_for
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed

url, folder, ref, before, after, change_id = sys.argv[1:]
engine = make_engine(url)
service = ChangeService(engine, Path(folder) / "repositories", mutex_for(engine, Path(folder) / "locks"), Feed(engine))
before_or_none, after_or_none = (None if each == "-" else each for each in (before, after))
service.move(Move("book", ref, before_or_none, after_or_none, Author("Ben", "ben@example.org"), change_id))
sys.stdout.write("acknowledged\n")
