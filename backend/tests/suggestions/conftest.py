"""A book with a suggestion in the application that `tests/http` builds."""

import importlib.util
import subprocess
from pathlib import Path

import pytest
from plotweaver_backend.feed import Feed
from plotweaver_backend.suggestions.proposing import Proposal
from plotweaver_backend.suggestions.service import SuggestionsService
from plotweaver_backend.suggestions.splitting import split_edits
from plotweaver_gitstore import Store, head, read_file
from plotweaver_manuscript.book import read_scene

STORY = b"CHAPTER I\n\nIt rained all night. Nobody slept.\n\nThe letter came at noon. Ben read it twice.\n"
PROSE = "Elena closed the door.\n\nThe lamp went out.\n\nNobody spoke."

_SPEC = importlib.util.spec_from_file_location("house", Path(__file__).parents[1] / "http" / "conftest.py")
_HOUSE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_HOUSE)
house = _HOUSE.house


class Desk:
    """A book of one scene, and what is suggested for it.

    Attributes:
        base: the version that the agent saw.
        text: the scene's file in it.
    """

    def __init__(self, house):
        self.house = house
        made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=STORY).get_json()
        self.project, self.base = made["project"]["id"], made["commit"]
        self.path = "manuscript/chapter-i/scene-1.md"
        self.text = self.file(self.base)
        self.scene = read_scene(self.path, self.text).id
        invitation = {"email": "reader@example.org", "role": "reader"}
        house.call("owner", "PUT", f"/api/v1/projects/{self.project}/members", invitation)

    @property
    def repository(self):
        return self.house.services.get(Store).open(self.project)

    def file(self, commit=None):
        """Return the scene's file, by default as it is now."""
        return read_file(self.repository, commit or head(self.repository), self.path).decode()

    def save(self, text, base=None):
        """Save the scene as its owner."""
        body = {"base": base or head(self.repository), "edits": [{"path": self.path, "text": text}]}
        answer = self.house.call("owner", "POST", f"/api/v1/projects/{self.project}/changes", body)
        assert answer.status_code == 200, answer.get_json()

    def propose(self, prose=PROSE, run="run-1", **more):
        """Let a run end in a suggestion, and return it as its owner reads it."""
        given = {"agent": "scene-writer@1", "model": "practice", "cost_micros": 1_234, "gates": "repetition=pass"}
        with self.house.services.sessions.begin() as db:
            suggestion = self.house.services.get(SuggestionsService).propose(
                db,
                self.project,
                run,
                self.scene,
                self.path,
                self.base,
                self.text,
                prose,
                **{**given, **more},
            )
        return self.get(suggestion).get_json()

    def propose_edits(self, after, run="run-1"):
        """Let a run end in word-level changes of the scene."""
        changes = split_edits(self.text, after)
        proposal = Proposal(
            self.project, run, self.scene, self.path, self.base, "voice@1", "practice", 0, changes, provider_model="m-1"
        )
        with self.house.services.sessions.begin() as db:
            suggestion = self.house.services.get(SuggestionsService).propose_changes(db, proposal)
        return self.get(suggestion).get_json()

    def get(self, suggestion, who="owner"):
        return self.house.call(who, "GET", self._path(suggestion))

    def decide(self, suggestion, who="owner", **decisions):
        """Decide by position (`c1="kept"`) or with an edit (`c1=("kept", "text")`)."""
        entries = {}
        for name, decision in decisions.items():
            choice, edited = decision if isinstance(decision, tuple) else (decision, None)
            entries[f"{suggestion}.{name[1:]}"] = {"decision": choice, "edited": edited}
        return self.house.call(who, "PUT", f"{self._path(suggestion)}/decisions", {"decisions": entries})

    def accept(self, suggestion, who="owner", key=None):
        headers = {"Idempotency-Key": key} if key else {}
        return self.house.call(who, "POST", f"{self._path(suggestion)}/accept", headers=headers)

    def log(self):
        """Return author, subject and trailers of every version since the base, newest first, by plain git."""
        done = subprocess.run(
            ["git", "-C", self.repository.path, "log", "--format=%an <%ae>%x00%s%x00%(trailers)%x01", f"{self.base}.."],
            capture_output=True,
            check=True,
        )
        versions = [entry.strip().split("\0") for entry in done.stdout.decode().split("\x01") if entry.strip()]
        return [
            (author, subject, dict(line.split(": ", 1) for line in t.split("\n") if line))
            for author, subject, t in versions
        ]

    def heard(self, kind="suggestion.changed"):
        """Return the data of this project's events of a kind."""
        events = self.house.services.get(Feed).after(0)
        return [event.data for event in events if event.type == kind and event.project == self.project]

    def _path(self, suggestion):
        return f"/api/v1/projects/{self.project}/suggestions/{suggestion}"


@pytest.fixture
def desk(house):
    return Desk(house)
