"""A process that accepts a suggestion: `accepter.py URL FOLDER PROJECT SUGGESTION CHANGE_ID`."""

import sys
from pathlib import Path

from plotweaver_backend.changes import ChangeService, mutex_for
from plotweaver_backend.database import make_engine, session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.suggestions.service import SuggestionsService

url, folder, project, suggestion, change_id = sys.argv[1:]
engine, data = make_engine(url), Path(folder)
feed = Feed(engine)
changes = ChangeService(engine, data / "repositories", mutex_for(engine, data / "locks"), feed)
person = Principal("account", name="Owner", email="owner@example.org")
done = SuggestionsService(session_factory(engine), changes, feed).accept(project, suggestion, person, change_id)
sys.stdout.write(f"{done.commit}\n")
