"""The write service on a port of its own, and real git that pushes to it."""

import importlib.util
import os
import subprocess
import threading
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from plotweaver_backend.feed import Feed
from plotweaver_gitstore.store import Store

_SPEC = importlib.util.spec_from_file_location("house", Path(__file__).parents[1] / "http" / "conftest.py")
_HOUSE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_HOUSE)
house = _HOUSE.house


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class _Addresses:
    """Lets git find the two operations where it looks for them, with its token as a bearer's."""

    def __init__(self, app, house):
        self._app, self._house = app, house

    def __call__(self, environ, start_response):
        who, _, rest = environ["PATH_INFO"].removeprefix("/").partition("/")
        project = rest.partition(".git/")[0]
        environ["PATH_INFO"] = f"/api/v1/internal/projects/{project}/receive-pack"
        environ["HTTP_AUTHORIZATION"] = f"Bearer {self._house.tokens[who]}"
        if environ.get("HTTP_TRANSFER_ENCODING") == "chunked":
            environ["wsgi.input"] = _Chunked(environ["wsgi.input"])
            environ["wsgi.input_terminated"] = True
        return self._app(environ, start_response)


class _Chunked:
    """A chunked body as one stream: what gunicorn does, wsgiref does not."""

    def __init__(self, raw):
        self._raw, self._kept, self._ended = raw, b"", False

    def read(self, size=-1):
        while not self._ended and (size < 0 or len(self._kept) < size):
            length = int(self._raw.readline(), 16)
            self._kept += self._raw.read(length)
            self._raw.readline()
            self._ended = length == 0
        size = len(self._kept) if size < 0 else size
        found, self._kept = self._kept[:size], self._kept[size:]
        return found


@pytest.fixture
def served(house):
    """Serve the application; returns its origin."""
    server = make_server("127.0.0.1", 0, _Addresses(house.app, house), WSGIServer, _Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def git(tmp_path):
    """Run git in `tmp_path`'s work tree `mine`, with no settings of the machine."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
        **{f"GIT_{who}_NAME": "Ada" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "ada@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    folder = tmp_path / "mine"
    folder.mkdir()

    def run(*arguments, check=True, **more):
        ran = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=90,
            **more,
        )
        assert ran.returncode == 0 or not check, ran.stderr
        return ran

    return run


@pytest.fixture
def desk(house, served, git, tmp_path):
    """A work tree with the owner's book in it, and the server it pushes to."""
    return Desk(house, served, git, tmp_path / "mine")


class Desk:
    """A book, a clone of it, and git."""

    def __init__(self, house, served, git, folder):
        self.house, self.git, self.folder = house, git, folder
        made = house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()
        self.project, self.served = made["project"]["id"], served
        git("init", "-q", "-b", "main")
        git("fetch", "-q", self.repository.path, "main")
        git("reset", "-q", "--hard", "FETCH_HEAD")

    @property
    def repository(self):
        return self.house.services.get(Store).open(self.project)

    @property
    def repository_path(self):
        return Path(self.repository.path)

    def events(self):
        return self.house.services.get(Feed).last()

    def write(self, path, text, message="Wrote"):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD").stdout.strip()

    def push(self, *refs, who="owner", options=()):
        address = f"{self.served}/{who}/{self.project}.git"
        return self.git("push", *options, address, *(refs or ("main",)), check=False)
