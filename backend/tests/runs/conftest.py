"""Real processes: the write service, a worker, and a provider that does as it is told."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from plotweaver_backend import wiring
from plotweaver_backend.identity.service import IdentityService
from plotweaver_kit.settings import Settings

TOKEN = "the-services-own-token"
PATIENCE = 60.0
#: What tells the provider what to do, and what it tells.
TOLD = ("behaviour", "first", "gate", "sent_first", "slow_verdict", "verdict", "calls", "shown")
BOOK = "CHAPTER I\n\nThe harbour lay still.\n\nNobody on the long mole had counted the empty boats.\n"


def _eventually(look, what="it"):
    """Return the first true answer of `look`."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"not seen: {what}")


@pytest.fixture
def eventually():
    """Waits for something, not for ever."""
    return _eventually


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class World:
    """The processes, and a person signed in."""

    folder: Path
    environment: dict
    url: str
    http: httpx.Client = None
    project: str = ""
    scene: str = ""
    processes: list = field(default_factory=list)

    def spawn(self, *command):
        log = (self.folder / "processes.log").open("ab")
        process = subprocess.Popen([sys.executable, *command], env=self.environment, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def worker(self):
        return self.spawn("-m", "plotweaver_backend.worker")

    def behave(self, behaviour):
        (self.folder / "behaviour").write_text(behaviour)

    def open(self, gate):
        (self.folder / gate).touch()

    def calls(self):
        path = self.folder / "calls"
        return path.read_text().split() if path.exists() else []

    def start(self, **more):
        request = {"scene": self.scene, "instruction": "Go on.", "words": 40, "model": "told"} | more
        answer = self.http.post(f"/projects/{self.project}/runs", json=request)
        assert answer.status_code == 202, answer.text
        return answer.json()["run"]["id"]

    def run(self, run):
        return self.http.get(f"/projects/{self.project}/runs/{run}").json()

    def ended(self, run):
        return _eventually(
            lambda: (seen := self.run(run))["status"] not in ("queued", "running") and seen, f"the end of {run}"
        )

    def keys_shown(self):
        """The keys that the provider was shown, one a call."""
        return (self.folder / "shown").read_text().split()

    def suggestions(self):
        return self.http.get(f"/projects/{self.project}/suggestions").json()["suggestions"]

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(20)


@pytest.fixture
def world(database_url, tmp_path):
    """Processes of one's own, on each database; no worker yet."""
    with _running(database_url, tmp_path) as world:
        yield world


@pytest.fixture(scope="session")
def _house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    with _running(f"sqlite:///{folder / 'plotweaver.db'}", folder) as world:
        world.worker()
        yield world


@pytest.fixture
def house(_house):
    """Processes that stay, a worker among them, and a book of one's own: for what harms none of them."""
    for told in TOLD:
        (_house.folder / told).unlink(missing_ok=True)
    _book(_house)
    return _house


@contextmanager
def _running(database_url, folder):
    port = free_port()
    environment = os.environ | {
        "PLOTWEAVER_DATA_DIR": str(folder / "data"),
        "PLOTWEAVER_DATABASE_URL": database_url,
        "PLOTWEAVER_SERVICE_TOKEN": TOKEN,
        "PLOTWEAVER_BACKEND_URL": f"http://127.0.0.1:{port}",
        "PLOTWEAVER_BACKEND_PORT": str(port),
        "PLOTWEAVER_OPENAI_MODEL": "told",
        "PLOTWEAVER_OPENAI_INPUT_USD": "1",
        "PLOTWEAVER_OPENAI_OUTPUT_USD": "10",
    }
    world = World(folder, environment, f"http://127.0.0.1:{port}/api/v1")
    try:
        world.spawn(str(Path(__file__).with_name("provider.py")), str(folder))
        number = _eventually(lambda: (folder / "port").exists() and (folder / "port").read_text(), "the provider")
        environment["PLOTWEAVER_OPENAI_URL"] = f"http://127.0.0.1:{number}/v1"
        _people(world, database_url, folder)
        world.spawn("-m", "plotweaver_backend.serve")
        _eventually(lambda: _answers(f"{world.url}/auth/keys"), (folder / "processes.log").read_text())
        _book(world)
        yield world
    finally:
        world.close()
        if world.http is not None:
            world.http.close()


def _people(world, database_url, folder):
    settings = Settings(data_dir=folder / "data", database_url=database_url, service_token=TOKEN)
    services = wiring.assemble(settings)
    identity = services.get(IdentityService)
    signed_in = identity.redeem_link(identity.create_link(identity.ensure_admin().id))
    services.engine.dispose()
    world.http = httpx.Client(
        base_url=world.url, headers={"Authorization": f"Bearer {signed_in.access_token}"}, timeout=30
    )


def _book(world):
    made = world.http.post("/projects/import", params={"filename": "book.txt"}, content=BOOK.encode())
    assert made.status_code == 201, made.text
    world.project = made.json()["project"]["id"]
    outline = subprocess.run(
        [
            "git",
            "-C",
            str(world.folder / "data" / "repositories" / f"{world.project}.git"),
            "grep",
            "-h",
            "^id:",
            "main",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    world.scene = outline.stdout.split()[1]


def _answers(url):
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.HTTPError:
        return False
