"""A process that sends itself a signal before the repository that it makes has a name: `maker.py URL FOLDER SIGNAL`."""

import os
import sys
from pathlib import Path

from plotweaver_backend.changes import Author, Change, ChangeService, mutex_for
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed

url, folder, number = sys.argv[1:]
engine = make_engine(url)
service = ChangeService(engine, Path(folder) / "repositories", mutex_for(engine, Path(folder) / "locks"), Feed(engine))


def before_naming(event, arguments):
    """Send the signal once everything of the repository is there but its name."""
    if event == "os.rename" and str(arguments[1]).endswith("book.git"):
        os.kill(os.getpid(), int(number))


sys.addaudithook(before_naming)
service.commit(Change("book", None, {"a.md": b"1"}, "Make", Author("Ada", "ada@example.org"), "made"))
sys.stdout.write("acknowledged\n")
