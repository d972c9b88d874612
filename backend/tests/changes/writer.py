"""A process that commits one change for each name it is given: `writer.py URL FOLDER BASE NAME…`."""

import sys
from pathlib import Path

from plotweaver_backend.changes import Author, Change, ChangeService, mutex_for
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed

url, folder, base, *names = sys.argv[1:]
engine = make_engine(url)
service = ChangeService(engine, Path(folder) / "repositories", mutex_for(engine, Path(folder) / "locks"), Feed(engine))
for name in names:
    edits = {f"m/{name}.md": name.encode()}
    done = service.commit(Change("book", base or None, edits, "Edit", Author("Ada", "ada@example.org"), name))
    sys.stdout.write(f"acknowledged {name} {done.commit}\n")
    sys.stdout.flush()
