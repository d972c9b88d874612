"""A real write service's inner operations over HTTP and real git, and the read service in front of it."""

import asyncio
import base64
import json
import socket
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pygit2
import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import OKPKey
from plotweaver_bff.app import create_app
from plotweaver_bff.wiring import assemble
from plotweaver_gitstore import MAIN, Store, head, heads, is_public, new_objects, read_tree, write_pack
from plotweaver_kit.settings import Settings
from plotweaver_kit.tokens import ALGORITHM, TYPE
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.edits import new_book
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

SERVICE_TOKEN = "the-services-own-token"
PROJECT = "abcdefghijkl"
PATIENCE = 20.0


class Served:
    """An ASGI application served by uvicorn in a thread."""

    def __init__(self, app, port=None):
        self.port = port or _free_port()
        config = uvicorn.Config(
            app, host="127.0.0.1", port=self.port, log_config=None, ws="websockets-sansio", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        _until(lambda: self._server.started, "the server")

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    def end(self):
        """Begin to stop."""
        self._server.should_exit = True

    def stop(self):
        self.end()
        self._thread.join(PATIENCE)


@pytest.fixture
def serve():
    """Serve an ASGI application until the test ends."""
    served = []

    def begin(app):
        served.append(Served(app))
        return served[-1]

    yield begin
    for each in served:
        each.stop()


def _until(look, what="it"):
    """Return the first true answer of `look`."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError(f"not seen: {what}")


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Peer:
    """What the write service is to this one: a log, objects, keys, roles, and answers to what is forwarded."""

    store: Store
    key: OKPKey = field(default_factory=lambda: OKPKey.generate_key("Ed25519"))
    events: list = field(default_factory=list)
    roles: dict = field(default_factory=lambda: {"owner": "owner", "reader": "reader"})
    revoked: list = field(default_factory=list)
    visible: dict = field(default_factory=dict)
    seen: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    carry: bool = True
    held_after: float = float("inf")
    more: list = field(default_factory=list)
    others: dict = field(default_factory=dict)
    fetched: list = field(default_factory=list)
    slow: set = field(default_factory=set)
    refused: dict = field(default_factory=dict)
    spoil: object = bytes

    def app(self):
        inner = "/api/v1/internal"
        return Starlette(
            routes=[
                *self.more,
                Route(f"{inner}/feed", self._feed),
                Route(f"{inner}/access", self._access),
                Route(f"{inner}/projects/{{project}}/objects", self._objects),
                Route("/api/v1/auth/keys", self._keys),
                Route("/{path:path}", self._forwarded, methods=["GET", "POST", "PUT", "DELETE"]),
            ]
        )

    def token(self, account, session="s1", lifetime=600):
        claims = {"iss": "plotweaver", "aud": "plotweaver", "sub": account, "sid": session}
        header = {"alg": ALGORITHM, "typ": TYPE, "kid": self.key.thumbprint()}
        return jwt.encode(header, claims | {"exp": int(time.time()) + lifetime}, self.key, algorithms=[ALGORITHM])

    def name(self, ref, commit, project=PROJECT):
        """Let a branch or tag name a version (None: go), and tell of it."""
        references, before = self.store.open(project).references, None
        if ref in references:
            before = str(references[ref].target)
            references.delete(ref)
        if commit is not None:
            references.create(ref, commit)
        data = {"ref": ref, "commit": commit, "before": before, "paths": [], "author": "Ann"}
        return self.tell("content.updated", data, project, [] if self.carry else None)

    def commit(self, files, message="Saved", project=PROJECT, ref=MAIN):
        """Make a version as the write service does (None takes a file away), and tell of it; a new branch is begun."""
        repository = self.store.create(project)
        known = head(repository, ref)
        before = known or head(repository)
        builder = pygit2.Index()
        if before is not None:
            builder.read_tree(repository[before].tree)
        for path, data in files.items():
            if data is None:
                builder.remove(path)
                continue
            builder.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode.BLOB))
        tree = builder.write_tree(repository)
        who = pygit2.Signature("Ann", "ann@example.org", 1_700_000_000 + len(self.events), 0)
        parents = [] if before is None else [before]
        commit = str(repository.create_commit(None, who, who, message, tree, parents))
        repository.references.create(ref, commit, force=True)
        objects = [
            {"type": kind, "data": base64.b64encode(data).decode()}
            for kind, data in new_objects(repository, [] if before is None else [before], [commit])
        ]
        data = {"ref": ref, "commit": commit, "before": known, "paths": sorted(files), "author": "Ann"}
        return commit, self.tell("content.updated", data, project, objects if self.carry else None)

    def tell(self, kind, data, project=PROJECT, objects=None):
        """Append to the log and return the event's seq."""
        seq = len(self.events) + 1
        if kind == "permissions.changed":
            self._permit(data, project)
        self.events.append(_event(kind, data, project, seq) | {"objects": objects})
        return seq

    def _permit(self, data, project):
        if data.get("visibility"):
            self.visible[project] = data["visibility"]
            return
        if data["session"] is not None:
            self.revoked.append(data["session"])
        elif project == PROJECT and data["role"] is None:
            self.roles.pop(data["account"], None)
        elif project == PROJECT:
            self.roles[data["account"]] = data["role"]
        else:
            self.others[project] = data["account"], data["role"]

    def say(self, kind, data, project=PROJECT):
        """Send an ephemeral frame."""
        self.events.append(_event(kind, data, project, None))

    async def _feed(self, request: Request):
        if request.headers.get("authorization") != f"Bearer {SERVICE_TOKEN}":
            return JSONResponse({}, 401)
        after = int(request.query_params["after"])

        async def lines():
            yield _line(_event("heartbeat", {}, None, None))
            told, place = after, 0
            ephemeral_from = len(self.events)
            while True:
                for number, event in enumerate(self.events[place:], place):
                    if (event["seq"] or 0) > self.held_after:
                        break
                    place = number + 1
                    numbered = event["seq"] is not None and event["seq"] > told
                    if numbered or (event["seq"] is None and number >= ephemeral_from):
                        yield _line(event)
                await asyncio.sleep(0.01)

        return StreamingResponse(lines(), media_type="application/x-ndjson")

    async def _access(self, _: Request):
        entries = [{"project": PROJECT, "account": who, "role": role} for who, role in self.roles.items()]
        entries += [{"project": book, "account": who, "role": role} for book, (who, role) in self.others.items()]
        last = max([event["seq"] or 0 for event in self.events], default=0)
        return JSONResponse(
            {"seq": last, "entries": entries, "revoked_sessions": self.revoked, "visible": self.visible}
        )

    async def _objects(self, request: Request):
        project = request.path_params["project"]
        self.fetched.append(project)
        if project in self.refused:
            return JSONResponse(self.refused[project], self.refused[project]["status"])
        if not self.store.exists(project):
            return JSONResponse({}, 404)
        repository = self.store.open(project)
        refs, have = heads(repository), request.query_params.get("have")
        private = request.query_params.get("private") == "true"
        wanted = [oid for ref, oid in refs.items() if is_public(ref) is not private]
        with tempfile.TemporaryDirectory() as folder:
            made = write_pack(repository, have.split(",") if have else [], wanted, Path(folder))
            pack, index = (b"", b"") if made is None else (made.pack.read_bytes(), made.index.read_bytes())
        # what is slow answers with what there was when it was asked
        while project in self.slow or (private and f"{project} private" in self.slow):
            await asyncio.sleep(0.01)
        line = json.dumps({"refs": refs, "pack": len(pack), "index": len(index)}).encode()
        return Response(self.spoil(line + b"\n" + pack + index), media_type="application/vnd.plotweaver.bundle")

    async def _keys(self, _: Request):
        public = dict(self.key.as_dict(private=False))
        return JSONResponse({"keys": [public | {"alg": ALGORITHM, "use": "sig", "kid": self.key.thumbprint()}]})

    async def _forwarded(self, request: Request):
        body = await request.body()
        self.seen.append((request.method, request.url.path, dict(request.headers), body, dict(request.query_params)))
        status, answer = self.answers.get((request.method, request.url.path), (200, {"ok": True}))
        headers = {"X-Inner": "secret", "Set-Cookie": "a=1"}
        return Response(json.dumps(answer), status, headers, "application/json")


def _event(kind, data, project, seq):
    return {"type": kind, "project": project, "seq": seq, "at": "2026-11-23T00:00:00+00:00", "data": data}


def _line(event):
    return json.dumps(event).encode() + b"\n"


@dataclass
class House:
    """The read service, its peer, and people."""

    peer: Peer
    settings: Settings
    behind: Served = None
    served: Served = None
    parts: object = None

    @property
    def origin(self):
        return self.served.origin

    def start(self, port=None, ready=True):
        self.parts = assemble(self.settings)
        self.served = Served(create_app(self.parts), port)
        if ready:
            _until(lambda: self.get("/health/ready").status_code == 200, "readiness")

    def restart(self):
        port = self.served.port
        self.served.stop()
        self.start(port)

    def get(self, path, who=None, **headers):
        return self.ask("GET", path, who, headers=headers)

    def ask(self, verb, path, who=None, headers=None, **more):
        headers = dict(headers or {}) | ({"Authorization": f"Bearer {self.peer.token(who)}"} if who else {})
        return httpx.request(verb, f"{self.origin}{path}", headers=headers, timeout=PATIENCE, **more)

    def read(self, path, who="owner", **headers):
        return self.get(f"/api/v1/projects/{PROJECT}{path}", who, **headers)


@pytest.fixture
def peer(tmp_path):
    peer = Peer(Store(tmp_path / "canonical"))
    peer.commit(new_book("The mole", "Ann"), "Started the book")
    return peer


@pytest.fixture
def house(peer, tmp_path):
    behind = Served(peer.app())
    port = _free_port()
    settings = Settings(
        data_dir=tmp_path / "nowhere",
        service_token=SERVICE_TOKEN,
        backend_url=behind.origin,
        mirror_dir=tmp_path / "mirror",
        public_origin=f"http://127.0.0.1:{port}",
    )
    house = House(peer, settings, behind)
    house.start(port)
    yield house
    # together: each needs a moment to notice
    house.behind.end()
    house.served.stop()
    house.behind.stop()


@pytest.fixture
def scene(peer):
    """The id and path of the book's first scene."""
    repository = peer.store.open(PROJECT)
    found = read_book(read_tree(repository, head(repository))).scenes[0]
    return found.id, found.path


@pytest.fixture
def until():
    """Wait for something, not for ever."""
    return _until


@pytest.fixture
def git():
    """Run git and return what it says."""

    def run(*arguments, check=True):
        return subprocess.run(["git", *arguments], capture_output=True, text=True, check=check, timeout=60)

    return run
